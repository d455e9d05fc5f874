import type { Span, Token } from "../../grammar/index.ts";
import { type AnyNode, children } from "../../grammar/walk.ts";
import type { Analysis } from "./analysis.ts";
import type { Occurrence } from "./symbols.ts";

/** Whether the offset is in the span, its end included: a cursor behind a name is at it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The name at an offset, with what it means. */
export function occurrenceAt({ symbols }: Analysis, offset: number): Occurrence | undefined {
  const at = symbols.occurrences.filter(({ span }) => touches(span, offset));
  return at.find(({ span }) => offset < span.end) ?? at[0];
}

/** The token at an offset: that which begins there or holds it, else that which ends there. */
export function tokenAt({ parsed }: Analysis, offset: number): Token | undefined {
  const { tokens } = parsed;
  const next = firstFrom(tokens, offset);
  const behind = tokens[next];
  if (behind && behind.startOffset === offset) return behind;
  const before = tokens[next - 1];
  return before && offset <= before.endOffset + 1 ? before : undefined;
}

/** The tokens that end at or before the offset. */
export function tokensBefore({ parsed }: Analysis, offset: number): readonly Token[] {
  const { tokens } = parsed;
  let count = firstFrom(tokens, offset);
  while (count > 0 && tokens[count - 1].endOffset >= offset) count--;
  return tokens.slice(0, count);
}

/** The number of tokens that begin before the offset. */
function firstFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle].startOffset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The nodes around an offset, outermost first. */
export function nodesAt({ parsed }: Analysis, offset: number): readonly AnyNode[] {
  const path: AnyNode[] = [];
  let node: AnyNode | undefined = parsed.file;
  while (node) {
    path.push(node);
    const inner: readonly AnyNode[] = children(node).filter(({ span }) => touches(span, offset));
    node = inner.find(({ span }) => offset < span.end) ?? inner.at(-1);
  }
  return path;
}

/** Whether a comment holds the offset, or ends there. */
export function inComment({ parsed }: Analysis, offset: number): boolean {
  return parsed.comments.some(({ span }) => span.start < offset && offset <= span.end);
}

/** The declaration that an offset stands in or behind: from its keyword to the next one. */
export function declarationAt({ parsed }: Analysis, offset: number) {
  return parsed.file.declarations.findLast(({ keyword }) => keyword.start <= offset);
}
