import { fermi, fermiSlope } from "../../runtime/math/index.ts";
import type { Bond, Program, Quantity } from "../../runtime/program.ts";

/**
 * The honeycomb problem of Inui and Motome (2023) as the compiler would write it: two on-site
 * energies, t1 = 1, six complex second-neighbour hoppings, nearest-neighbour distance 1.
 */
interface SiteBond extends Bond {
  readonly place: number;
}

const SQ3 = Math.sqrt(3);
const a1 = [SQ3 / 2, 1.5];
const a2 = [-SQ3 / 2, 1.5];
const area = 1.5 * SQ3;
const secondNeighbours: [string, number[]][] = [
  ["(1, 0)", a1],
  ["(-1, 1)", [a2[0] - a1[0], a2[1] - a1[1]]],
  ["(0, -1)", [-a2[0], -a2[1]]],
];
const site = (of: string, row: number, place: number): SiteBond => ({
  of,
  row,
  column: row,
  d: [0, 0],
  place,
});
const one = [{ row: 0, column: 0 }];

export const hallWeight = (en: number, em: number, s: Float64Array): number =>
  (fermi(en, s[0], s[1]) - fermi(em, s[0], s[1])) / (en - em) ** 2;

export function hallWeightGradient(
  en: number,
  em: number,
  s: Float64Array,
  out: Float64Array,
): void {
  const [mu, kT] = s;
  const d = en - em;
  const f = fermi(en, mu, kT) - fermi(em, mu, kT);
  const fn = fermiSlope(en, mu, kT);
  const fm = fermiSlope(em, mu, kT);
  out[0] = f / d ** 2;
  out[1] = fn / d ** 2 - (2 * f) / d ** 3;
  out[2] = -fm / d ** 2 + (2 * f) / d ** 3;
  out[3] = (fm - fn) / d ** 2;
  out[4] = (-(fn * (en - mu)) + fm * (em - mu)) / kT / d ** 2;
}

/** σ_xy at μ and a kT that may depend on the step. */
export function hallConductivity(
  cellArea: number,
  mu: number,
  kT: (step: number) => number,
): Quantity {
  return {
    text: "hall_conductivity",
    line: 1,
    unit: "e^2/h",
    sweeps: [
      {
        kind: "mean",
        inputCount: 2,
        inputs: (_theta, step, _r, s) => {
          s[0] = mu;
          s[1] = kT(step);
        },
        operators: [
          { kind: "derivative", orders: [1, 0] },
          { kind: "derivative", orders: [0, 1] },
        ],
        rings: [
          {
            kind: "pair",
            operators: [0, 1],
            levels: "different",
            weight: hallWeight,
            weightGradient: hallWeightGradient,
          },
        ],
        integrand: (rings) => rings[1],
        integrandAdjoint: (_rings, _s, bar, ringsBar) => {
          ringsBar[1] += bar;
        },
      },
    ],
    value: (_theta, _step, r) => ((-2 * Math.PI) / cellArea) * r[0],
    adjoint: (_theta, _step, _r, bar, _thetaBar, rBar) => {
      rBar[0] += bar * ((-2 * Math.PI) / cellArea);
    },
  };
}

/** min E_upper − max E_lower. */
export function bandGap(lower: number, upper: number): Quantity {
  const edge = (sense: "min" | "max", band: number) => ({
    kind: "extremum" as const,
    sense,
    bands: [band],
    inputCount: 0,
    inputs: () => {},
    body: (e: Float64Array) => e[0],
    bodyAdjoint: (_e: Float64Array, _s: Float64Array, bar: number, eBar: Float64Array) => {
      eBar[0] += bar;
    },
  });
  return {
    text: "band_gap",
    line: 2,
    sweeps: [edge("min", upper), edge("max", lower)],
    value: (_theta, _step, r) => r[0] - r[1],
    adjoint: (_theta, _step, _r, bar, _thetaBar, rBar) => {
      rBar[0] += bar;
      rBar[1] -= bar;
    },
  };
}

export function chernNumber(first: number, last: number): Quantity {
  return {
    text: "chern_number",
    line: 3,
    sweeps: [{ kind: "chern", first, last, inputCount: 0, inputs: () => {} }],
    value: (_theta, _step, r) => r[0],
  };
}

const annealed = (step: number): number => Math.exp(1.5 + 0.5 * Math.cos((Math.PI * step) / 100));

export const haldane: Program = {
  spec: "haldane.ham",
  lattice: {
    name: "honeycomb",
    vectors: [a1, a2],
    sites: [
      { name: "A", position: [0, 0] },
      { name: "B", position: [0, 1] },
    ],
  },
  basis: ["A", "B"],
  parameters: [
    {
      name: "M",
      line: 1,
      domain: { kind: "interval", low: -2, high: 2 },
      members: ["A", "B"],
      start: { kind: "default" },
      fixed: false,
    },
    {
      name: "t2",
      line: 2,
      domain: { kind: "disk", radius: 1 },
      members: ["A", "B"].flatMap((s) =>
        secondNeighbours.map(([cell]) => `${s} -> ${s} + ${cell}`),
      ),
      start: { kind: "default" },
      fixed: false,
    },
  ],
  terms: [
    {
      text: "onsite: M",
      line: 1,
      bonds: [site("A", 0, 0), site("B", 1, 1)],
      entries: one,
      value: (theta, bond: SiteBond, out) => {
        out[0] = theta[bond.place];
        out[1] = 0;
      },
      adjoint: (_theta, bond: SiteBond, bar, thetaBar) => {
        thetaBar[bond.place] += bar[0];
      },
    },
    {
      text: "hop shell 1: 1",
      line: 2,
      bonds: [
        { of: "A -> B", row: 1, column: 0, d: [0, 1] },
        { of: "A -> B + (-1, 0)", row: 1, column: 0, d: [-SQ3 / 2, -0.5] },
        { of: "A -> B + (0, -1)", row: 1, column: 0, d: [SQ3 / 2, -0.5] },
      ],
      entries: one,
      value: (_theta, _bond, out) => {
        out[0] = 1;
        out[1] = 0;
      },
    },
    {
      text: "hop shell 2: t2",
      line: 3,
      bonds: [0, 1].flatMap((s) =>
        secondNeighbours.map(([cell, d], j) => ({
          of: `${"AB"[s]} -> ${"AB"[s]} + ${cell}`,
          row: s,
          column: s,
          d,
          place: 2 + 6 * s + 2 * j,
        })),
      ),
      entries: one,
      value: (theta, bond: SiteBond, out) => {
        out[0] = theta[bond.place];
        out[1] = theta[bond.place + 1];
      },
      adjoint: (_theta, bond: SiteBond, bar, thetaBar) => {
        thetaBar[bond.place] += bar[0];
        thetaBar[bond.place + 1] += bar[1];
      },
    },
  ] as Program["terms"],
  goal: { sense: "maximize", quantity: hallConductivity(area, 0, annealed) },
  constraints: [],
  report: [hallConductivity(area, 0, () => 0.005), chernNumber(0, 0), bandGap(0, 1)],
  solve: {
    method: "rmsprop",
    rate: (step) => (step < 50 ? 0.1 : 0.03),
    steps: 100,
    starts: 10,
    seed: 0,
    mesh: [100, 100],
    shifted: false,
  },
};

/** θ of Haldane's model: M_A = −M_B, t2 = magnitude·exp(±iφ). */
export function haldaneTheta(magnitude: number, phi: number, mass = 0): Float64Array {
  const theta = new Float64Array(14);
  theta[0] = mass;
  theta[1] = -mass;
  for (let j = 0; j < 6; j++) {
    theta[2 + 2 * j] = magnitude * Math.cos(phi);
    theta[3 + 2 * j] = (j < 3 ? 1 : -1) * magnitude * Math.sin(phi);
  }
  return theta;
}

export const haldaneArea = area;
