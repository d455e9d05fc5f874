import { expect, test } from "vitest";
import { renderDiagnostics, type Format } from "../../../cli/terminal/diagnostics/index.ts";
import { plain } from "../../../cli/terminal/style.ts";
import type { Diagnostic } from "../../../grammar/index.ts";

/** A diagnostic at the first place where `word` stands. */
function at(text: string, word: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(word);
  const span = { start, end: start + word.length };
  return { code: "HAM2001", severity: "error", span, message: `there is no \`${word}\``, ...more };
}

function show(
  text: string,
  diagnostics: Diagnostic[],
  format: Format = "human",
  width = 60,
): string {
  const source = { path: "a.ham", text };
  return renderDiagnostics([{ source, diagnostics }], format, width, plain);
}

test("shows the line, underlines the place, and helps", () => {
  const text = "lattice square\n  hop shell 2: t3\n";
  expect(show(text, [at(text, "t3", { help: "did you mean `t2`?" })])).toBe(
    [
      "error[HAM2001]: there is no `t3`",
      " --> a.ham:2:16",
      "  |",
      "2 |   hop shell 2: t3",
      "  |                ^^",
      "  = help: did you mean `t2`?",
      "",
      "1 error",
    ].join("\n"),
  );
});

test("underlines below Greek, combining and wide characters and tabs", () => {
  for (const [line, lead] of [
    ["μ + σx + bad", 9],
    ["e\u0301 + bad", 4],
    ["格子 + bad", 7],
    ["\tbad", 4],
    ["a\tbad", 4],
  ] as const) {
    const rows = show(line, [at(line, "bad")]).split("\n");
    expect(rows[4]).toBe(`  | ${" ".repeat(lead)}^^^`);
  }
});

test("points at related places in the order of the file", () => {
  const text = "parameter t\n\n\nparameter t2\nparameter u";
  const first = { start: 10, end: 11 };
  const diagnostic = at(text, "t2", { related: [{ span: first, message: "first declared here" }] });
  expect(show(text, [diagnostic]).split("\n").slice(2, 8)).toEqual([
    "  |",
    "1 | parameter t",
    "  |           - first declared here",
    "...",
    "4 | parameter t2",
    "  |           ^^",
  ]);
});

test("cuts a long line around the place", () => {
  const text = `${"a + ".repeat(100)}bad${" + b".repeat(100)}`;
  const rows = show(text, [at(text, "bad")]).split("\n");
  expect(rows[3].length).toBeLessThanOrEqual(60);
  expect(rows[3]).toMatch(/^1 \| ….*\bbad\b.*…$/);
  const column = rows[4].indexOf("^^^");
  expect(rows[3].slice(column, column + 3)).toBe("bad");
});

test("cuts a long line with the place at its end, and shows no more places than one can read", () => {
  const text = `${"a + ".repeat(2000)}bad`;
  const many = Array.from({ length: 60 }, () => at(text, "bad"));
  const rows = show(text, many).split("\n");
  expect(rows[3]).toMatch(/^1 \| ….*bad$/);
  expect(rows[4].indexOf("^^^")).toBe(rows[3].indexOf("bad"));
  expect(rows.slice(-3)).toEqual(["… and 10 more", "", "60 errors"]);
});

test("underlines a place that spans lines on its first line, and one at the end of the text", () => {
  const text = "lattice x {\n}";
  const block = { ...at(text, "lattice"), span: { start: 8, end: text.length } };
  expect(show(text, [block]).split("\n")[4]).toBe("  |         ^^^");
  const end = { ...at(text, "lattice"), span: { start: text.length, end: text.length } };
  expect(show(text, [end]).split("\n").slice(3, 5)).toEqual(["2 | }", "  |  ^"]);
});

test("shows a control or bidirectional character instead of obeying it", () => {
  const text = "let a\u202eb\u001b[31m = bad";
  expect(show(text, [at(text, "bad")])).not.toMatch(/[\u202e\u001b]/);
});

test("sorts by place and counts errors and warnings", () => {
  const text = "one two three";
  const shown = show(text, [
    at(text, "three"),
    at(text, "one"),
    at(text, "two", { severity: "warning" }),
  ]);
  expect([...shown.matchAll(/a\.ham:1:(\d+)/g)].map(([, column]) => column)).toEqual([
    "1",
    "5",
    "9",
  ]);
  expect(shown.split("\n").at(-1)).toBe("2 errors, 1 warning");
});

test("short form: one line each", () => {
  const text = "μ t3";
  expect(show(text, [at(text, "t3")], "short")).toBe("a.ham:1:3: error HAM2001: there is no `t3`");
});

test("json form: plain objects with lines and columns from 1", () => {
  const text = "\nμ t3";
  expect(JSON.parse(show(text, [at(text, "t3")], "json"))).toEqual([
    {
      code: "HAM2001",
      severity: "error",
      message: "there is no `t3`",
      file: "a.ham",
      range: { start: { line: 2, column: 3 }, end: { line: 2, column: 5 } },
    },
  ]);
  expect(show(text, [], "json")).toBe("[]");
});

test("sarif form: a run with rules, results and regions", () => {
  const text = "μ t3";
  const log = JSON.parse(show(text, [at(text, "t3", { help: "declare it" })], "sarif"));
  expect(log.version).toBe("2.1.0");
  const [run] = log.runs;
  expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(["HAM2001"]);
  expect(run.results).toEqual([
    {
      ruleId: "HAM2001",
      ruleIndex: 0,
      level: "error",
      message: { text: "there is no `t3`\ndeclare it" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "a.ham" },
            region: { startLine: 1, startColumn: 3, endLine: 1, endColumn: 5 },
          },
        },
      ],
    },
  ]);
});
