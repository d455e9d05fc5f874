import { createMatrix, type Matrix } from "../../runtime/linalg/matrix.ts";
import { createRandom } from "../../runtime/random.ts";

const random = createRandom(1, 0);

export function hermitian(
  n: number,
  entry: (i: number, j: number) => readonly [number, number],
): Matrix {
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

/** What an eigensolver made of a matrix. */
export interface Solution {
  readonly h: Matrix;
  readonly energies: Float64Array;
  readonly vectors: Matrix;
}

/** Largest of |H U − U E| and |U†U − 1|, relative to ‖H‖. */
export function defectOf(n: number, { h, energies, vectors: v }: Solution): number {
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
  return worst;
}

const any = (): readonly [number, number] => [random.normal(), random.normal()];
export const cases: Record<string, (n: number) => Matrix> = {
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
