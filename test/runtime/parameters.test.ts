import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  describeDomain,
  describeStart,
  parameterValues,
} from "../../runtime/parameters/describe.ts";
import { domainMap } from "../../runtime/parameters/domain-map.ts";
import { createLayout, rawAdjoint, rawToTheta } from "../../runtime/parameters/layout.ts";
import { initialTheta, startingPoint } from "../../runtime/parameters/start.ts";
import type { Domain, Parameter, Program, Start } from "../../runtime/program.ts";
import { createRandom } from "../../runtime/random.ts";
import { haldane, haldaneTheta } from "./haldane-program.ts";

const domains: readonly Domain[] = [
  { kind: "real" },
  { kind: "interval", low: -0.5, high: 3 },
  { kind: "above", bound: 1.5 },
  { kind: "complex" },
  { kind: "disk", radius: 2 },
  { kind: "phase" },
];

function withParameter(domain: Domain, start: Start, extra: Partial<Parameter> = {}): Program {
  const parameter: Parameter = {
    name: "p",
    line: 1,
    domain,
    members: [""],
    start,
    fixed: false,
    ...extra,
  };
  return { ...haldane, parameters: [parameter] };
}

describe.each(domains)("$kind", (domain) => {
  const map = domainMap(domain);
  const raws = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: map.width,
    maxLength: map.width,
  });

  test("values lie inside, and the inverse leads back to them", () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const value = new Float64Array(map.width);
        const again = new Float64Array(map.width);
        const back = new Float64Array(map.width);
        map.toValue(Float64Array.from(raw), value);
        expect(map.contains(value)).toBe(true);
        map.toRaw(value, back);
        map.toValue(back, again);
        value.forEach((x, i) => expect(again[i]).toBeCloseTo(x, 10));
      }),
    );
  });

  test("the adjoint is the derivative", () => {
    fc.assert(
      fc.property(
        raws,
        fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 3 })),
        (raw, weights) => {
          const bar = Float64Array.from(weights.slice(0, map.width));
          const x = Float64Array.from(raw);
          const rawBar = new Float64Array(map.width);
          map.adjoint(x, bar, rawBar);
          const h = 1e-5;
          for (let i = 0; i < map.width; i++) {
            const at = (step: number): number => {
              const value = new Float64Array(map.width);
              map.toValue(
                x.map((p, j) => (i === j ? p + step : p)),
                value,
              );
              return value.reduce((sum, v, j) => sum + v * bar[j], 0);
            };
            expect(Math.abs(rawBar[i] - (at(h) - at(-h)) / (2 * h))).toBeLessThan(1e-6);
          }
        },
      ),
    );
  });

  test("a value on the edge or outside starts just inside, and finite", () => {
    for (const re of [-1e9, -0.5, 0, 1.5, 2, 3, 1e9]) {
      const { x, theta } = startingPoint(
        createLayout(withParameter(domain, { kind: "value", re, im: 0 })),
        0,
        0,
      );
      expect(x.every(Number.isFinite)).toBe(true);
      expect(map.contains(theta)).toBe(true);
      if (map.contains(Float64Array.of(re, 0).slice(0, map.width)))
        expect(theta[0]).toBeCloseTo(re, 5);
    }
  });
});

test("default starts have the ranges that are described", () => {
  const range = (domain: Domain): number[] => {
    const map = domainMap(domain);
    const random = createRandom(3, 3);
    const raw = new Float64Array(map.width);
    const draws = Array.from({ length: 2000 }, () => (map.draw(random, raw), [...raw]));
    return draws[0].flatMap((_, i) => [
      Math.min(...draws.map((d) => d[i])),
      Math.max(...draws.map((d) => d[i])),
    ]);
  };
  const near = (actual: number[], expected: number[]): void =>
    expected.forEach((x, i) => expect(Math.abs(actual[i] - x)).toBeLessThan(0.02));
  near(range({ kind: "interval", low: 0, high: 9 }), [-1, 1]);
  near(range({ kind: "above", bound: 0 }), [-1, 1]);
  near(range({ kind: "disk", radius: 3 }), [0, 1, -Math.PI, Math.PI]);
  near(range({ kind: "phase" }), [-Math.PI, Math.PI]);
  expect(describeDomain({ kind: "interval", low: -2, high: 2 })).toBe("0 + 2 tanh(p)");
  expect(describeStart(haldane.parameters[1])).toBe("p ~ uniform(0, 1), q ~ uniform(-π, π)");
  expect(
    describeStart({ domain: { kind: "real" }, start: { kind: "normal", mean: 1, deviation: 2 } }),
  ).toBe("normal(1, 2)");
});

test("drawn values are drawn again until they are inside", () => {
  const program = withParameter(
    { kind: "interval", low: 0, high: 0.1 },
    { kind: "normal", mean: 0, deviation: 1 },
  );
  for (let start = 0; start < 20; start++) {
    const [value] = startingPoint(createLayout(program), 0, start).theta;
    expect(value > 0 && value < 0.1).toBe(true);
  }
  const never = withParameter(
    { kind: "interval", low: 0, high: 1 },
    { kind: "uniform", low: 5, high: 6 },
  );
  expect(() => startingPoint(createLayout(never), 0, 0)).toThrow(
    /No start for parameter p: 1000 draws/,
  );
});

test("a start depends on seed and number alone", () => {
  const layout = createLayout(haldane);
  const draw = (seed: number, start: number): string => startingPoint(layout, seed, start).x.join();
  expect(draw(5, 2)).toBe(draw(5, 2));
  expect(new Set([draw(0, 0), draw(0, 1), draw(1, 0), draw(1, 1), draw(2 ** 40, 0)]).size).toBe(5);
});

test("fixed members keep their value exactly and have no raw number", () => {
  const fixed = withParameter(
    { kind: "interval", low: 0, high: 1 },
    { kind: "value", re: 1, im: 0 },
    { fixed: true },
  );
  const layout = createLayout(fixed);
  const { x, theta } = startingPoint(layout, 0, 0);
  expect(x.length).toBe(0);
  rawToTheta(layout, x, theta);
  rawAdjoint(layout, x, Float64Array.of(3), x);
  expect([...theta]).toEqual([1]);
});

test("a forward calculation takes start values as they are", () => {
  const free = withParameter(
    { kind: "interval", low: 0, high: 1 },
    { kind: "value", re: 1, im: 0 },
  );
  expect([...initialTheta(free)]).toEqual([1]);
});

test("values are shown by name, member and unit", () => {
  const shown = parameterValues(haldane, [...haldaneTheta(1, 0, 0.25)]);
  expect(shown.M).toEqual([
    { of: "A", value: 0.25 },
    { of: "B", value: -0.25 },
  ]);
  expect((shown.t2 as readonly unknown[])[0]).toEqual({
    of: "A -> A + (1, 0)",
    value: { re: 1, im: 0 },
  });
  const withUnit = withParameter(
    { kind: "real" },
    { kind: "default" },
    { unit: { symbol: "meV", scale: 1e-3 } },
  );
  expect(parameterValues(withUnit, [0.25])).toEqual({ p: { value: 250, unit: "meV" } });
});
