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
  return { source, positionAt: lineMap(source.text) };
}

export function rangeOf({ positionAt }: Mapped, { start, end }: Span): Range {
  return { start: positionAt(start), end: positionAt(end) };
}
