import { expect, test } from "vitest";
import { latticeSymmetries } from "../../runtime/designs/lattice-symmetries.ts";
import { windingBasis } from "../../runtime/designs/winding-loops.ts";

const site = (...position: number[]) => ({ name: "A", position });
const h = Math.sqrt(3) / 2;

test.each([
  ["chain", [[1]], [site(0)], 2],
  ["chain of four", [[4]], [site(0), site(1), site(2), site(3)], 8],
  [
    "square",
    [
      [1, 0],
      [0, 1],
    ],
    [site(0, 0)],
    8,
  ],
  [
    "oblique cell of the square",
    [
      [1, 0],
      [3, 1],
    ],
    [site(0, 0)],
    8,
  ],
  [
    "rectangle",
    [
      [1, 0],
      [0, 2],
    ],
    [site(0, 0)],
    4,
  ],
  [
    "triangular",
    [
      [1, 0],
      [0.5, h],
    ],
    [site(0, 0)],
    12,
  ],
  [
    "honeycomb",
    [
      [1, 0],
      [0.5, h],
    ],
    [site(0.5, h / 3), site(1, (2 * h) / 3)],
    12,
  ],
  ["ladder", [[1]], [site(0, 0), site(0, 1)], 4],
  ["zigzag ladder", [[1]], [site(0, 0), site(0.5, 1)], 4],
  ["ladder with its legs apart by less than half", [[1]], [site(0, 0), site(0.3, 1)], 2],
  ["three legs, the outer ones not alike", [[1]], [site(0, -1), site(0, 0), site(0, 2)], 2],
  [
    "buckled honeycomb",
    [
      [1, 0],
      [0.5, h],
    ],
    [site(0.5, h / 3, 0), site(1, (2 * h) / 3, 0.3)],
    12,
  ],
  [
    "2 × 2 triangular",
    [
      [2, 0],
      [1, 2 * h],
    ],
    [site(0, 0), site(1, 0), site(0.5, h), site(1.5, h)],
    48,
  ],
  [
    "3 × 1 square",
    [
      [3, 0],
      [0, 1],
    ],
    [site(0, 0), site(1, 0), site(2, 0)],
    12,
  ],
  [
    "a square with a site out of place",
    [
      [1, 0],
      [0, 1],
    ],
    [site(0, 0), site(0.3, 0)],
    4,
  ],
  [
    "face-centred cubic",
    [
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ],
    [site(0, 0, 0)],
    48,
  ],
  [
    "diamond",
    [
      [0, 2, 2],
      [2, 0, 2],
      [2, 2, 0],
    ],
    [site(0, 0, 0), site(1, 1, 1)],
    48,
  ],
])("%s: symmetries up to lattice translations", (_name, vectors, sites, count) => {
  expect(latticeSymmetries({ name: "", vectors, sites })).toHaveLength(count);
});

test("winding loops reduce to a basis of all their sums", () => {
  const loop = (edge: number, ...cell: number[]) => ({ cell, passes: new Map([[edge, 1]]) });
  const cells = [
    [2, 1],
    [3, 5],
    [4, 0],
  ];
  const basis = windingBasis(
    cells.map((cell, edge) => loop(edge, ...cell)),
    2,
  );
  expect(basis.map((found) => found?.cell.map(Math.abs))).toEqual([
    [1, expect.any(Number)],
    [0, 1],
  ]);
  for (const found of basis) {
    const sum = [0, 1].map((a) =>
      [...found!.passes].reduce((total, [edge, times]) => total + times * cells[edge][a], 0),
    );
    expect(sum).toEqual(found!.cell);
  }
});
