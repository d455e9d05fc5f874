/** Relative splitting up to which energies count as one level where a weight has a pole there. */
export const SAME_LEVEL = 1e-9;

/**
 * Relative splitting below which a divided difference of a smooth weight is replaced by the mean of
 * its slopes. At 1e−8 the difference still has 8 digits, and the mean errs by (ΔE/kT)²/12.
 */
export const CLOSE = 1e-8;

/**
 * Numbers the levels of an ascending spectrum: neighbours closer than `tolerance` share one.
 * By energies, never by occupations, which underflow to equality far from the Fermi level.
 * Energies that are not numbers are levels of their own, so that they show in the sums.
 */
export function numberLevels(energies: Float64Array, tolerance: number, level: Int32Array): void {
  level[0] = 0;
  for (let n = 1; n < energies.length; n++) {
    level[n] = level[n - 1] + (energies[n] - energies[n - 1] <= tolerance ? 0 : 1);
  }
}

/** The mean share of the level that each band belongs to. */
export function forMeanShares(
  share: Float64Array,
  level: Int32Array,
  visit: (band: number, mean: number) => void,
): void {
  for (let first = 0, end = 0; first < share.length; first = end) {
    let sum = 0;
    while (end < share.length && level[end] === level[first]) sum += share[end++];
    for (let band = first; band < end; band++) visit(band, sum / (end - first));
  }
}
