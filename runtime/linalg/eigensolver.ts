import { implicitQL } from "./implicit-ql.ts";
import { clearMatrix, createMatrix, type Matrix } from "./matrix.ts";
import { createTridiagonal, transformation, tridiagonalise } from "./tridiagonal.ts";
import { twoLevel, twoLevelEnergies } from "./two-level.ts";

/**
 * Eigenvalues and eigenvectors of n × n Hermitian matrices, in memory that is allocated once.
 * The input is left as it is. Where an input is not finite, the energies are NaN.
 */
export interface Eigensolver {
  /** Ascending. */
  readonly energies: Float64Array;
  /** Row n is the eigenvector of energies[n]. */
  readonly vectors: Matrix;
  readonly solve: (h: Matrix) => void;
  /** Energies only. */
  readonly solveEnergies: (h: Matrix) => void;
}

export function createEigensolver(n: number): Eigensolver {
  const energies = new Float64Array(n);
  const vectors = createMatrix(n);
  if (n === 1) return { energies, vectors, ...oneLevel(energies, vectors) };
  if (n === 2) {
    return {
      energies,
      vectors,
      solve: (h) => twoLevel(h, energies, vectors),
      solveEnergies: (h) => twoLevelEnergies(h, energies),
    };
  }
  return { energies, vectors, ...manyLevels(n, energies, vectors) };
}

type Solvers = Pick<Eigensolver, "solve" | "solveEnergies">;

function oneLevel(energies: Float64Array, vectors: Matrix): Solvers {
  vectors.re[0] = 1;
  const solve = (h: Matrix): void => {
    energies[0] = h.re[0];
  };
  return { solve, solveEnergies: solve };
}

function manyLevels(n: number, energies: Float64Array, vectors: Matrix): Solvers {
  const work = createMatrix(n);
  const scratch = { re: new Float64Array(n), im: new Float64Array(n) };
  const tridiagonal = createTridiagonal(n);

  /** Copies h, scaled to unit size so that no square over- or underflows; returns the scale. */
  const load = (h: Matrix): number => {
    let size = 0;
    for (let p = 0; p < n * n; p++) {
      const re = Math.abs(h.re[p]);
      const im = Math.abs(h.im[p]);
      if (!(re < Infinity && im < Infinity)) return NaN;
      if (re > size) size = re;
      if (im > size) size = im;
    }
    if (size > 0 && size < Infinity) {
      // In two factors: 1/size overflows for the smallest numbers.
      const factor = 1 / Math.sqrt(size);
      for (let p = 0; p < n * n; p++) {
        work.re[p] = h.re[p] * factor * factor;
        work.im[p] = h.im[p] * factor * factor;
      }
    }
    return size;
  };

  const degenerate = (size: number): boolean => {
    if (size > 0 && size < Infinity) return false;
    energies.fill(size === 0 ? 0 : NaN);
    clearMatrix(vectors);
    for (let i = 0; i < n; i++) vectors.re[i * n + i] = 1;
    return true;
  };

  const finish = (size: number, width: number): void => {
    if (!implicitQL(n, tridiagonal.d, tridiagonal.e, vectors, width)) energies.fill(NaN);
    else for (let i = 0; i < n; i++) energies[i] = tridiagonal.d[i] * size;
  };

  return {
    solve: (h) => {
      const size = load(h);
      if (degenerate(size)) return;
      tridiagonalise(n, work, scratch, tridiagonal);
      transformation(n, tridiagonal, vectors);
      finish(size, n);
    },
    solveEnergies: (h) => {
      const size = load(h);
      if (degenerate(size)) return;
      tridiagonalise(n, work, scratch, tridiagonal);
      finish(size, 0);
    },
  };
}
