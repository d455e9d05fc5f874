/** The gradient of every goal function, from the spec to the raw vector, against differences. */
import { describe, test } from "vitest";
import { programOf } from "../reference/spec.ts";
import { expectGradient, rawFunction } from "./derivatives.ts";

/** Bands → a model: dense and sparse, with complex hoppings on each bond. */
const models: Readonly<Record<string, string>> = {
  "2 bands": `
    lattice honeycomb
    parameter M : real in [-2, 2] each site
    parameter t : complex in disk(1) each bond of shells 1..2
    hamiltonian H { onsite: M  hop shells 1..2: t }`,
  "4 bands, dense": `
    lattice honeycomb
    space { spin 1/2 }
    parameter M : real each site
    parameter B : real
    parameter t : complex each bond of shells 1..3
    parameter w : complex
    hamiltonian H {
      onsite:      M + B * σx + w * (σx + i * σy) / 2 + conj(w) * (σx - i * σy) / 2
      hop shell 1: t * (1 + 0.3 * σz) + i * w * (σx * d.y - σy * d.x)
      hop shell 2: t * (σz + 0.4 * σx) + i * ν * B * σz
      hop shell 3: conj(t) * (1 + 0.2 * σy)
    }`,
  "4 bands, sparse": `
    ${cell(4, 1)}
    parameter M : real each site
    parameter t : complex each bond of shell 1
    hamiltonian H { onsite: M  hop shell 1: t }`,
  "8 bands, dense": `
    ${cell(4, 2)}
    parameter M : real each site
    parameter t : complex each bond of shells 1..4
    hamiltonian H { onsite: M  hop shells 1..4: 0.4 * t }`,
  "8 bands, sparse": `
    ${cell(4, 2)}
    parameter M : real each site
    parameter t : complex each bond of shell 1
    hamiltonian H { onsite: M  hop shell 1: t }`,
  "12 bands, dense": `
    ${cell(4, 3)}
    parameter M : real each site
    parameter t : complex each bond of shells 1..4
    hamiltonian H { onsite: M  hop shells 1..4: 0.4 * t }`,
  "12 bands, sparse": `
    ${cell(4, 3)}
    parameter M : real each site
    parameter t : complex each bond of shell 1
    hamiltonian H { onsite: M  hop shell 1: t }`,
};

/** A square lattice written with columns × rows sites in its cell. */
function cell(columns: number, rows: number): string {
  const sites = Array.from({ length: columns * rows }, (_, n) => {
    const [x, y] = [n % columns, Math.floor(n / columns)];
    return `site S${n} at (${x}/${columns}, ${y}/${rows})`;
  });
  return `lattice cell { a1 = (${columns}, 0)\n a2 = (0, ${rows})\n ${sites.join("\n ")} }`;
}

const goals = [
  "hall_conductivity(H, mu = 0.2, kT = 0.7)",
  "band_gap(H, filling = 1/2)",
  "direct_gap(H, filling = 1/2)",
  "bandwidth(H, bands = 1)",
  "bandwidth(H, bands = 1..2)",
  "band_gap(H, bands = 1) / bandwidth(H, bands = 1) - hall_conductivity(H, mu = 0, kT = 1) ^ 2",
  "mean over k: sum over n: E(n)^4",
  "mean over k: sum over n, m: re(<n| v.x |m> * <m| v.x |n>) / (1 + (E(n) - E(m))^2)",
];

describe.each(Object.keys(models))("%s", (name) => {
  test.each(goals)("%s", (goal) => {
    const text = `${models[name]}\nmaximize ${goal}\nsolve { method rmsprop }`;
    expectGradient(rawFunction(programOf(text)));
  });
});
