import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format, parse, printAst, printTokens, tokenTable } from "../../grammar/index.ts";
import { specs } from "./specs.ts";

/** Reads a text all the way, and checks what must hold of any text. */
function read(text: string): void {
  const result = parse(text);
  printTokens(result);
  printAst(result);
  format(text);
  for (const { span } of result.diagnostics) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
  }
}

const word = fc.constantFrom(
  ...tokenTable.map(({ name, label }) =>
    ({ Identifier: "name", Imaginary: "2i", Number: "1.5", Text: '"t"' })[name as string] ?? label.slice(1, -1),
  ),
  "eV",
  "\n",
  "\n",
  "// comment\n",
);

describe("no text stops the parser", () => {
  it("any characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), read), { numRuns: 300 });
  });

  it("any tokens", () => {
    fc.assert(fc.property(fc.array(word, { maxLength: 40 }), (words) => read(words.join(" "))), { numRuns: 1000 });
  });

  it.each(Object.entries(specs))("%s, cut off after any token", (_, text) => {
    for (const token of parse(text).tokens) read(text.slice(0, token.endOffset + 1));
  });

  it.each(Object.entries(specs))("%s without any one token: at most two messages", (_, text) => {
    for (const token of parse(text).tokens) {
      const damaged = text.slice(0, token.startOffset) + text.slice(token.endOffset + 1);
      read(damaged);
      expect(parse(damaged).diagnostics.length, `without \`${token.image}\` at ${token.startOffset}`).toBeLessThanOrEqual(2);
    }
  });
});
