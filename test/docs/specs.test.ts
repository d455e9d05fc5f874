import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, type ReadFile } from "../../compiler/index.ts";
import { type Block, blocksOf, pages } from "./blocks.ts";

const specs = pages.flatMap(blocksOf).filter(({ mark }) => /^ham\b/.test(mark));
const wrong = specs.filter(({ mark }) => mark.startsWith("ham wrong "));
const right = specs.filter((block) => !wrong.includes(block));

/** Adds what a fragment leaves out: a lattice, and a Hamiltonian with something to optimise. */
function complete({ mark, text }: Block): string {
  if (mark === "ham") return text;
  const has = (keyword: string): boolean => new RegExp(`^${keyword}\\b`, "m").test(text);
  const lattice = has("lattice") ? "" : "lattice honeycomb\n";
  const model = has("hamiltonian")
    ? ""
    : `parameter framed : real in [0, 1]
hamiltonian H {
  onsite:      framed
  hop shell 1: 1
}
minimize bandwidth(H, bands = 1)
`;
  return `${text}\n${lattice}${model}`;
}

/** The files that blocks name are among the examples. */
const read: ReadFile = (name) => ({ text: readFileSync(`examples/reference/${name}`, "utf8") });

function diagnosticsOf(block: Block): ReturnType<typeof compile>["diagnostics"] {
  return compile({ path: "block.ham", text: complete(block), read }).diagnostics;
}

test.each(right)("$where compiles", (block) => {
  expect(["ham", "ham fragment"]).toContain(block.mark);
  const errors = diagnosticsOf(block).filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message)).toEqual([]);
});

test.each(wrong)("$where is refused ($mark)", (block) => {
  const codes = diagnosticsOf(block).map(({ code }) => code);
  expect(codes).toContain(block.mark.replace("ham wrong ", ""));
});

test("the README shows the first example as it is", () => {
  const first = blocksOf("README.md").find(({ mark }) => mark === "ham");
  expect(first?.text).toBe(readFileSync("examples/01-haldane.ham", "utf8"));
});
