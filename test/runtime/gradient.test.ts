import { describe, expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import type { MeanSweep, Program, Quantity } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { createRandom } from "../../runtime/random.ts";
import type { Mesh } from "../../runtime/zone/mesh.ts";
import { derivatives, expectAgreement, unitVector } from "./differences.ts";
import { bandGap, haldane, haldaneTheta } from "./haldane-program.ts";
import { kaneMele } from "./kane-mele-program.ts";
import {
  coupledCopies,
  doubled,
  randomProgram,
  randomTheta,
  sweepQuantity,
} from "./linear-program.ts";
import {
  curvatureOfBands,
  drude,
  grandEnergy,
  hall,
  hallPairs,
  matrixPairs,
  samePairs,
  smoothDifferent,
  smoothPairs,
} from "./mean-sweeps.ts";

const random = createRandom(7, 0);

const unit = (theta: Float64Array): Float64Array => unitVector(theta.length, random);

/** More than one chunk of 256 points. */
const mesh: Mesh = { sizes: [23, 13], shift: [0.13, 0.41] };

const sweeps: Record<string, MeanSweep> = {
  "band ring without operator": grandEnergy,
  "band ring of a second derivative": curvatureOfBands,
  "pair ring, smooth, all": smoothPairs,
  "pair ring, smooth, different levels": smoothDifferent,
  "pair ring with a pole": hallPairs,
  "pair ring with a constant matrix": matrixPairs,
};

describe.each(Object.keys(sweeps))("%s", (name) => {
  test.each([
    [2, true],
    [4, true],
    [8, true],
    [8, false],
    [12, false],
  ])("%i bands, dense %s: gradient = differences", (bands, dense) => {
    const program = randomProgram(bands, dense, 3);
    const theta = randomTheta(program, random).map((x) => x / Math.sqrt(bands));
    const quantity = sweepQuantity(sweeps[name]);
    expectAgreement(derivatives(program, quantity, theta, mesh, unit(theta), 2e-4));
  });
});

test.each([1, 3])("%i dimensions", (dimension) => {
  const program = randomProgram(4, true, 6, dimension);
  const theta = randomTheta(program, random);
  const orders = [1, 0, 0].slice(0, dimension);
  const last = [0, 0, 1].slice(3 - dimension);
  const sweep: MeanSweep = {
    ...smoothPairs,
    operators: [
      { kind: "derivative", orders },
      { kind: "derivative", orders: last },
    ],
  };
  const sizes = dimension === 1 ? [300] : [7, 6, 7];
  const shifted: Mesh = { sizes, shift: sizes.map(() => 0.3) };
  expectAgreement(derivatives(program, sweepQuantity(sweep), theta, shifted, unit(theta), 2e-4));
});

test("scalars that follow an earlier sweep carry their gradient", () => {
  // μ = mean energy of the first sweep, kT = 0.3 + p0².
  const quantity: Quantity = {
    ...sweepQuantity(grandEnergy),
    sweeps: [
      grandEnergy,
      {
        ...hallPairs,
        inputs: (theta, _step, r, s) => {
          s[0] = 0.1 * r[0];
          s[1] = 0.3 + theta[0] ** 2;
        },
        inputsAdjoint: (theta, _step, _r, sBar, thetaBar, rBar) => {
          rBar[0] += 0.1 * sBar[0];
          thetaBar[0] += 2 * theta[0] * sBar[1];
        },
      },
    ],
    value: (theta, _step, r) => r[1] * theta[1] + r[0],
    adjoint: (theta, _step, r, bar, thetaBar, rBar) => {
      rBar[1] += bar * theta[1];
      rBar[0] += bar;
      thetaBar[1] += bar * r[1];
    },
  };
  const program = randomProgram(4, true, 5);
  const theta = randomTheta(program, random);
  expectAgreement(derivatives(program, quantity, theta, mesh, unit(theta), 2e-4));
});

describe("a model whose every level is doubly degenerate", () => {
  const program = randomProgram(4, true, 11);
  const theta = randomTheta(program, random);
  const gradientOf = (model: Program, quantity: Quantity): Float64Array => {
    const thetaBar = new Float64Array(theta.length);
    new QuantityKernel(createHoppingTable(model), quantity).gradient(theta, 0, mesh, thetaBar);
    return thetaBar;
  };
  const expectFactor = (
    twice: Float64Array,
    once: Float64Array,
    factor: number,
    accuracy = 1e-9,
  ): void => {
    const size = Math.max(...once.map(Math.abs));
    twice.forEach((g, i) => expect(Math.abs(g - factor * once[i]) / size).toBeLessThan(accuracy));
  };

  test.each([
    ["energy", grandEnergy],
    ["smooth pairs", drude],
    ["Hall pairs", hall],
  ])("%s: sums over states give twice the gradient", (_name, sweep) => {
    expectFactor(
      gradientOf(doubled(program), sweepQuantity(sweep)),
      gradientOf(program, sweepQuantity(sweep)),
      2,
    );
  });

  test("pairs within a level: gradient along directions that keep it", () => {
    expectAgreement(
      derivatives(doubled(program), sweepQuantity(samePairs), theta, mesh, unit(theta), 2e-4),
    );
  });

  test("gaps give it once, with either state of the level", () => {
    const once = gradientOf(program, bandGap(1, 2));
    expectFactor(gradientOf(doubled(program), bandGap(3, 4)), once, 1, 1e-6);
    expectFactor(gradientOf(doubled(program), bandGap(2, 5)), once, 1, 1e-6);
  });

  test("smooth weights also have the gradient that lifts the degeneracy", () => {
    const coupled = coupledCopies(program);
    const at = Float64Array.of(...theta, 0);
    const direction = at.map((_, i) => (i === theta.length ? 1 : 0));
    for (const sweep of [grandEnergy, drude, curvatureOfBands, smoothPairs]) {
      expectAgreement(derivatives(coupled, sweepQuantity(sweep), at, mesh, direction, 1e-3));
    }
  });
});

test.each([
  ["smooth pairs", smoothPairs],
  ["pairs with a pole", hallPairs],
])("Kane–Mele with Rashba coupling, Kramers pairs on the mesh: %s", (_name, sweep) => {
  const theta = Float64Array.of(1, 0.3, 0.2, 0.15);
  const even: Mesh = { sizes: [18, 16], shift: [0, 0] };
  for (let place = 0; place < theta.length; place++) {
    const direction = theta.map((_, i) => (i === place ? 1 : 0));
    const [exact, central] = derivatives(
      kaneMele,
      sweepQuantity(sweep),
      theta,
      even,
      direction,
      1e-3,
    );
    expect(Math.abs(exact - central)).toBeLessThan(1e-6 * Math.max(1e-3, Math.abs(central)));
  }
});

test("cold smooth weights are as exact as warm ones on nearly degenerate levels", () => {
  // Three levels split by δ, far below kT, and coupled by dH.
  for (const split of [0, 1e-13, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6]) {
    const base = randomProgram(2, true, 21);
    const hops = [0, 1, 2].flatMap((row) => [
      { of: "", row, column: row, d: [0, 0], parts: [{ place: 0, re: 0.2 + row * split, im: 0 }] },
      { of: "", row, column: (row + 1) % 3, d: [0, 0], parts: [{ place: 1, re: 1, im: row }] },
      { of: "", row, column: row, d: [1, 0.1], parts: [{ place: 1, re: 0.4, im: row }] },
    ]);
    const program = { ...base, basis: ["a", "b", "c"], terms: [{ ...base.terms[0], bonds: hops }] };
    const cold: MeanSweep = {
      ...grandEnergy,
      operators: [
        {
          kind: "matrix",
          name: "O",
          entries: [
            [0, 0, 1, 0],
            [0, 1, 0.5, 0],
            [1, 0, 0.5, 0],
            [1, 1, 2, 0],
            [1, 2, 0.3, 0],
            [2, 1, 0.3, 0],
            [2, 2, -1, 0],
          ],
        },
      ],
      rings: [{ ...curvatureOfBands.rings[0], operator: 0 } as MeanSweep["rings"][number]],
      inputs: (_theta, _step, _r, s) => {
        s[0] = 0.2;
        s[1] = 1e-3;
      },
    };
    const theta = Float64Array.of(1, 0);
    const pair = derivatives(
      program,
      sweepQuantity(cold),
      theta,
      mesh,
      Float64Array.of(0, 1),
      2e-6,
    );
    expectAgreement(pair);
  }
});

test("a Dirac point on the mesh gives no noise to a weight with a pole", () => {
  const kernel = new QuantityKernel(createHoppingTable(haldane), sweepQuantity(hall));
  const thetaBar = new Float64Array(14);
  // K and K' are points of a mesh divisible by 3: energies there are rounding noise.
  const value = kernel.gradient(
    haldaneTheta(0, 0),
    0,
    { sizes: [12, 12], shift: [0, 0] },
    thetaBar,
  );
  expect(Math.abs(value)).toBeLessThan(1e-12);
  expect(Math.max(...thetaBar.map(Math.abs))).toBeLessThan(10);
});

test("the same call gives the same bits", () => {
  const program = randomProgram(4, true, 3);
  const theta = randomTheta(program, random);
  const gradient = (): Float64Array => {
    const thetaBar = new Float64Array(theta.length);
    new QuantityKernel(createHoppingTable(program), sweepQuantity(hallPairs)).gradient(
      theta,
      0,
      mesh,
      thetaBar,
    );
    return thetaBar;
  };
  expect(gradient()).toEqual(gradient());
});
