/** Specs as they are while somebody writes them: every prefix and every missing token of every example. */
import { describe, expect, test } from "vitest";
import { canonicalName, parse, type Token } from "../../grammar/index.ts";
import { analyse } from "../../lsp/analysis/analysis.ts";
import { completion } from "../../lsp/features/completion.ts";
import { diagnostics } from "../../lsp/features/diagnostics.ts";
import { examples } from "./examples.ts";
import { library } from "./marked.ts";

const uri = "file:///spec.ham";

/** What cannot be known in advance: numbers, texts, and names that are declared there. */
function isFree(token: Token, declared: ReadonlySet<number>): boolean {
  return (
    ["Number", "Imaginary", "Text"].includes(token.tokenType.name) ||
    declared.has(token.startOffset)
  );
}

describe.each(examples)("%s", (_, text) => {
  const { tokens } = parse(text);
  const whole = analyse(uri, text, library);
  const declared = new Set(
    whole.symbols.occurrences
      .filter(({ role }) => role === "declaration")
      .map(({ span }) => span.start),
  );

  test("at the end of every prefix, completion knows the token that follows", () => {
    const missing = tokens.flatMap((token, at) => {
      const before = tokens[at - 1];
      const end = before ? before.endOffset + 1 : 0;
      const blank = text.slice(end, token.startOffset).replace(/\/\/[^\n]*/g, "") || " ";
      const prefix = text.slice(0, end) + (before ? blank : "");
      const analysis = analyse(uri, prefix, library);
      diagnostics(analysis);
      const labels = completion(analysis, prefix.length, library).map(({ label }) =>
        canonicalName(label),
      );
      if (isFree(token, declared) || labels.includes(canonicalName(token.image))) return [];
      return [`line ${text.slice(0, token.startOffset).split("\n").length}: ${token.image}`];
    });
    expect(missing).toEqual([]);
  });

  test("without any one token, diagnostics and completion answer", () => {
    for (const token of tokens) {
      const without = text.slice(0, token.startOffset) + text.slice(token.endOffset + 1);
      const analysis = analyse(uri, without, library);
      diagnostics(analysis);
      completion(analysis, token.startOffset, library);
    }
  });
});
