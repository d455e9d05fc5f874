import { type Climbed, type Evaluation, isFinite } from "./method.ts";
import { add, dot } from "./vector.ts";

/** Share of the promised gain that a step must bring (Armijo). */
const GAIN = 1e-4;
/** Share of the first slope that must be gone (Wolfe). */
const CURVATURE = 0.9;
const MOST_EVALUATIONS = 30;

export interface Found {
  readonly x: readonly number[];
  readonly at: Evaluation;
}

/**
 * A step uphill along d that satisfies the weak Wolfe conditions, by bisection and doubling: Lewis
 * and Overton, Math. Program. 141, 135 (2013); it also copes with kinks, which gaps have. If none
 * is found in 30 evaluations, or only beyond the longest step, the best point with a gain; undefined
 * if there was none.
 *
 * @param slope gradient at x along d, positive
 * @param first the first step tried
 * @param longest the longest step tried
 */
export function lineSearch(
  f: Climbed,
  x: readonly number[],
  here: Evaluation,
  d: readonly number[],
  slope: number,
  first: number,
  longest: number,
): Found | undefined {
  let low = 0;
  let high = Infinity;
  let step = Math.min(first, longest);
  let best: Found | undefined;
  for (let i = 0; i < MOST_EVALUATIONS; i++) {
    const next = add(x, step, d);
    const at = f(next);
    if (!isFinite(at) || !(at.value > here.value + GAIN * step * slope)) {
      high = step;
    } else {
      best = { x: next, at };
      if (dot(at.gradient, d) <= CURVATURE * slope || step === longest) return best;
      low = step;
    }
    step = high < Infinity ? (low + high) / 2 : Math.min(2 * step, longest);
  }
  return best;
}
