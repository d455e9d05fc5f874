import type { SelectionRange } from "vscode-languageserver-types";
import type { Span } from "../../grammar/index.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { nodesAt, tokenAt } from "../analysis/find.ts";

/** What grows around an offset: token, expression after expression, item, declaration, file. */
export function selectionRange(analysis: Analysis, offset: number): SelectionRange {
  const token = tokenAt(analysis, offset);
  const spans: Span[] = [
    { start: 0, end: analysis.text.length },
    ...nodesAt(analysis, offset)
      .slice(1)
      .map(({ span }) => span),
    ...(token ? [{ start: token.startOffset, end: token.endOffset + 1 }] : []),
    { start: offset, end: offset },
  ];
  let result: SelectionRange | undefined;
  let outer: Span | undefined;
  for (const span of spans) {
    const inside = outer === undefined || (outer.start <= span.start && span.end <= outer.end);
    const same = outer !== undefined && outer.start === span.start && outer.end === span.end;
    if (!inside || same || span.end < span.start) continue;
    result = { range: analysis.lines.range(span), ...(result && { parent: result }) };
    outer = span;
  }
  return result!;
}
