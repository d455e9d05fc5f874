/** What a sweep is worth, from points that have nothing to do with those optimised on. */
export interface Estimate {
  readonly value: number;
  /** How far the exact value may lie away. */
  readonly error: number;
  /** Whether the value stopped changing. */
  readonly settled: boolean;
  /** Why the value may mean nothing however well it settled, if so. */
  readonly doubt?: string;
  /** Sizes of the mesh; empty where cells were refined instead. */
  readonly mesh: readonly number[];
  readonly points: number;
  /** The sweep with other scalars, on the same points. */
  readonly again: (s: Float64Array) => number;
}

/** Why a value that rests on some estimates is not certified, if so. */
export function unsettled(estimates: readonly Estimate[]): string | undefined {
  // A doubt also says why a value does not settle.
  const reason = estimates.find((estimate) => estimate.doubt !== undefined)?.doubt;
  if (reason !== undefined) return reason;
  return estimates.some(({ settled }) => !settled)
    ? "the value still changes with the mesh"
    : undefined;
}

export interface CertifyOptions {
  /** Error at which a sweep stops being refined, relative to its value. */
  readonly relative: number;
  /** The same, relative to the scale of what is summed: energies, or the mean modulus of cells. */
  readonly absolute: number;
  /** Times as large an error (relative and absolute) still counts as settled. */
  readonly leeway: number;
  /** How many times finer than usual the first meshes and cells are. */
  readonly fineness: number;
  /** Most work for a sweep, in points × (bands² + 16). */
  readonly budget: number;
}

export const certifyDefaults: CertifyOptions = {
  relative: 1e-5,
  absolute: 1e-7,
  leeway: 1e3,
  fineness: 1,
  budget: 4e6,
};

/** What is smaller is the rounding of terms of ordinary size that cancel: a zero by symmetry. */
const ROUNDING = 1e-14;

/** How far rounding may take a value at one wave vector, where terms of ordinary size cancel. */
export function roundingOf(value: number): number {
  return Math.max(16 * Number.EPSILON * Math.abs(value), ROUNDING);
}

/** The error asked for of a value that is a sum of things of size `scale`. */
export function tolerance(options: CertifyOptions, value: number, scale: number): number {
  return Math.max(options.relative * Math.abs(value), options.absolute * scale, ROUNDING);
}

/** Points that the budget allows. */
export function mostPoints(options: CertifyOptions, bands: number): number {
  return options.budget / (bands ** 2 + 16);
}
