import { compile } from "../compiler/index.ts";
import { coefficients, createHoppingTable } from "../runtime/bloch/hopping-table.ts";
import { loadProgram, type Program } from "../runtime/index.ts";
import { createLayout } from "../runtime/parameters/layout.ts";
import { startingPoint } from "../runtime/parameters/start.ts";
import { QuantityKernel } from "../runtime/quantity.ts";
import { createRandom } from "../runtime/random.ts";
import { fastKernels } from "../runtime/wasm/kernels.ts";
import { Layout } from "../runtime/wasm/layout.ts";

/** A piece of work: what this project does once, and what a peer is told to do. */
export interface Work {
  readonly run: () => number;
  readonly task: object;
}

export const MU = 0.1;
export const KT = 0.1;

/** A honeycomb of bonds and energies that are all free; `cells` of them along each axis make a cell. */
export function hallSpec(cells: number, shells: number): string {
  const lattice = cells === 1 ? "honeycomb" : `supercell(honeycomb, ${cells}, ${cells})`;
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
  const { javascript, diagnostics } = compile({ path: "bench.ham", text });
  if (javascript === undefined) throw new Error(diagnostics[0].message);
  return loadProgram(javascript);
}

/** The number of free real numbers. */
export function freeNumbers(program: Program): number {
  return startingPoint(createLayout(program), 1, 0).x.length;
}

/** The goal of a program at its first start, on a mesh of this size along each axis. */
export function goalWork(program: Program, size: number, gradient: boolean): Work {
  const table = createHoppingTable(program);
  const { theta } = startingPoint(createLayout(program), 1, 0);
  const kernel = new QuantityKernel(table, program.goal!.quantity);
  const bar = new Float64Array(theta.length);
  const mesh = meshOf(program, size);
  return {
    run: () => (gradient ? kernel.gradient(theta, 0, mesh, bar) : kernel.value(theta, 0, mesh)),
    task: { kind: "hall", closedForm: false, ...modelTask(program, theta, mesh) },
  };
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

function meshOf(program: Program, size: number) {
  const sizes = program.lattice.vectors.map(() => size);
  return { sizes, shift: sizes.map((_, axis) => 0.31 + 0.1 * axis) };
}

/** The Hamiltonian as lists, for programs in other languages. */
function modelTask(
  program: Program,
  theta: Float64Array,
  mesh: { readonly sizes: readonly number[]; readonly shift: readonly number[] },
): object {
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
