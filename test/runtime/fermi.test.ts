import { expect, test } from "vitest";
import { fermi, fermiCurvature, fermiSlope } from "../../runtime/math/fermi.ts";

test("far from the Fermi level the occupation is 0 or 1, without overflow", () => {
  expect(fermi(1e6, 0, 1e-3)).toBe(0);
  expect(fermi(-1e6, 0, 1e-3)).toBe(1);
  expect(fermiSlope(1e6, 0, 1e-3)).toBeCloseTo(0, 300);
  expect(fermiCurvature(-1e6, 0, 1e-3)).toBeCloseTo(0, 300);
});

test("at zero temperature it is the step, with no slope", () => {
  expect([fermi(-1, 0, 0), fermi(0, 0, 0), fermi(1, 0, 0)]).toEqual([1, 0.5, 0]);
  expect(fermiSlope(0, 0, 0)).toBe(0);
  expect(fermiCurvature(0, 0, 0)).toBe(0);
});

test("slope and curvature are the derivatives", () => {
  const h = 1e-5;
  for (const e of [-1.3, -0.2, 0, 0.1, 0.7, 2.5]) {
    const slope = (fermi(e + h, 0.1, 0.3) - fermi(e - h, 0.1, 0.3)) / (2 * h);
    const curvature = (fermiSlope(e + h, 0.1, 0.3) - fermiSlope(e - h, 0.1, 0.3)) / (2 * h);
    expect(fermiSlope(e, 0.1, 0.3)).toBeCloseTo(slope, 9);
    expect(fermiCurvature(e, 0.1, 0.3)).toBeCloseTo(curvature, 8);
  }
});

test("small occupations keep their digits", () => {
  expect(fermi(50, 0, 1) / Math.exp(-50)).toBeCloseTo(1, 14);
});
