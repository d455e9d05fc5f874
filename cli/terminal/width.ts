/** How many columns text takes on a terminal. */

/** Made when it is needed: it takes longer than many a command. */
let segmenter: Intl.Segmenter | undefined;

function segments(text: string): Intl.Segments {
  return (segmenter ??= new Intl.Segmenter()).segment(text);
}

const wide =
  /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|.\ufe0f)/u;
const control = /[\p{Control}\p{Format}]/u;

/** One visible character (a letter with its combining marks is one) and its columns. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** UTF-16 offset in the text that was split. */
  readonly offset: number;
}

/** Splits a line into cells; tabs become spaces up to the next tab stop, control characters `·`. */
export function cells(line: string, tabStop = 4): Cell[] {
  const result: Cell[] = [];
  let column = 0;
  for (const { segment, index } of segments(line)) {
    const width = segment === "\t" ? tabStop - (column % tabStop) : characterWidth(segment);
    result.push({ text: visible(segment, width), width, offset: index });
    column += width;
  }
  return result;
}

/** Columns of a line of text. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of segments(text)) width += characterWidth(segment);
  return width;
}

/** Fills a text with spaces on its right. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** Fills a text with spaces on its left. */
export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

function visible(segment: string, width: number): string {
  if (segment === "\t") return " ".repeat(width);
  return control.test(segment) && !wide.test(segment) ? "·" : segment;
}

function characterWidth(segment: string): number {
  return wide.test(segment) ? 2 : 1;
}
