import type { States } from "../zone/filling-division.ts";

/** How far from μ, in kT, states count as occupied in part. */
const WINDOW = 4;
/** Fewer such states than this do not show how the occupation falls. */
const FEW = 6;
/** How far the energies of a cell go beyond those of its points, relative to their range. */
const MARGIN = 0.1;

/**
 * The weight of the states at and next to μ, summed over the bands of a cell that μ divides with a
 * step of the occupation, with hardly a point on it. The count of electrons may be wrong by about
 * half as much, though two samples of the cell may well agree on it by chance. 0 where the
 * occupation falls gently.
 */
export function stepWeight({ bands, energies, weights }: States, mu: number, kT: number): number {
  let total = 0;
  for (let band = 0; band < bands; band++) {
    let lowest = Infinity;
    let highest = -Infinity;
    const below = { energy: -Infinity, weight: 0 };
    const above = { energy: Infinity, weight: 0 };
    const within = { count: 0, weight: 0 };
    for (let k = 0, p = band; k < weights.length; k++, p += bands) {
      const energy = energies[p];
      const weight = weights[k];
      lowest = Math.min(lowest, energy);
      highest = Math.max(highest, energy);
      if (Math.abs(energy - mu) <= WINDOW * kT) {
        within.count++;
        within.weight += weight;
      } else if (energy < mu && energy > below.energy) Object.assign(below, { energy, weight });
      else if (energy > mu && energy < above.energy) Object.assign(above, { energy, weight });
    }
    const beyond = MARGIN * (highest - lowest);
    const divided = mu > lowest - beyond && mu < highest + beyond;
    if (divided && within.count < FEW) total += below.weight + within.weight + above.weight;
  }
  return total;
}
