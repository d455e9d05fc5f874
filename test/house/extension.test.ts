import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tokenTable } from "../../grammar/index.ts";
import { extensionFiles } from "../../grammar/extension-files.ts";
import { textMateGrammar } from "../../grammar/textmate.ts";

test("the extension has the grammar of this token table: else run `node scripts/extension-files.mjs`", () => {
  for (const [path, text] of Object.entries(extensionFiles()))
    expect([path, readFileSync(`vscode-extension/${path}`, "utf8")]).toEqual([path, text]);
});

/** Colours of a line by the first pattern that matches at each place, as TextMate does. */
function colours(line: string): string[] {
  const rules = textMateGrammar().patterns.map((rule) => ({
    ...rule,
    expression: new RegExp(rule.match!, "uy"),
  }));
  const found: string[] = [];
  for (let at = 0; at < line.length;) {
    let length = 0;
    for (const { expression, name, captures } of rules) {
      expression.lastIndex = at;
      const match = expression.exec(line);
      if (!match || match[0] === "") continue;
      length = match[0].length;
      if (name) found.push(`${match[0]} ${name}`);
      for (const [group, scope] of Object.entries(captures ?? {}))
        found.push(`${match[Number(group)]} ${scope.name}`);
      break;
    }
    at += length || 1;
  }
  return found;
}

test("colours without a language server", () => {
  expect(colours("parameter t2 : complex in disk(1) each bond of shell 2 // c")).toEqual([
    "parameter keyword.control.ham",
    "t2 variable.other.definition.ham",
    ": punctuation.ham",
    "complex variable.other.ham",
    "in keyword.other.ham",
    "disk entity.name.function.ham",
    "( punctuation.ham",
    "1 constant.numeric.ham",
    ") punctuation.ham",
    "each keyword.other.ham",
    "bond keyword.other.ham",
    "of keyword.other.ham",
    "shell keyword.other.ham",
    "2 constant.numeric.ham",
    "// c comment.line.double-slash.ham",
  ]);
  expect(colours("let gap = 0.5 meV * cos(pi)")).toEqual(
    expect.arrayContaining([
      "gap variable.other.definition.ham",
      "meV keyword.other.unit.ham",
      "cos entity.name.function.ham",
      "pi constant.language.ham",
    ]),
  );
});

test("every word and sign of the token table has its colour", () => {
  for (const { kind, pattern, scope } of tokenTable) {
    if (kind === "class" || pattern.length === 1) continue;
    const text = pattern.replaceAll("\\", "");
    expect([text, colours(`${text} `).at(0)]).toEqual([text, `${text} ${scope}`]);
  }
});
