import { clearMatrix, createMatrix, type Matrix } from "../linalg/matrix.ts";
import type { HoppingTable } from "./hopping-table.ts";
import type { Phases } from "./phases.ts";

/** The coefficients that a derivative of H contains, each with the real part of its factor. */
interface DerivativeTable {
  readonly index: Int32Array;
  readonly factor: Float64Array;
  /** The rest of the factor is (−i)^power, power 0 or 1. */
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
  private readonly barRe: Float64Array;
  private readonly barIm: Float64Array;

  constructor(table: HoppingTable, orders: readonly (readonly number[])[]) {
    this.table = table;
    this.hamiltonian = createMatrix(table.bands);
    this.derivatives = orders.map(() => createMatrix(table.bands));
    this.tables = orders.map((order) => derivativeTable(table, order));
    this.termRe = new Float64Array(table.count);
    this.termIm = new Float64Array(table.count);
    this.barRe = new Float64Array(table.count);
    this.barIm = new Float64Array(table.count);
  }

  /** Whole matrices are written every time: a diagonalisation in place may have filled any zero. */
  assemble(c: Float64Array, phases: Phases): void {
    const { place, mirror, displacement, share } = this.table;
    const { re: hr, im: hi } = this.hamiltonian;
    const { re: phaseRe, im: phaseIm } = phases;
    const { termRe, termIm } = this;
    clearMatrix(this.hamiltonian);
    for (let j = 0; j < place.length; j++) {
      const cr = share[j] * c[2 * j];
      const ci = share[j] * c[2 * j + 1];
      const pr = phaseRe[displacement[j]];
      const pi = phaseIm[displacement[j]];
      const zr = cr * pr - ci * pi;
      const zi = cr * pi + ci * pr;
      termRe[j] = zr;
      termIm[j] = zi;
      hr[place[j]] += zr;
      hi[place[j]] += zi;
      hr[mirror[j]] += zr;
      hi[mirror[j]] -= zi;
    }
    for (let o = 0; o < this.tables.length; o++) this.assembleDerivative(o);
  }

  private assembleDerivative(o: number): void {
    const { place, mirror } = this.table;
    const { index, factor, power } = this.tables[o];
    const { re: dr, im: di } = this.derivatives[o];
    const { termRe, termIm } = this;
    clearMatrix(this.derivatives[o]);
    for (let t = 0; t < index.length; t++) {
      const j = index[t];
      const zr = factor[t] * (power === 0 ? termRe[j] : termIm[j]);
      const zi = factor[t] * (power === 0 ? termIm[j] : -termRe[j]);
      dr[place[j]] += zr;
      di[place[j]] += zi;
      dr[mirror[j]] += zr;
      di[mirror[j]] -= zi;
    }
  }

  /**
   * Adds to cBar the derivative of L by each coefficient's re and im at the k of these phases,
   * where dL = Tr(hBar dH) + Σ_o Tr(derivativeBars[o] d(∂^o H)) with Hermitian matrices.
   */
  adjoint(
    phases: Phases,
    hBar: Matrix,
    derivativeBars: readonly Matrix[],
    cBar: Float64Array,
  ): void {
    const { mirror, displacement, share } = this.table;
    const { barRe, barIm } = this;
    const { re: phaseRe, im: phaseIm } = phases;
    for (let j = 0; j < mirror.length; j++) {
      barRe[j] = hBar.re[mirror[j]];
      barIm[j] = hBar.im[mirror[j]];
    }
    for (let o = 0; o < this.tables.length; o++) {
      const { index, factor, power } = this.tables[o];
      const { re, im } = derivativeBars[o];
      for (let t = 0; t < index.length; t++) {
        const j = index[t];
        const q = mirror[j];
        barRe[j] += factor[t] * (power === 0 ? re[q] : im[q]);
        barIm[j] += factor[t] * (power === 0 ? im[q] : -re[q]);
      }
    }
    for (let j = 0; j < mirror.length; j++) {
      const pr = phaseRe[displacement[j]];
      const pi = phaseIm[displacement[j]];
      cBar[2 * j] += 2 * share[j] * (barRe[j] * pr - barIm[j] * pi);
      cBar[2 * j + 1] -= 2 * share[j] * (barRe[j] * pi + barIm[j] * pr);
    }
  }
}

/** The real factor carries the sign of (−i)^order, so that only 1 and −i are left. */
function derivativeTable(table: HoppingTable, orders: readonly number[]): DerivativeTable {
  const order = orders.reduce((sum, n) => sum + n, 0);
  const sign = order % 4 < 2 ? 1 : -1;
  const index: number[] = [];
  const factor: number[] = [];
  for (let j = 0; j < table.count; j++) {
    const { d } = table.displacements[table.displacement[j]];
    const product = orders.reduce((value, n, axis) => value * d[axis] ** n, sign);
    if (product === 0) continue;
    index.push(j);
    factor.push(product);
  }
  return { index: Int32Array.from(index), factor: Float64Array.from(factor), power: order % 2 };
}
