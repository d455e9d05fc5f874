import type { Style } from "./style.ts";
import { displayWidth } from "./width.ts";

/** Simple Markdown (headings, paragraphs, lists, code) for a terminal, wrapped to the width. */
export function renderMarkdown(markdown: string, width: number, style: Style): string {
  const rows: string[] = [];
  let paragraph: string[] = [];
  let inCode = false;
  const flush = (): void => {
    if (paragraph.length > 0) rows.push(...wrap(paragraph.join(" "), width, "").map(inline(style)));
    paragraph = [];
  };
  for (const line of markdown.trim().split("\n")) {
    if (line.startsWith("```")) {
      flush();
      inCode = !inCode;
    } else if (inCode) {
      rows.push(line === "" ? "" : `    ${style.cyan(line)}`);
    } else if (line.startsWith("#")) {
      flush();
      rows.push(style.bold(line.replace(/^#+\s*/, "")));
    } else if (/^\s*[-*] /.test(line)) {
      flush();
      rows.push(...wrap(line, width, "  ").map(inline(style)));
    } else if (line.trim() === "") {
      flush();
      rows.push("");
    } else {
      paragraph.push(line.trim().replaceAll("**", ""));
    }
  }
  flush();
  return rows.join("\n");
}

/** Code keeps its backticks, which set it off where there is no colour. */
function inline(style: Style): (text: string) => string {
  return (text) => text.replace(/`[^`]+`/g, (code) => style.cyan(code));
}

function wrap(text: string, width: number, hangingIndent: string): string[] {
  const rows: string[] = [];
  let row = "";
  for (const word of text.split(" ")) {
    if (row !== "" && displayWidth(row) + 1 + displayWidth(word) > width) {
      rows.push(row);
      row = hangingIndent + word;
    } else {
      row = row === "" ? word : `${row} ${word}`;
    }
  }
  return [...rows, row];
}
