import { lineMap, type Diagnostic, type Position, type Span } from "../../../grammar/index.ts";
import type { Source } from "../../source.ts";

/** A source with the way from an offset of its text to line and column. */
export interface Mapped {
  readonly source: Source;
  readonly positionAt: (offset: number) => Position;
}

/** A diagnostic and where it belongs. */
export interface Placed extends Mapped {
  readonly diagnostic: Diagnostic;
}

/** Lines and columns from 1, columns in characters; `end` is just behind the last one. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export function mapped(source: Source): Mapped {
  return { source, positionAt: countOn(source.text, lineMap(source.text)) };
}

/**
 * The same positions, counted on from the last one where that is before on the same line: thousands
 * of diagnostics on one very long line would otherwise each count its characters from the start.
 */
function countOn(
  text: string,
  positionAt: (offset: number) => Position,
): (offset: number) => Position {
  let last = { offset: 0, position: positionAt(0) };
  return (offset) => {
    const between = offset < last.offset ? "\n" : text.slice(last.offset, offset);
    const { line, column } = last.position;
    const position = between.includes("\n")
      ? positionAt(offset)
      : { line, column: column + Array.from(between).length };
    last = { offset, position };
    return position;
  };
}

export function rangeOf({ positionAt }: Mapped, { start, end }: Span): Range {
  return { start: positionAt(start), end: positionAt(end) };
}
