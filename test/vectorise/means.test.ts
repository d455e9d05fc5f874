/** Sweeps by the code that the compiler writes for two k at once, against the TypeScript kernels. */
import { describe, expect, test } from "vitest";
import { orbitalBlocks } from "../../runtime/bloch/orbital-blocks.ts";
import { coefficients, createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import type { MeanSweep, Program } from "../../runtime/program.ts";
import { createLayout } from "../../runtime/parameters/layout.ts";
import { startingPoint } from "../../runtime/parameters/start.ts";
import { RecordedMean } from "../../runtime/wasm/recorded-mean.ts";
import { TwoBandMean } from "../../runtime/wasm/two-band-mean.ts";
import { MeanKernel } from "../../runtime/zone/mean.ts";
import { createMeanKernel } from "../../runtime/zone/mean-evaluator.ts";
import type { Mesh } from "../../runtime/zone/mesh.ts";
import { programOf } from "../reference/spec.ts";

const sheet = `
  lattice honeycomb
  parameter m : real in [-2, 2] each site
  parameter t1 : complex in disk(1) each bond of shell 1
  parameter t2 : complex in disk(1) each bond of shell 2
  hamiltonian H { onsite: m  hop shell 1: t1  hop shell 2: t2 }`;
const stack = `
  lattice stack {
    a1 = (1, 0, 0)  a2 = (0.2, 1, 0)  a3 = (0, 0.3, 1.4)
    site A at (0, 0, 0)
  }
  space { orbital s, p }
  parameter u : real in [0.5, 2]
  parameter w : complex in disk(1)
  hamiltonian H on stack {
    onsite:              u * τz
    hop along (1, 0, 0): (τz + i * τx) / 2
    hop along (0, 1, 0): w * (τz + i * τy) / 2
    hop along (0, 0, 1): 0.1 * τz
  }`;
const chain = `
  lattice dimers = supercell(chain, 2)
  parameter e : real in [-1, 1] each site
  parameter t : complex in disk(1) each bond of shell 1
  hamiltonian H { onsite: e  hop shell 1: t }`;
const three = `
  lattice kagome
  parameter e : real in [-1, 1] each site
  parameter t : complex in disk(1) each bond of shell 1
  hamiltonian H { onsite: e  hop shell 1: t }`;

/** What is averaged; the numbers of scalars and rings vary. */
const goals = [
  "hall_conductivity(H, mu = 0.1, kT = 0.1)",
  "hall_conductivity(H, filling = 1/2, kT = 0.3)",
  "optical_conductivity(H, mu = 0.2, kT = 0.2, energy = 0.4, broadening = 0.2)",
  "drude_weight(H, mu = 0.2, kT = 0.2)",
  "total_energy(H, filling = 1/2, kT = 0.1)",
  "quantum_metric_xx(H, mu = 0, kT = 0.2)",
  "density_of_states(H, energy = 0.3, broadening = 0.2)",
];

/** The mean sweeps of a goal, at the first start, with their scalars at some values. */
function sweepsOf(program: Program): readonly MeanSweep[] {
  return program.goal!.quantity.sweeps.filter((sweep) => sweep.kind === "mean");
}

function agreement(
  program: Program,
  mesh: Mesh,
  expected?: typeof TwoBandMean | typeof RecordedMean,
) {
  const table = createHoppingTable(program);
  const { theta } = startingPoint(createLayout(program), 3, 0);
  const c = coefficients(table, theta);
  for (const sweep of sweepsOf(program)) {
    const s = Float64Array.from({ length: sweep.inputCount }, (_, at) => 0.2 + 0.1 * at);
    const fast = createMeanKernel(table, sweep);
    if (expected) expect(fast).toBeInstanceOf(expected);
    const plain = new MeanKernel(table, sweep);
    const [found, wanted] = [fast.row(c, s, mesh), plain.row(c, s, mesh)];
    const scale = 1 + Math.max(...wanted.c.map(Math.abs), ...wanted.s.map(Math.abs));
    expect(Math.abs(found.value - wanted.value) / scale).toBeLessThan(1e-12);
    expect(Math.abs(fast.value(c, s, mesh) - wanted.value) / scale).toBeLessThan(1e-12);
    wanted.c.forEach((x, at) => expect(Math.abs(found.c[at] - x) / scale).toBeLessThan(1e-12));
    wanted.s.forEach((x, at) => expect(Math.abs(found.s[at] - x) / scale).toBeLessThan(1e-12));
  }
}

describe.each(goals)("%s", (goal) => {
  const spec = (model: string) => programOf(`${model}\nmaximize ${goal}`);
  test("two bands in two dimensions, an odd number of points in chunks", () =>
    agreement(spec(sheet), { sizes: [17, 19], shift: [0.3, 0.4] }, TwoBandMean));
  test("two bands in three dimensions, operators with empty entries", () =>
    agreement(spec(stack), { sizes: [3, 4, 5], shift: [0.3, 0.4, 0.1] }, TwoBandMean));
  test("three bands", () => agreement(spec(three), { sizes: [5, 6], shift: [0.3, 0.4] }));
});

test.each(goals.filter((goal) => !/^(hall|optical)/.test(goal)))("%s of a chain", (goal) =>
  agreement(programOf(`${chain}\nmaximize ${goal}`), { sizes: [7], shift: [0.3] }, TwoBandMean),
);

const wire = `
  lattice trimers = supercell(chain(a = 4 angstrom), 3)
  parameter e : real in [-1 eV, 1 eV] each site
  parameter t : complex in disk(1 eV) each bond of shell 1
  hamiltonian H { onsite: e  hop shell 1: t }`;
const current = `photocurrent(H, light = blackbody(5500 K, irradiance = 1000 [W/m^2]), filling = 1/2,
  temperature = 3000 K, relaxation = 100 THz, area = (4 angstrom)^2)`;

describe("rings of three bands with integrals over frequencies", () => {
  const program = programOf(`${wire}\nmaximize ${current}`);
  const mesh = { sizes: [9], shift: [0.3] };
  const scalars = (sweep: MeanSweep) =>
    Float64Array.from({ length: sweep.inputCount }, (_, at) => 0.2 + 0.1 * at);

  test("agree", () => {
    expect(sweepsOf(program).some(({ laneTables }) => laneTables !== undefined)).toBe(true);
    agreement(program, mesh, RecordedMean);
  });

  test("are looked up in the pieces of the time", () => {
    const table = createHoppingTable(program);
    const { theta } = startingPoint(createLayout(program), 3, 0);
    const c = coefficients(table, theta);
    const [sweep] = sweepsOf(program);
    const s = scalars(sweep);
    const fast = createMeanKernel(table, sweep);
    const plain = new MeanKernel(table, sweep);
    const finely = <T>(evaluate: () => T): T =>
      program.integrals!.reduceRight((inner, one) => () => one.finely(inner), evaluate)();
    const [coarse, fine, again] = [
      fast.value(c, s, mesh),
      finely(() => fast.value(c, s, mesh)),
      fast.value(c, s, mesh),
    ];
    expect(again).toBe(coarse);
    expect(fine).not.toBe(coarse);
    expect(fine / finely(() => plain.value(c, s, mesh))).toBeCloseTo(1, 12);
  });
});

test("weights of pairs are computed in registers, but for what they cannot do", () => {
  const lanes = (goal: string) =>
    programOf(`${three}\nmaximize ${goal}`).goal!.quantity.sweeps.map(
      (sweep) => sweep.kind === "mean" && sweep.lanes !== undefined,
    );
  expect(lanes("hall_conductivity(H, mu = 0.1, kT = 0.1)")).toEqual([true]);
  expect(lanes("density_of_states(H, energy = 0.3, broadening = 0.2)")).toEqual([true]);
  expect(lanes("free_energy(H, mu = 0, kT = 0.2)")).toEqual([false]);
});

test("levels that touch on the mesh are left to eigenvectors", () => {
  // At Γ of the square lattice's two sites H is a multiple of 1.
  const program = programOf(`
    lattice dimers = supercell(square, 2, 1)
    parameter t : real in [0, 1]
    hamiltonian H { hop shell 1: t }
    maximize drude_weight(H, mu = 0.2, kT = 0.2)`);
  agreement(program, { sizes: [4, 4], shift: [0, 0] }, TwoBandMean);
});

test("points of a reduced mesh count as often as they stand for others", () => {
  const program = programOf(`${sheet}\nmaximize ${goals[0]}`);
  const orbits = {
    points: Int32Array.of(0, 2, 3, 7, 8),
    weights: Float64Array.of(1, 2, 1, 4, 1),
    orbit: Int32Array.of(0, 1, 1, 2, 3, 3, 3, 3, 4),
  };
  agreement(program, { sizes: [3, 3], shift: [0.2, 0.3], orbits }, TwoBandMean);
});

describe("Hamiltonians that fall into blocks", () => {
  // Two spins that nothing mixes, of different energies, and each of them twice: levels coincide.
  const spins = (splitting: string) => `
    lattice kagome
    space { spin 1/2 }
    parameter e : real in [-1, 1] each site
    parameter t : complex in disk(1) each bond of shell 1
    hamiltonian H { onsite: e * 1 + ${splitting} * σz  hop shell 1: t * 1 }`;

  test.each(["0", "0.3"])("agree with those taken whole, splitting %s", (splitting) => {
    const program = programOf(`${spins(splitting)}\nmaximize ${goals[0]}`);
    expect(orbitalBlocks(createHoppingTable(program))).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ]);
    agreement(program, { sizes: [5, 6], shift: [0.3, 0.4] }, RecordedMean);
  });

  test("a single orbital is a block", () => {
    const program = programOf(`
      lattice square
      space { orbital s, p }
      hamiltonian H { onsite: 0.5 * τz  hop shell 1: 1 }
      report { total_energy(H, mu = 0, kT = 0.2) }`);
    expect(orbitalBlocks(createHoppingTable(program))).toEqual([[0], [1]]);
  });
});
