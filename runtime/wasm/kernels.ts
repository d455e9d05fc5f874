import bytes from "./kernels.wasm";
import { IntegralMemory } from "./integral-memory.ts";

/**
 * The functions of `kernels/`, on two matrices at once. Places are addresses in bytes of what
 * `Layout` lays out, tolerances among them; a real number takes 16 bytes (one for each lane), a complex one 32 (real
 * parts, then imaginary ones). Matrices are row-major, row n of `vectors` the eigenvector |n⟩.
 */
export interface Kernels {
  eighWork(n: number): number;
  /** Energies only, where `vectors` is 0. */
  eigh(n: number, h: number, energies: number, vectors: number, work: number): void;
  eighBlocksWork(n: number): number;
  /** See `PairedEigensolver`. */
  eighBlocks(
    n: number,
    blocks: number,
    h: number,
    energies: number,
    vectors: number,
    work: number,
  ): void;
  /** out = U† A U. */
  toBands(n: number, a: number, vectors: number, work: number, out: number): void;
  /** out = U G U†, of a Hermitian G. */
  fromBands(n: number, g: number, vectors: number, work: number, out: number): void;
  /** Both for two matrices at once; `sum` is scratch as `work` is. */
  toBandsTwo(
    n: number,
    a: number,
    b: number,
    vectors: number,
    work: number,
    sum: number,
    outA: number,
    outB: number,
  ): void;
  fromBandsTwo(
    n: number,
    g: number,
    k: number,
    vectors: number,
    work: number,
    sum: number,
    outG: number,
    outK: number,
  ): void;
  /** out (+)= A B. */
  multiply(n: number, a: number, b: number, out: number, add: number): void;
  clear(n: number, m: number): void;
  copy(n: number, from: number, to: number): void;
  setIdentity(n: number, m: number): void;
  addScaled(n: number, into: number, re: number, im: number, m: number): void;
  makeHermitian(n: number, m: number): void;
  /** See `PairedBloch`. */
  assemble(
    n: number,
    count: number,
    own: number,
    terms: number,
    coefficients: number,
    phases: number,
    values: number,
    matrix: number,
  ): void;
  assembleDerivative(
    n: number,
    count: number,
    parts: number,
    power: number,
    values: number,
    matrix: number,
  ): void;
  collect(count: number, own: number, terms: number, matrixBar: number, bars: number): void;
  collectDerivative(
    count: number,
    parts: number,
    power: number,
    matrixBar: number,
    bars: number,
  ): void;
  addToCoefficients(count: number, terms: number, phases: number, bars: number, sums: number): void;
  diagonaliseLine(
    n: number,
    points: number,
    functions: number,
    prefix: number,
    factors: number,
    count: number,
    own: number,
    terms: number,
    coefficients: number,
    phases: number,
    values: number,
    matrix: number,
    energies: number,
    vectors: number,
    work: number,
  ): void;
  /** See `paired-ring.ts`. */
  pairSum(n: number, w: number, a: number, b: number, out: number): void;
  pairBars(
    n: number,
    w: number,
    a: number,
    b: number,
    bar: number,
    aBar: number,
    bBar: number,
  ): void;
  pairSlopes(
    n: number,
    energies: number,
    tolerance: number,
    a: number,
    b: number,
    slopeRow: number,
    slopeColumn: number,
    bar: number,
    g: number,
  ): void;
  weigh(n: number, w: number, a: number, out: number): void;
  trace(n: number, a: number, b: number, out: number): void;
  weightedTrace(n: number, w: number, a: number, c: number, out: number, add: number): void;
  weightedBar(n: number, w: number, c: number, bar: number, aBar: number): void;
  edgeSlopes(
    n: number,
    energies: number,
    tolerance: number,
    a: number,
    c: number,
    slopeRow: number,
    slopeColumn: number,
    bar: number,
    g: number,
  ): void;
  addRotations(n: number, energies: number, tolerance: number, p: number, g: number): void;
  numberLevels(n: number, energies: number, tolerance: number, levels: number): void;
  weighLevels(n: number, energies: number, level: number, s: number, table: number): void;
  /** `admitted` is 0 for all pairs, 1 for those of different levels, 2 for those of the same one. */
  weighPairs(
    n: number,
    energies: number,
    levels: number,
    admitted: number,
    level: number,
    pair: number,
    s: number,
    table: number,
    out: number,
    size: number,
    count: number,
    step: number,
  ): void;
  admit(n: number, levels: number, admitted: number, out: number): void;
  bandSum(n: number, table: number, number: number, a: number, out: number): void;
  bandBars(
    n: number,
    energies: number,
    tolerance: number,
    table: number,
    a: number,
    bar: number,
    aBar: number,
    g: number,
  ): void;
}

/** The kernels of a thread, with the memory that they work in. */
export interface Engine {
  /** Others, for a while, where calls are recorded. */
  kernels: Kernels;
  readonly memory: WebAssembly.Memory;
  /** Functions that kernels call by their place in it. */
  readonly table: WebAssembly.Table;
  readonly integrals: IntegralMemory;
  /** The whole memory. */
  readonly numbers: Float64Array;
  readonly words: Uint32Array;
  /** Whose constants are in memory: all users lay out the same memory, one after the other. */
  owner: object | undefined;
}

const PAGE = 65536;
/** Of address space; what is never written takes no memory. */
const PAGES = 1024;
/** Bytes at the end that integrals keep. */
const INTEGRALS = 16 * 1024 * 1024;
/** Bytes that may be laid out. */
export const MEMORY = PAGES * PAGE - INTEGRALS;

let engine: Engine | undefined | "off" = undefined;

/**
 * The thread's kernels; undefined where they are switched off (`HAM_KERNELS=typescript` in the
 * environment) or cannot be had, so that the TypeScript kernels do the work.
 */
export function fastKernels(): Engine | undefined {
  engine ??= process.env.HAM_KERNELS === "typescript" ? "off" : start();
  return engine === "off" ? undefined : engine;
}

function start(): Engine | "off" {
  try {
    const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
    const table = new WebAssembly.Table({ initial: 1, element: "anyfunc" });
    const integrals = new IntegralMemory(memory.buffer, MEMORY, PAGES * PAGE);
    const imports = { env: { memory, table }, "look-up": { miss: integrals.miss } };
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
    return {
      kernels: instance.exports as unknown as Kernels,
      memory,
      table,
      integrals,
      numbers: new Float64Array(memory.buffer),
      words: new Uint32Array(memory.buffer),
      owner: undefined,
    };
  } catch {
    // No SIMD, or no address space.
    return "off";
  }
}
