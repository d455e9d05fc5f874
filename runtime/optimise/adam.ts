import type { Method } from "./method.ts";

const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;

interface AdamState {
  readonly iterations: number;
  /** Running mean of g. */
  readonly first: readonly number[];
  /** Running mean of g². */
  readonly second: readonly number[];
}

/** Kingma and Ba, arXiv:1412.6980, with β = 0.9, 0.999. */
export const adam: Method<AdamState> = {
  start: (size) => {
    const zeros = Array.from({ length: size }, () => 0);
    return { iterations: 0, first: zeros, second: zeros };
  },
  iterate: (state, x, f, rate) => {
    const here = f(x);
    const g = here.gradient;
    const iterations = state.iterations + 1;
    const first = state.first.map((m, i) => FIRST_DECAY * m + (1 - FIRST_DECAY) * g[i]);
    const second = state.second.map((v, i) => SECOND_DECAY * v + (1 - SECOND_DECAY) * g[i] * g[i]);
    const c1 = 1 - FIRST_DECAY ** iterations;
    const c2 = 1 - SECOND_DECAY ** iterations;
    const next = x.map(
      (xi, i) => xi + (rate * (first[i] / c1)) / (Math.sqrt(second[i] / c2) + EPSILON),
    );
    return { here, x: next, state: { iterations, first, second }, moved: true };
  },
  renew: (state) => state,
};
