import { declarationAt } from "../../analysis/find.ts";
import { replace, wholeLines } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** What nothing uses: remove it, where that leaves nothing behind. */
export const unusedDeclaration: Remedy = ({ span, message }, analysis) => {
  const declaration = declarationAt(analysis, span.start);
  // Members of a family that are idle are no reason to remove the others.
  if (!declaration || / of the \d+ members /.test(message)) return [];
  const name = analysis.text.slice(span.start, span.end);
  return [replace(`Remove \`${name}\``, wholeLines(declaration.span, analysis), "")];
};
