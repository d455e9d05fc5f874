import { describe, expect, test } from "vitest";
import { areaUnder, curveAt, sampledCurve } from "../../compiler/ir/sampled-curve.ts";
import { cubicCurve } from "../../runtime/math/cubic-curve.ts";

const x = [1, 1.5, 1.6, 3, 4, 7];
const y = [0, 2, 2.1, 2.1, 0.5, 0];
const { slopes } = sampledCurve("points", x, y);
const curve = cubicCurve(x, y, slopes, 0);
const slope = cubicCurve(x, y, slopes, 1);
const places = Array.from({ length: 601 }, (_, n) => 1 + n / 100);

describe("a curve through points", () => {
  test("goes through them, is zero outside and not a number at NaN", () => {
    expect(x.map(curve)).toEqual(y);
    expect([0.999, 7.001, -Infinity, Infinity].map(curve)).toEqual([0, 0, 0, 0]);
    expect(curve(NaN)).toBeNaN();
  });

  test("is monotone wherever its points are", () => {
    for (let i = 0; i + 1 < x.length; i++) {
      const between = places.filter((at) => at >= x[i] && at <= x[i + 1]).map(curve);
      for (const value of between) {
        expect(value).toBeGreaterThanOrEqual(Math.min(y[i], y[i + 1]));
        expect(value).toBeLessThanOrEqual(Math.max(y[i], y[i + 1]));
      }
    }
  });

  test("does not depend on the order in which it is asked", () => {
    const fresh = (at: number) => cubicCurve(x, y, slopes, 0)(at);
    expect(places.toReversed().map(curve)).toEqual(places.toReversed().map(fresh));
  });

  test("has the derivative that differences give", () => {
    const h = 1e-6;
    for (const at of places.slice(1, -1)) {
      const difference = (curve(at + h) - curve(at - h)) / (2 * h);
      expect(Math.abs(slope(at) - difference)).toBeLessThan(1e-4);
    }
  });

  test("is the same function to the compiler", () => {
    const points = sampledCurve("points", x, y);
    for (const at of [...places, 0.5, 8]) {
      expect(curveAt(points, 0, at)).toBeCloseTo(curve(at), 14);
      expect(curveAt(points, 1, at)).toBeCloseTo(slope(at), 13);
    }
  });

  test("has the area of a fine sum", () => {
    const n = 60_000;
    const sum = Array.from({ length: n }, (_, i) => curve(1 + (6 * (i + 0.5)) / n));
    const area = (6 / n) * sum.reduce((a, b) => a + b, 0);
    expect(areaUnder(sampledCurve("points", x, y))).toBeCloseTo(area, 6);
  });
});

test("the curve through two points is a straight line", () => {
  const line = sampledCurve("line", [2, 4], [1, 5]);
  expect(curveAt(line, 0, 2.5)).toBeCloseTo(2, 15);
  expect(curveAt(line, 0, 4)).toBe(5);
});
