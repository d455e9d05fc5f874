import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { WaveVectorMap } from "../program.ts";
import { createRandom } from "../random.ts";
import { meshReducer } from "../symmetry/orbits.ts";
import { type Mesh, pointCount, unshifted } from "../zone/mesh.ts";
import type { SweepKernel } from "../zone/sweep-kernel.ts";
import { type CertifyOptions, type Estimate, mostPoints, tolerance } from "./estimate.ts";

/** Points per axis of the first mesh, by dimension, and the factor by which meshes grow. */
export const FIRST_SIZE = [64, 24, 12];
const GROWTH = [2, 1.5, 1.4];
/** A narrow feature can hide between the points of two meshes; less easily of three. */
const AGREEING_CHANGES = 2;
/** Error bars are this times the larger of the changes: near rounding they agree by chance. */
const SAFETY = 10;

/**
 * A sweep on growing meshes, each with a random shift, until two changes in succession are within
 * the tolerance; the error is a multiple of the larger of them. Of
 * an analytic integrand a mesh gives the mean with an error that falls exponentially with its size.
 * Where the sweep is the same at several k, meshes are not shifted, and one of these k stands for all.
 *
 * @param scale Size of what the sweep adds up or compares.
 * @param levels Most meshes; the budget may allow fewer, but never less than three.
 * @param maps Maps of wave vectors under which the sweep is the same at every k.
 */
export function meshSeries(
  table: HoppingTable,
  kernel: SweepKernel,
  c: Float64Array,
  s: Float64Array,
  scale: number,
  levels: number,
  options: CertifyOptions,
  maps: readonly WaveVectorMap[] = [],
): Estimate {
  const random = createRandom(0, 0);
  const first = options.fineness * FIRST_SIZE[table.dimension - 1];
  const growth = GROWTH[table.dimension - 1];
  const axes = Array.from({ length: table.dimension });
  const reduce = meshReducer(maps);
  const meshOf = (level: number): Mesh => {
    const sizes = axes.map(() => Math.round(first * growth ** level));
    if (maps.length > 1) return reduce(unshifted(sizes));
    return { sizes, shift: axes.map(() => random.uniform()) };
  };
  const rounding = 16 * Number.EPSILON;
  let mesh = meshOf(0);
  let value = kernel.value(c, s, mesh);
  let points = pointCount(mesh);
  let changes: number[] = [];
  for (let level = 1; level < levels && Number.isFinite(value); level++) {
    const next = meshOf(level);
    points += pointCount(next);
    if (level > AGREEING_CHANGES && points > mostPoints(options, table.bands)) break;
    mesh = next;
    const refined = kernel.value(c, s, mesh);
    changes = [...changes, Math.abs(refined - value)].slice(-AGREEING_CHANGES);
    value = refined;
    const asked = tolerance(options, value, scale);
    if (changes.length === AGREEING_CHANGES && changes.every((change) => change <= asked)) break;
  }
  const change = changes.length < AGREEING_CHANGES ? Infinity : Math.max(...changes);
  const error = SAFETY * change + rounding * Math.max(Math.abs(value), scale);
  return {
    value,
    error,
    settled: change <= tolerance(options, value, scale),
    doubt: kernel.doubt?.(c, mesh),
    mesh: mesh.sizes,
    points: pointCount(mesh),
    again: (other) => kernel.value(c, other, mesh),
  };
}
