/** Sums over three bands and integrals over frequencies, against other ways to write the same. */
import { expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { initialTheta } from "../../runtime/index.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { programOf } from "../reference/spec.ts";

const mesh = { sizes: [5, 4], shift: [0.31, 0.17] };

/** The values of two expressions for a model without symmetry, with `f` and `g` of bands. */
function both(left: string, right: string): readonly [number, number] {
  const observable = (name: string, body: string): string =>
    `observable ${name}(H, occupation f, g = 0.05) = ${body}`;
  const program = programOf(`
    lattice sheet {
      a1 = (1.1, 0.2)
      a2 = (-0.35, 0.9)
      site A at (0, 0)
      site B at (0.31, 0.42)
    }
    space { spin 1/2 }
    hamiltonian H on sheet {
      onsite A:            0.2 + 0.6 * σz + 0.4 * σx
      onsite B:            -0.3 - 0.9 * σy
      hop A -> B:          0.9 * exp(0.3i) + 0.2i * σx
      hop B -> A + (1, 0): 0.5i + 0.3 * σy
      hop B -> A + (0, 1): 0.6 - 0.2i * σz
      hop B -> B + (1, 0): -0.35 + 0.2i * σy
    }
    ${observable("left", left)}
    ${observable("right", right)}
    report {
      left(H, mu = 0.2, kT = 0.3)
      right(H, mu = 0.2, kT = 0.3)
    }`);
  const table = createHoppingTable(program);
  const theta = initialTheta(program);
  const [a, b] = program.report.map((quantity) =>
    new QuantityKernel(table, quantity).value(theta, 0, mesh),
  );
  return [a, b];
}

const triple = "<a| v.x |b> * <b| site(A) * σz |c> * <c| v.y |a>";

test.each([
  [
    "a product of operators",
    `mean over k: im(sum over a, b, c: f(a) * ${triple})`,
    "mean over k: re(sum over a: f(a) * <a| (v.x * site(A) * σz * v.y - v.y * site(A) * σz * v.x) / 2i |a>)",
  ],
  [
    "energies as operators between",
    `mean over k: re(sum over a, b, c: f(a) * E(b) * E(c)^2 * ${triple})`,
    `mean over k: re(sum over a: f(a) * <a| (v.x * H * site(A) * σz * H * H * v.y
                                         + v.y * H * H * site(A) * σz * H * v.x) / 2 |a>)`,
  ],
  [
    "a sum within a level and one across",
    `mean over k: re(sum over a, b, c: f(a) * f(c) * ${triple})`,
    `mean over k: re(sum over a, b, c where b == c: f(a) * f(c) * ${triple})
                + re(sum over a, b, c where b != c: f(a) * f(c) * ${triple})`,
  ],
])("three bands: %s", (_name, left, right) => {
  const [a, b] = both(left, right);
  expect(Math.abs(a)).toBeGreaterThan(1e-3);
  expect(Math.abs(a - b)).toBeLessThan(1e-12 * Math.abs(b));
});

const pair = "im(<n| v.x |m> * <m| v.y |n>)";
/** Lorentzian of width g around e, and its integral from 0.1 to 20. */
const lorentzian = (e: string): string => `g / pi / ((w - (${e}))^2 + g^2)`;
const integrated = (e: string): string =>
  `(atan((20 - (${e})) / g) - atan((0.1 - (${e})) / g)) / pi`;

test.each([
  [
    "a Lorentzian at the energies",
    `integral over w from 0.1 to 20: mean over k: sum over n: f(n) * ${lorentzian("E(n)")}`,
    `mean over k: sum over n: f(n) * ${integrated("E(n)")}`,
  ],
  [
    "a Lorentzian at the transitions",
    `integral over w from 0.1 to 20: mean over k: sum over n, m: f(n) * ${lorentzian("E(m) - E(n)")} * ${pair}`,
    `mean over k: sum over n, m: f(n) * ${integrated("E(m) - E(n)")} * ${pair}`,
  ],
  [
    "a resonance with both its parts",
    "integral over w from 0.1 to 20: mean over k: re(sum over n, m: f(n) * <n| v.x |m> * <m| v.y |n> / (w + i * g - E(m) + E(n)))",
    `mean over k: re(sum over n, m: f(n) * <n| v.x |m> * <m| v.y |n>
       * (log(((20 - E(m) + E(n))^2 + g^2) / ((0.1 - E(m) + E(n))^2 + g^2)) / 2
          - i * pi * ${integrated("E(m) - E(n)")}))`,
  ],
  [
    "on an edge of three bands",
    `integral over w from 0.1 to 20: mean over k: re(sum over a, b, c: f(c) * ${lorentzian("E(b) - E(a)")} * ${triple})`,
    `mean over k: re(sum over a, b, c: f(c) * ${integrated("E(b) - E(a)")} * ${triple})`,
  ],
  [
    "two on one edge of three bands",
    `integral over w from 0.1 to 20: mean over k: re(sum over a, b, c: f(c) * (${lorentzian("E(b) - E(a)")} + ${lorentzian("E(a) - E(b)")}) * ${triple})`,
    `mean over k: re(sum over a, b, c: f(c) * (${integrated("E(b) - E(a)")} + ${integrated("E(a) - E(b)")}) * ${triple})`,
  ],
  [
    "on different edges of three bands",
    `integral over w from 0.1 to 20: mean over k: re(sum over a, b, c: f(c) * (${lorentzian("E(b) - E(a)")} + ${lorentzian("E(c) - E(b)")}) * ${triple})`,
    `mean over k: re(sum over a, b, c: f(c) * (${integrated("E(b) - E(a)")} + ${integrated("E(c) - E(b)")}) * ${triple})`,
  ],
  [
    "terms that meet different energies",
    `integral over w from 0.1 to 20: mean over k: sum over n, m: f(n) * ${pair} * ${lorentzian("E(n)")} + f(n) * ${pair} * ${lorentzian("E(m)")}`,
    `mean over k: sum over n, m: f(n) * ${pair} * (${integrated("E(n)")} + ${integrated("E(m)")})`,
  ],
  [
    "the same twice",
    `integral over w from 0.1 to 20: mean over k: re(sum over a, b, c: f(c) * ${lorentzian("E(b) - E(a)")} * ${triple} + f(c) * ${lorentzian("E(b) - E(a)")} * ${triple})`,
    `mean over k: re(sum over a, b, c: 2 * f(c) * ${integrated("E(b) - E(a)")} * ${triple})`,
  ],
  [
    "a sum over three bands that does not depend on the variable",
    `integral over w from 0.1 to 20: mean over k: im(sum over a, b, c: f(a) * ${triple})`,
    `mean over k: im(sum over a, b, c: 19.9 * f(a) * ${triple})`,
  ],
  [
    "without bands",
    "integral over w from 0.1 to 20: w^2 * exp(-w)",
    "2.21 * exp(-0.1) - 442 * exp(-20)",
  ],
])("an integral: %s", (_name, left, right) => {
  const [a, b] = both(left, right);
  expect(Math.abs(a)).toBeGreaterThan(1e-3);
  expect(Math.abs(a - b)).toBeLessThan(1e-10 * Math.abs(b));
});

test("terms that differ under the integral of one edge are one ring", () => {
  const program = programOf(`
    lattice chain(a = 4 angstrom)
    space { spin 1/2 }
    hamiltonian H { hop shell 1: 0.12 eV * σz }
    report {
      photocurrent(H, light = blackbody(5500 K, irradiance = 1366 [W/m^2]), mu = 0 eV,
                   temperature = 300 K, relaxation = 10 THz, area = (4 angstrom)^2)
    }`);
  const [sweep] = program.report[0].sweeps;
  const kinds = sweep.kind === "mean" ? sweep.rings.map(({ kind }) => kind) : [];
  expect(kinds).toEqual(["band", "pair", "pair", "pair", "pair", "triple", "triple"]);
});

test("sunlight adds up to its irradiance", () => {
  const program = programOf(`
    lattice chain(a = 4 angstrom)
    hamiltonian H { hop shell 1: 1 eV }
    report {
      (integral over w from 1e11 Hz to 5e17 Hz: blackbody(5500 K, irradiance = 1366 [W/m^2], w = w)) / (1 [W/m^2])
    }`);
  const [quantity] = program.report;
  const kernel = new QuantityKernel(createHoppingTable(program), quantity);
  const total = kernel.value(new Float64Array(0), 0, { sizes: [1], shift: [0] });
  expect(total).toBeCloseTo(1366, 5);
});
