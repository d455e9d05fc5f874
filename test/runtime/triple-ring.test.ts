import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix } from "../../runtime/linalg/matrix.ts";
import type { Edge, MeanSweep, TripleRing } from "../../runtime/program.ts";
import { createRandom } from "../../runtime/random.ts";
import { numberLevels } from "../../runtime/rings/levels.ts";
import { createRingKernel, type Spectrum } from "../../runtime/rings/ring-kernel.ts";
import type { Mesh } from "../../runtime/zone/mesh.ts";
import { derivatives, expectAgreement, unitVector } from "./differences.ts";
import {
  coupledCopies,
  doubled,
  randomProgram,
  randomTheta,
  sweepQuantity,
} from "./linear-program.ts";
import {
  polarTriples,
  sameLevelTriples,
  singleOperatorTriples,
  smoothTriples,
  tripleSweep,
  smoothEdges,
  unweightedTriples,
} from "./triple-sweeps.ts";

const random = createRandom(11, 0);
/** More than one chunk of 256 points. */
const mesh: Mesh = { sizes: [23, 13], shift: [0.13, 0.41] };

const sweeps: Record<string, MeanSweep> = {
  smooth: smoothTriples,
  "one operator": singleOperatorTriples,
  "an edge without weight": unweightedTriples,
  "a pole between levels": polarTriples,
  "pairs of one level": sameLevelTriples,
};

function randomHermitian(n: number): Matrix {
  const a = createMatrix(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      a.re[i * n + j] = a.re[j * n + i] = random.normal();
      a.im[i * n + j] = i === j ? 0 : random.normal();
      a.im[j * n + i] = -a.im[i * n + j];
    }
  return a;
}

/** The triple sum as it is written. */
function tripleSum(ring: TripleRing, spectrum: Spectrum, s: Float64Array): [number, number] {
  const { energies, level, operators } = spectrum;
  const n = energies.length;
  const out = new Float64Array(14);
  const factor = (edge: Edge, operator: number, row: number, column: number): [number, number] => {
    if (edge.levels !== "all" && (level[row] === level[column]) !== (edge.levels === "same"))
      return [0, 0];
    out.set([1, 0]);
    edge.weight?.(energies[row], energies[column], s, out);
    const { re, im } = operators[operator];
    const p = row * n + column;
    return [out[0] * re[p] - out[1] * im[p], out[0] * im[p] + out[1] * re[p]];
  };
  const sum: [number, number] = [0, 0];
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++)
      for (let c = 0; c < n; c++) {
        const [x, y, z] = [
          factor(ring.edges[0], ring.operators[0], a, b),
          factor(ring.edges[1], ring.operators[1], b, c),
          factor(ring.edges[2], ring.operators[2], c, a),
        ];
        const re = x[0] * y[0] - x[1] * y[1];
        const im = x[0] * y[1] + x[1] * y[0];
        sum[0] += re * z[0] - im * z[1];
        sum[1] += re * z[1] + im * z[0];
      }
  return sum;
}

describe.each(Object.keys(sweeps))("%s", (name) => {
  const sweep = sweeps[name];

  test.each([2, 5])("%i bands: the sum over three bands", (bands) => {
    const ring = sweep.rings[0] as TripleRing;
    const energies = Float64Array.from({ length: bands }, (_, i) => 0.6 * i - 1);
    if (bands === 5) energies[2] = energies[1];
    const spectrum: Spectrum = {
      energies,
      scale: 1,
      level: new Int32Array(bands),
      operators: [0, 1, 2].map(() => randomHermitian(bands)),
    };
    numberLevels(energies, 1e-9, spectrum.level);
    const s = Float64Array.of(0.2, 0.4, 0.5, 0.35);
    const kernel = createRingKernel(ring, bands, 4);
    const [re, im] = tripleSum(ring, spectrum, s);
    for (const evaluate of [kernel.evaluate, kernel.evaluateForAdjoint]) {
      evaluate.call(kernel, spectrum, s);
      expect(Math.hypot(kernel.re - re, kernel.im - im)).toBeLessThan(1e-13 * Math.hypot(re, im));
    }
  });

  test.each([
    [2, true],
    [3, true],
    [8, true],
    [9, false],
  ])("%i bands, dense %s: gradient = differences", (bands, dense) => {
    const program = randomProgram(bands, dense, 3);
    const theta = randomTheta(program, random).map((x) => x / Math.sqrt(bands));
    const direction = unitVector(theta.length, random);
    expectAgreement(derivatives(program, sweepQuantity(sweep), theta, mesh, direction, 2e-4));
  });

  test("doubly degenerate levels: gradient along directions that keep them", () => {
    const program = doubled(randomProgram(4, true, 11));
    const theta = randomTheta(program, random).map((x) => x / 2);
    const direction = unitVector(theta.length, random);
    expectAgreement(derivatives(program, sweepQuantity(sweep), theta, mesh, direction, 2e-4));
  });
});

test.each([
  ["smooth", smoothTriples],
  ["an edge without weight", unweightedTriples],
])("%s: the gradient that lifts a degeneracy", (_name, sweep) => {
  const program = randomProgram(4, true, 11);
  const theta = Float64Array.of(...randomTheta(program, random), 0);
  const direction = theta.map((_, i) => (i === theta.length - 1 ? 1 : 0));
  expectAgreement(
    derivatives(coupledCopies(program), sweepQuantity(sweep), theta, mesh, direction),
  );
});

test.each([0, 1e-13, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4])(
  "three levels split by %d, and coupled by dH",
  (split) => {
    const base = randomProgram(2, true, 21);
    const hops = [0, 1, 2, 3].flatMap((row) => [
      {
        of: "",
        row,
        column: row,
        d: [0, 0],
        parts: [{ place: 0, re: row === 3 ? -0.4 : 0.2 + row * split, im: 0 }],
      },
      { of: "", row, column: (row + 1) % 4, d: [0, 0], parts: [{ place: 1, re: 1, im: row }] },
      { of: "", row, column: row, d: [1, 0.1], parts: [{ place: 1, re: 0.4, im: row }] },
    ]);
    const program = {
      ...base,
      basis: ["a", "b", "c", "d"],
      terms: [{ ...base.terms[0], bonds: hops }],
    };
    const operators = ["P", "Q", "R"].map((name, shift) => ({
      kind: "matrix" as const,
      name,
      entries: [0, 1, 2, 3].flatMap((row) => {
        const column = (row + 1 + shift) % 4;
        const [re, im] = [0.3 + row, column === (row + 2) % 4 ? 0 : 0.7 * shift - row];
        return [
          [row, row, row * shift - 1, 0],
          [row, column, re, im],
          [column, row, re, -im],
        ] as [number, number, number, number][];
      }),
    }));
    const sweep = tripleSweep(smoothEdges, operators);
    const pair = derivatives(
      program,
      sweepQuantity(sweep),
      Float64Array.of(1, 0),
      { sizes: [5, 3], shift: [0.13, 0.41] },
      Float64Array.of(0, 1),
      2e-4,
    );
    expectAgreement(pair);
  },
);
