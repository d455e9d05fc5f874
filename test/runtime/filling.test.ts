import { describe, expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import type { Program, Quantity } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { createRandom } from "../../runtime/random.ts";
import { chemicalPotential } from "../../runtime/zone/filling-balance.ts";
import type { States } from "../../runtime/zone/filling-division.ts";
import type { Mesh } from "../../runtime/zone/mesh.ts";
import { chemicalPotentialAt, hallAtFilling } from "./filling-quantities.ts";
import { haldane, haldaneArea, haldaneTheta } from "./haldane-program.ts";
import { doubled, randomProgram, randomTheta } from "./linear-program.ts";

const random = createRandom(11, 0);
const mesh: Mesh = { sizes: [23, 13], shift: [0.13, 0.41] };

function gradientOf(program: Program, quantity: Quantity, theta: Float64Array): Float64Array {
  const thetaBar = new Float64Array(theta.length);
  new QuantityKernel(createHoppingTable(program), quantity).gradient(theta, 0, mesh, thetaBar);
  return thetaBar;
}

/** Exact and central (fourth order) derivative along a random direction. */
function derivatives(
  program: Program,
  quantity: Quantity,
  theta: Float64Array,
  h: number,
): readonly [number, number] {
  const direction = theta.map(() => random.normal() / Math.sqrt(theta.length));
  const kernel = new QuantityKernel(createHoppingTable(program), quantity);
  const at = (t: number): number =>
    kernel.value(
      theta.map((x, i) => x + t * direction[i]),
      0,
      mesh,
    );
  const exact = gradientOf(program, quantity, theta).reduce(
    (sum, g, i) => sum + g * direction[i],
    0,
  );
  return [exact, (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)];
}

function expectAgreement([exact, central]: readonly [number, number]): void {
  expect(exact).not.toBeNaN();
  expect(Math.abs(exact - central)).toBeLessThan(1e-6 * Math.max(1e-3, Math.abs(central)));
}

describe("the gradient through μ is that of differences", () => {
  const four = randomProgram(4, true, 3);
  const thetaOfFour = randomTheta(four, random);
  // Second neighbours make electrons and holes differ, so that μ moves within the gap.
  const insulator = haldaneTheta(0.2, 1.2, 0.3);
  const gap = 0.9;
  test.each([
    ["a metal", four, thetaOfFour, 0.25, 0.1, 2e-4],
    ["a metal at a filling of no whole number of states", four, thetaOfFour, 0.37, 0.1, 2e-4],
    ["a hot metal", four, thetaOfFour, 0.5, 5, 2e-4],
    ["an insulator", haldane, insulator, 0.5, 0.1, 2e-4],
    ["a cold insulator", haldane, insulator, 0.5, gap / 1000, 1e-5],
  ])("%s", (_name, program, theta, filling, kT, h) => {
    expectAgreement(derivatives(program, hallAtFilling(haldaneArea, filling, kT), theta, h));
    expectAgreement(derivatives(program, chemicalPotentialAt(filling, kT), theta, h));
  });

  test("doubly degenerate levels", () => {
    const twice = doubled(four);
    const expected = gradientOf(four, chemicalPotentialAt(0.3, 0.1), thetaOfFour);
    const got = gradientOf(twice, chemicalPotentialAt(0.3, 0.1), thetaOfFour);
    got.forEach((g, i) => expect(g).toBeCloseTo(expected[i], 11));
  });

  test.each([1e-3, 1e-6, 1e-12])("no NaN at kT = %d of the gap", (fraction) => {
    for (const quantity of [
      hallAtFilling,
      (_a: number, f: number, t: number) => chemicalPotentialAt(f, t),
    ]) {
      const g = gradientOf(haldane, quantity(haldaneArea, 0.5, gap * fraction), insulator);
      expect(g.every(Number.isFinite)).toBe(true);
    }
  });

  test("kT = 0: the mean of the gradients of the band edges", () => {
    expectAgreement(derivatives(haldane, chemicalPotentialAt(0.5, 0), insulator, 1e-4));
    expectAgreement(derivatives(four, chemicalPotentialAt(0.37, 0), thetaOfFour, 1e-6));
  });

  test("kT is differentiated too", () => {
    const at = (kT: number): Quantity => ({
      ...chemicalPotentialAt(0.37, kT),
      sweeps: [
        {
          kind: "filling",
          inputCount: 2,
          inputs: (theta, _step, _r, s) => {
            s[0] = 0.37 + 0.01 * theta[0];
            s[1] = kT + 0.1 * theta[1];
          },
          inputsAdjoint: (_theta, _step, _r, sBar, thetaBar) => {
            thetaBar[0] += 0.01 * sBar[0];
            thetaBar[1] += 0.1 * sBar[1];
          },
        },
      ],
    });
    expectAgreement(derivatives(four, at(0.3), thetaOfFour.with(1, 0), 2e-4));
  });
});

describe("μ", () => {
  const states = (energies: number[], weights?: number[]): States => ({
    bands: 2,
    energies: Float64Array.from(energies),
    weights: Float64Array.from(weights ?? energies.slice(0, energies.length / 2).fill(1)),
  });
  const uneven = states([-1.3, 0.9, -1.1, 1.7, -1.25, 0.95, -0.7, 1.2]);
  const metal = states([-1.3, 0.9, -1.1, 1.7, -1.25, -0.95, 0.7, 1.2]);

  // Bisection on Σ f = filling · N with 400 digits (mpmath).
  test.each([
    ["uneven", uneven, 0.5, 1, 0.04403890563769797],
    ["uneven", uneven, 0.5, 0.1, 0.07597896040326713],
    ["uneven", uneven, 0.5, 0.01, 0.09996642325755398],
    ["uneven", uneven, 0.5, 0.001, 0.1],
    ["uneven", uneven, 0.25, 0.1, -1.1392605448662976],
    ["uneven", uneven, 0.3125, 10, -7.860347749878698],
    ["uneven", uneven, 0.3125, 0.01, -1.09999998768148],
    ["uneven", uneven, 0.9, 10, 22.07713415700357],
    ["uneven", uneven, 0.9, 0.001, 1.69861370563888],
    ["metal", metal, 0.5, 10, -0.012685775630023547],
    ["metal", metal, 0.5, 0.1, -0.11840382896464342],
    ["metal", metal, 0.5, 0.001, -0.125],
    ["metal", metal, 0.3125, 0.1, -1.081536042340968],
    [
      "weighted",
      states([...uneven.energies], [0.1, 0.35, 0.2, 0.4]),
      0.5,
      0.01,
      0.1068645422969904,
    ],
    ["weighted", states([...uneven.energies], [0.1, 0.35, 0.2, 0.4]), 0.3, 1, -0.981974515240324],
  ])("%s states, filling %d, kT = %d", (_name, sample, filling, kT, expected) => {
    const mu = chemicalPotential(sample, filling, kT);
    expect(Math.abs(mu - expected)).toBeLessThan(4e-16 * Math.max(2, Math.abs(expected)));
  });

  test("a gap, however cold: the middle, less kT/2 times the logarithm of the edges' weights", () => {
    const sample = states([-1, 1, -1, 3, -1, 3, -1, 3]);
    for (const kT of [1e-2, 1e-4, 1e-8, 1e-300]) {
      const mu = chemicalPotential(sample, 0.5, kT);
      expect(mu).toBeCloseTo(0.5 * kT * Math.log(4), 15);
    }
  });

  test("kT = 0 refines the band edges between the points of the mesh", () => {
    const kernel = new QuantityKernel(createHoppingTable(haldane), chemicalPotentialAt(0.5, 0));
    const theta = haldaneTheta(0.1, Math.PI / 2, 0.3).with(0, 0.5);
    const coarse = kernel.value(theta, 0, { sizes: [13, 14], shift: [0.2, 0.3] });
    const fine = kernel.value(theta, 0, { sizes: [40, 41], shift: [0.7, 0.1] });
    expect(coarse).toBeCloseTo(fine, 12);
  });

  test.each([
    [0, 1],
    [1, 1],
    [NaN, 1],
    [0.5, -1],
  ])("filling %d at kT = %d is refused", (filling, kT) => {
    const kernel = new QuantityKernel(
      createHoppingTable(haldane),
      chemicalPotentialAt(filling, kT),
    );
    expect(() => kernel.value(haldaneTheta(1, 1), 0, mesh)).toThrow(RangeError);
  });

  test("a Hamiltonian that is not finite gives no μ", () => {
    const kernel = new QuantityKernel(createHoppingTable(haldane), chemicalPotentialAt(0.5, 1));
    expect(kernel.value(new Float64Array(14).fill(NaN), 0, mesh)).toBeNaN();
  });
});
