import { describe, expect, test } from "vitest";
import { newtonPolish } from "../../runtime/math/newton-polish.ts";

describe("a minimum known to 1e-8 becomes exact", () => {
  const cases: Readonly<Record<string, (x: number, y: number) => number>> = {
    smooth: (x, y) => 3 - Math.cos(x + 0.3 * y) - 2 * Math.cos(y),
    "a narrow avoided crossing": (x, y) => Math.hypot(1e-3, 30 * x, 20 * y) + 2 * (x * y) + 5,
  };
  test.each(Object.keys(cases))("%s", (name) => {
    const x = Float64Array.of(3e-8, -5e-8);
    newtonPolish(([a, b]) => cases[name](a, b), x, 1e-14);
    expect(Math.hypot(...x)).toBeLessThan(1e-9);
  });
});

test("a kink is left where it is", () => {
  const cone = ([x, y]: Float64Array): number => Math.hypot(x, y) + 0.3 * x;
  const x = Float64Array.of(1e-12, -1e-12);
  newtonPolish(cone, x, 1e-14);
  expect([...x]).toEqual([1e-12, -1e-12]);
});

test("where the second derivatives vanish nothing moves far", () => {
  const x = Float64Array.of(0.2, 0.3);
  newtonPolish(() => 7, x, 1e-14);
  expect([...x]).toEqual([0.2, 0.3]);
});
