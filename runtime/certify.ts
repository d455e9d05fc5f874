import { createHoppingTable, type HoppingTable } from "./bloch/hopping-table.ts";
import type { Program, Quantity } from "./program.ts";
import { QuantityKernel } from "./quantity.ts";
import { createRandom } from "./random.ts";
import { type Mesh, pointCount } from "./zone/mesh.ts";

/** A value with its error bar, from meshes that have nothing to do with the one optimised on. */
export interface Certified {
  readonly value: number;
  /** Estimated from the changes between the last meshes. */
  readonly error: number;
  readonly certified: boolean;
  /** Why not certified. */
  readonly reason?: string;
  /** The last mesh. */
  readonly mesh: readonly number[];
}

export interface CertifyOptions {
  /** Agreement asked for, relative and absolute; either suffices. */
  readonly relative: number;
  readonly absolute: number;
  /** Most work, in points × (bands³ + 8); three meshes are tried in any case. */
  readonly budget: number;
}

export const certifyDefaults: CertifyOptions = { relative: 1e-6, absolute: 1e-9, budget: 2e7 };

/** Points per axis of the first mesh, by dimension, and the factor by which meshes grow. */
const FIRST_SIZE = [64, 24, 12];
const GROWTH = [2, 1.5, 1.4];
/** A narrow feature can hide between the points of two meshes; less easily of three. */
const AGREEING_CHANGES = 2;

/**
 * Evaluates a quantity on growing, independently shifted meshes until successive values agree. The
 * error bar is the larger of the last two changes, so it speaks for the value before the last.
 */
export function certify(
  program: Program,
  quantity: Quantity,
  theta: Float64Array,
  step: number,
  options: CertifyOptions = certifyDefaults,
): Certified {
  return certifyWith(createHoppingTable(program), quantity, theta, step, options);
}

function certifyWith(
  table: HoppingTable,
  quantity: Quantity,
  theta: Float64Array,
  step: number,
  options: CertifyOptions,
): Certified {
  const kernel = new QuantityKernel(table, quantity);
  const random = createRandom(0, 0);
  let mesh: Mesh | undefined;
  let value = NaN;
  let change = Infinity;
  let error = Infinity;
  let agreeing = 0;
  let work = 0;
  for (let level = 0; ; level++) {
    const next = refinedMesh(table.dimension, level, random.uniform);
    work += pointCount(next) * (table.bands ** 3 + 8);
    if (mesh !== undefined && level > AGREEING_CHANGES && work > options.budget) {
      return {
        value,
        error,
        certified: false,
        reason: "the value still changes with the mesh",
        mesh: mesh.sizes,
      };
    }
    mesh = next;
    const refined = kernel.value(theta, step, mesh);
    if (!Number.isFinite(refined)) {
      return {
        value: refined,
        error: Infinity,
        certified: false,
        reason: "the value is not finite",
        mesh: mesh.sizes,
      };
    }
    const lastChange = change;
    change = level === 0 ? Infinity : Math.abs(refined - value);
    value = refined;
    error = Math.max(change, Number.isFinite(lastChange) ? lastChange : 0);
    const tolerance = Math.max(options.absolute, options.relative * Math.abs(value));
    agreeing = change <= tolerance ? agreeing + 1 : 0;
    if (quantity.sweeps.length === 0 || agreeing === AGREEING_CHANGES) break;
  }
  if (quantity.sweeps.length === 0) return { value, error: 0, certified: true, mesh: [] };
  const whole = quantity.sweeps.every(({ kind }) => kind === "chern");
  if (!whole) error = Math.max(error, 4 * Number.EPSILON * Math.abs(value));
  const reason = kernel.doubt(theta, mesh);
  return { value, error, certified: reason === undefined, reason, mesh: mesh.sizes };
}

/** The report of a program at θ. */
export function evaluateReport(program: Program, theta: Float64Array, step: number): Certified[] {
  const table = createHoppingTable(program);
  return program.report.map((quantity) =>
    certifyWith(table, quantity, theta, step, certifyDefaults),
  );
}

function refinedMesh(dimension: number, level: number, uniform: () => number): Mesh {
  const size = Math.round(FIRST_SIZE[dimension - 1] * GROWTH[dimension - 1] ** level);
  const axes = Array.from({ length: dimension });
  return { sizes: axes.map(() => size), shift: axes.map(() => uniform()) };
}
