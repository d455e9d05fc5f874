import {
  type Division,
  divide,
  energyRange,
  fermiEdges,
  type States,
  sum,
} from "./filling-division.ts";

const MOST_STEPS = 100;

/**
 * The chemical potential μ at which Σ w f(E; μ, kT) = filling · Σ w + `extra`, with kT > 0.
 *
 * Electrons above and holes below a division of the states must balance,
 *     Σ_above w f = Σ_below w (1 − f) + excess,
 * and both sides are compared in logarithms, each scaled by its largest term. So the root is exact
 * also where f and 1 − f underflow, deep in a gap.
 */
export function chemicalPotential(states: States, filling: number, kT: number, extra = 0): number {
  const [lowest, highest] = energyRange(states.energies);
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

/** μ of a sample at any kT ≥ 0. */
export function fermiLevel(states: States, filling: number, kT: number, extra = 0): number {
  return kT > 0
    ? chemicalPotential(states, filling, kT, extra)
    : middleOf(...fermiEdges(states, filling, extra));
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
