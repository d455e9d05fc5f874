import type { Vector } from "../rotation.ts";

type Matrix = readonly (readonly number[])[];

/** Whether two vectors may be the i-th and j-th conventional axes. */
export type PairTest = (u: Vector, v: Vector, i: number, j: number) => boolean;

/**
 * What rotations in a conventional basis ask of its vectors: which pairs have a fixed ratio of
 * lengths, and which a fixed angle. Read off two metrics that are the means of any two over the
 * group: what they have in common, all have that it keeps.
 */
export function pairTest(rotations: readonly Matrix[]): PairTest {
  const [g, h] = samples.map((metric) => mean(metric, rotations));
  const relations = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => ({
      ratio: shared(lengthRatio(g, i, j), lengthRatio(h, i, j)),
      cosine: shared(cosine(g, i, j), cosine(h, i, j)),
    })),
  );
  return (u, v, i, j) => {
    const { ratio, cosine } = relations[i][j];
    const [p, q] = [Math.hypot(...u), Math.hypot(...v)];
    return (
      (ratio === undefined || same(p, ratio * q)) &&
      (cosine === undefined || same(dot(u, v), cosine * p * q, p * q))
    );
  };
}

function shared(x: number, y: number): number | undefined {
  return same(x, y) ? x : undefined;
}

/** Two metrics without relations. */
const samples: readonly Matrix[] = [
  [
    [1.37, 0.21, 0.33],
    [0.21, 2.11, 0.57],
    [0.33, 0.57, 3.03],
  ],
  [
    [2.71, -0.39, 0.45],
    [-0.39, 1.19, 0.13],
    [0.45, 0.13, 1.93],
  ],
];

/** The mean of Wᵀ G W. */
function mean(metric: Matrix, rotations: readonly Matrix[]): Matrix {
  return metric.map((row, i) =>
    row.map((_, j) => {
      let sum = 0;
      for (const w of rotations)
        for (let k = 0; k < 3; k++)
          for (let l = 0; l < 3; l++) sum += w[k][i] * metric[k][l] * w[l][j];
      return sum / rotations.length;
    }),
  );
}

function lengthRatio(g: Matrix, i: number, j: number): number {
  return Math.sqrt(g[i][i] / g[j][j]);
}

function cosine(g: Matrix, i: number, j: number): number {
  return g[i][j] / Math.sqrt(g[i][i] * g[j][j]);
}

function dot(u: Vector, v: Vector): number {
  return u.reduce((sum, x, k) => sum + x * v[k], 0);
}

function same(x: number, y: number, scale = Math.max(Math.abs(x), Math.abs(y))): boolean {
  return Math.abs(x - y) <= 1e-6 * Math.max(scale, 1e-9) + 1e-12;
}
