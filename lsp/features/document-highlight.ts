import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/analysis.ts";
import { occurrenceAt } from "../analysis/find.ts";
import { isSame } from "./references.ts";

/** Every mention of what stands at an offset, its declaration as the one that writes. */
export function documentHighlight(
  analysis: Analysis,
  offset: number,
): readonly DocumentHighlight[] {
  const symbol = occurrenceAt(analysis, offset)?.symbol;
  if (!symbol) return [];
  return analysis.symbols.occurrences
    .filter((each) => isSame(each.symbol, symbol))
    .map(({ span, role }) => ({
      range: analysis.lines.range(span),
      kind: role === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
