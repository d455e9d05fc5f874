import { createHoppingTable, type HoppingTable } from "./bloch/hopping-table.ts";
import {
  certifyDefaults,
  type CertifyOptions,
  type Estimate,
  unsettled,
} from "./certify/estimate.ts";
import { movedResults, settleSweeps } from "./certify/sweeps.ts";
import type { Program, Quantity } from "./program.ts";

export { certifyDefaults, type CertifyOptions } from "./certify/estimate.ts";

/** A value below its error is a zero, as long as the error is smaller than this. */
const MEANINGLESS = 0.1;

/** A value with its error bar, from points that have nothing to do with those optimised on. */
export interface Certified {
  readonly value: number;
  /** How far the exact value may lie away. */
  readonly error: number;
  readonly certified: boolean;
  /** Why not certified. */
  readonly reason?: string;
  /** The finest mesh used; empty where there was none, or cells of the zone were refined instead. */
  readonly mesh: readonly number[];
  /** The largest number of points that a sweep took. */
  readonly points?: number;
}

/**
 * Settles the sweeps of a quantity one after the other, and sees how far their errors move it.
 * The error bar is the sum of these.
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

/** The report of a program at θ. */
export function evaluateReport(program: Program, theta: Float64Array, step: number): Certified[] {
  const table = createHoppingTable(program);
  return program.report.map((quantity) =>
    certifyWith(table, quantity, theta, step, certifyDefaults),
  );
}

function certifyWith(
  table: HoppingTable,
  quantity: Quantity,
  theta: Float64Array,
  step: number,
  options: CertifyOptions,
): Certified {
  const settled = settleSweeps(table, quantity, theta, step, options);
  const { r, estimates } = settled;
  const value = quantity.value(theta, step, r);
  let error = 0;
  estimates.forEach((estimate, j) => {
    if (estimate.error === 0) return;
    error += Math.abs(quantity.value(theta, step, movedResults(settled, j)) - value);
  });
  const points = Math.max(0, ...estimates.map((estimate) => estimate.points));
  const mesh = estimates.find((estimate) => estimate.points === points)?.mesh ?? [];
  const reason = doubt(value, error, estimates);
  return {
    value,
    error: Number.isFinite(value) ? error : Infinity,
    certified: reason === undefined,
    reason,
    mesh,
    points,
  };
}

function doubt(value: number, error: number, estimates: readonly Estimate[]): string | undefined {
  if (!Number.isFinite(value) || !Number.isFinite(error)) return "the value is not finite";
  const reason = unsettled(estimates);
  if (reason !== undefined) return reason;
  // A quotient whose denominator is zero within its error, for one.
  if (error > Math.abs(value) && error > MEANINGLESS) return "the error is larger than the value";
  return undefined;
}
