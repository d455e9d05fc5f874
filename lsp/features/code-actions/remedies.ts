import type { Diagnostic as Finding, Fix } from "../../../grammar/index.ts";
import type { Analysis } from "../../analysis/analysis.ts";
import { absentDeclaration } from "./absent-declaration.ts";
import { domainBounds } from "./domain-bounds.ts";
import { exclusiveArguments } from "./exclusive-arguments.ts";
import { forbiddenBySymmetry } from "./forbidden-by-symmetry.ts";
import { forbiddenGoal } from "./forbidden-goal.ts";
import { latticeByHabit } from "./lattice-by-habit.ts";
import { missingArgument } from "./missing-argument.ts";
import { missingStart } from "./missing-start.ts";
import { parts } from "./parts.ts";
import { ambiguousUnit } from "./ambiguous-unit.ts";
import { secondDeclaration } from "./second-declaration.ts";
import { undeclaredName } from "./undeclared-name.ts";
import { unusedDeclaration } from "./unused-declaration.ts";

/** A remedy of a diagnostic: the edits that mend it, none where none is obvious. */
export type Remedy = (finding: Finding, analysis: Analysis) => readonly Fix[];

/** What mends a diagnostic, by its code; beside the fix that it may bring itself. */
export const remedies: Readonly<Record<string, Remedy | undefined>> = {
  HAM2001: undeclaredName,
  HAM2005: missingArgument,
  HAM2007: exclusiveArguments,
  HAM2014: absentDeclaration,
  HAM2015: secondDeclaration,
  HAM2020: unusedDeclaration,
  HAM2021: absentDeclaration,
  HAM3006: ambiguousUnit,
  HAM4013: unusedDeclaration,
  HAM4015: missingStart,
  HAM4020: missingStart,
  HAM4021: latticeByHabit,
  HAM5001: forbiddenGoal,
  HAM5006: domainBounds,
  HAM5010: parts,
  HAM8010: forbiddenBySymmetry,
};
