import type { Span } from "../../grammar/index.ts";

/** Lines and characters as the protocol counts them: from 0, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Between offsets and positions of a text. */
export interface Lines {
  readonly count: number;
  position(offset: number): Position;
  /** Positions beyond the end of a line or of the text give that end. */
  offset(position: Position): number;
  range(span: Span): Range;
  span(range: Range): Span;
}

export function lines(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const position = (offset: number): Position => {
    const within = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= within) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: within - starts[low] };
  };
  const offset = ({ line, character }: Position): number => {
    if (line >= starts.length) return text.length;
    if (line < 0) return 0;
    const end = line + 1 < starts.length ? starts[line + 1] - 1 : text.length;
    return Math.max(starts[line], Math.min(starts[line] + character, end));
  };
  return {
    count: starts.length,
    position,
    offset,
    range: ({ start, end }) => ({ start: position(start), end: position(end) }),
    span: ({ start, end }) => ({ start: offset(start), end: offset(end) }),
  };
}
