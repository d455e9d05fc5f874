import { describe, expect, test } from "vitest";
import { certify } from "../../runtime/certify.ts";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import type { Program } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { createRandom } from "../../runtime/random.ts";
import { unshifted } from "../../runtime/zone/mesh.ts";
import {
  chernNumber,
  haldane,
  haldaneTheta,
  hallConductivity,
  haldaneArea,
} from "./haldane-program.ts";
import { doubled, hop, linearProgram, type LinearHop } from "./linear-program.ts";

const chern = (
  program: Program,
  first: number,
  last: number,
  theta: Float64Array,
  sizes: number[],
): number =>
  new QuantityKernel(createHoppingTable(program), chernNumber(first, last)).value(
    theta,
    0,
    unshifted(sizes),
  );

/** Qi, Wu and Zhang: d = (v sin kx, v sin ky, m + cos kx + cos ky); θ = (1, m). */
function qiWuZhang(
  vectors: number[][] = [
    [1, 0],
    [0, 1],
  ],
  v = 1,
): Program {
  const hops: LinearHop[] = [
    hop(0, 0, [0, 0], [{ place: 1, re: 1, im: 0 }]),
    hop(1, 1, [0, 0], [{ place: 1, re: -1, im: 0 }]),
  ];
  // (τz + iτx)/2 along x and (τz + iτy)/2 along y.
  for (const [d, up, down] of [
    [
      [1, 0],
      [0, 0.5],
      [0, 0.5],
    ],
    [
      [0, 1],
      [0.5, 0],
      [-0.5, 0],
    ],
  ] as const) {
    hops.push(
      hop(0, 0, d, [{ place: 0, re: 0.5, im: 0 }]),
      hop(1, 1, d, [{ place: 0, re: -0.5, im: 0 }]),
    );
    hops.push(
      hop(0, 1, d, [{ place: 0, re: v * up[0], im: v * up[1] }]),
      hop(1, 0, d, [{ place: 0, re: v * down[0], im: v * down[1] }]),
    );
  }
  return linearProgram(vectors, 2, 2, hops);
}

test.each([
  [1, -1],
  [-1, 1],
  [2.5, 0],
  [-3, 0],
])("Qi–Wu–Zhang at m = %d has C = %d already on 4 × 4 points", (m, expected) => {
  const theta = Float64Array.of(1, m);
  expect(chern(qiWuZhang(), 0, 0, theta, [4, 4])).toBe(expected);
  expect(chern(qiWuZhang(), 1, 1, theta, [9, 7])).toBe(0 - expected);
  expect(chern(qiWuZhang(), 0, 1, theta, [5, 5])).toBe(0);
});

test("the sign does not depend on the order of the lattice vectors", () => {
  expect(
    chern(
      qiWuZhang([
        [0, 1],
        [1, 0],
      ]),
      0,
      0,
      Float64Array.of(1, 1),
      [6, 6],
    ),
  ).toBe(-1);
});

test("two copies: the pair of lower bands has twice the number", () => {
  expect(chern(doubled(qiWuZhang()), 0, 1, Float64Array.of(1, 1), [8, 8])).toBe(-2);
});

test("Hofstadter at flux 1/3: (−1, 2, −1) up to a sign", () => {
  const hops: LinearHop[] = [];
  for (let row = 0; row < 3; row++) {
    const angle = (2 * Math.PI * row) / 3;
    hops.push(hop((row + 1) % 3, row, [1, 0], [{ place: 0, re: 1, im: 0 }]));
    hops.push(hop(row, row, [0, 1], [{ place: 0, re: Math.cos(angle), im: Math.sin(angle) }]));
  }
  const program = linearProgram(
    [
      [3, 0],
      [0, 1],
    ],
    3,
    1,
    hops,
  );
  const numbers = [0, 1, 2].map((band) => chern(program, band, band, Float64Array.of(1), [8, 24]));
  expect(numbers.map((c) => c * -numbers[0])).toEqual([-1, 2, -1]);
});

test("sign and size agree with the Hall conductivity", () => {
  for (const phi of [Math.PI / 2, -1]) {
    const theta = haldaneTheta(0.5, phi);
    const sigma = certify(
      haldane,
      hallConductivity(haldaneArea, 0, () => 0.005),
      theta,
      0,
    );
    expect(sigma.certified).toBe(true);
    expect(sigma.value).toBeCloseTo(chern(haldane, 0, 0, theta, [20, 20]), 6);
  }
});

test("bands that touch are not certified", () => {
  const theta = haldaneTheta(0.1, Math.PI / 2, 0.3 * Math.sqrt(3));
  const result = certify(haldane, chernNumber(0, 0), theta, 0);
  expect(result).toMatchObject({ certified: false, reason: "bands 1 and 2 touch" });
  expect(certify(haldane, chernNumber(0, 0), haldaneTheta(0.1, 1), 0)).toMatchObject({
    value: 1,
    certified: true,
  });
});

const certified = (program: Program, first: number, last: number, theta: Float64Array): unknown => {
  const { value, certified: sure } = certify(program, chernNumber(first, last), theta, 0);
  return sure ? value : "not certified";
};

describe("near a transition", () => {
  const closing = 0.3 * Math.sqrt(3);
  test.each([1, 2, 3, 4, 5, 6])("Haldane at M = M_c (1 ± 10^−%d)", (k) => {
    for (const phi of [Math.PI / 2, -Math.PI / 2]) {
      const at = (part: number): Float64Array => haldaneTheta(0.1, phi, closing * (1 + part));
      expect(certified(haldane, 0, 0, at(-(10 ** -k)))).toBe(Math.sign(phi));
      expect(certified(haldane, 1, 1, at(-(10 ** -k)))).toBe(-Math.sign(phi));
      expect(certified(haldane, 0, 0, at(10 ** -k))).toBe(0);
    }
  });

  test.each([1e-2, 1e-4, 1e-6])(
    "two Dirac points at once, on corners of the mesh: m = ±%d",
    (m) => {
      expect(certified(qiWuZhang(), 0, 0, Float64Array.of(1, m))).toBe(-1);
      expect(certified(qiWuZhang(), 0, 0, Float64Array.of(1, -m))).toBe(1);
      expect(certified(doubled(qiWuZhang()), 0, 1, Float64Array.of(1, m))).toBe(-2);
      for (const sign of [1, -1])
        expect(chern(qiWuZhang(), 0, 0, Float64Array.of(1, sign * m), [4, 4])).toBe(-sign);
    },
  );

  test.each([
    [1e-2, 1e-2],
    [1e-4, 1e-2],
    [1e-4, 1e-3],
    [1e-6, 1e-1],
  ])("bands that cross in a circle smaller than the mesh: %d off, coupled by %d", (part, v) => {
    const program = qiWuZhang(undefined, v);
    expect(certified(program, 0, 0, Float64Array.of(1, -2 + part))).toBe(1);
    expect(certified(program, 0, 0, Float64Array.of(1, -2 - part))).toBe(0);
  });

  test("a gap too narrow along a long line is not certified", () => {
    const theta = Float64Array.of(1, -1);
    expect(certify(qiWuZhang(undefined, 1e-4), chernNumber(0, 0), theta, 0)).toMatchObject({
      certified: false,
      reason: "the gap of 0.00020 between bands 1 and 2 is too narrow to resolve",
    });
  });
});

test("five bands: groups have the sum of their members' numbers, and all bands none", () => {
  const random = createRandom(3, 0);
  const uniform = (): number => random.uniform() - 0.5;
  const hops: LinearHop[] = [];
  for (const d of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ])
    for (let row = 0; row < 5; row++)
      for (let column = 0; column < 5; column++)
        hops.push(hop(row, column, d, [{ place: 0, re: uniform(), im: uniform() }]));
  const vectors = [
    [1, 0],
    [0, 1],
  ];
  const program = linearProgram(vectors, 5, 1, hops);
  const at = (first: number, last: number): number =>
    chern(program, first, last, Float64Array.of(1), [16, 16]);
  const bands = [0, 1, 2, 3, 4].map((band) => at(band, band));
  // By NumPy on 702 × 702 points; the narrowest gap is 0.0134.
  expect(bands).toEqual([-1, 0, 1, 1, -1]);
  for (const [first, last] of [
    [0, 1],
    [1, 3],
    [2, 4],
    [0, 4],
  ])
    expect(at(first, last)).toBe(
      bands.slice(first, last + 1).reduce((sum, number) => sum + number, 0),
    );
});
