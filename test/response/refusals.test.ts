/** Wrong formulas are refused with their cause. */
import { expect, test } from "vitest";
import { compile } from "../../compiler/index.ts";

/** The messages for a formula of spinless graphene. */
function messages(formula: string): readonly string[] {
  const text = `lattice honeycomb
    hamiltonian H { hop shell 1: 1 }
    observable mine(H, occupation f, g = 0.1) = ${formula}
    report { mine(H, mu = 0, kT = 0.1) }`;
  return compile({ path: "spec.ham", text }).diagnostics.map(
    ({ code, message, help }) => `${code} ${message} ${help ?? ""}`,
  );
}

const pair = "<n| v.x |m> * <m| v.y |n>";

test.each([
  ["a bra without its sum", "mean over k: re(sum over n: f(n) * <n| v.x |m>)", /HAM5009.*`m`/],
  [
    "an occupation without its sum",
    "mean over k: re(sum over n: f(m) * <n| v.x |n>)",
    /HAM5009.*`m`/,
  ],
  ["an energy without its sum", "mean over k: re(sum over n: E(m) * <n| v.x |n>)", /HAM5009.*`m`/],
  [
    "an open ring of three",
    "mean over k: re(sum over a, b, c: <a| v.x |b> * <b| v.x |a>)",
    /HAM5009.*`c`/,
  ],
  ["two rings of one", "mean over k: re(sum over n, m: <n| v.x |n> * <m| v.x |m>)", /HAM5009/],
  [
    "four indices",
    "mean over k: re(sum over a, b, c, d: <a| v.x |b> * <b| v.x |a>)",
    /HAM2016.*three/,
  ],
  ["a sum outside a mean", `re(sum over n, m: ${pair})`, /HAM5012.*mean over k/],
  ["an imaginary value", `mean over k: sum over n, m: f(n) * ${pair}`, /HAM5010.*re\(/],
  ["a pole", `mean over k: re(sum over n, m: ${pair} / (E(n) - E(m)))`, /HAM5011.*n != m/],
  [
    "a pole on one edge",
    "mean over k: re(sum over a, b, c where a != b: <a| v.x |b> * <b| v.x |c> * <c| v.x |a> / (E(b) - E(c)))",
    /HAM5011/,
  ],
  ["spin where there is none", "mean over k: re(sum over n: <n| σz |n>)", /HAM4009.*spin 1\/2/],
  [
    "orbitals where there are none",
    "mean over k: re(sum over n: <n| τz |n>)",
    /HAM4009.*two orbitals/,
  ],
  ["a site that does not exist", "mean over k: re(sum over n: <n| site(C) |n>)", /HAM4002.*A, B/],
  ["a direction that does not exist", "mean over k: re(sum over n: <n| v.z |n>)", /HAM5008.*v\.z/],
  ["a fourth derivative", "mean over k: re(sum over n: <n| v.xxxx |n>)", /HAM2019.*up to three/],
  ["a number as operator", "mean over k: re(sum over n: <n| E(n) |n>)", /HAM2003.*operator/],
  [
    "the position",
    "mean over k: re(sum over n: <n| x |n>)",
    /HAM2001.*i \* <n\| v\.x \|m> \/ \(E\(m\) - E\(n\)\)/,
  ],
  [
    "an operator that is not Hermitian",
    "mean over k: re(sum over n: <n| v.x * v.y |n>)",
    /HAM5018.*B \* A/,
  ],
  [
    "three bands in one factor",
    "mean over k: re(sum over a, b, c: <a| v.x |b> * <b| v.x |c> * <c| v.x |a> / (E(a) + E(b) - 2 * E(c) + i))",
    /HAM5019.*a, b and c/,
  ],
  ["an integral from zero", "integral over w from 0 to 1: w", /HAM5021.*logarithm/],
  ["an integral backwards", "integral over w from 2 to 1: w", /HAM5021/],
  [
    "an integral to where its bands say",
    "mean over k: sum over n: integral over w from 0.1 to E(n): w",
    /HAM2008/,
  ],
  ["an integral without ends", "integral over w: w", /HAM5012.*from a to b/],
  [
    "an integral of two resonances",
    "integral over w from 1 to 2: mean over k: sum over n, m: |<n| v.x |m>|^2 / ((w - E(n))^2 + 1) / ((w - E(m))^2 + 1)",
    /HAM5020.*second.*1\/\(\(w - a\)\(w - b\)\)/,
  ],
  [
    "an integral of resonances on two edges",
    "integral over w from 1 to 2: mean over k: re(sum over a, b, c: <a| v.x |b> * <b| v.x |c> * <c| v.x |a> / ((w - E(b) + E(a) + i) * (w - E(c) + E(b) + i)))",
    /HAM5020/,
  ],
  ["an integral of an extremum", "integral over w from 1 to 2: min over k: w * E(1)", /HAM5020/],
])("%s", (_what, formula, expected) => {
  const found = messages(formula);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(expected);
});

test.each([
  ["commuting operators of a site and its spin", "site(A) * σx"],
  ["commuting operators of spin and orbital", "σx * τz"],
  ["a product with its reverse", "(v.x * H + H * v.x) / 2"],
  ["a commutator times i", "i * (v.x * v.y - v.y * v.x)"],
  ["three in a row that read the same backwards", "v.x * σz * v.x"],
])("Hermitian: %s", (_what, operator) => {
  const text = `lattice honeycomb
    space { spin 1/2  orbital s, p }
    hamiltonian H { hop shell 1: 1 }
    report { mean over k: sum over n: re(<n| ${operator} |n>) }`;
  expect(compile({ path: "spec.ham", text }).diagnostics).toEqual([]);
});
