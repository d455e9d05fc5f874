import { coefficients, type HoppingTable } from "../bloch/hopping-table.ts";
import type { Quantity, Sweep } from "../program.ts";
import type { CertifyOptions, Estimate } from "./estimate.ts";
import { settle } from "./settle.ts";

/** The sweeps of a quantity, settled one after the other. */
export interface SettledSweeps {
  readonly theta: Float64Array;
  readonly step: number;
  readonly sweeps: readonly Sweep[];
  /** Their results. */
  readonly r: Float64Array;
  readonly estimates: readonly Estimate[];
}

/** Settles the first `count` sweeps of a quantity (all of them, by default). */
export function settleSweeps(
  table: HoppingTable,
  quantity: Quantity,
  theta: Float64Array,
  step: number,
  options: CertifyOptions,
  count = quantity.sweeps.length,
): SettledSweeps {
  const c = coefficients(table, theta);
  const r = new Float64Array(quantity.sweeps.length);
  const sweeps = quantity.sweeps.slice(0, count);
  const estimates = sweeps.map((sweep, j) => {
    const estimate = settle(table, sweep, c, scalarsOf(sweep, theta, step, r), options);
    r[j] = estimate.value;
    return estimate;
  });
  return { theta, step, sweeps, r, estimates };
}

/** The results if that of sweep j is off by its error; later sweeps that depend on it follow. */
export function movedResults(
  { theta, step, sweeps, r, estimates }: SettledSweeps,
  j: number,
): Float64Array {
  const moved = r.slice();
  moved[j] += estimates[j].error;
  for (let l = j + 1; l < sweeps.length; l++) {
    const before = scalarsOf(sweeps[l], theta, step, r);
    const after = scalarsOf(sweeps[l], theta, step, moved);
    if (after.some((x, i) => x !== before[i])) moved[l] = estimates[l].again(after);
  }
  return moved;
}

/** The scalars that a sweep is given. */
export function scalarsOf(
  { inputCount, inputs }: Sweep,
  theta: Float64Array,
  step: number,
  r: Float64Array,
): Float64Array {
  const s = new Float64Array(inputCount);
  inputs(theta, step, r, s);
  return s;
}
