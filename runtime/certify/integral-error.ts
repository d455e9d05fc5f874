import type { HoppingTable } from "../bloch/hopping-table.ts";
import { MeshPhases } from "../bloch/phases.ts";
import type { IntegralTable } from "../program.ts";
import type { MeanEvaluator } from "../zone/mean-evaluator.ts";
import { type Mesh, pointCount } from "../zone/mesh.ts";
import type { CertifyOptions, Estimate } from "./estimate.ts";
import { tolerance } from "./estimate.ts";

/** Points per axis at which integrals are compared with finer ones, by dimension. */
const SIZE = [32, 6, 4];
const SHIFT = [0.3819660112501051, 0.7548776662466927, 0.5698402909980532];
/** Error bars are this times the mean modulus of the differences, of which most cancel in a mean. */
const SAFETY = 4;

/**
 * The estimate of a mean with the error of the integrals over a frequency under it: how far its
 * integrand moves, in the mean modulus, where they are computed anew and finely. Points are few, and
 * may miss where the integrand is large, so the larger of the absolute and the relative error counts.
 */
export function withIntegralError(
  table: HoppingTable,
  kernel: MeanEvaluator,
  c: Float64Array,
  s: Float64Array,
  estimate: Estimate,
  options: CertifyOptions,
): Estimate {
  const { integrals = [] } = table.program;
  if (integrals.length === 0) return estimate;
  const mesh = {
    sizes: Array.from({ length: table.dimension }, () => SIZE[table.dimension - 1]),
    shift: SHIFT.slice(0, table.dimension),
  };
  const usual = samples(table, kernel, c, s, mesh);
  const fine = finely(integrals, () => samples(table, kernel, c, s, mesh));
  const moved = mean(usual.map((value, k) => Math.abs(value - fine[k])));
  if (moved === 0) return estimate;
  const scale = mean(fine.map(Math.abs));
  const error = SAFETY * Math.max(moved, (moved / scale) * Math.abs(estimate.value));
  const converged = error <= options.leeway * tolerance(options, estimate.value, scale);
  return {
    ...estimate,
    error: estimate.error + error,
    settled: estimate.settled && converged,
    doubt:
      estimate.doubt ?? (converged ? undefined : "an integral over a frequency does not settle"),
  };
}

/** How far a value at one wave vector moves where the integrals under it are computed finely. */
export function integralErrorAt({ program }: HoppingTable, value: () => number): number {
  const { integrals = [] } = program;
  return integrals.length === 0 ? 0 : Math.abs(value() - finely(integrals, value));
}

function finely<T>(integrals: readonly IntegralTable[], evaluate: () => T): T {
  return integrals.reduceRight((inner, integral) => () => integral.finely(inner), evaluate)();
}

/** The integrand on a mesh, point by point. */
function samples(
  table: HoppingTable,
  kernel: MeanEvaluator,
  c: Float64Array,
  s: Float64Array,
  mesh: Mesh,
): Float64Array {
  const integrand = kernel.integrand(c, s);
  const phases = new MeshPhases(table, mesh);
  return Float64Array.from({ length: pointCount(mesh) }, (_, k) => {
    phases.moveTo(k);
    return integrand(phases.current);
  });
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
