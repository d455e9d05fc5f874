import { clearMatrix, createMatrix, type Matrix } from "../linalg/matrix.ts";
import type { HoppingTable } from "./hopping-table.ts";
import type { Phases } from "./phases.ts";

/** The coefficients that a derivative of H contains, each with the real part of its factor. */
interface DerivativeTable {
  readonly index: Int32Array;
  readonly factor: Float64Array;
  /** The rest of the factor is (−i)^power. */
  readonly power: number;
}

/**
 * H(k) and its derivatives by k in the position gauge,
 * ∂^o H(k) = Σ_j Π_a (−i d_a)^{o_a} c_j exp(−i k·d_j) + h.c.,
 * and the way back from their adjoints to the coefficients.
 */
export class BlochSum {
  readonly hamiltonian: Matrix;
  /** ∂^(orders) H, one matrix for each given order. */
  readonly derivatives: readonly Matrix[];
  private readonly table: HoppingTable;
  private readonly tables: readonly DerivativeTable[];
  private readonly termRe: Float64Array;
  private readonly termIm: Float64Array;
  private readonly phaseBarRe: Float64Array;
  private readonly phaseBarIm: Float64Array;

  constructor(table: HoppingTable, orders: readonly (readonly number[])[]) {
    this.table = table;
    this.hamiltonian = createMatrix(table.bands);
    this.derivatives = orders.map(() => createMatrix(table.bands));
    this.tables = orders.map((order) => derivativeTable(table, order));
    this.termRe = new Float64Array(table.count);
    this.termIm = new Float64Array(table.count);
    this.phaseBarRe = new Float64Array(table.count);
    this.phaseBarIm = new Float64Array(table.count);
  }

  /** Whole matrices are written every time: a diagonalisation in place may have filled any zero. */
  assemble(c: Float64Array, phases: Phases): void {
    const { bands: n, count, row, column, displacement, onsite } = this.table;
    const { re: hr, im: hi } = this.hamiltonian;
    const { termRe, termIm } = this;
    clearMatrix(this.hamiltonian);
    for (let j = 0; j < count; j++) {
      const cr = c[2 * j];
      const ci = c[2 * j + 1];
      if (onsite[j] === 1) {
        termRe[j] = cr;
        termIm[j] = 0;
        hr[row[j] * n + column[j]] += cr;
        continue;
      }
      const pr = phases.re[displacement[j]];
      const pi = phases.im[displacement[j]];
      const zr = cr * pr - ci * pi;
      const zi = cr * pi + ci * pr;
      termRe[j] = zr;
      termIm[j] = zi;
      const p = row[j] * n + column[j];
      const q = column[j] * n + row[j];
      hr[p] += zr;
      hi[p] += zi;
      hr[q] += zr;
      hi[q] -= zi;
    }
    for (let o = 0; o < this.tables.length; o++) this.assembleDerivative(this.tables[o], this.derivatives[o]);
  }

  private assembleDerivative(derivative: DerivativeTable, out: Matrix): void {
    const { bands: n, row, column } = this.table;
    const { index, factor, power } = derivative;
    const { re: dr, im: di } = out;
    clearMatrix(out);
    for (let t = 0; t < index.length; t++) {
      const j = index[t];
      // (−i)^power, one of 1, −i, −1, i.
      const xr = factor[t] * (power % 2 === 0 ? this.termRe[j] : this.termIm[j]);
      const xi = factor[t] * (power % 2 === 0 ? this.termIm[j] : -this.termRe[j]);
      const zr = power < 2 ? xr : -xr;
      const zi = power < 2 ? xi : -xi;
      const p = row[j] * n + column[j];
      const q = column[j] * n + row[j];
      dr[p] += zr;
      di[p] += zi;
      dr[q] += zr;
      di[q] -= zi;
    }
  }

  /**
   * Adds to cBar the derivative of L by each coefficient's re and im at the k of these phases,
   * where dL = Re Tr(hBar dH) + Σ_o Re Tr(derivativeBars[o] d(∂^o H)).
   */
  adjoint(phases: Phases, hBar: Matrix, derivativeBars: readonly Matrix[], cBar: Float64Array): void {
    const { bands: n, count, row, column, displacement, onsite } = this.table;
    const { phaseBarRe: br, phaseBarIm: bi } = this;
    for (let j = 0; j < count; j++) {
      const p = column[j] * n + row[j];
      const q = row[j] * n + column[j];
      br[j] = onsite[j] === 1 ? hBar.re[p] : hBar.re[p] + hBar.re[q];
      bi[j] = hBar.im[p] - hBar.im[q];
    }
    for (let o = 0; o < this.tables.length; o++) {
      const { index, factor, power } = this.tables[o];
      const { re, im } = derivativeBars[o];
      for (let t = 0; t < index.length; t++) {
        const j = index[t];
        const p = column[j] * n + row[j];
        const q = row[j] * n + column[j];
        const xr = factor[t] * (re[p] + re[q]);
        const xi = factor[t] * (im[p] - im[q]);
        const zr = power % 2 === 0 ? xr : xi;
        const zi = power % 2 === 0 ? xi : -xr;
        br[j] += power < 2 ? zr : -zr;
        bi[j] += power < 2 ? zi : -zi;
      }
    }
    for (let j = 0; j < count; j++) {
      if (onsite[j] === 1) {
        cBar[2 * j] += br[j];
        continue;
      }
      const pr = phases.re[displacement[j]];
      const pi = phases.im[displacement[j]];
      cBar[2 * j] += br[j] * pr - bi[j] * pi;
      cBar[2 * j + 1] -= br[j] * pi + bi[j] * pr;
    }
  }
}

function derivativeTable(table: HoppingTable, orders: readonly number[]): DerivativeTable {
  const index: number[] = [];
  const factor: number[] = [];
  for (let j = 0; j < table.count; j++) {
    const { d } = table.displacements[table.displacement[j]];
    const product = orders.reduce((value, order, axis) => value * d[axis] ** order, 1);
    if (product === 0) continue;
    index.push(j);
    // An on-site energy is added with its conjugate like the others, and belongs there once.
    factor.push(table.onsite[j] === 1 ? 0.5 * product : product);
  }
  const power = orders.reduce((sum, order) => sum + order, 0) % 4;
  return { index: Int32Array.from(index), factor: Float64Array.from(factor), power };
}
