/** Values of some functions of k at one k. */
export interface Values {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A derivative of every function: ∂φ_f = (−i)^power · factor[f] · φ_index[f], power 0 or 1. */
export interface Derivative {
  readonly power: number;
  readonly factor: readonly number[];
  readonly index: readonly number[];
}

/**
 * The functions φ(k) that the coefficients of H(k) multiply: plane waves on a lattice, monomials in
 * a continuum. They are closed under differentiation, and products of one factor per axis.
 */
export interface KFunctions {
  readonly count: number;
  /** The largest |φ| of each. */
  readonly largest: Float64Array;
  /** Writes their values at one k, in units of the reciprocal vectors. */
  at(kappa: Float64Array, out: Values): void;
  /** Writes the factors of one axis, at this component of k, from `place` on. */
  axisFactors(axis: number, kappa: number, out: Values, place: number): void;
  /** ∂^orders by the Cartesian components of k. */
  derivative(orders: readonly number[]): Derivative;
}
