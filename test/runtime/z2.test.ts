import { describe, expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { certify } from "../../runtime/certify.ts";
import type { Program, Quantity } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { unshifted } from "../../runtime/zone/mesh.ts";
import { kaneMele } from "./kane-mele-program.ts";
import { doubled, hop, linearProgram, type LinearHop } from "./linear-program.ts";

const z2Number = (first: number, last: number): Quantity => ({
  text: "z2_number",
  line: 1,
  sweeps: [{ kind: "z2", first, last, inputCount: 0, inputs: () => {} }],
  value: (_theta, _step, r) => r[0],
});

function withSites(program: Program, positions: readonly (readonly number[])[]): Program {
  const sites = positions.map((position, i) => ({ name: "AB"[i], position }));
  return { ...program, lattice: { ...program.lattice, sites } };
}

/** t, λ_so, λ_R, λ_v. */
const graphene = withSites(kaneMele, [
  [0, 0],
  [0, 1],
]);

/**
 * Bernevig, Hughes and Zhang with A = B = 1, θ = (1, M, coupling, Zeeman field):
 * (M − 2B(2 − cos kx − cos ky)) τz + A (sin kx σz τx + sin ky τy), rows s↑, s↓, p↑, p↓. The
 * coupling mixes the spins without breaking time reversal, by sin kx σx τx.
 */
function bhz(): Program {
  const hops: LinearHop[] = [];
  for (const spin of [0, 1]) {
    const sz = spin === 0 ? 1 : -1;
    for (const [orbital, tz] of [
      [0, 1],
      [1, -1],
    ]) {
      const row = 2 * orbital + spin;
      hops.push(
        hop(
          row,
          row,
          [0, 0],
          [
            { place: 1, re: tz, im: 0 },
            { place: 0, re: -4 * tz, im: 0 },
            { place: 3, re: sz, im: 0 },
          ],
        ),
      );
      for (const d of [
        [1, 0],
        [0, 1],
      ])
        hops.push(hop(row, row, d, [{ place: 0, re: tz, im: 0 }]));
      // i/2 e^{−ik} + h.c. = sin k.
      hops.push(hop(2 - 2 * orbital + spin, row, [1, 0], [{ place: 0, re: 0, im: 0.5 * sz }]));
      hops.push(hop(3 - 2 * orbital - spin, row, [1, 0], [{ place: 2, re: 0, im: 0.5 }]));
      // τy = −i|s⟩⟨p| + i|p⟩⟨s|.
      hops.push(hop(2 - 2 * orbital + spin, row, [0, 1], [{ place: 0, re: -0.5 * tz, im: 0 }]));
    }
  }
  const program = linearProgram(
    [
      [1, 0],
      [0, 1],
    ],
    4,
    4,
    hops,
  );
  return withSites(program, [[0, 0]]);
}

describe("Kane and Mele: 1 while λ_v < 3√3 λ_so without Rashba coupling", () => {
  const transition = 3 * Math.sqrt(3) * 0.06;
  test.each([
    [0, 0.1 * transition, 1],
    [0, 0.97 * transition, 1],
    [0, 1.03 * transition, 0],
    [0, 3 * transition, 0],
    // Kane and Mele, PRL 95, 146802, figure 1: λ_R = 0.05 t, λ_so = 0.06 t; λ_v = 0.1 t and 0.4 t.
    [0.05, 0.1, 1],
    [0.05, 0.4, 0],
    // The gap closes at λ_v = 0.2937 (by NumPy).
    [0.05, 0.293, 1],
    [0.05, 0.2945, 0],
  ])("λ_R = %d, λ_v = %d: %d", (rashba, staggered, expected) => {
    const theta = Float64Array.of(1, 0.06, rashba, staggered);
    expect(certify(graphene, z2Number(0, 1), theta, 0)).toMatchObject({
      value: expected,
      certified: true,
    });
  });
});

test.each([-1e-2, -1e-4, -1e-6, 1e-6, 1e-4, 1e-2])(
  "a stretched lattice, whose gap nearly closes between the mesh points: λ_v off by %d",
  (part) => {
    const stretched = [0, 1].map((spin) =>
      hop(2 + spin, spin, [0, 1], [{ place: 4, re: 1, im: 0 }]),
    );
    const bonds = graphene.terms[0].bonds as readonly LinearHop[];
    const program = withSites(
      linearProgram(graphene.lattice.vectors, 4, 5, [...bonds, ...stretched]),
      [
        [0, 0],
        [0, 1],
      ],
    );
    // The gap closes there, and grows by 1.9 times the distance.
    const closing = 0.2917828371192136;
    const theta = Float64Array.of(1, 0.06, 0.05, closing * (1 + part), 0.13);
    expect(certify(program, z2Number(0, 1), theta, 0)).toMatchObject({
      value: part < 0 ? 1 : 0,
      certified: true,
    });
  },
);

test.each([0, 0.4])("Bernevig, Hughes and Zhang, spins coupled by %d", (coupling) => {
  for (const [mass, expected] of [
    [-2, 0],
    [-0.05, 0],
    [0.05, 1],
    [1, 1],
    [3.9, 1],
    [4.1, 1],
    [7, 1],
    [7.95, 1],
    [8.05, 0],
    [12, 0],
  ]) {
    const theta = Float64Array.of(1, mass, coupling, 0);
    expect(certify(bhz(), z2Number(0, 1), theta, 0)).toMatchObject({
      value: expected,
      certified: true,
    });
  }
});

test("two copies of a topological insulator, and all bands together, are trivial", () => {
  const theta = Float64Array.of(1, 0.06, 0.05, 0.1);
  const copies = withSites(doubled(kaneMele), [
    [0, 0],
    [0, 1],
  ]);
  const at = (program: Program, first: number, last: number): number =>
    new QuantityKernel(createHoppingTable(program), z2Number(first, last)).value(
      theta,
      0,
      unshifted([20, 20]),
    );
  expect(at(graphene, 0, 1)).toBe(1);
  expect(at(graphene, 2, 3)).toBe(1);
  expect(at(graphene, 0, 3)).toBe(0);
  expect(at(copies, 0, 3)).toBe(0);
});

describe("not certified", () => {
  test("where bands touch", () => {
    const theta = Float64Array.of(1, 0.06, 0, 3 * Math.sqrt(3) * 0.06);
    expect(certify(graphene, z2Number(0, 1), theta, 0)).toMatchObject({
      certified: false,
      reason: "bands 2 and 3 touch",
    });
    for (const mass of [0, 4, 8])
      expect(certify(bhz(), z2Number(0, 1), Float64Array.of(1, mass, 0, 0), 0).certified).toBe(
        false,
      );
  });

  test("an odd number of bands", () => {
    const theta = Float64Array.of(1, 0.06, 0.05, 0.1);
    const { certified, reason } = certify(graphene, z2Number(0, 0), theta, 0);
    expect([certified, reason]).toEqual([
      false,
      "an odd number of bands does not form Kramers pairs",
    ]);
  });

  test.each([
    ["a field along the conserved spin", 0],
    ["a field and coupled spins", 0.4],
  ])("without time reversal: %s", (_name, coupling) => {
    const theta = Float64Array.of(1, 1, coupling, 1e-3);
    expect(certify(bhz(), z2Number(0, 1), theta, 0)).toMatchObject({
      certified: false,
      reason: "the model is not symmetric under time reversal",
    });
  });

  test("without time reversal: two copies of a Chern insulator", () => {
    // The Qi–Wu–Zhang part of one spin, twice.
    const one = bhz().terms[0].bonds as readonly LinearHop[];
    const up = one.filter(({ row, column }) => row % 2 === 0 && column % 2 === 0);
    const copies = up.flatMap((h) =>
      [0, 1].map((spin) => ({ ...h, row: h.row + spin, column: h.column + spin })),
    );
    const program = withSites(linearProgram(bhz().lattice.vectors, 4, 4, copies), [[0, 0]]);
    expect(certify(program, z2Number(0, 1), Float64Array.of(1, 1, 0, 0), 0)).toMatchObject({
      certified: false,
      reason: "the model is not symmetric under time reversal",
    });
  });
});

test("a Z2 number has no gradient", () => {
  const kernel = new QuantityKernel(createHoppingTable(graphene), z2Number(0, 1));
  const theta = Float64Array.of(1, 0.06, 0.05, 0.1);
  expect(() => kernel.gradient(theta, 0, unshifted([6, 6]), new Float64Array(4))).toThrow(
    "no gradient",
  );
});
