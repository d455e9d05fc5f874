/** Levels that are degenerate at every k: spin that nothing acts on, and Kramers pairs. */
import { describe, expect, test } from "vitest";
import { programOf } from "../reference/spec.ts";
import { expectEveryDerivative, rawFunction } from "./derivatives.ts";

const model = (space: string): string => `
  lattice honeycomb
  ${space}
  parameter M : real in [-2, 2]    each site
  parameter t : complex            each bond of shell 1
  parameter u : complex in disk(1) each bond of shell 2
  hamiltonian H { onsite: M  hop shell 1: t  hop shell 2: u }`;

const gradient = (text: string, goal: string): readonly number[] => {
  const f = rawFunction(programOf(`${text}\nmaximize ${goal}\nsolve { method rmsprop }`));
  return [f.value(f.start), ...f.gradient(f.start)];
};

describe("a doubled model: honeycomb with spin that nothing acts on", () => {
  const single = model("");
  const doubled = model("space { spin 1/2 }");

  test.each([
    ["hall_conductivity(H, mu = 0.2, kT = 0.7)", "hall_conductivity(H, mu = 0.2, kT = 0.7)", 2],
    ["mean over k: sum over n: E(n)^3", "mean over k: sum over n: E(n)^3", 2],
    ["band_gap(H, bands = 1)", "band_gap(H, bands = 1..2)", 1],
    ["direct_gap(H, bands = 1)", "direct_gap(H, bands = 1..2)", 1],
    ["bandwidth(H, bands = 1)", "bandwidth(H, bands = 1..2)", 1],
    ["bandwidth(H, bands = 2)", "bandwidth(H, bands = 3)", 1],
    ["band_gap(H, filling = 1/2)", "band_gap(H, filling = 1/2)", 1],
  ])("%s", (goal, goalOfDoubled, factor) => {
    const once = gradient(single, goal);
    const twice = gradient(doubled, goalOfDoubled);
    expect(Math.hypot(...once.slice(1))).toBeGreaterThan(1e-3);
    expect(twice).toHaveLength(once.length);
    // The place of an extremum, and so its gradient, is known to about 1e-8.
    const norm = Math.hypot(...twice.slice(1));
    twice.forEach((x, i) => expect(Math.abs(x - factor * once[i])).toBeLessThan(1e-6 * norm));
  });
});

/** With equal energies on A and B, inversion and time reversal keep every level twofold. */
const kaneMele = `
  lattice honeycomb
  space { spin 1/2 }
  parameter mu0 : real
  parameter t   : real > 0.5
  parameter so  : real in [0, 0.5]
  parameter t2  : real
  parameter t3  : real
  hamiltonian H {
    onsite:      mu0
    hop shell 1: t
    hop shell 2: t2 + i * so * ν * σz
    hop shell 3: t3 * 0.3
  }`;

describe("Kane and Mele's model along directions that keep Kramers' degeneracy", () => {
  test.each([
    "band_gap(H, filling = 1/2)",
    "direct_gap(H, filling = 1/2)",
    "bandwidth(H, bands = 1..2)",
    "bandwidth(H, bands = 2)",
    "mean over k: sum over n: |E(n)|^1.5",
    "mean over k: sum over n, m where n != m: re(<n| v.x |m> * <m| v.x |n>) / (E(n) - E(m))^2",
  ])("%s", (goal) => {
    const text = `${kaneMele}\nminimize ${goal}\nsolve { method rmsprop }`;
    expectEveryDerivative(rawFunction(programOf(text)));
  });

  test("spin up and down cancel in the Hall conductivity", () => {
    const [sigma, ...slopes] = gradient(kaneMele, "hall_conductivity(H, mu = 0, kT = 0.3)");
    for (const x of [sigma, ...slopes]) expect(x).toBeCloseTo(0, 10);
  });
});
