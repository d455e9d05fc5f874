import type { Span } from "../../../grammar/index.ts";
import type { Style } from "../style.ts";
import { cells, type Cell } from "../width.ts";
import type { Mapped } from "./place.ts";

/** A place to underline in an excerpt. */
export interface Mark {
  readonly span: Span;
  readonly underline: "^" | "-";
  readonly label?: string;
  readonly colour: (text: string) => string;
}

interface MarkedLine extends Mark {
  readonly line: number;
  /** The part of the span on its first line, as offsets in that line. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The lines of the source that carry marks, in order, each with its number and underlines:
 *
 *     12 | hop shell 2: t3
 *        |              ^^ not declared
 */
export function excerpt(
  { source, positionAt }: Mapped,
  marks: readonly Mark[],
  width: number,
  style: Style,
): string[] {
  const marked = marks
    .map((mark) => onFirstLine(source.text, mark, positionAt(mark.span.start).line))
    .sort((a, b) => a.line - b.line || a.from - b.from);
  const gutter = String(Math.max(...marked.map((mark) => mark.line))).length;
  const margin = (content = ""): string => style.blue(`${content.padStart(gutter)} |`);

  const rows = [margin()];
  let previous: number | undefined;
  for (const mark of marked) {
    const window = cut(cells(mark.text), mark, width - gutter - 3);
    if (mark.line !== previous || window.cutLeft) {
      if (previous !== undefined && mark.line > previous + 1) rows.push(style.blue("..."));
      rows.push(`${margin(String(mark.line))} ${window.text}`.trimEnd());
    }
    const label = mark.label === undefined ? "" : ` ${mark.label}`;
    const underline = mark.underline.repeat(window.length) + label;
    rows.push(`${margin()} ${" ".repeat(window.start)}${mark.colour(underline)}`);
    previous = mark.line;
  }
  return rows;
}

/** The characters of a very long line that can come into sight before and behind a mark. */
const inSight = 1000;

function onFirstLine(text: string, mark: Mark, line: number): MarkedLine {
  const start = Math.min(mark.span.start, text.length);
  const newline = text.indexOf("\n", start);
  const lineEnd = newline === -1 ? text.length : newline;
  const lineStart = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  const from = Math.max(lineStart, start - inSight);
  const content = text.slice(from, Math.min(lineEnd, start + inSight)).replace(/\r$/, "");
  const column = (offset: number): number => Math.min(offset - from, content.length);
  return { ...mark, line, text: content, from: column(start), to: column(mark.span.end) };
}

interface Window {
  readonly text: string;
  /** Column and columns of the underline. */
  readonly start: number;
  readonly length: number;
  readonly cutLeft: boolean;
}

/** The part of a line around a mark that fits the width, with `…` where something is left out. */
function cut(line: readonly Cell[], mark: MarkedLine, width: number): Window {
  const columnsBefore = (offset: number): number =>
    line.reduce((sum, cell) => (cell.offset < offset ? sum + cell.width : sum), 0);
  const start = columnsBefore(mark.from);
  const length = Math.max(1, columnsBefore(mark.to) - start);
  const total = columnsBefore(Infinity);
  if (total <= width) {
    return { text: line.map((cell) => cell.text).join(""), start, length, cutLeft: false };
  }
  const context = Math.max(0, Math.floor((width - length) / 2));
  const left = Math.max(0, Math.min(start - context, total - width));
  const right = left + width;
  const lastColumn = right < total ? right - 1 : right;
  const kept: Cell[] = [];
  let column = 0;
  let firstColumn = left;
  for (const cell of line) {
    const inside = column >= left + (left > 0 ? 1 : 0) && column + cell.width <= lastColumn;
    if (inside) {
      if (kept.length === 0) firstColumn = column;
      kept.push(cell);
    }
    column += cell.width;
  }
  const shift = firstColumn - (left > 0 ? 1 : 0);
  const text = `${left > 0 ? "…" : ""}${kept.map((cell) => cell.text).join("")}${right < total ? "…" : ""}`;
  return {
    text,
    start: start - shift,
    length: Math.max(1, Math.min(length, lastColumn - start)),
    cutLeft: left > 0,
  };
}
