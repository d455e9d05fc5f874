import { expect, test } from "vitest";
import { adam, rmsprop } from "../../runtime/optimise/method.ts";

test("RMSprop by hand: v = 0.01 g², x + rate g/√v", () => {
  const state = rmsprop.start(1);
  const x = Float64Array.of(1);
  rmsprop.ascend(state, x, Float64Array.of(2), 0.1);
  expect(x[0]).toBeCloseTo(1 + 0.2 / (0.2 + 1e-8), 14);
  rmsprop.ascend(state, x, Float64Array.of(-1), 0.1);
  const v = 0.99 * 0.04 + 0.01;
  expect(x[0]).toBeCloseTo(1 + 0.2 / (0.2 + 1e-8) - 0.1 / (Math.sqrt(v) + 1e-8), 14);
});

test("Adam's first step is the rate, along the sign of the gradient", () => {
  const x = Float64Array.of(0, 0);
  adam.ascend(adam.start(2), x, Float64Array.of(5, -1e-3), 0.1);
  expect(x[0]).toBeCloseTo(0.1, 6);
  expect(x[1]).toBeCloseTo(-0.1, 5);
});

test("a state that was saved and read back goes on alike", () => {
  for (const method of [rmsprop, adam]) {
    const go = (save: boolean): Float64Array => {
      const x = Float64Array.of(1, -2);
      let state = method.start(2);
      for (let i = 0; i < 10; i++) {
        if (save) {
          const plain = JSON.parse(
            JSON.stringify({ ...state, first: [...state.first], second: [...state.second] }),
          );
          state = {
            ...plain,
            first: Float64Array.from(plain.first),
            second: Float64Array.from(plain.second),
          };
        }
        method.ascend(
          state,
          x,
          x.map((value) => -value),
          0.05,
        );
      }
      return x;
    };
    expect(go(true)).toEqual(go(false));
    expect(Math.abs(go(false)[0])).toBeLessThan(1);
  }
});
