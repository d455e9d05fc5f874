import { readFileSync } from "node:fs";
import { boltzmann } from "../compiler/units/units.ts";
import { compile } from "../compiler/index.ts";
import {
  coefficients,
  coefficientsAdjoint,
  createHoppingTable,
  type HoppingTable,
} from "../runtime/bloch/hopping-table.ts";
import { loadProgram, type Program } from "../runtime/index.ts";
import { createLayout } from "../runtime/parameters/layout.ts";
import { startingPoint } from "../runtime/parameters/start.ts";
import { QuantityKernel } from "../runtime/quantity.ts";
import { createRandom } from "../runtime/random.ts";
import { fastKernels } from "../runtime/wasm/kernels.ts";
import type { Mesh } from "../runtime/zone/mesh.ts";
import { Layout } from "../runtime/wasm/layout.ts";

/** A piece of work: what this project does once, and what a peer is told to do. */
export interface Work {
  readonly run: () => number;
  readonly task: object;
  /** How far the gradient of the last run is from one by the coefficients, relatively. */
  readonly distance?: (byCoefficients: PeerGradient) => number;
}

/** Derivatives by the real and the imaginary part of every coefficient. */
export type PeerGradient = readonly [re: readonly number[], im: readonly number[]];

export const MU = 0.1;
export const KT = 0.1;
/** Planck's constant in eV/THz. */
const PLANCK = 4.135667696923859e-3;

/** A honeycomb of bonds and energies that are all free; so many cells along each axis make one. */
export function hallSpec([across, along]: readonly [number, number], shells: number): string {
  const whole = across * along === 1;
  const lattice = whole ? "honeycomb" : `supercell(honeycomb, ${across}, ${along})`;
  const shell = (of: number): string => `
    parameter t${of} : complex in disk(1) each bond of shell ${of}`;
  const hop = (of: number): string => `
      hop shell ${of}: t${of}`;
  const all = Array.from({ length: shells }, (_, at) => at + 1);
  return `
    lattice sheet = ${lattice}
    parameter m : real in [-2, 2] each site${all.map(shell).join("")}
    hamiltonian H on sheet {
      onsite: m${all.map(hop).join("")}
    }
    maximize hall_conductivity(H, mu = ${MU}, kT = ${KT})
    solve { mesh 8 x 8  steps 1  starts 1 }`;
}

export function programOf(text: string): Program {
  return loadProgram(javascriptOf(text));
}

/** What the compiler makes of a spec. */
export function javascriptOf(text: string): string {
  const { javascript, diagnostics } = compile({ path: "bench.ham", text });
  if (javascript === undefined) throw new Error(diagnostics[0].message);
  return javascript;
}

/** The number of free real numbers. */
export function freeNumbers(program: Program): number {
  return startingPoint(createLayout(program), 1, 0).x.length;
}

/** A goal of `hallSpec` at its first start, on a mesh of this size along each axis. */
export function goalWork(program: Program, size: number, gradient: boolean): Work {
  const { kernel, table, theta, mesh } = goalOf(program, size);
  const bar = new Float64Array(theta.length);
  return {
    run: () => (gradient ? kernel.gradient(theta, 0, mesh, bar) : kernel.value(theta, 0, mesh)),
    task: { kind: "hall", closedForm: false, ...modelTask(program, theta, mesh) },
    distance: gradient ? (there) => gradientDistance(table, theta, bar, there) : undefined,
  };
}

/** The current of example 3 at the end of its schedule, value and gradient. */
export function photocurrentWork(): Work {
  const path = "examples/03-photocurrent.ham";
  const program = programOf(readFileSync(path, "utf8"));
  const { steps, mesh: sizes } = program.solve;
  const { kernel, table, theta, mesh } = goalOf(program, sizes[0]);
  const bar = new Float64Array(theta.length);
  const temperature = program.goal!.quantity.conditions![0].value(steps - 1);
  return {
    run: () => kernel.gradient(theta, steps - 1, mesh, bar),
    task: {
      kind: "photocurrent",
      ...modelTask(program, theta, mesh),
      filling: 1 / 2,
      kT: boltzmann * temperature,
      relaxation: PLANCK * 10,
      damping: 2,
      temperature: 5500,
      irradiance: 1366,
      length: 48,
      area: 16,
      // Of the peer's table, eV: beyond the largest difference of energies; an error below 1e-9.
      largest: 4,
      step: 2.5e-4,
    },
    distance: (there) => gradientDistance(table, theta, bar, there),
  };
}

function goalOf(program: Program, size: number) {
  const table = createHoppingTable(program);
  const { theta } = startingPoint(createLayout(program), 1, 0);
  const kernel = new QuantityKernel(table, program.goal!.quantity);
  return { kernel, table, theta, mesh: meshOf(program, size) };
}

function gradientDistance(
  table: HoppingTable,
  theta: Float64Array,
  mine: Float64Array,
  [re, im]: PeerGradient,
): number {
  const theirs = new Float64Array(theta.length);
  const bar = Float64Array.from({ length: 2 * re.length }, (_, i) => (i % 2 ? im : re)[i >> 1]);
  coefficientsAdjoint(table, theta, bar, theirs);
  const size = (x: Float64Array): number => Math.hypot(...x);
  // The sign of a Hall conductivity is a matter of the order of the axes.
  const apart = [1, -1].map((sign) => size(mine.map((x, i) => x - sign * theirs[i])));
  return Math.min(...apart) / size(mine);
}

/** A Chern number, as a report asks for it. */
export function chernWork(text: string, size: number): Work {
  const program = programOf(text);
  const { theta } = startingPoint(createLayout(program), 1, 0);
  const kernel = new QuantityKernel(createHoppingTable(program), program.report[0]);
  const mesh = meshOf(program, size);
  return {
    run: () => kernel.value(theta, 0, mesh),
    task: { kind: "chern", ...modelTask(program, theta, mesh) },
  };
}

/** Different pairs of matrices, so that nothing is learnt of one. */
const PAIRS = 16;

/** Hermitian matrices without structure, two by two in one register. */
export function eighWork(bands: number, count: number): Work {
  const engine = fastKernels();
  if (engine === undefined) throw new Error("The kernels in WebAssembly are switched off.");
  const { kernels, numbers } = engine;
  const random = createRandom(1, bands);
  const layout = new Layout();
  const matrices = Array.from({ length: PAIRS }, () => layout.matrix(bands));
  const energies = layout.reals(bands);
  const vectors = layout.matrix(bands);
  const work = layout.bytes(kernels.eighWork(bands));
  engine.owner = undefined;
  for (const h of matrices)
    for (let i = 0; i < bands; i++)
      for (let j = 0; j <= i; j++)
        for (let lane = 0; lane < 2; lane++) {
          const [re, im] = [random.normal(), i === j ? 0 : random.normal()];
          const p = h / 8 + 4 * (i * bands + j) + lane;
          const q = h / 8 + 4 * (j * bands + i) + lane;
          numbers[p] = numbers[q] = re;
          numbers[p + 2] = im;
          numbers[q + 2] = -im;
        }
  return {
    run: () => {
      for (let pair = 0; 2 * pair < count; pair++)
        kernels.eigh(bands, matrices[pair % PAIRS], energies, vectors, work);
      return numbers[energies / 8];
    },
    task: { kind: "eigh", bands, count },
  };
}

/** So many points along each axis, at no special place. */
export function meshOf(program: Program, size: number): Mesh {
  const sizes = program.lattice.vectors.map(() => size);
  return { sizes, shift: sizes.map((_, axis) => 0.31 + 0.1 * axis) };
}

/** The Hamiltonian as lists, for programs in other languages. */
function modelTask(program: Program, theta: Float64Array, mesh: Mesh): object {
  const table = createHoppingTable(program);
  const c = coefficients(table, theta);
  const places = [...table.place];
  return {
    ...mesh,
    bands: table.bands,
    vectors: program.lattice.vectors,
    positions: program.lattice.sites.map(({ position }) => position),
    rows: places.map((place) => Math.floor(place / table.bands)),
    columns: places.map((place) => place % table.bands),
    d: [...table.displacement].map((index) => table.displacements[index].d),
    share: [...table.share],
    re: places.map((_, j) => c[2 * j]),
    im: places.map((_, j) => c[2 * j + 1]),
    mu: MU,
    kT: KT,
  };
}
