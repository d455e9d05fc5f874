/**
 * Energies of all bands at points of the zone, point after point, and the weight of each point.
 * Whole numbers as weights (a mesh) make every count exact.
 */
export interface States {
  readonly bands: number;
  readonly energies: Float64Array;
  readonly weights: Float64Array;
}

/** Relative rounding within which filling · bands counts as a whole number of bands. */
const WHOLE = 1e-12;
/** Rounding of a sum of weights, relative. */
const ROUNDING = 1e-13;
const MOST_HALVINGS = 200;

/** How many bands a filling fills, if it fills whole ones. */
export function fullBands(filling: number, bands: number): number | undefined {
  const whole = Math.round(filling * bands);
  const fits = Math.abs(filling * bands - whole) <= WHOLE * bands;
  return fits && whole > 0 && whole < bands ? whole : undefined;
}

/** States divided in two, and by how much the electrons exceed the places of the lower part. */
export interface Division {
  /** Highest energy of the lower part, and lowest of the upper one; ±∞ where a part is empty. */
  readonly below: number;
  readonly above: number;
  /** Electrons − places below (in units of the weights). */
  readonly excess: number;
}

/**
 * Halves the range of energies until the division lies in a gap of the states' own count, or its
 * place is known to a fraction of kT, which is near enough for the excess to be harmless.
 */
export function divide(states: States, filling: number, kT: number, extra: number): Division {
  const { bands, energies, weights } = states;
  const points = weights.length;
  // Counted from a whole number of full bands, so that a gap gives exactly zero.
  const whole = Math.round(filling * bands);
  const full = fullBands(filling, bands) !== undefined;
  const electrons = full ? 0 : (filling * bands - whole) * sum(weights);
  let [low, high] = energyRange(energies);
  for (let halving = 0; ; halving++) {
    const split = low + 0.5 * (high - low);
    let places = 0;
    let below = -Infinity;
    let above = Infinity;
    for (let k = 0, p = 0; k < points; k++) {
      let count = -whole;
      for (let n = 0; n < bands; n++, p++) {
        const e = energies[p];
        if (e <= split) {
          count++;
          if (e > below) below = e;
        } else if (e < above) above = e;
      }
      places += weights[k] * count;
    }
    let excess = electrons - places;
    if (Math.abs(excess) <= ROUNDING * sum(weights)) excess = 0;
    excess += extra;
    const narrow = high - low <= Math.max(0.1 * kT, 4 * Number.EPSILON * Math.abs(split));
    if (excess === extra || narrow || halving === MOST_HALVINGS || !(split < high)) {
      return { below, above, excess };
    }
    if (excess > 0) low = split;
    else high = split;
  }
}

/**
 * The highest occupied and lowest empty energy at kT = 0, both the same where a state is occupied
 * in part; μ is their middle. `extra` electrons are added to the filling.
 */
export function fermiEdges(states: States, filling: number, extra = 0): readonly [number, number] {
  const { below, above, excess } = divide(states, filling, 0, extra);
  if (excess > 0) return [above, above];
  return excess < 0 ? [below, below] : [below, above];
}

/** Lowest and highest energy; NaN where one is. */
export function energyRange(values: Float64Array): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (Number.isNaN(value)) return [NaN, NaN];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

export function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
