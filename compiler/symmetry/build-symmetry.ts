import type { Expression, SymmetryDeclaration } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import type { Lattice } from "../model/lattice.ts";
import type { Space } from "../model/space.ts";
import { spatialPart } from "./basic-parts.ts";
import { buildParts } from "./build-parts.ts";
import { type DeclaredGroup, buildGroup, isGroup } from "./groups/build-group.ts";
import { detect } from "./detect.ts";
import { centreText } from "./centre.ts";
import { closure, groupLimit } from "./group.ts";
import { nameOf } from "./name.ts";
import type { Operation } from "./operation.ts";
import type { Part } from "./part.ts";
import { operationAt, place } from "./place.ts";
import { unity } from "./rotation.ts";

/** The symmetry that a spec declares. */
export interface Symmetry {
  /** The generators as they are written, without `none`. */
  readonly written: readonly Expression[];
  /** One or more operations for each generator, with its place in the source. */
  readonly generators: readonly Generator[];
  /** All their products up to translations of the cell, the identity first. */
  readonly group: readonly Operation[];
  /** Those that the declaration names as a whole, with where they lie. */
  readonly named: readonly DeclaredGroup[];
}

export interface Generator {
  readonly operation: Operation;
  readonly syntax: Expression;
}

/** The group of a `symmetry` declaration; undefined where something in it is wrong. */
export function buildSymmetry(
  declaration: SymmetryDeclaration | undefined,
  lattice: Lattice,
  space: Space,
  context: Context,
): Symmetry | undefined {
  const { reporter } = context;
  const identity = identityOf(lattice, space);
  const written = (declaration?.generators ?? []).filter((syntax) => !isWord(syntax, "none"));
  const none = declaration?.generators.find((syntax) => isWord(syntax, "none"));
  if (none && written.length > 0)
    return reporter.report("HAM8002", none.span, {
      name: "`none`",
      reason: "it stands alone, and here are other generators",
    });
  if (written.length === 0) return { written, generators: [], named: [], group: [identity] };
  if (lattice.continuum)
    return reporter.report("HAM8009", declaration!.span, { what: "a continuum" });
  const generators: Generator[] = [];
  const named: DeclaredGroup[] = [];
  for (const syntax of written) {
    const group = isGroup(syntax) ? buildGroup(syntax, lattice, space, context) : undefined;
    const operations = isGroup(syntax)
      ? group?.operations
      : buildOperations(syntax, lattice, space, context);
    if (!operations) return undefined;
    if (group) named.push(group);
    generators.push(...operations.map((operation) => ({ operation, syntax })));
  }
  const group = closure(
    identity,
    generators.map(({ operation }) => operation),
    lattice,
  );
  if (!group)
    return reporter.report("HAM4017", declaration!.span, {
      what: "The number of symmetry operations",
      limit: groupLimit,
    });
  return {
    written,
    generators,
    named,
    group: group.map((operation) => ({ ...operation, name: nameOf(operation) })),
  };
}

function isWord(syntax: Expression, word: string): boolean {
  return syntax.kind === "name" && syntax.text === word;
}

function buildOperations(
  syntax: Expression,
  lattice: Lattice,
  space: Space,
  context: Context,
): readonly Operation[] | undefined {
  const call = syntax.kind === "call" ? syntax.callee.text : undefined;
  if (isWord(syntax, "detect") || call === "detect") return detect(syntax, lattice, space, context);
  const parts = buildParts(syntax, { lattice, space, context });
  const placed = parts?.map((part) => placePart(part, syntax, lattice, context));
  return placed?.every((operation) => operation !== undefined) ? placed : undefined;
}

function placePart(
  part: Part,
  syntax: Expression,
  lattice: Lattice,
  { reporter }: Context,
): Operation | undefined {
  const placement = place(part, lattice);
  switch (placement.kind) {
    case "placed":
      return placement.operation;
    case "several":
      return reporter.report("HAM8004", syntax.span, {
        name: part.name,
        lattice: lattice.name,
        centres: placement.operations.map((operation) => centreText(operation)),
      });
    default:
      return reporter.report("HAM8003", syntax.span, {
        name: part.name,
        lattice: lattice.name,
        sites: placement.kind === "noSites",
      });
  }
}

export function identityOf(lattice: Lattice, space: Space): Operation {
  const turn = lattice.vectors.map((_, i) => lattice.vectors.map((__, j) => (i === j ? 1 : 0)));
  return operationAt(
    spatialPart("identity", unity, true, space),
    turn,
    turn.map(() => 0),
    lattice,
  );
}
