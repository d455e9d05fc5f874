/** How values reach the Hamiltonian and the goal: domains, members, functions, directions of bonds. */
import { describe, expect, test } from "vitest";
import { programOf } from "../reference/spec.ts";
import { expectEveryDerivative, expectGradient, rawFunction } from "./derivatives.ts";

const everyDomain = `
  lattice honeycomb
  parameter a : real
  parameter b : real in [-0.5, 2]
  parameter c : real > 0.3
  parameter w : complex
  parameter z : complex in disk(1.5)
  parameter q : phase
  hamiltonian H {
    onsite A:    a
    onsite B:    -b
    hop shell 1: c + 0.2 * w
    hop shell 2: z * exp(i * q * ν)
    hop shell 3: 0.1 * conj(w)
  }`;

const goals = [
  "hall_conductivity(H, mu = a / 4, kT = 0.5 + c)",
  "hall_conductivity(H, mu = 0, kT = 1) - 0.3 * |z|^2 - re(w * z) + im(exp(i * q) * w)",
  "band_gap(H, bands = 1) / (1 + bandwidth(H, bands = 2))",
  "min(direct_gap(H, bands = 1), 0.1) + max(a, b) * abs(a - c)",
  "max(direct_gap(H, bands = 1), 1) * sqrt(c) * log(c) + sin(q) / (2 + cos(q))",
  "exp(-bandwidth(H, bands = 1) / 4) + tanh(a) * atan(b) + |w|",
  "(max over k: E(2) - 0.2 * a * E(1)^2) ^ 1.5",
  "mean over k: (sum over n: E(n)^2) ^ 2",
];

describe("every domain", () => {
  test.each(goals)("%s", (goal) => {
    const program = programOf(`${everyDomain}\nmaximize ${goal}\nsolve { method rmsprop }`);
    expectEveryDerivative(rawFunction(program));
  });
});

const hall = "maximize hall_conductivity(H, mu = 0.1, kT = 0.6)\nsolve { method rmsprop }";

const forms: Readonly<Record<string, string>> = {
  "lets, functions and the bond vector": `
    lattice triangular
    space { orbital s, p }
    parameter t : real each bond of shells 1..2
    parameter range : real > 0.5
    parameter tilt : phase
    let decay(r, scale = 1) = exp(-r / (range * scale))
    let strength = 1 + range / 3
    hamiltonian H {
      onsite:      0.3 * τz * strength + 0.2 * τx
      hop shell 1: t * decay(|d|) * (τz + i * τx * cos(angle(d) - tilt))
      hop shell 2: t * decay(|d|, scale = 2) * (τz + i * (τx * d.x + τy * d.y) * strength)
    }`,
  "bonds against their reference direction": `
    lattice honeycomb
    parameter t : complex each bond of shells 1..2
    parameter p : phase   each bond of shell 2
    parameter r : real    each bond of shell 1
    hamiltonian H {
      onsite A: 0.4
      hop B -> A:           t * (1 + r)
      hop B -> A + (1, 0):  t + i * r
      hop A -> B + (0, -1): t * r
      hop A -> A + (-1, 0): t * exp(i * p)
      hop A -> A + (0, 1):  t * exp(2i * p)
      hop B -> B + (1, -1): conj(t) * exp(i * p)
    }`,
  "where turns bonds": `
    lattice honeycomb
    parameter t : complex in disk(1) each bond of shell 2
    hamiltonian H {
      onsite A: 0.4
      hop shell 1: 1
      hop shell 2 where ν == 1: t
    }`,
  "one parameter in several terms, several members in one": `
    lattice honeycomb
    parameter M : real each site
    parameter t : complex each bond of shells 1..2
    parameter u : real each bond of shell 1
    parameter g : complex
    hamiltonian H {
      onsite A: M * re(g)
      onsite B: M + |g|^2
      hop shell 1: t * u + g
      hop shell 2: t * conj(g) + t^2 / 2
    }`,
};

describe.each(Object.keys(forms))("%s", (name) => {
  test("gradient = differences", () => {
    expectEveryDerivative(rawFunction(programOf(`${forms[name]}\n${hall}`)));
  });
});

test.each([
  ["chain", "lattice chain\nspace { orbital s, p }", "hop shells 1..2: t * (τz + i * τy)"],
  [
    "three dimensions",
    "lattice box { a1 = (1, 0, 0.1)\n a2 = (0, 1.2, 0)\n a3 = (0.2, 0, 0.9)\n site A at (0, 0, 0)\n site B at (1/2, 1/3, 1/4) }",
    "hop shells 1..4: t * (1 + 0.2i * d.z)",
  ],
])("%s", (_, lattice, hop) => {
  const text = `${lattice}
    parameter t : complex each bond of shells 1..4
    parameter M : real each site
    hamiltonian H { onsite: M  ${hop} }
    minimize bandwidth(H, bands = 1) + mean over k: sum over n, m: |E(n)| * re(<n| v.x |m> * <m| v.x |n>)
    solve { method adam }`;
  expectGradient(rawFunction(programOf(text)));
});

test("a schedule is evaluated at its step, and fixed parameters stay", () => {
  const text = `
    lattice honeycomb
    parameter M : real each site
    parameter t : real = 0.3 fixed
    parameter p : phase
    hamiltonian H { onsite: M  hop shell 1: 1  hop shell 2: t * exp(i * p * ν) }
    schedule kT = 2 until 5, log to 0.5 at 10
    maximize hall_conductivity(H, mu = 0, kT = kT)
    solve { method rmsprop  steps 20 }`;
  const program = programOf(text);
  const early = rawFunction(program, { step: 0 });
  const late = rawFunction(program, { step: 15 });
  expect(early.start).toHaveLength(3);
  expect(Math.abs(late.value(late.start))).toBeGreaterThan(Math.abs(early.value(early.start)));
  expectEveryDerivative(early);
  expectEveryDerivative(late);
});
