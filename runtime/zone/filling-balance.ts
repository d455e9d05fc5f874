import { fermi } from "../math/fermi.ts";

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
const MOST_STEPS = 100;

/** How many bands a filling fills, if it fills whole ones. */
export function fullBands(filling: number, bands: number): number | undefined {
  const whole = Math.round(filling * bands);
  const fits = Math.abs(filling * bands - whole) <= WHOLE * bands;
  return fits && whole > 0 && whole < bands ? whole : undefined;
}

/** States divided in two, and by how much the electrons exceed the places of the lower part. */
interface Division {
  /** Highest energy of the lower part, and lowest of the upper one; ±∞ where a part is empty. */
  readonly below: number;
  readonly above: number;
  /** Electrons − places below (in units of the weights). */
  readonly excess: number;
}

/**
 * The chemical potential μ at which Σ w f(E; μ, kT) = filling · Σ w + `extra`, with kT > 0.
 *
 * Electrons above and holes below a division of the states must balance,
 *     Σ_above w f = Σ_below w (1 − f) + excess,
 * and both sides are compared in logarithms, each scaled by its largest term. So the root is exact
 * also where f and 1 − f underflow, deep in a gap.
 */
export function chemicalPotential(states: States, filling: number, kT: number, extra = 0): number {
  const [lowest, highest] = range(states.energies);
  if (!(Number.isFinite(lowest) && Number.isFinite(highest))) return NaN;
  const division = divide(states, filling, kT, extra);
  // At these, the mean of f is at most (at least) what is asked for.
  const share = filling + extra / (sum(states.weights) * states.bands);
  const free =
    kT * Math.log(Math.max(share, Number.MIN_VALUE) / Math.max(1 - share, Number.EPSILON));
  let low = lowest + free;
  let high = highest + free;
  let mu = Math.min(high, Math.max(low, middleOf(division.below, division.above)));
  for (let step = 0; step < MOST_STEPS; step++) {
    const { value, slope } = balance(states, division, mu, kT);
    if (value > 0) high = mu;
    else low = mu;
    const newton = mu - value / slope;
    const next = newton >= low && newton <= high ? newton : 0.5 * (low + high);
    const moved = Math.abs(next - mu);
    mu = next;
    if (moved <= Number.EPSILON * Math.max(Math.abs(mu), kT, highest - lowest)) break;
  }
  return mu;
}

/** The part of each state in the change of μ with the energies. */
export interface FermiWindow {
  /** w = f(1 − f)/Σf(1 − f). Their sum is 1 also where f(1 − f) underflows. */
  readonly share: Float64Array;
  /** Σf(1 − f). */
  readonly total: number;
}

export function fermiWindow(
  { bands, energies, weights }: States,
  mu: number,
  kT: number,
): FermiWindow {
  let nearest = Infinity;
  for (let p = 0; p < energies.length; p++) {
    nearest = Math.min(nearest, Math.abs(energies[p] - mu) / kT);
  }
  const share = new Float64Array(energies.length);
  let total = 0;
  for (let p = 0; p < energies.length; p++) {
    const x = Math.abs(energies[p] - mu) / kT;
    const w = (weights[Math.floor(p / bands)] * Math.exp(nearest - x)) / (1 + Math.exp(-x)) ** 2;
    share[p] = w;
    total += w;
  }
  for (let p = 0; p < share.length; p++) share[p] /= total;
  return { share, total: total * Math.exp(-nearest) };
}

/**
 * The highest occupied and lowest empty energy at kT = 0, both the same where a state is occupied
 * in part; μ is their middle. `extra` as above.
 */
export function fermiEdges(states: States, filling: number, extra = 0): readonly [number, number] {
  const { below, above, excess } = divide(states, filling, 0, extra);
  if (excess > 0) return [above, above];
  return excess < 0 ? [below, below] : [below, above];
}

/** μ of a sample at any kT ≥ 0. */
export function fermiLevel(states: States, filling: number, kT: number, extra = 0): number {
  return kT > 0
    ? chemicalPotential(states, filling, kT, extra)
    : middleOf(...fermiEdges(states, filling, extra));
}

/** Σ w f less `whole` full bands, without cancellation where just these are below μ. */
export function electronsBeyond(
  { bands, energies, weights }: States,
  whole: number,
  mu: number,
  kT: number,
): number {
  let total = 0;
  for (let k = 0, p = 0; k < weights.length; k++) {
    let full = -whole;
    let rest = 0;
    for (let n = 0; n < bands; n++, p++) {
      const e = energies[p];
      if (e < mu) {
        full++;
        rest -= fermi(mu, e, kT);
      } else rest += fermi(e, mu, kT);
    }
    total += weights[k] * (full + rest);
  }
  return total;
}

/**
 * Halves the range of energies until the division lies in a gap of the states' own count, or its
 * place is known to a fraction of kT, which is near enough for the excess to be harmless.
 */
function divide(states: States, filling: number, kT: number, extra: number): Division {
  const { bands, energies, weights } = states;
  const points = weights.length;
  // Counted from a whole number of full bands, so that a gap gives exactly zero.
  const whole = Math.round(filling * bands);
  const full = fullBands(filling, bands) !== undefined;
  const electrons = full ? 0 : (filling * bands - whole) * sum(weights);
  let [low, high] = range(energies);
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
 * log(electrons above + places missing) − log(holes below + places left), and its slope in μ. With
 * y = ±(E − μ)/kT ≥ a on either side, f and 1 − f are e^−a / (e^−a + e^(y − a)).
 */
function balance(
  { bands, energies, weights }: States,
  { below, above, excess }: Division,
  mu: number,
  kT: number,
): { readonly value: number; readonly slope: number } {
  const shiftAbove = Math.max(0, (above - mu) / kT);
  const shiftBelow = Math.max(0, (mu - below) / kT);
  const scaleAbove = Math.exp(-shiftAbove);
  const scaleBelow = Math.exp(-shiftBelow);
  let electrons = 0;
  let holes = 0;
  let electronSlope = 0;
  let holeSlope = 0;
  for (let k = 0, p = 0; k < weights.length; k++) {
    const weight = weights[k];
    for (let n = 0; n < bands; n++, p++) {
      const y = (energies[p] - mu) / kT;
      if (energies[p] >= above) {
        const w = 1 / (scaleAbove + Math.exp(y - shiftAbove));
        electrons += weight * w;
        electronSlope += weight * w * (1 - w * scaleAbove);
      } else {
        const w = 1 / (scaleBelow + Math.exp(-y - shiftBelow));
        holes += weight * w;
        holeSlope += weight * w * (1 - w * scaleBelow);
      }
    }
  }
  const left = side(electrons, shiftAbove, scaleAbove, Math.max(0, -excess));
  const right = side(holes, shiftBelow, scaleBelow, Math.max(0, excess));
  return {
    value: left.log - right.log,
    slope: (electronSlope * left.factor + holeSlope * right.factor) / kT,
  };
}

/** log(e^−a S + x), and the factor e^−a / (e^−a S + x) of its derivative by S. */
function side(
  scaled: number,
  shift: number,
  scale: number,
  extra: number,
): { readonly log: number; readonly factor: number } {
  if (extra === 0) return { log: Math.log(scaled) - shift, factor: 1 / scaled };
  const total = scale * scaled + extra;
  return { log: Math.log(total), factor: scale / total };
}

function middleOf(below: number, above: number): number {
  if (below === -Infinity) return above;
  return above === Infinity ? below : below + 0.5 * (above - below);
}

function range(values: Float64Array): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (Number.isNaN(value)) return [NaN, NaN];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
