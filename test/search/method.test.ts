import { expect, test } from "vitest";
import { adam } from "../../runtime/optimise/adam.ts";
import { lbfgs } from "../../runtime/optimise/lbfgs.ts";
import type { Climbed, Method } from "../../runtime/optimise/method.ts";
import { rmsprop } from "../../runtime/optimise/rmsprop.ts";

/** A function with this gradient everywhere. */
const slope =
  (...gradient: number[]): Climbed =>
  (x) => {
    const value = x.reduce((sum, xi, i) => sum + gradient[i] * xi, 0);
    return { goal: value, value, gradient };
  };

/** Minus Rosenbrock's function: a bent ridge whose top is at 1, 1, …. */
const rosenbrock: Climbed = (x) => {
  let value = 0;
  const gradient = x.map(() => 0);
  for (let i = 0; i + 1 < x.length; i++) {
    const a = 1 - x[i];
    const b = x[i + 1] - x[i] ** 2;
    value -= a ** 2 + 100 * b ** 2;
    gradient[i] += 2 * a + 400 * b * x[i];
    gradient[i + 1] -= 200 * b;
  }
  return { goal: value, value, gradient };
};

function climb<S>(
  method: Method<S>,
  f: Climbed,
  from: readonly number[],
  options: { steps: number; rate: number; keep?: (state: S) => S },
): { x: readonly number[]; moved: boolean } {
  let x = from;
  let state = method.start(from.length);
  let moved = true;
  for (let i = 0; i < options.steps && moved; i++) {
    ({ x, state, moved } = method.iterate(state, x, f, options.rate));
    state = options.keep?.(state) ?? state;
  }
  return { x, moved };
}

test("RMSprop by hand: v = 0.01 g², x + rate g/√v", () => {
  const one = rmsprop.iterate(rmsprop.start(1), [1], slope(2), 0.1);
  expect(one.x[0]).toBeCloseTo(1 + 0.2 / (0.2 + 1e-8), 14);
  const two = rmsprop.iterate(one.state, one.x, slope(-1), 0.1);
  const v = 0.99 * 0.04 + 0.01;
  expect(two.x[0]).toBeCloseTo(1 + 0.2 / (0.2 + 1e-8) - 0.1 / (Math.sqrt(v) + 1e-8), 14);
});

test("Adam's first step is the rate, along the sign of the gradient", () => {
  const { x } = adam.iterate(adam.start(2), [0, 0], slope(5, -1e-3), 0.1);
  expect(x[0]).toBeCloseTo(0.1, 6);
  expect(x[1]).toBeCloseTo(-0.1, 5);
});

test("L-BFGS climbs a bent ridge to its top in a hundred steps", () => {
  const { x } = climb(lbfgs, rosenbrock, [-1.2, 1, -0.5, 2, 0.3], { steps: 100, rate: 0.1 });
  for (const xi of x) expect(xi).toBeCloseTo(1, 8);
});

test("L-BFGS finds the top of a kink, where gradients jump", () => {
  const kink: Climbed = ([x, y]) => {
    const value = -Math.abs(x - 0.3) - (y - x) ** 2;
    return { goal: value, value, gradient: [-Math.sign(x - 0.3) + 2 * (y - x), -2 * (y - x)] };
  };
  const { x } = climb(lbfgs, kink, [2, -1], { steps: 100, rate: 0.1 });
  expect(x[0]).toBeCloseTo(0.3, 6);
  expect(x[1]).toBeCloseTo(0.3, 3);
});

test("L-BFGS says when there is no way up, and stays", () => {
  const top: Climbed = ([x]) => ({ goal: -x * x, value: -x * x, gradient: [-2 * x] });
  expect(climb(lbfgs, top, [0], { steps: 5, rate: 0.1 })).toEqual({ x: [0], moved: false });
});

test("L-BFGS draws back from where the function is not finite", () => {
  const wall: Climbed = ([x]) => {
    const value = x < 1 ? Math.log(1 - x) + 3 * x : NaN;
    return { goal: value, value, gradient: [x < 1 ? 3 - 1 / (1 - x) : NaN] };
  };
  const { x } = climb(lbfgs, wall, [-2], { steps: 50, rate: 10 });
  expect(x[0]).toBeCloseTo(2 / 3, 6);
});

test("a state that was saved and read back goes on alike", () => {
  const keep = <S>(state: S): S => JSON.parse(JSON.stringify(state));
  for (const method of [rmsprop, adam, lbfgs] as Method[]) {
    const from = [-1.2, 1, 0.7];
    const straight = climb(method, rosenbrock, from, { steps: 15, rate: 0.05 });
    expect(climb(method, rosenbrock, from, { steps: 15, rate: 0.05, keep })).toEqual(straight);
    expect(rosenbrock(straight.x).value).toBeGreaterThan(rosenbrock(from).value);
  }
});
