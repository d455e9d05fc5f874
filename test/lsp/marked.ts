/** Sources with a cursor in them, and what the features say there. */
import { type Analysis, analyse, openLibrary } from "../../lsp/analysis/analysis.ts";

export const library = openLibrary("file:///library/");

const cursor = "┆";

export interface Marked {
  readonly analysis: Analysis;
  readonly offset: number;
}

/** A source with `┆` where the cursor is. */
export function marked(source: string, uri = "file:///spec.ham"): Marked {
  const offset = source.indexOf(cursor);
  if (offset < 0) throw new Error("The source has no cursor.");
  return { analysis: analyse(uri, source.replace(cursor, ""), library), offset };
}

export function plain(source: string, uri = "file:///spec.ham"): Analysis {
  return analyse(uri, source, library);
}

interface Edit {
  readonly range: Parameters<Analysis["lines"]["span"]>[0];
  readonly newText: string;
}

/** The text after edits that do not overlap. */
export function applied({ text, lines }: Analysis, edits: readonly Edit[]): string {
  return edits
    .map(({ range, newText }) => ({ ...lines.span(range), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}

/** The text of a range. */
export function textAt({ text, lines }: Analysis, range: Edit["range"]): string {
  const { start, end } = lines.span(range);
  return text.slice(start, end);
}
