import { expect, test } from "vitest";
import { certify } from "../../runtime/certify.ts";
import type { Program, Quantity } from "../../runtime/program.ts";
import { haldane, haldaneTheta } from "./haldane-program.ts";
import { hop, linearProgram, type LinearHop } from "./linear-program.ts";

const polarisation = (first: number, last: number, axis: number): Quantity => ({
  text: "polarisation",
  line: 1,
  sweeps: [{ kind: "polarisation", first, last, axis, inputCount: 0, inputs: () => {} }],
  value: (_theta, _step, r) => r[0],
});

/** 1 times the first parameter, and so on. */
const part = (place: number, re = 1, im = 0): LinearHop["parts"] => [{ place, re, im }];

/**
 * Rice and Mele along the first of `dimension` axes, sites A at −1/4 and B at 1/4 moved by `origin`:
 * hoppings t ± δ, energies ±Δ; θ = (t + δ, t − δ, Δ). Across, δ and Δ change with cosines and sines.
 */
function riceMele(dimension = 1, origin = 0): Program {
  const axes = [0, 1, 2].slice(0, dimension);
  const along = (x: number): number[] => axes.map((axis) => (axis === 0 ? x : 0));
  const [y, z] = [1, 2].map((which) => axes.map((axis) => (axis === which ? 1 : 0)));
  const hops = [
    hop(1, 0, along(0.5), part(0)),
    hop(1, 0, along(-0.5), part(1)),
    hop(0, 0, along(0), part(2)),
    hop(1, 1, along(0), part(2, -1)),
  ];
  // δ + 0.1 cos y + 0.05 sin z, Δ + 0.2 sin y.
  const bonds = (across: readonly number[], size: number, im: number): LinearHop[] =>
    [0.5, -0.5].flatMap((x) =>
      [1, -1].map((sign) => {
        const d = along(x).map((value, axis) => value + sign * across[axis]);
        return hop(
          1,
          0,
          d,
          part(3, Math.sign(x) * size * (1 - im), Math.sign(x) * sign * size * im),
        );
      }),
    );
  if (dimension > 1) {
    hops.push(...bonds(y, 0.05, 0));
    hops.push(hop(0, 0, y, part(3, 0, 0.1)), hop(1, 1, y, part(3, 0, -0.1)));
  }
  if (dimension > 2) hops.push(...bonds(z, 0.025, 1));
  const program = linearProgram(
    axes.map((axis) => axes.map((other) => (axis === other ? 1 : 0))),
    2,
    4,
    hops,
  );
  const sites = [-0.25, 0.25].map((x, i) => ({ name: "AB"[i], position: along(x + origin) }));
  return { ...program, lattice: { ...program.lattice, sites } };
}

test.each([
  [0.3, 0],
  [-0.3, 0.5],
  [0.02, 0],
  [-0.02, 0.5],
])("Su, Schrieffer and Heeger at δ = %d: %d exactly, by inversion", (delta, expected) => {
  const theta = Float64Array.of(1 + delta, 1 - delta, 0, 0);
  const result = certify(riceMele(), polarisation(0, 0, 0), theta, 0);
  expect(result.certified).toBe(true);
  expect(Math.abs(result.value - expected)).toBeLessThan(1e-12);
  expect(result.error).toBeLessThan(1e-12);
});

// Integrals of the Berry connection in a smooth gauge, by NumPy.
test.each([
  [0.3, 0.5, 0.3715662854947313],
  [-0.3, 0.5, -0.3715662854947313],
  [0.3, -0.5, 0.12843371450526872],
  [0.05, 0.2, 0.42742984284694957],
  [0.6, 2, 0.44897632882229116],
])("Rice and Mele at δ = %d, Δ = %d, sites at 0 and 1/2", (delta, mass, berry) => {
  const theta = Float64Array.of(1 + delta, 1 - delta, mass, 0);
  const result = certify(riceMele(1, 0.25), polarisation(0, 0, 0), theta, 0);
  const expected = berry < 0 ? berry + 1 : berry;
  expect(result.certified).toBe(true);
  expect(Math.abs(result.value - expected)).toBeLessThan(1e-7);
  expect(Math.abs(result.value - expected)).toBeLessThan(result.error + 1e-13);
  // Both bands together are the sites: 0 + 1/2.
  expect(certify(riceMele(1, 0.25), polarisation(0, 1, 0), theta, 0).value).toBeCloseTo(0.5, 12);
});

test.each([
  [2, 0.3711829857047633],
  [3, 0.37179162976407604],
])("%i dimensions: the mean over the wave vectors across", (dimension, expected) => {
  const theta = Float64Array.of(1.3, 0.7, 0.5, 1);
  const quantity = polarisation(0, 0, 0);
  const result = certify(riceMele(dimension, 0.25), quantity, theta, 0);
  expect(result.certified).toBe(true);
  expect(Math.abs(result.value - expected)).toBeLessThan(2e-6);
  expect(Math.abs(result.value - expected)).toBeLessThan(result.error);
});

test("across the chains nothing moves: the sites' own positions", () => {
  const theta = Float64Array.of(1.3, 0.7, 0.5, 0);
  expect(certify(riceMele(2), polarisation(0, 0, 1), theta, 0).value).toBe(0);
});

test("a metal and a Chern insulator are not certified", () => {
  const metal = certify(riceMele(), polarisation(0, 0, 0), Float64Array.of(1, 1, 0, 0), 0);
  expect(metal).toMatchObject({ certified: false, reason: "bands 1 and 2 touch" });
  const chern = certify(haldane, polarisation(0, 0, 0), haldaneTheta(0.1, Math.PI / 2), 0);
  expect(chern.certified).toBe(false);
  expect(chern.reason).toContain("Chern number");
});
