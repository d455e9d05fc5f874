import { coefficients, createHoppingTable, type HoppingTable } from "../bloch/hopping-table.ts";
import { certifyDefaults, roundingOf, unsettled } from "../certify/estimate.ts";
import { integralErrorAt } from "../certify/integral-error.ts";
import { movedResults, scalarsOf, settleSweeps } from "../certify/sweeps.ts";
import type { PointSweep, Profile, Program, Quantity } from "../program.ts";
import { PointKernel } from "../zone/point.ts";
import { pointsOf } from "./curve.ts";
import { samplePath, type SampledPath } from "./path.ts";

/** A function of the wave vector along its path, at each value of the variable of a map. */
export interface ProfileResult extends SampledPath {
  readonly profile: Profile;
  /** Values of the variable; absent where it is no map. */
  readonly x?: readonly number[];
  /** One for each value of the variable, a single one without. */
  readonly rows: readonly ProfileRow[];
}

/** Values along the path. */
export interface ProfileRow {
  readonly value: readonly number[];
  /** How far the exact values may lie away. */
  readonly error: readonly number[];
  /** Why they are not certified, if so. */
  readonly reason?: string;
}

/** The profiles of a program's report at θ. */
export function evaluateProfiles(
  program: Program,
  theta: Float64Array,
  step: number,
): ProfileResult[] {
  const { profiles = [] } = program;
  if (profiles.length === 0) return [];
  const table = createHoppingTable(program);
  return profiles.map((profile) => {
    const path = samplePath(profile.corners.map(({ k }) => k));
    const x = profile.range && pointsOf(profile.range);
    const rows = (x ?? [NaN]).map((at) =>
      rowOrReason(table, profile.quantity(at), path.k, theta, step),
    );
    return { profile, ...path, x, rows };
  });
}

/** Where the variable leaves what its quantity is defined for, there are no values. */
function rowOrReason(
  table: HoppingTable,
  quantity: Quantity,
  path: SampledPath["k"],
  theta: Float64Array,
  step: number,
): ProfileRow {
  try {
    return rowAlong(table, quantity, path, theta, step);
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    return { value: path.map(() => NaN), error: path.map(() => Infinity), reason };
  }
}

/** What comes before the last sweep (a chemical potential, say) is the same for every k. */
function rowAlong(
  table: HoppingTable,
  quantity: Quantity,
  path: SampledPath["k"],
  theta: Float64Array,
  step: number,
): ProfileRow {
  const last = quantity.sweeps.length - 1;
  const sweep = quantity.sweeps[last] as PointSweep;
  const settled = settleSweeps(table, quantity, theta, step, certifyDefaults, last);
  const s = scalarsOf(sweep, theta, step, settled.r);
  const moved = settled.estimates.map((_, j) =>
    scalarsOf(sweep, theta, step, movedResults(settled, j)),
  );
  const c = coefficients(table, theta);
  const kernel = new PointKernel(table, sweep);
  const value: number[] = [];
  const error: number[] = [];
  for (const k of path) {
    kernel.moveTo(k);
    const here = kernel.value(c, s);
    value.push(here);
    const own = roundingOf(here) + integralErrorAt(table, () => kernel.value(c, s));
    error.push(moved.reduce((sum, other) => sum + Math.abs(kernel.value(c, other) - here), own));
  }
  const finite = [...value, ...error].every(Number.isFinite);
  const reason = finite ? unsettled(settled.estimates) : "the value is not finite";
  return { value, error, reason };
}
