import { suggest } from "../../compiler/bind/suggest.ts";
import { catalogue } from "../../compiler/index.ts";
import { exitCode, UsageError } from "../exit.ts";
import { columnsOf, outputStyle, print } from "../output.ts";
import { renderMarkdown } from "../terminal/markdown.ts";

interface Page {
  readonly title: string;
  readonly severity: string;
  readonly explain: string;
}

const pages: Readonly<Record<string, Page>> = catalogue;

/** `ham explain [CODE]`: the page of a diagnostic's code, or the list of all codes. */
export function explain(code?: string): number {
  print(code === undefined ? listing() : page(code));
  return exitCode.done;
}

function page(code: string): string {
  const wanted = code.toUpperCase();
  const entry = pages[wanted];
  if (!entry) {
    const guess = suggest(wanted, Object.keys(pages));
    const remedy = guess === undefined ? "`ham explain` lists all codes" : `did you mean ${guess}?`;
    throw new UsageError(`there is no code ${code}; ${remedy}`);
  }
  const style = outputStyle();
  const width = Math.min(columnsOf(process.stdout), 100);
  return [
    style.bold(`${wanted} (${entry.severity}): ${entry.title}`),
    "",
    renderMarkdown(entry.explain, width, style),
  ].join("\n");
}

function listing(): string {
  return Object.keys(pages)
    .sort()
    .map((code) => `${code}  ${pages[code].title}`)
    .join("\n");
}
