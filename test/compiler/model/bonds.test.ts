import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  against,
  along,
  bondsOfShells,
  bondsWithin,
  chirality,
  estimatedBonds,
} from "../../../compiler/model/bonds.ts";
import { type Lattice, cartesian, determinant } from "../../../compiler/model/lattice.ts";
import { dimensionless } from "../../../compiler/units/dimension.ts";

function lattice(
  vectors: readonly (readonly number[])[],
  fractions: readonly (readonly number[])[],
): Lattice {
  return {
    name: "test",
    dimension: vectors.length as Lattice["dimension"],
    vectors,
    sites: fractions.map((fractional, at) => ({
      name: "ABCDEF"[at],
      fractional,
      position: cartesian(vectors, fractional),
    })),
    length: dimensionless,
    points: [],
    measure: Math.abs(determinant(vectors)),
  };
}

const root = Math.sqrt(3);
const honeycomb = lattice(
  [
    [root, 0],
    [root / 2, 1.5],
  ],
  [
    [0, 0],
    [1 / 3, 1 / 3],
  ],
);
const nearest = bondsOfShells(honeycomb, 1)!;

describe("bonds of random lattices", () => {
  const number = fc.double({ min: -0.4, max: 0.4, noNaN: true });
  const vectors = (size: number) =>
    fc
      .array(fc.array(number, { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      })
      .map((rows) => rows.map((row, i) => row.map((x, j) => x + (i === j ? 1 : 0))));
  const lattices = fc.integer({ min: 1, max: 3 }).chain((size) =>
    fc
      .tuple(
        vectors(size),
        fc.array(
          fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), {
            minLength: size,
            maxLength: size,
          }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
      )
      .filter(([rows]) => Math.abs(determinant(rows)) > 0.3)
      .map(([rows, sites]) => lattice(rows, sites)),
  );

  test("every pair of sites within the radius is one bond, by length, with its displacement", () => {
    fc.assert(
      fc.property(lattices, (random) => {
        const radius = 1.7;
        const bonds = bondsWithin(random, radius);
        const labels = bonds.map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
        bonds.forEach(({ from, to, offset, d, length, shell }, at) => {
          const shift = offset.map(
            (n, axis) =>
              n + random.sites[to].fractional[axis] - random.sites[from].fractional[axis],
          );
          cartesian(random.vectors, shift).forEach((x, axis) => expect(d[axis]).toBeCloseTo(x, 10));
          expect(length).toBeCloseTo(Math.hypot(...d), 12);
          if (at > 0) expect(shell).toBeGreaterThanOrEqual(bonds[at - 1].shell);
          if (at > 0) expect(length).toBeGreaterThan(bonds[at - 1].length * (1 - 1e-5));
        });
        expect(bonds).toHaveLength(pairsWithin(random, radius));
      }),
      { seed: 9, numRuns: 25 },
    );
  });

  /** Undirected pairs by brute force. */
  function pairsWithin({ vectors: rows, sites }: Lattice, radius: number): number {
    const range = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];
    const cells = rows.reduce<number[][]>(
      (list) => list.flatMap((cell) => range.map((n) => [...cell, n])),
      [[]],
    );
    let count = 0;
    for (const a of sites)
      for (const b of sites)
        for (const cell of cells) {
          const d = cartesian(
            rows,
            cell.map((n, axis) => n + b.fractional[axis] - a.fractional[axis]),
          );
          const itself = a === b && cell.every((n) => n === 0);
          if (!itself && Math.hypot(...d) <= radius * (1 + 1e-6)) count++;
        }
    return count / 2;
  }
});

test("reference directions: from the earlier site; between images, forward", () => {
  const labels = bondsOfShells(honeycomb, 2)!.map(({ label }) => label);
  expect(labels.slice(0, 3).sort()).toEqual(["A -> B", "A -> B + (-1, 0)", "A -> B + (0, -1)"]);
  expect(labels.slice(3).sort()).toEqual([
    "A -> A + (0, 1)",
    "A -> A + (1, -1)",
    "A -> A + (1, 0)",
    "B -> B + (0, 1)",
    "B -> B + (1, -1)",
    "B -> B + (1, 0)",
  ]);
});

test("against a bond everything is turned round", () => {
  const bond = bondsOfShells(honeycomb, 1)![0];
  const [there, back] = [along(bond), against(bond)];
  expect([back.from, back.to, back.reversed]).toEqual([there.to, there.from, true]);
  expect(back.offset).toEqual(there.offset.map((n) => 0 - n));
  expect(back.d).toEqual(there.d.map((x) => 0 - x));
});

describe("the chirality sign on the honeycomb lattice", () => {
  const second = bondsOfShells(honeycomb, 2)!.filter(({ shell }) => shell === 2);

  test("is +1 where the path over the common neighbour turns left", () => {
    const signs = Object.fromEntries(
      second.map((bond) => [bond.label, chirality(along(bond), nearest).sign]),
    );
    // From A at 0 to A at a1 over B above: up and then down, a turn to the right.
    expect(signs).toEqual({
      "A -> A + (1, 0)": -1,
      "A -> A + (0, 1)": 1,
      "A -> A + (1, -1)": 1,
      "B -> B + (1, 0)": 1,
      "B -> B + (0, 1)": -1,
      "B -> B + (1, -1)": -1,
    });
  });

  test("is the opposite against the bond", () => {
    for (const bond of second)
      expect(chirality(against(bond), nearest).sign).toBe(-chirality(along(bond), nearest).sign);
  });

  test("is not defined where there is not exactly one common neighbour", () => {
    const common = (shell: number) =>
      bondsOfShells(honeycomb, 4)!
        .filter((bond) => bond.shell === shell)
        .map((bond) => chirality(along(bond), nearest));
    expect(new Set(common(1).map(({ neighbours }) => neighbours))).toEqual(new Set([0]));
    expect(new Set(common(3).map(({ neighbours }) => neighbours))).toEqual(new Set([0]));
  });

  test("is zero on a straight path", () => {
    const chain = lattice(
      [
        [1, 0],
        [0, 3],
      ],
      [[0, 0]],
    );
    const [bond] = bondsWithin(chain, 2).filter(({ length }) => length === 2);
    expect(chirality(along(bond), bondsOfShells(chain, 1)!)).toEqual({ neighbours: 1, sign: 0 });
  });
});

test("the number of bonds within a radius is estimated well", () => {
  const count = bondsWithin(honeycomb, 20).length;
  expect(estimatedBonds(honeycomb, 20) / count).toBeCloseTo(1, 1);
});

test("the shells of a lattice are the same in whatever order they are asked for", () => {
  const fresh = (count: number) => bondsOfShells({ ...honeycomb }, count);
  const asked = { ...honeycomb };
  for (const count of [3, 1, 9, 2, 12, 9])
    expect(bondsOfShells(asked, count)).toEqual(fresh(count));
});
