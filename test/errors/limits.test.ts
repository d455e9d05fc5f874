import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/index.ts";
import { complete } from "./complete.ts";

const codes = (fragment: string): string[] =>
  compile({ path: "large.ham", text: complete(fragment) }).diagnostics.map(({ code }) => code);

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const hop = (value: string): string => `hamiltonian H { hop shell 1: ${value} }`;

// What is too large has to be refused before memory is taken for it: these would not end otherwise.
describe("refused", () => {
  it.each([
    [
      "sites of a cell",
      `lattice l {\n a1 = 1\n${numbers(10_000)
        .map((n) => `site s${n} at (${n}/10000)\n`)
        .join("")}}\n`,
      "HAM4017",
    ],
    ["shells of a hopping", "hamiltonian H { hop shells 1..100000: 1 }", "HAM4001"],
    ["shells of a parameter", `parameter t : real = 1 each bond of shells 1..100000\n`, "HAM1015"],
    ["a range", "hamiltonian H { hop range <= 1e9: 1 }", "HAM4017"],
    ["an offset", "hamiltonian H { hop A -> A + (1000000, 0): 1 }", "HAM2003"],
    [
      "bonds of a dense lattice",
      "lattice l {\n a1 = (1e-4, 0)\n a2 = (0, 1e4)\n site A at (0, 0)\n}\nhamiltonian H { hop range <= 9000: 1 }",
      "HAM4017",
    ],
    ["a mesh", "solve { mesh 100000 x 100000 }", "HAM6002"],
    ["one axis of a mesh", "solve { mesh 1e300 x 1 }", "HAM6005"],
    ["steps", "solve { steps 1e12 }", "HAM6005"],
    ["starts", "solve { starts 1e12 }", "HAM6005"],
    ["nested parentheses", hop(`${"(".repeat(101)}1${")".repeat(101)}`), "HAM1011"],
    ["repeated signs", hop(`${"-".repeat(5000)}1`), "HAM1011"],
    ["a file", `// ${"x".repeat(5_000_000)}`, "HAM1012"],
    [
      "a chain of definitions",
      `let a0 = 1\n${numbers(5000)
        .map((n) => `let a${n + 1} = a${n} + 1\n`)
        .join("")}${hop("a5000")}`,
      "HAM4017",
    ],
  ])("%s", (_, fragment, code) => {
    expect(codes(fragment)).toEqual([code]);
  });
});

describe("understood", () => {
  const sum = (term: string): string =>
    numbers(50_000)
      .fill(0)
      .map(() => term)
      .join(" + ");

  it.each([
    [
      "a sum of 50,000 lines in a definition",
      `let t = ${sum("0.5").replaceAll(" + ", "\n  + ")}\n${hop("t")}`,
    ],
    ["a sum of 50,000 terms in a hopping", hop(sum("0.5"))],
    ["a sum of 50,000 terms with a parameter", `parameter x : real = 1\n${hop(sum("x"))}`],
    ["nesting of 100", hop(`${"(".repeat(100)}1${")".repeat(100)}`)],
    [
      "definitions that double at every link",
      `let a0 = 1\n${numbers(60)
        .map((n) => `let a${n + 1} = a${n} / 2 + a${n} / 2\n`)
        .join("")}${hop("a60")}`,
    ],
    [
      "four hundred bonds by name",
      `hamiltonian H {\n${numbers(400)
        .map((n) => `hop A -> B + (${n % 20}, ${Math.floor(n / 20)}): 1\n`)
        .join("")}}`,
    ],
  ])("%s", (_, fragment) => {
    expect(codes(fragment)).toEqual([]);
  });

  it("one unknown name in 50,000 terms, once", () => {
    expect(codes(hop(sum("q")))).toEqual(["HAM2001"]);
  });
});
