import { describe, expect, test } from "vitest";
import { integrate } from "../../runtime/math/gauss-kronrod.ts";
import { integralTable } from "../../runtime/math/integral-table.ts";
import { createRandom } from "../../runtime/random.ts";

const low = 1e-3;
const high = 20;

describe.each([1e-6, 1e-3, 0.04, 1, 30])("a resonance of width %d", (g) => {
  const energies = [
    ...[0, 0.5, 1, 3, 40].flatMap((widths) => [2 + widths * g, -2 - widths * g, 0.07 - widths * g]),
    0,
    low,
    high,
    -high,
    high + g,
    low - g,
    0.3,
    7,
    100,
    -1e4,
  ];

  // Where the resonance is at an end of the range, the last digit of ω tells.
  const rounding = (Number.EPSILON * high) / g;

  test("its absorption is a difference of arc tangents", () => {
    const table = integralTable((omega, e) => g / ((omega - e) ** 2 + g ** 2), low, high);
    for (const e of energies) {
      // atan b − atan a without cancellation.
      const [a, b] = [(low - e) / g, (high - e) / g];
      const exact = Math.atan2(b - a, 1 + a * b);
      expect(Math.abs(table(e) - exact)).toBeLessThan(1e-10 * Math.PI + rounding);
    }
  });

  test("its dispersion is a logarithm", () => {
    const table = integralTable((omega, e) => (omega - e) / ((omega - e) ** 2 + g ** 2), low, high);
    const magnitude = Math.max(1, 2 * Math.log(high / g));
    for (const e of energies) {
      const exact = Math.log(Math.hypot(high - e, g) / Math.hypot(low - e, g));
      expect(Math.abs(table(e) - exact)).toBeLessThan(1e-10 * magnitude + rounding);
    }
  });
});

test("a black body over four decades, at relaxation rate g (values of mpmath, 30 digits)", () => {
  const kT = 0.4739;
  const g = 0.0413567;
  const spectrum = (omega: number): number => omega / Math.expm1(omega / kT);
  const lorentzian = (x: number): number => 1 / (x ** 2 + g ** 2);
  const dispersion = integralTable(
    (omega, e) => spectrum(omega) * (omega - e) * lorentzian(omega - e),
    6.582e-4,
    13.16,
  );
  const absorption = integralTable(
    (omega, e) => spectrum(omega) * g * lorentzian(omega - e),
    6.582e-4,
    13.16,
  );
  for (const [e, real, imaginary] of [
    [-7, 0.048273319394369095, 0.00026255642667230485],
    [-0.4, 0.43983776626725285, 0.0267253817632878],
    [-0.001, 1.1877451231119702, 0.6491628250589593],
    [0, 1.1866929113735216, 0.659895752121823],
    [0.02, 1.1130361304223655, 0.8580929653040985],
    [0.4, -0.09400658241760095, 0.8997416610864732],
    [1.3, -0.3655617070125445, 0.28438403824477215],
    [3.7, -0.13187101736190177, 0.006752303441474028],
    [12, -0.03276116851762335, 0.0001207463283888754],
    [20, -0.019140218524011387, 4.109828446479689e-5],
    [1000, -0.00036936566531481417, 1.5286354007852044e-8],
  ]) {
    expect(Math.abs(dispersion(e) / real - 1)).toBeLessThan(1e-10);
    expect(Math.abs(absorption(e) / imaginary - 1)).toBeLessThan(1e-10);
  }
});

test("the table follows the integral everywhere, not only at its nodes", () => {
  const h = (omega: number, e: number): number =>
    Math.exp(-omega) / ((omega - e) ** 2 + 0.01) + Math.cos(e) / (1 + omega);
  const table = integralTable(h, low, high);
  const random = createRandom(3, 0);
  for (let i = 0; i < 200; i++) {
    const e = 60 * random.uniform() - 30;
    const breakpoints = [low, ...[0.1, 0.5, 2, 5, e - 0.3, e, e + 0.3].sort((a, b) => a - b), high];
    const exact = integrate(
      (omega) => h(omega, e),
      breakpoints.filter((x) => x >= low && x <= high),
      1e-12,
    );
    expect(Math.abs(table(e) - exact.value)).toBeLessThan(1e-10 * exact.magnitude);
  }
});

test("what was asked before does not matter", () => {
  const h = (omega: number, e: number): number => 1 / ((omega - e) ** 2 + 1e-4);
  const energies = Array.from({ length: 300 }, (_, i) => 11 * Math.sin(i));
  const forward = integralTable(h, low, high);
  const backward = integralTable(h, low, high);
  const last = energies.toReversed().map(backward);
  expect(energies.map(forward)).toEqual(last.toReversed());
});

test("a narrow line, a kink and a step of the light are seen", () => {
  const line = integralTable((omega) => Math.exp(-(((omega - 3.21) / 0.02) ** 2)), low, high);
  expect(line(0.1)).toBeCloseTo(0.02 * Math.sqrt(Math.PI), 12);
  const kink = integralTable((omega) => Math.abs(omega - Math.PI), low, high);
  const exact = ((Math.PI - low) ** 2 + (high - Math.PI) ** 2) / 2;
  expect(Math.abs(kink(0.1) / exact - 1)).toBeLessThan(1e-10);
  const step = integralTable((omega) => (omega < Math.E ? 1 : 0), low, high);
  expect(Math.abs(step(0.1) / (Math.E - low) - 1)).toBeLessThan(1e-9);
});

test("numbers that are none, and ranges that are none", () => {
  const table = integralTable((omega, e) => omega + e, low, high);
  expect(table(NaN)).toBeNaN();
  expect(table(Infinity)).toBeNaN();
  expect(integralTable(() => NaN, low, high)(1)).toBeNaN();
  for (const [from, to] of [
    [0, 1],
    [2, 1],
    [1, Infinity],
    [NaN, 1],
  ])
    expect(() => integralTable(() => 1, from, to)).toThrow(RangeError);
});
