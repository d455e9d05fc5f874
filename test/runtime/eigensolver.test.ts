import { describe, expect, test } from "vitest";
import { createEigensolver } from "../../runtime/linalg/eigensolver.ts";
import { createMatrix, type Matrix } from "../../runtime/linalg/matrix.ts";
import { createRandom } from "../../runtime/random.ts";

const random = createRandom(1, 0);

const REFERENCE = [
  -3.4157766785089927, -2.1685020280355127, -0.6305978396383998, 0.9845644588527352,
  2.16047920288693, 3.399730581934204,
];

function hermitian(n: number, entry: (i: number, j: number) => readonly [number, number]): Matrix {
  const h = createMatrix(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const [re, im] = entry(i, j);
      h.re[i * n + j] = h.re[j * n + i] = re;
      h.im[i * n + j] = i === j ? 0 : im;
      h.im[j * n + i] = i === j ? 0 : -im;
    }
  }
  return h;
}

/** Largest of |H U − U E| and |U†U − 1|, relative to ‖H‖. */
function defect(n: number, h: Matrix): number {
  const solver = createEigensolver(n);
  solver.solve(h);
  const { energies, vectors: v } = solver;
  const scale = Math.max(...h.re.map(Math.abs), ...h.im.map(Math.abs)) || 1;
  let worst = 0;
  for (let m = 0; m < n; m++) {
    if (m > 0 && energies[m] < energies[m - 1]) return Infinity;
    for (let i = 0; i < n; i++) {
      let re = (-energies[m] / scale) * v.re[m * n + i];
      let im = (-energies[m] / scale) * v.im[m * n + i];
      let overlapRe = i === m ? -1 : 0;
      let overlapIm = 0;
      for (let j = 0; j < n; j++) {
        const hr = h.re[i * n + j] / scale;
        const hi = h.im[i * n + j] / scale;
        re += hr * v.re[m * n + j] - hi * v.im[m * n + j];
        im += hr * v.im[m * n + j] + hi * v.re[m * n + j];
        overlapRe += v.re[i * n + j] * v.re[m * n + j] + v.im[i * n + j] * v.im[m * n + j];
        overlapIm += v.re[i * n + j] * v.im[m * n + j] - v.im[i * n + j] * v.re[m * n + j];
      }
      worst = Math.max(worst, Math.hypot(re, im), Math.hypot(overlapRe, overlapIm));
    }
  }
  solver.solve(h);
  const withVectors = solver.energies.slice();
  solver.solveEnergies(h);
  const difference = withVectors.map((e, i) => Math.abs(e - solver.energies[i]) / scale);
  return Math.max(worst, ...difference);
}

const any = (): readonly [number, number] => [random.normal(), random.normal()];
const cases: Record<string, (n: number) => Matrix> = {
  zero: (n) => hermitian(n, () => [0, 0]),
  identity: (n) => hermitian(n, (i, j) => [i === j ? 1 : 0, 0]),
  dense: (n) => hermitian(n, any),
  "diagonal, descending": (n) => hermitian(n, (i, j) => [i === j ? -i : 0, 0]),
  "rank 1": (n) => {
    const u = Array.from({ length: n }, any);
    return hermitian(n, (i, j) => [
      u[i][0] * u[j][0] + u[i][1] * u[j][1],
      u[i][1] * u[j][0] - u[i][0] * u[j][1],
    ]);
  },
  graded: (n) =>
    hermitian(n, (i, j) => any().map((x) => x * 10 ** (-2 * (i + j))) as [number, number]),
  "graded upwards": (n) =>
    hermitian(n, (i, j) => any().map((x) => x * 10 ** (i + j - 2 * n)) as [number, number]),
  huge: (n) => hermitian(n, () => any().map((x) => x * 1e140) as [number, number]),
  tiny: (n) => hermitian(n, () => any().map((x) => x * 1e-140) as [number, number]),
  "very tiny": (n) => hermitian(n, () => any().map((x) => x * 1e-300) as [number, number]),
  sparse: (n) => hermitian(n, (i, j) => ((i + 2 * j) % 3 === 0 ? any() : [0, 0])),
  "doubly degenerate": (n) =>
    hermitian(n, (i, j) => ((i ^ j) & 1 ? [0, 0] : [Math.cos((i >> 1) * (j >> 1)), 0])),
  "ring, degenerate pairs": (n) =>
    hermitian(n, (i, j) => [i - j === 1 || (i === n - 1 && j === 0) ? 1 : 0, 0]),
  "imaginary chain": (n) => hermitian(n, (i, j) => [0, i - j === 1 ? 1 : 0]),
};

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
