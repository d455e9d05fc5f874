/** Topological numbers of the library: Z2 numbers and polarisations that are known exactly. */
import { describe, expect, test } from "vitest";
import { report, values } from "../reference/spec.ts";

describe("Z2 number of Kane and Mele's model", () => {
  // λ_so = 0.06, so that the gap closes at λ_v = 3 √3 λ_so = 0.31177 without Rashba coupling.
  const spec = `
    lattice honeycomb
    space { spin 1/2 }
    parameter V : real = 0 fixed
    parameter R : real = 0 fixed
    hamiltonian H {
      onsite A:    V
      onsite B:    -V
      hop shell 1: 1 + i * R * (σx * d.y - σy * d.x)
      hop shell 2: 0.06i * ν * σz
    }
    report { z2_number(H, filling = 1/2)  z2_number(H, bands = 1..2) }`;

  test.each([
    [0, 0, 1],
    [0.311, 0, 1],
    [0.312, 0, 0],
    [0.1, 0.05, 1],
    [0.4, 0.05, 0],
  ])("staggered energy %d, Rashba coupling %d: %d", (V, R, expected) => {
    for (const { value, certified } of report(spec, { V, R }))
      expect({ value, certified }).toEqual({ value: expected, certified: true });
  });

  test("a gap that closes leaves none", () => {
    const [result] = report(spec.replace("0.06i", "0i"));
    expect(result.certified).toBe(false);
  });
});

test.each([
  [1, 1],
  [-1, 1],
  [3, 0],
])("Z2 number of Bernevig, Hughes and Zhang's model, m = %d: %d", (m, expected) => {
  const [number] = values(
    `lattice square
     space { spin 1/2  orbital s, p }
     parameter m : real = 1 fixed
     hamiltonian H {
       onsite:           m * τz
       hop along (1, 0): (τz + i * τx * σz) / 2
       hop along (0, 1): (τz + i * τy) / 2
     }
     report { z2_number(H, filling = 1/2) }`,
    { m },
  );
  expect(number).toBe(expected);
});

test.each([
  [0.3, 0.5],
  [-0.3, 0],
])("polarisation of Su, Schrieffer and Heeger's chain, dimerisation %d: %d", (delta, expected) => {
  // The centre of the strong bond: at 1/2 within the cell, or at its edge.
  const [lower, both] = values(
    `lattice chain_of_dimers {
       a1 = 1
       site A at 1/4
       site B at 3/4
     }
     parameter delta : real = 0 fixed
     hamiltonian H on chain_of_dimers {
       hop A -> B:       1 + delta
       hop B -> A + (1): 1 - delta
     }
     report { polarization(H, filling = 1/2)  polarization(H, bands = 1..2) }`,
    { delta },
  );
  expect(lower).toBeCloseTo(expected, 10);
  expect(both).toBeCloseTo(0, 10);
});
