/** The WebAssembly kernels against the TypeScript ones, which are there to be read. */
import { describe, expect, test } from "vitest";
import { coefficients, createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { createPhases, phasesAt } from "../../runtime/bloch/phases.ts";
import { createEigensolver } from "../../runtime/linalg/eigensolver.ts";
import type { MeanSweep, Program, Ring } from "../../runtime/program.ts";
import { createRandom } from "../../runtime/random.ts";
import { type Engine, fastKernels } from "../../runtime/wasm/kernels.ts";
import { Layout } from "../../runtime/wasm/layout.ts";
import { PairedLevels } from "../../runtime/wasm/paired-levels.ts";
import { PairedMean } from "../../runtime/wasm/paired-mean.ts";
import { MeanKernel } from "../../runtime/zone/mean.ts";
import type { Mesh } from "../../runtime/zone/mesh.ts";
import { PlainLevels } from "../../runtime/zone/mesh-levels.ts";
import { cases, defectOf, type Solution } from "./hermitian-matrices.ts";
import { coupledCopies, doubled, randomProgram, randomTheta } from "./linear-program.ts";
import * as means from "./mean-sweeps.ts";
import * as triples from "./triple-sweeps.ts";

const engine = start();
const random = createRandom(23, 0);
/** More than one chunk of 256 points, and an odd number. */
const mesh: Mesh = { sizes: [23, 13], shift: [0.13, 0.41] };

/** The kernels under test, also where the environment switches them off for everything else. */
function start(): Engine {
  const before = process.env.HAM_KERNELS;
  delete process.env.HAM_KERNELS;
  const found = fastKernels();
  if (before !== undefined) process.env.HAM_KERNELS = before;
  return found!;
}

type Lanes = readonly [Solution["h"], Solution["h"]];

/** Two matrices diagonalised at once. */
function eigh(n: number, lanes: Lanes): [Solution, Solution] {
  const layout = new Layout();
  const h = layout.matrix(n);
  const energies = layout.reals(n);
  const vectors = layout.matrix(n);
  const work = layout.bytes(engine.kernels.eighWork(n));
  const { numbers } = engine;
  engine.owner = undefined;
  lanes.forEach(({ re, im }, lane) =>
    re.forEach((x, p) => {
      numbers[h / 8 + 4 * p + lane] = x;
      numbers[h / 8 + 4 * p + 2 + lane] = im[p];
    }),
  );
  engine.kernels.eigh(n, h, energies, vectors, work);
  const read = (lane: number): Solution => ({
    h: lanes[lane],
    energies: Float64Array.from({ length: n }, (_, i) => numbers[energies / 8 + 2 * i + lane]),
    vectors: {
      re: Float64Array.from({ length: n * n }, (_, p) => numbers[vectors / 8 + 4 * p + lane]),
      im: Float64Array.from({ length: n * n }, (_, p) => numbers[vectors / 8 + 4 * p + 2 + lane]),
    },
  });
  const both: [Solution, Solution] = [read(0), read(1)];
  engine.kernels.eigh(n, h, energies, 0, work);
  // With vectors or without, the same steps.
  expect([read(0).energies, read(1).energies]).toEqual(both.map((each) => each.energies));
  return both;
}

describe.each([2, 3, 4, 5, 8, 9, 24, 33])("%i bands", (n) => {
  const names = Object.keys(cases);

  test.each(names)("%s, beside other matrices: eigenvectors and the same energies", (name) => {
    const h = cases[name](n);
    const plain = createEigensolver(n);
    plain.solve(h);
    const scale = Math.max(...h.re.map(Math.abs), ...h.im.map(Math.abs)) || 1;
    for (const beside of [name, "zero", "dense", "sparse", "huge"]) {
      const other = cases[beside](n);
      for (const solution of [eigh(n, [h, other])[0], eigh(n, [other, h])[1]]) {
        expect(defectOf(n, solution)).toBeLessThan(1e-13);
        solution.energies.forEach((e, i) =>
          expect(Math.abs(e - plain.energies[i]) / scale).toBeLessThan(1e-13),
        );
      }
    }
  });

  test("nothing is left from one call to the next, nor taken from the other lane", () => {
    const [a, b] = [cases.dense(n), cases.sparse(n)];
    const first = eigh(n, [a, b]);
    const broken = { re: a.re.map(() => NaN), im: a.im };
    for (const bad of [broken, { re: a.re.map(() => Infinity), im: a.im }]) {
      expect(eigh(n, [bad, b])[0].energies.every(Number.isNaN)).toBe(true);
      expect(defectOf(n, eigh(n, [bad, b])[1])).toBeLessThan(1e-13);
      expect(eigh(n, [b, bad])[1].energies.every(Number.isNaN)).toBe(true);
    }
    expect(eigh(n, [a, b])).toEqual(first);
  });
});

const sweeps: Record<string, MeanSweep> = {
  "band ring without operator": means.grandEnergy,
  "band ring of a second derivative": means.curvatureOfBands,
  "pair ring, all": means.smoothPairs,
  "pair ring, different levels": means.smoothDifferent,
  "pair ring, same level": means.samePairs,
  "pair ring with a pole": means.hallPairs,
  "pair ring with a constant matrix": means.matrixPairs,
  "triple ring": triples.smoothTriples,
  "triple ring of one operator": triples.singleOperatorTriples,
  "triple ring with an edge without weight": triples.unweightedTriples,
  "triple ring with poles": triples.polarTriples,
  "triple ring within levels": triples.sameLevelTriples,
  "band ring of a group": inGroups(means.curvatureOfBands),
  "pair ring of groups, all": inGroups(means.smoothPairs),
  "pair ring of groups with a pole": inGroups(means.hallPairs),
  "triple ring of groups": inGroups(triples.smoothTriples),
  "triple ring of groups with an edge without weight": inGroups(triples.unweightedTriples),
  "products of operators": {
    ...means.smoothPairs,
    operators: [
      {
        kind: "combination",
        name: "spin current",
        terms: [
          { re: 0.5, im: 0, factors: [{ kind: "derivative", orders: [1, 0] }, sigma()] },
          { re: 0.5, im: 0, factors: [sigma(), { kind: "derivative", orders: [1, 0] }] },
          { re: 0.2, im: 0, factors: [] },
        ],
      },
      { kind: "derivative", orders: [0, 1] },
    ],
  },
};

/** The same sums over the lowest two bands, and the others. */
function inGroups(sweep: MeanSweep): MeanSweep {
  const inside = { first: 0, last: 1 };
  const outside = { ...inside, outside: true } as const;
  const rings = sweep.rings.map((ring): Ring => {
    if (ring.kind !== "triple") return { ...ring, groups: [inside, outside] };
    const [a, b, c] = ring.edges;
    return { ...ring, edges: [{ ...a, group: inside }, { ...b, group: outside }, c] };
  });
  return { ...sweep, rings };
}

function sigma() {
  return {
    kind: "matrix",
    name: "σ",
    entries: [
      [0, 1, 0, -1],
      [1, 0, 0, 1],
    ],
  } as const;
}

/** Largest difference, relative to the largest number. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const scale = Math.max(...Array.from(a, Math.abs)) || 1;
  return Math.max(...Array.from(a, (x, i) => Math.abs(x - b[i]))) / scale;
}

function expectSame(program: Program, theta: Float64Array, sweep: MeanSweep): void {
  const table = createHoppingTable(program);
  const c = coefficients(table, theta);
  const s = new Float64Array(sweep.inputCount);
  sweep.inputs(theta, 0, new Float64Array(0), s);
  const plain = new MeanKernel(table, sweep);
  const paired = new PairedMean(engine, table, sweep);
  const expected = plain.row(c, s, mesh);
  const row = paired.row(c, s, mesh);
  expect(difference([expected.value], [row.value])).toBeLessThan(1e-10);
  expect(difference(expected.c, row.c)).toBeLessThan(1e-8);
  expect(difference(expected.s, row.s)).toBeLessThan(1e-8);
  expect(difference([expected.value], [paired.value(c, s, mesh)])).toBeLessThan(1e-10);
  const phases = createPhases(table);
  phasesAt(table, Float64Array.of(0.3, -0.7), phases);
  const at = plain.integrand(c, s)(phases);
  expect(difference([at], [paired.integrand(c, s)(phases)])).toBeLessThan(1e-9);
}

describe.each(Object.keys(sweeps))("%s", (name) => {
  test.each([
    [2, true],
    [3, true],
    [4, true],
    [8, false],
    [9, true],
    [12, false],
  ])("%i bands, dense %s", (bands, dense) => {
    const program = randomProgram(bands, dense, 5);
    const theta = randomTheta(program, random).map((x) => x / Math.sqrt(bands));
    expectSame(program, theta, sweeps[name]);
  });

  test("levels that are degenerate everywhere, and nearly", () => {
    const program = randomProgram(4, true, 9);
    const theta = randomTheta(program, random).map((x) => x / 2);
    expectSame(doubled(program), theta, sweeps[name]);
    if (!name.includes("pole")) {
      const split = coupledCopies(program);
      for (const coupling of [1e-10, 1e-6])
        expectSame(split, Float64Array.of(...theta, coupling), sweeps[name]);
    }
  });
});

test("energies on a mesh and their derivatives", () => {
  for (const bands of [2, 3, 8, 9]) {
    const program = randomProgram(bands, bands < 8, 2);
    const table = createHoppingTable(program);
    const c = coefficients(table, randomTheta(program, random));
    const plain = new PlainLevels(table);
    const paired = new PairedLevels(engine, table);
    const energies = plain.energies(c, mesh);
    expect(difference(energies, paired.energies(c, mesh))).toBeLessThan(1e-13);
    const share = energies.map((_, p) => (p % 7 < 3 ? 0 : random.uniform()));
    const rows = [plain, paired].map((levels) => {
      const row = { value: 0, c: new Float64Array(c.length), s: new Float64Array(0) };
      levels.addDerivatives(c, mesh, share, row);
      return row.c;
    });
    expect(difference(rows[0], rows[1])).toBeLessThan(1e-11);
  }
});

test("kernels take turns in one memory", () => {
  const program = randomProgram(4, true, 3);
  const other = randomProgram(8, false, 4);
  const make = (of: Program, sweep: MeanSweep) => {
    const table = createHoppingTable(of);
    const c = coefficients(table, randomTheta(of, createRandom(1, 1)));
    const phases = createPhases(table);
    phasesAt(table, Float64Array.of(0.21, 0.37), phases);
    const s = Float64Array.of(0.2, 0.4);
    return { at: new PairedMean(engine, table, sweep).integrand(c, s), phases };
  };
  const first = make(program, means.matrixPairs);
  const alone = first.at(first.phases);
  const second = make(other, means.hallPairs);
  const beside = second.at(second.phases);
  expect(first.at(first.phases)).toBe(alone);
  expect(second.at(second.phases)).toBe(beside);
});
