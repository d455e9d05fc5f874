import { describe, expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import type { ExtremumSweep, Program } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { createRandom } from "../../runtime/random.ts";
import { ExtremumKernel } from "../../runtime/zone/extremum.ts";
import { unshifted } from "../../runtime/zone/mesh.ts";
import { bandGap, haldane, haldaneTheta } from "./haldane-program.ts";
import {
  hop,
  linearProgram,
  randomProgram,
  randomTheta,
  sideBySide,
  sweepQuantity,
} from "./linear-program.ts";

const value = (
  program: Program,
  quantity = bandGap(0, 1),
  theta: Float64Array,
  sizes: number[],
): number =>
  new QuantityKernel(createHoppingTable(program), quantity).value(theta, 0, unshifted(sizes));

const directGap: ExtremumSweep = {
  kind: "extremum",
  sense: "min",
  bands: [0, 1],
  inputCount: 0,
  inputs: () => {},
  body: (e) => e[1] - e[0],
  bodyAdjoint: (_e, _s, bar, eBar) => {
    eBar[0] -= bar;
    eBar[1] += bar;
  },
};
const width = (band: number): ExtremumSweep => ({ ...directGap, bands: [band], body: (e) => e[0] });

describe("reference gaps", () => {
  test("Rice–Mele, t = 1, δ = 0.3, Δ = 0.5", () => {
    const one = (re: number) => [{ place: 0, re, im: 0 }];
    const chain = linearProgram([[1]], 2, 1, [
      hop(0, 0, [0], one(0.5)),
      hop(1, 1, [0], one(-0.5)),
      hop(1, 0, [0.5], one(1.3)),
      hop(1, 0, [-0.5], one(0.7)),
    ]);
    for (const size of [12, 17, 100]) {
      expect(value(chain, bandGap(0, 1), Float64Array.of(1), [size])).toBeCloseTo(
        Math.sqrt(2.44),
        12,
      );
    }
  });

  test("Haldane, t2 = 0.1, φ = π/2", () => {
    expect(value(haldane, bandGap(0, 1), haldaneTheta(0.1, Math.PI / 2), [100, 100])).toBeCloseTo(
      0.6 * Math.sqrt(3),
      12,
    );
  });

  test("flatness of Haldane's flat band: gap 1.75, width 0.291036", () => {
    const theta = haldaneTheta(Math.sqrt(129) / 36, Math.acos(3 * Math.sqrt(3 / 43)));
    const gap = value(haldane, bandGap(0, 1), theta, [40, 40]);
    // With d the displacement of the electron, this sign of φ makes the upper or the lower band flat.
    const flatness = [0, 1].map((band) => {
      const table = createHoppingTable(haldane);
      const edge = (sense: "min" | "max"): number =>
        new QuantityKernel(table, sweepQuantity({ ...width(band), sense })).value(
          theta,
          0,
          unshifted([40, 40]),
        );
      return gap / (edge("max") - edge("min"));
    });
    expect(gap).toBeCloseTo(1.75, 10);
    expect(Math.max(...flatness)).toBeCloseTo(6.013, 4);
  });
});

test("kinks: graphene closes its gap at Dirac points between the mesh points", () => {
  for (const sizes of [
    [13, 14],
    [12, 12],
    [40, 40],
  ]) {
    expect(
      Math.abs(value(haldane, sweepQuantity(directGap), haldaneTheta(0, 0), sizes)),
    ).toBeLessThan(1e-11);
  }
});

test("kinks along lines: bands that cross have their extrema where they meet", () => {
  for (let seed = 0; seed < 5; seed++) {
    const program = sideBySide(randomProgram(2, true, seed), randomProgram(2, true, seed + 100));
    const theta = randomTheta(program, createRandom(seed, 9));
    const edge = (sense: "min" | "max", band: number, sizes: number[]): number =>
      value(program, sweepQuantity({ ...width(band), sense }), theta, sizes);
    for (const [sense, band] of [
      ["max", 1],
      ["min", 2],
      ["max", 2],
    ] as const) {
      expect(edge(sense, band, [24, 24])).toBeCloseTo(edge(sense, band, [130, 97]), 11);
    }
  }
});

test("a flat band has its energy as extremum", () => {
  const lieb = linearProgram(
    [
      [1, 0],
      [0, 1],
    ],
    3,
    1,
    [
      hop(1, 0, [0.5, 0], [{ place: 0, re: 1, im: 0 }]),
      hop(1, 0, [-0.5, 0], [{ place: 0, re: 1, im: 0 }]),
      hop(2, 0, [0, 0.5], [{ place: 0, re: 1, im: 0 }]),
      hop(2, 0, [0, -0.5], [{ place: 0, re: 1, im: 0 }]),
    ],
  );
  for (const sense of ["min", "max"] as const) {
    const edge = value(lieb, sweepQuantity({ ...width(1), sense }), Float64Array.of(1), [16, 16]);
    expect(Math.abs(edge)).toBeLessThan(1e-13);
  }
});

test.each([1, 2, 3])(
  "%i dimensions: nothing on a dense mesh lies below the refined minimum",
  (dimension) => {
    const random = createRandom(2, dimension);
    const dense = [400, 150, 40][dimension - 1];
    for (let seed = 0; seed < 4; seed++) {
      const program = randomProgram(4, true, seed, dimension);
      const theta = randomTheta(program, random);
      const table = createHoppingTable(program);
      for (const sweep of [
        directGap,
        { ...width(1), sense: "max" as const },
        { ...directGap, bands: [1, 2] },
      ]) {
        const sign = sweep.sense === "min" ? 1 : -1;
        const kernel = new ExtremumKernel(table, sweep);
        const none = new Float64Array(0);
        const c = theta.slice();
        for (let j = 0; j < table.count; j++) {
          c[2 * j] = theta[2 * j];
          c[2 * j + 1] = theta[2 * j + 1];
        }
        const coarse =
          sign * kernel.value(c, none, unshifted(program.lattice.vectors.map(() => 16)));
        const fine =
          sign * kernel.value(c, none, unshifted(program.lattice.vectors.map(() => dense)));
        expect(coarse).toBeLessThan(fine + 1e-11);
        expect(fine).toBeLessThan(coarse + 1e-11);
      }
    }
  },
);

test("scalars of the body carry their gradient", () => {
  // max over k of E_1 − θ₀² E_0, in a chain with E = ±|1 + θ₁ exp(−ik)|: (1 + θ₁)(1 + θ₀²).
  const chain = linearProgram([[1]], 2, 3, [
    hop(1, 0, [0], [{ place: 2, re: 1, im: 0 }]),
    hop(1, 0, [1], [{ place: 1, re: 1, im: 0 }]),
  ]);
  const quantity = sweepQuantity({
    kind: "extremum",
    sense: "max",
    bands: [0, 1],
    inputCount: 1,
    inputs: (theta, _step, _r, s) => {
      s[0] = theta[0] ** 2;
    },
    inputsAdjoint: (theta, _step, _r, sBar, thetaBar) => {
      thetaBar[0] += 2 * theta[0] * sBar[0];
    },
    body: (e, s) => e[1] - s[0] * e[0],
    bodyAdjoint: (e, s, bar, eBar, sBar) => {
      eBar[1] += bar;
      eBar[0] -= bar * s[0];
      sBar[0] -= bar * e[0];
    },
  });
  const thetaBar = new Float64Array(3);
  const kernel = new QuantityKernel(createHoppingTable(chain), quantity);
  const theta = Float64Array.of(0.7, 0.4, 1);
  expect(kernel.gradient(theta, 0, unshifted([25]), thetaBar)).toBeCloseTo(1.4 * 1.49, 12);
  [1.4 * 1.4, 1.49, 1.49].forEach((g, i) => expect(thetaBar[i]).toBeCloseTo(g, 7));
});

test("the gradient is that of the extremum", () => {
  const random = createRandom(4, 4);
  for (const bands of [2, 4, 8, 12]) {
    const program = randomProgram(bands, bands < 8, 9);
    const theta = randomTheta(program, random);
    const kernel = new QuantityKernel(
      createHoppingTable(program),
      sweepQuantity({ ...directGap, bands: [bands / 2 - 1, bands / 2] }),
    );
    const mesh = unshifted([24, 24]);
    const thetaBar = new Float64Array(theta.length);
    kernel.gradient(theta, 0, mesh, thetaBar);
    const direction = theta.map(() => random.normal() / Math.sqrt(theta.length));
    const h = 1e-4;
    const at = (t: number): number =>
      kernel.value(
        theta.map((x, i) => x + t * direction[i]),
        0,
        mesh,
      );
    const central = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    const exact = thetaBar.reduce((sum, g, i) => sum + g * direction[i], 0);
    expect(Math.abs(exact - central)).toBeLessThan(1e-6 * Math.max(Math.abs(central), 0.1));
  }
});
