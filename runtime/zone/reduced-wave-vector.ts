import type { Lattice } from "../program.ts";

/** A Cartesian wave vector in units of the reciprocal vectors: κ_i = k·a_i/2π, as k = Σ κ_i b_i. */
export function reducedWaveVector({ vectors }: Lattice, k: readonly number[]): Float64Array {
  return Float64Array.from(
    vectors,
    (a) => a.reduce((sum, x, axis) => sum + x * k[axis], 0) / (2 * Math.PI),
  );
}
