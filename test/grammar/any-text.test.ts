import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format, parse, printAst, printTokens, tokenTable } from "../../grammar/index.ts";
import { specs } from "./specs.ts";

/** Reads a text all the way, and checks what must hold of any text. */
function read(text: string): boolean {
  const result = parse(text);
  printTokens(result);
  printAst(result);
  format(text);
  return result.diagnostics.every(
    ({ span }) => span.start >= 0 && span.end >= span.start && span.end <= text.length,
  );
}

const word = fc.constantFrom(
  ...tokenTable.map(
    ({ name, label }) =>
      ({ Identifier: "name", Imaginary: "2i", Number: "1.5", Text: '"t"' })[name as string] ??
      label.slice(1, -1),
  ),
  "eV",
  "\n",
  "\n",
  "// comment\n",
);

describe("no text stops the parser", () => {
  it("any characters", () => {
    const texts = fc.string({ unit: "binary", maxLength: 60 });
    expect(() => fc.assert(fc.property(texts, read), { numRuns: 300 })).not.toThrow();
  });

  it("any tokens", () => {
    const texts = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
    expect(() => fc.assert(fc.property(texts, read), { numRuns: 1000 })).not.toThrow();
  });

  it.each(Object.entries(specs))("%s, cut off after any token", (_, text) => {
    for (const token of parse(text).tokens)
      expect(read(text.slice(0, token.endOffset + 1))).toBe(true);
  });

  it.each(Object.entries(specs))("%s without any one token: at most two messages", (_, text) => {
    for (const token of parse(text).tokens) {
      const damaged = text.slice(0, token.startOffset) + text.slice(token.endOffset + 1);
      expect(read(damaged)).toBe(true);
      expect(
        parse(damaged).diagnostics.length,
        `without \`${token.image}\` at ${token.startOffset}`,
      ).toBeLessThanOrEqual(2);
    }
  });
});
