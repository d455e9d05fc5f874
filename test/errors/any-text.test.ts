import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue, compile } from "../../compiler/index.ts";
import { parse } from "../../grammar/index.ts";

/** Compiles any text all the way, and gives what must not be: a loose span, a code without page. */
function faults(text: string): string[] {
  const { diagnostics } = compile({ path: "any.ham", text });
  return diagnostics.flatMap(({ code, span, related = [], fix, message, help = "" }) => {
    const spans = [
      span,
      ...related.map((each) => each.span),
      ...(fix?.edits ?? []).map((e) => e.span),
    ];
    const inside = spans.every(
      ({ start, end }) => start >= 0 && start <= end && end <= text.length,
    );
    return [
      ...(code in catalogue ? [] : [`${code} has no page`]),
      ...(inside ? [] : [`${code} points outside of the text`]),
      ...(/undefined|NaN|\[object/.test(message + help)
        ? [`${code} says: ${message} ${help}`]
        : []),
    ];
  });
}

const hold = (arbitrary: fc.Arbitrary<string>, numRuns: number): void =>
  fc.assert(
    fc.property(arbitrary, (text) => {
      expect(faults(text)).toEqual([]);
    }),
    { numRuns },
  );

const folders = ["examples", "examples/reference"];
const examples = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".ham"))
    .map((file) => [file, readFileSync(`${folder}/${file}`, "utf8")] as const),
);

/** Words that make sense somewhere, but hardly where they are put. */
const strays =
  "0 1 i pi d ν step E v.z M H (1,0) (1,0,0) |d| eV 300K σz τx spin each site fixed where until then + ^ = : { } [ ) 1..2 1/0 cell_area mean over k : sum over n : chern ( b )".split(
    " ",
  );

describe("no text stops the compiler", () => {
  it("any characters", () => hold(fc.string({ unit: "binary", maxLength: 80 }), 200));

  it("any bytes, read as text", () =>
    hold(
      fc.uint8Array({ maxLength: 80 }).map((bytes) => new TextDecoder().decode(bytes)),
      200,
    ));

  describe.each(examples)("%s", (_, text) => {
    const tokens = parse(text).tokens.map(({ startOffset, endOffset, image }) => ({
      start: startOffset,
      end: endOffset! + 1,
      image,
    }));
    const token = fc.constantFrom(...tokens);

    it("cut off after a token", () =>
      hold(
        token.map(({ end }) => text.slice(0, end)),
        25,
      ));

    it("without a token", () =>
      hold(
        token.map(({ start, end }) => text.slice(0, start) + text.slice(end)),
        25,
      ));

    it("with a token twice", () =>
      hold(
        token.map(({ end, image }) => `${text.slice(0, end)} ${image}${text.slice(end)}`),
        25,
      ));

    it("with two tokens swapped", () =>
      hold(
        fc.tuple(token, token).map((pair) => {
          const [a, b] = [...pair].sort((p, q) => p.start - q.start);
          if (a === b) return text;
          const between = text.slice(a.end, b.start);
          return text.slice(0, a.start) + b.image + between + a.image + text.slice(b.end);
        }),
        25,
      ));

    it("with a stray word in place of a token", () =>
      hold(
        fc
          .tuple(token, fc.constantFrom(...strays))
          .map(([{ start, end }, word]) => `${text.slice(0, start)}${word} ${text.slice(end)}`),
        25,
      ));
  });
});
