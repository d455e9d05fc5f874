import { lineSearch } from "./line-search.ts";
import type { Evaluation, Method } from "./method.ts";
import { add, dot, norm } from "./vector.ts";

/** Pairs remembered. */
const MEMORY = 10;
/** Least cosine between s and y of a pair worth remembering. */
const LEAST_CURVATURE = 1e-10;

/** A step and by how much it lowered the gradient. */
interface Pair {
  readonly s: readonly number[];
  readonly y: readonly number[];
}

interface LbfgsState {
  /** Oldest first. */
  readonly pairs: readonly Pair[];
  /** The function at the present x, from the last line search. */
  readonly here?: Evaluation;
}

/**
 * Limited-memory BFGS: Nocedal and Wright, Numerical Optimization (2006), algorithm 7.4, with a
 * line search. `rate` is the length of the first step tried.
 */
export const lbfgs: Method<LbfgsState> = {
  start: () => ({ pairs: [] }),
  iterate: (state, x, f, rate) => {
    const here = state.here ?? f(x);
    const g = here.gradient;
    for (const pairs of state.pairs.length > 0 ? [state.pairs, []] : [[]]) {
      const d = uphill(pairs, g);
      const slope = dot(g, d);
      if (!(slope > 0)) continue;
      const first = pairs.length === 0 ? rate / norm(d) : 1;
      const found = lineSearch(f, x, here, d, slope, first, longestStep(x, d));
      if (found === undefined) continue;
      const s = add(found.x, -1, x);
      const y = add(g, -1, found.at.gradient);
      const worth = dot(s, y) > LEAST_CURVATURE * norm(s) * norm(y);
      const kept = worth ? [...pairs, { s, y }].slice(-MEMORY) : pairs;
      return { here, x: found.x, state: { pairs: kept, here: found.at }, moved: true };
    }
    return { here, x, state: { pairs: [], here }, moved: false };
  },
  renew: () => ({ pairs: [] }),
};

/**
 * No number moves by more than 1, or itself, at once, lest bounded parameters jump to the flat ends
 * of their maps.
 */
function longestStep(x: readonly number[], d: readonly number[]): number {
  return Math.min(...d.map((di, i) => Math.max(1, Math.abs(x[i])) / Math.abs(di)));
}

/** The inverse Hessian that the pairs tell of, applied to g: the two-loop recursion. */
function uphill(pairs: readonly Pair[], g: readonly number[]): readonly number[] {
  let q = g;
  const along: number[] = [];
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { s, y } = pairs[i];
    along[i] = dot(s, q) / dot(s, y);
    q = add(q, -along[i], y);
  }
  const last = pairs.at(-1);
  if (last !== undefined) {
    const scale = dot(last.s, last.y) / dot(last.y, last.y);
    q = q.map((qi) => scale * qi);
  }
  pairs.forEach(({ s, y }, i) => {
    q = add(q, along[i] - dot(y, q) / dot(s, y), s);
  });
  return q;
}
