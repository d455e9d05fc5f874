import type { KFunctions } from "./k-functions.ts";

/** Powers of the Cartesian components of k. */
export type Powers = readonly number[];

/** The monomials that some monomials and all their derivatives consist of, the given ones first. */
export function withDerivatives(given: readonly Powers[]): readonly Powers[] {
  const all = new Map(given.map((powers) => [powers.join(), powers]));
  // A Map is walked to its end although it grows on the way.
  for (const powers of all.values()) {
    powers.forEach((power, axis) => {
      const lower = powers.with(axis, power - 1);
      if (power > 0 && !all.has(lower.join())) all.set(lower.join(), lower);
    });
  }
  return [...all.values()];
}

/**
 * Π_a k_a^p_a on the box −1/2 ≤ κ_i < 1/2 of a continuum model, whose reciprocal vectors lie along
 * the axes: k_a = 2π κ_a / vectors[a][a]. Throws where they do not. `all` is complete: see
 * `withDerivatives`.
 */
export function monomials(
  vectors: readonly (readonly number[])[],
  all: readonly Powers[],
): KFunctions {
  if (vectors.some((vector, i) => vector.some((x, j) => i !== j && x !== 0)))
    throw new Error("The box of a continuum model lies along the axes.");
  const widths = vectors.map((vector, axis) => (2 * Math.PI) / vector[axis]);
  const places = new Map(all.map((powers, index) => [powers.join(), index]));
  const valueAt = (powers: Powers, k: (axis: number) => number): number =>
    powers.reduce((product, power, axis) => product * k(axis) ** power, 1);
  return {
    count: all.length,
    largest: Float64Array.from(all, (powers) =>
      valueAt(powers, (axis) => Math.abs(0.5 * widths[axis])),
    ),
    at: (kappa, out) =>
      all.forEach((powers, index) => {
        out.re[index] = valueAt(powers, (axis) => kappa[axis] * widths[axis]);
        out.im[index] = 0;
      }),
    axisFactors: (axis, kappa, out, place) =>
      all.forEach((powers, index) => {
        out.re[place + index] = (kappa * widths[axis]) ** powers[axis];
        out.im[place + index] = 0;
      }),
    derivative: (orders) => ({
      power: 0,
      factor: all.map((powers) =>
        orders.reduce((value, n, axis) => value * falling(powers[axis], n), 1),
      ),
      index: all.map((powers, index) => {
        const lower = powers.map((power, axis) => power - orders[axis]);
        return places.get(lower.join()) ?? index;
      }),
    }),
  };
}

/** p (p − 1) … (p − n + 1). */
function falling(p: number, n: number): number {
  let product = 1;
  for (let i = 0; i < n; i++) product *= p - i;
  return product;
}
