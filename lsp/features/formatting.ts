import type { Position, Range, TextEdit } from "vscode-languageserver-types";
import { format } from "../../grammar/index.ts";
import type { Analysis } from "../analysis/analysis.ts";

/** Sets a document in the standard form; a text with syntax errors is left as it is. */
export function formatting(analysis: Analysis): readonly TextEdit[] {
  return lineEdits(analysis.text, format(analysis.text).text);
}

/** As `formatting`, but only where lines of a range change. */
export function rangeFormatting(analysis: Analysis, range: Range): readonly TextEdit[] {
  const last = lastLine(range);
  return formatting(analysis).filter(
    (edit) => edit.range.start.line >= range.start.line && lastLine(edit.range) <= last,
  );
}

/** A range that ends before the first character of a line does not mean that line. */
function lastLine({ start, end }: Range): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

/** After a `}`: the block that it closes. After a new line: the line before. */
export function onTypeFormatting(
  analysis: Analysis,
  position: Position,
  character: string,
): readonly TextEdit[] {
  const start = character === "}" ? openingLine(analysis, position) : position.line - 1;
  if (start === undefined || start < 0) return [];
  // Who makes a blank line is about to write behind it.
  if (character !== "}" && isBlank(analysis, start)) return [];
  const end = character === "}" ? position.line : position.line - 1;
  return rangeFormatting(analysis, {
    start: { line: start, character: 0 },
    end: { line: end, character: Number.MAX_SAFE_INTEGER },
  });
}

function isBlank({ text, lines }: Analysis, line: number): boolean {
  const { start, end } = lines.span({
    start: { line, character: 0 },
    end: { line: line + 1, character: 0 },
  });
  return text.slice(start, end).trim() === "";
}

function openingLine({ parsed, lines }: Analysis, position: Position): number | undefined {
  const offset = lines.offset(position);
  const block = parsed.file.declarations.find(({ span }) => span.end === offset);
  return block && lines.position(block.keyword.start).line;
}

/** The edits that make one text of another, line by line: lines of the same words belong together. */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const old = before.split(/(?<=\n)/);
  const now = after.split(/(?<=\n)/);
  const place = (line: number) =>
    line < old.length
      ? { line, character: 0 }
      : { line: old.length - 1, character: old[old.length - 1].length };
  const atEnd = before.endsWith("\n") ? { line: old.length, character: 0 } : place(old.length);
  const edits: TextEdit[] = [];
  const replace = (from: number, to: number, lines: readonly string[]) => {
    const end = to < old.length ? place(to) : atEnd;
    const start = from < old.length ? place(from) : atEnd;
    if (from < to || lines.length > 0)
      edits.push({ range: { start, end }, newText: lines.join("") });
  };
  let [i, j] = [0, 0];
  for (const [p, q] of [...alignment(old, now), [old.length, now.length] as const]) {
    replace(i, p, now.slice(j, q));
    if (p < old.length && old[p] !== now[q]) replace(p, p + 1, [now[q]]);
    [i, j] = [p + 1, q + 1];
  }
  return edits;
}

/**
 * Pairs of lines that differ in blanks alone, in the order of both: a longest common subsequence,
 * where it is not too costly.
 */
function alignment(
  old: readonly string[],
  now: readonly string[],
): readonly (readonly [number, number])[] {
  const [a, b] = [old, now].map((lines) => lines.map((line) => line.replaceAll(/\s/g, "")));
  let head = 0;
  while (head < a.length && head < b.length && old[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && old[a.length - 1 - tail] === now[b.length - 1 - tail]) tail++;
  const [rowCount, columnCount] = [a.length - head - tail, b.length - head - tail];
  const pairs = Array.from({ length: head }, (_, at) => [at, at] as const);
  const ends = Array.from(
    { length: tail },
    (_, at) => [a.length - tail + at, b.length - tail + at] as const,
  );
  if (rowCount * columnCount > 4_000_000) return [...pairs, ...ends];
  const rows = Array.from({ length: rowCount + 1 }, () => new Uint16Array(columnCount + 1));
  for (let i = rowCount - 1; i >= 0; i--)
    for (let j = columnCount - 1; j >= 0; j--)
      rows[i][j] =
        a[head + i] === b[head + j]
          ? rows[i + 1][j + 1] + 1
          : Math.max(rows[i + 1][j], rows[i][j + 1]);
  for (let i = 0, j = 0; i < rowCount && j < columnCount;) {
    if (a[head + i] === b[head + j]) pairs.push([head + i++, head + j++]);
    else if (rows[i + 1][j] >= rows[i][j + 1]) i++;
    else j++;
  }
  return [...pairs, ...ends];
}
