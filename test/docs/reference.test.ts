import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { createProgram } from "../../cli/program.ts";
import { builtinNames } from "../../compiler/check/builtins.ts";
import { units } from "../../compiler/units/units.ts";
import { tokenTable } from "../../grammar/token-table.ts";
import { libraryFiles } from "../../library/index.ts";
import { pages, readPage } from "./blocks.ts";

/** The words of a page, Greek letters of Pauli matrices by name as the code has them. */
function wordsOf(page: string): ReadonlySet<string> {
  return new Set(readPage(page).match(/[\p{L}_][\p{L}\p{N}_]*/gu));
}

const language = wordsOf("docs/language.md");

test.each([
  [
    "words",
    tokenTable.filter(({ kind }) => !["class", "symbol"].includes(kind)).map((t) => t.pattern),
  ],
  ["units", [...units.keys()]],
  ["built-in names", builtinNames],
])("the language reference has all %s", (_what, wanted) => {
  expect(wanted.filter((word) => !language.has(word))).toEqual([]);
});

test("the observables and lattices of the library are described", () => {
  const observablePages = ["docs/observables.md", "docs/responses.md"];
  const described = new Set([
    ...language,
    ...observablePages.flatMap((page) => [...wordsOf(page)]),
  ]);
  const names = libraryFiles.flatMap(({ text }) =>
    [...text.matchAll(/^(?:observable|lattice) (\w+)/gm)].map(([, name]) => name),
  );
  expect(names.length).toBeGreaterThan(libraryFiles.length);
  expect(names.filter((name) => !described.has(name))).toEqual([]);
});

test("the command line's page has every command and option", () => {
  const page = readPage("docs/command-line.md");
  const wanted = createProgram(() => {}).commands.flatMap((command) => [
    `ham ${command.name()}`,
    ...command.options.map(({ long }) => long!),
  ]);
  expect(wanted.filter((text) => !page.includes(text))).toEqual([]);
});

test("links between the pages lead somewhere", () => {
  const broken = [...pages, "ARCHITECTURE.md"].flatMap((page) =>
    [...readPage(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter((target) => !existsSync(join(dirname(page), target)))
      .map((target) => `${page} links to ${target}`),
  );
  expect(broken).toEqual([]);
});

test("the files that ARCHITECTURE.md names exist", () => {
  const named = [...readPage("ARCHITECTURE.md").matchAll(/`((?:[\w-]+\/)+(?:[\w.-]+\.ts)?)`/g)];
  expect(
    named.map(([, path]) => path).filter((path) => !existsSync(path) && !isInFolder(path)),
  ).toEqual([]);
});

/** The tables name the folders below `compiler/` and `runtime/` alone. */
function isInFolder(path: string): boolean {
  return ["compiler", "runtime", "grammar", "lsp", "cli"].some((folder) =>
    existsSync(join(folder, path)),
  );
}
