import { readdirSync, readFileSync } from "node:fs";

/** A block of code of a page. */
export interface Block {
  readonly where: string;
  /** What follows the fence: "ham", "ham fragment", "ham wrong HAM1234", "". */
  readonly mark: string;
  readonly text: string;
}

const docs = readdirSync("docs").filter((name) => name.endsWith(".md"));

/** The pages for users. */
export const pages: readonly string[] = [
  "README.md",
  ...docs.map((name) => `docs/${name}`),
  "examples/README.md",
];

export function readPage(page: string): string {
  return readFileSync(page, "utf8");
}

/** The blocks of a page, in order. */
export function blocksOf(page: string): readonly Block[] {
  const text = readPage(page);
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    where: `${page}:${text.slice(0, match.index).split("\n").length}`,
    mark: match[1],
    text: match[2],
  }));
}
