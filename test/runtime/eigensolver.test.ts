import { describe, expect, test } from "vitest";
import { createEigensolver } from "../../runtime/linalg/eigensolver.ts";
import type { Matrix } from "../../runtime/linalg/matrix.ts";
import { cases, defectOf, hermitian } from "./hermitian-matrices.ts";

const REFERENCE = [
  -3.4157766785089927, -2.1685020280355127, -0.6305978396383998, 0.9845644588527352,
  2.16047920288693, 3.399730581934204,
];

/** The defect of the solution, and the difference to the energies alone. */
function defect(n: number, h: Matrix): number {
  const solver = createEigensolver(n);
  solver.solve(h);
  const { energies, vectors } = solver;
  const worst = defectOf(n, { h, energies, vectors });
  const withVectors = energies.slice();
  const scale = Math.max(...h.re.map(Math.abs), ...h.im.map(Math.abs)) || 1;
  solver.solveEnergies(h);
  const difference = withVectors.map((e, i) => Math.abs(e - solver.energies[i]) / scale);
  return Math.max(worst, ...difference);
}

describe.each(Object.keys(cases))("%s", (name) => {
  test.each([1, 2, 3, 4, 5, 8, 12, 33, 64])("%i bands", (n) => {
    expect(defect(n, cases[name](n))).toBeLessThan(1e-13);
  });
});

test("a nearly diagonal 2 × 2 matrix loses no digits of its vectors", () => {
  const solver = createEigensolver(2);
  for (const sign of [1, -1]) {
    solver.solve(hermitian(2, (i, j) => (i === j ? [i === 0 ? sign : -sign, 0] : [1e-12, 0])));
    const small = solver.vectors.re.find((x) => Math.abs(x) < 0.5)!;
    expect(Math.abs(small) / 0.5e-12).toBeCloseTo(1, 12);
  }
});

test("input that is not finite gives NaN, and the next one is right again", () => {
  const solver = createEigensolver(4);
  solver.solve(hermitian(4, (i, j) => [i === j ? NaN : 1, 0]));
  expect([...solver.energies]).toEqual([NaN, NaN, NaN, NaN]);
  solver.solve(hermitian(4, (i, j) => [i === j ? i : 0, 0]));
  [0, 1, 2, 3].forEach((e, i) => expect(solver.energies[i]).toBeCloseTo(e, 14));
});

test("energies agree with LAPACK (numpy.linalg.eigvalsh of the same matrix)", () => {
  const n = 6;
  const solver = createEigensolver(n);
  solver.solve(
    hermitian(n, (i, j) => [Math.sin(1 + i + 2 * j), i === j ? 0 : Math.cos(i * j + 1)]),
  );
  REFERENCE.forEach((e, i) => expect(solver.energies[i]).toBeCloseTo(e, 12));
});
