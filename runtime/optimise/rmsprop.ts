import type { Method } from "./method.ts";

const DECAY = 0.99;
const EPSILON = 1e-8;

interface RmspropState {
  /** Running mean of g². */
  readonly second: readonly number[];
}

/** Hinton's RMSprop: v ← 0.99 v + 0.01 g², v₀ = 0; x ← x + rate·g/(√v + 1e−8). */
export const rmsprop: Method<RmspropState> = {
  start: (size) => ({ second: Array.from({ length: size }, () => 0) }),
  iterate: (state, x, f, rate) => {
    const here = f(x);
    const g = here.gradient;
    const second = state.second.map((v, i) => DECAY * v + (1 - DECAY) * g[i] * g[i]);
    const next = x.map((xi, i) => xi + (rate * g[i]) / (Math.sqrt(second[i]) + EPSILON));
    return { here, x: next, state: { second }, moved: true };
  },
  renew: (state) => state,
};
