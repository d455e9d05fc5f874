import { expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { certify, certifyDefaults, evaluateReport } from "../../runtime/certify.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { createRandom } from "../../runtime/random.ts";
import { chemicalPotentialAt, hallAtFilling } from "./filling-quantities.ts";
import {
  bandGap,
  haldane,
  haldaneArea,
  haldaneTheta,
  hallConductivity,
} from "./haldane-program.ts";
import { randomProgram, randomTheta } from "./linear-program.ts";

const ideal = haldaneTheta(1, Math.PI / 2);
const sigma = (kT: number) => hallConductivity(haldaneArea, 0, () => kT);

test.each([
  [Math.exp(2), 0.1195986],
  [Math.exp(1.5), 0.1946007],
  [Math.E, 0.3103618],
  [1, 0.6702661],
  [0.2, 0.9971674],
  [0.005, 1],
])("Haldane's ideal point at kT = %d", (kT, expected) => {
  const result = certify(haldane, sigma(kT), ideal, 0);
  expect(result.certified).toBe(true);
  expect(Math.abs(result.value - expected)).toBeLessThan(1e-6);
});

test("the error bar covers the error", () => {
  for (const mass of [0.1, 0.3, 0.45]) {
    const theta = haldaneTheta(0.1, Math.PI / 2, mass);
    const exact = certify(haldane, sigma(0.05), theta, 0, {
      ...certifyDefaults,
      relative: 1e-11,
      absolute: 1e-12,
      budget: 1e7,
    });
    const quick = certify(haldane, sigma(0.05), theta, 0);
    expect(quick.certified).toBe(true);
    expect(Math.abs(quick.value - exact.value)).toBeLessThanOrEqual(quick.error + 1e-13);
  }
});

const nearlyClosed = haldaneTheta(0.1, Math.PI / 2, 0.515);

test("a narrow feature is resolved by refining cells", () => {
  // Gap 0.0092, kT a hundredth of it: one valley's half quantum in a patch of the zone.
  const result = certify(haldane, sigma(1e-4), nearlyClosed, 0);
  expect(result).toMatchObject({ certified: true, mesh: [] });
  expect(result.error).toBeLessThan(1e-4);
  expect(Math.abs(result.value - 1)).toBeLessThanOrEqual(result.error);
});

test("a value that does not settle within the budget is not certified", () => {
  const options = { ...certifyDefaults, budget: 2.5e5 };
  const result = certify(haldane, sigma(1e-4), nearlyClosed, 0, options);
  expect(result).toMatchObject({
    certified: false,
    reason: "the value still changes with the mesh",
  });
  expect(result.error).toBeGreaterThan(Math.abs(result.value - 1));
});

// Plain meshes: 1600 × 1600 points at the lowest kT, where it is good to 1e−10.
test.each([
  [3e-3, 0.1848004595, 1e-10],
  [0.05, 0.188811875909, 1e-11],
  [1, 0.343594219705, 1e-11],
])("μ and its effect are certified with the filling: kT = %d", (kT, expected, known) => {
  const quantity = hallAtFilling(haldaneArea, 0.7, kT);
  const result = certify(haldane, quantity, haldaneTheta(0.3, 1, 0.2), 0);
  expect(result.certified).toBe(true);
  expect(result.error).toBeLessThan(3e-3);
  expect(Math.abs(result.value - expected)).toBeLessThanOrEqual(result.error + known);
});

test("μ of a cold one-dimensional metal is known to the weight of a point", () => {
  const chain = randomProgram(3, true, 6, 1);
  const theta = randomTheta(chain, createRandom(3, 0));
  const quantity = chemicalPotentialAt(0.4, 0);
  const result = certify(chain, quantity, theta, 0);
  const mesh = { sizes: [200000], shift: [0.37] };
  const exact = new QuantityKernel(createHoppingTable(chain), quantity).value(theta, 0, mesh);
  expect(result.error).toBeLessThan(1e-4);
  expect(Math.abs(result.value - exact)).toBeLessThanOrEqual(result.error + 5e-6);
});

test("a value that is not finite is not certified", () => {
  const theta = ideal.map(() => NaN);
  for (const result of evaluateReport(haldane, theta, 0)) expect(result.certified).toBe(false);
});

test("gaps certify to rounding", () => {
  const result = certify(haldane, bandGap(0, 1), ideal, 0);
  expect(result.certified).toBe(true);
  expect(result.value).toBeCloseTo(2, 11);
});
