import { FileProblem, shortened } from "./lines.ts";

/** A value of a CIF, without its quotes. */
export interface CifValue {
  readonly text: string;
  readonly line: number;
  /** Whether it stood in quotes or semicolons; `?` and `.` alone mean "unknown" and "none". */
  readonly quoted: boolean;
}

/** A data block: single values by tag, and loops. Tags are in lower case, with `_` for `.`. */
export interface CifBlock {
  readonly name: string;
  readonly line: number;
  readonly items: ReadonlyMap<string, CifValue>;
  readonly loops: readonly CifLoop[];
}

export interface CifLoop {
  readonly line: number;
  readonly tags: readonly string[];
  readonly rows: readonly (readonly CifValue[])[];
}

interface Token {
  readonly kind: "tag" | "value" | "data" | "loop";
  readonly value: CifValue;
}

/** The data blocks of a CIF 1.1 (https://www.iucr.org/resources/cif/spec/version1.1). Throws FileProblem. */
export function parseCif(text: string): readonly CifBlock[] {
  const tokens = tokenize(text);
  const blocks: { name: string; line: number; items: Map<string, CifValue>; loops: CifLoop[] }[] =
    [];
  const block = ({ line }: CifValue) => {
    if (blocks.length === 0)
      throw new FileProblem(
        line,
        "no data block has begun here",
        "A CIF begins with a line such as `data_diamond`.",
      );
    return blocks.at(-1)!;
  };
  for (let at = 0; at < tokens.length;) {
    const { kind, value } = tokens[at++];
    if (kind === "data") {
      blocks.push({ name: value.text, line: value.line, items: new Map(), loops: [] });
    } else if (kind === "loop") {
      const tags: string[] = [];
      while (tokens[at]?.kind === "tag") tags.push(tagOf(tokens[at++].value));
      const values: CifValue[] = [];
      while (tokens[at]?.kind === "value") values.push(tokens[at++].value);
      block(value).loops.push({ line: value.line, tags, rows: rowsOf(tags, values, value.line) });
    } else if (kind === "tag") {
      const next = tokens[at];
      if (next?.kind !== "value")
        throw new FileProblem(value.line, `\`${shortened(value.text)}\` has no value`);
      block(value).items.set(tagOf(value), next.value);
      at++;
    } else {
      throw new FileProblem(
        value.line,
        `\`${shortened(value.text)}\` belongs to no tag`,
        "A text with blanks stands in quotes.",
      );
    }
  }
  return blocks;
}

function tagOf({ text }: CifValue): string {
  return text.toLowerCase().replaceAll(".", "_");
}

function rowsOf(tags: readonly string[], values: readonly CifValue[], line: number) {
  if (tags.length === 0) throw new FileProblem(line, "this loop has no tags");
  if (values.length % tags.length !== 0)
    throw new FileProblem(
      values.at(-1)!.line,
      `the loop of line ${line} has ${tags.length} tags, but its last row has ${values.length % tags.length} of ${tags.length} values`,
      "It may have been cut off; a text with blanks stands in quotes.",
    );
  return Array.from({ length: values.length / tags.length }, (_, row) =>
    values.slice(row * tags.length, (row + 1) * tags.length),
  );
}

function tokenize(text: string): readonly Token[] {
  const lines = text.split(/\r\n|[\n\r]/);
  const tokens: Token[] = [];
  const push = (word: string, line: number, quoted: boolean) =>
    tokens.push({
      kind: quoted ? "value" : kindOf(word, line),
      value: { text: word, line, quoted },
    });
  for (let at = 0; at < lines.length; at++) {
    if (lines[at].startsWith(";")) {
      const begin = at;
      const parts = [lines[at].slice(1)];
      while (++at < lines.length && !lines[at].startsWith(";")) parts.push(lines[at]);
      if (at >= lines.length)
        throw new FileProblem(
          begin + 1,
          "the text that begins here does not end",
          "A line that begins with `;` ends it.",
        );
      push(parts.join("\n"), begin + 1, true);
      words(lines[at].slice(1), at + 1, push);
    } else {
      words(lines[at], at + 1, push);
    }
  }
  return tokens;
}

function kindOf(word: string, line: number): Token["kind"] {
  const lower = word.toLowerCase();
  if (word.startsWith("_")) return "tag";
  if (lower === "loop_") return "loop";
  if (lower.startsWith("data_")) return "data";
  if (/^(save_|global_$|stop_$)/.test(lower))
    throw new FileProblem(line, `\`${shortened(word)}\` has no place in the CIF of a crystal`);
  return "value";
}

/** The words of one line: a quote ends only before a blank, a comment begins only after one. */
function words(
  line: string,
  number: number,
  push: (word: string, line: number, quoted: boolean) => void,
): void {
  for (let at = 0; at < line.length;) {
    const rest = line.slice(at);
    const blank = /^\s+/.exec(rest);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    if (rest[0] === "#") return;
    if (rest[0] === "'" || rest[0] === '"') {
      const end = closingQuote(line, at);
      if (end < 0) throw new FileProblem(number, "a quote that begins in this line does not end");
      push(line.slice(at + 1, end), number, true);
      at = end + 1;
    } else {
      const [word] = /^\S+/.exec(rest)!;
      push(word, number, false);
      at += word.length;
    }
  }
}

function closingQuote(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at++)
    if (line[at] === line[from] && (at + 1 === line.length || /\s/.test(line[at + 1]))) return at;
  return -1;
}
