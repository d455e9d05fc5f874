/** A massive Dirac cone in the continuum: half a quantum of Hall conductivity. */
import { expect, test } from "vitest";
import dirac from "../../examples/reference/dirac.ham";
import { values } from "../reference/spec.ts";

test("1/2 in the gap, m/(2|μ|) outside, less what the cutoff leaves out", () => {
  const [inGap, above, below, gap] = values(dirac).map(Math.abs);
  const left = (Math.SQRT2 * 0.1) / (Math.PI * 200);
  expect(inGap).toBeCloseTo(1 / 2 - left, 5);
  // (π²/6) (kT)² ∂²/∂μ² of m/(2μ) is 2e−5.
  expect(above).toBeCloseTo(0.1 / 0.6 - left, 4);
  expect(below).toBeCloseTo(above, 5);
  expect(gap).toBeCloseTo(0.2, 6);
});
