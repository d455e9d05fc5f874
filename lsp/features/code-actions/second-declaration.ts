import { declarationAt } from "../../analysis/find.ts";
import { replace, wholeLines } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** A second declaration of which there is one: remove it. */
export const secondDeclaration: Remedy = ({ span }, analysis) => {
  const declaration = declarationAt(analysis, span.start);
  if (!declaration) return [];
  return [replace("Remove this declaration", wholeLines(declaration.span, analysis), "")];
};
