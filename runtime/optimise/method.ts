/** A first-order method. Its state is plain data, so that a run can be saved and continued. */
export interface Method {
  readonly start: (size: number) => MethodState;
  /** Moves x uphill along the gradient g and renews the state, in place. */
  readonly ascend: (state: MethodState, x: Float64Array, g: Float64Array, rate: number) => void;
}

export interface MethodState {
  steps: number;
  /** Running mean of g. */
  readonly first: Float64Array;
  /** Running mean of g². */
  readonly second: Float64Array;
}

const EPSILON = 1e-8;

const start = (size: number): MethodState => ({
  steps: 0,
  first: new Float64Array(size),
  second: new Float64Array(size),
});

/** Hinton's RMSprop: v ← 0.99 v + 0.01 g², v₀ = 0; x ← x + rate·g/(√v + 1e−8). */
export const rmsprop: Method = {
  start,
  ascend: (state, x, g, rate) => {
    state.steps++;
    for (let i = 0; i < x.length; i++) {
      state.second[i] = 0.99 * state.second[i] + 0.01 * g[i] * g[i];
      x[i] += (rate * g[i]) / (Math.sqrt(state.second[i]) + EPSILON);
    }
  },
};

/** Kingma and Ba, arXiv:1412.6980, with β = 0.9, 0.999. */
export const adam: Method = {
  start,
  ascend: (state, x, g, rate) => {
    state.steps++;
    const c1 = 1 - 0.9 ** state.steps;
    const c2 = 1 - 0.999 ** state.steps;
    for (let i = 0; i < x.length; i++) {
      state.first[i] = 0.9 * state.first[i] + 0.1 * g[i];
      state.second[i] = 0.999 * state.second[i] + 0.001 * g[i] * g[i];
      x[i] += (rate * (state.first[i] / c1)) / (Math.sqrt(state.second[i] / c2) + EPSILON);
    }
  },
};

export const methods = { rmsprop, adam } as const;
