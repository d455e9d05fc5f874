import { clearMatrix, createMatrix, type Matrix } from "../linalg/matrix.ts";
import type { HoppingTable } from "./hopping-table.ts";
import type { Phases } from "./phases.ts";
import { createTermTable, type TermSum, type TermTable } from "./term-table.ts";

/**
 * H(k) = Σ_j c_j φ_j(k) + h.c. and its derivatives by k, with plane waves φ in the position gauge,
 * ∂^o φ = Π_a (−i d_a)^{o_a} exp(−i k·d), or monomials; and the way back from their adjoints to
 * the coefficients.
 */
export class BlochSum {
  readonly hamiltonian: Matrix;
  /** ∂^(orders) H, one matrix for each given order. */
  readonly derivatives: readonly Matrix[];
  private readonly terms: TermTable;
  private readonly termRe: Float64Array;
  private readonly termIm: Float64Array;
  private readonly barRe: Float64Array;
  private readonly barIm: Float64Array;

  constructor(table: HoppingTable, orders: readonly (readonly number[])[]) {
    this.terms = createTermTable(table, orders);
    this.hamiltonian = createMatrix(table.bands);
    this.derivatives = orders.map(() => createMatrix(table.bands));
    const { length } = this.terms.coefficient;
    this.termRe = new Float64Array(length);
    this.termIm = new Float64Array(length);
    this.barRe = new Float64Array(length);
    this.barIm = new Float64Array(length);
  }

  /** Whole matrices are written every time: a diagonalisation in place may have filled any zero. */
  assemble(c: Float64Array, phases: Phases): void {
    const { coefficient, phase, share, place, mirror, derivatives } = this.terms;
    const { re: hr, im: hi } = this.hamiltonian;
    const { re: phaseRe, im: phaseIm } = phases;
    const { termRe, termIm } = this;
    clearMatrix(this.hamiltonian);
    for (let t = 0; t < coefficient.length; t++) {
      const cr = share[t] * c[2 * coefficient[t]];
      const ci = share[t] * c[2 * coefficient[t] + 1];
      const pr = phaseRe[phase[t]];
      const pi = phaseIm[phase[t]];
      const zr = cr * pr - ci * pi;
      const zi = cr * pi + ci * pr;
      termRe[t] = zr;
      termIm[t] = zi;
      if (t >= place.length) continue;
      hr[place[t]] += zr;
      hi[place[t]] += zi;
      hr[mirror[t]] += zr;
      hi[mirror[t]] -= zi;
    }
    for (let o = 0; o < derivatives.length; o++) this.add(derivatives[o], this.derivatives[o]);
  }

  private add({ term, place, mirror, factor, power }: TermSum, into: Matrix): void {
    const { termRe, termIm } = this;
    const { re, im } = into;
    clearMatrix(into);
    for (let i = 0; i < term.length; i++) {
      const t = term[i];
      const zr = factor[i] * (power === 0 ? termRe[t] : termIm[t]);
      const zi = factor[i] * (power === 0 ? termIm[t] : -termRe[t]);
      re[place[i]] += zr;
      im[place[i]] += zi;
      re[mirror[i]] += zr;
      im[mirror[i]] -= zi;
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
    const { coefficient, phase, share, mirror, derivatives } = this.terms;
    const { barRe, barIm } = this;
    const { re: phaseRe, im: phaseIm } = phases;
    for (let t = 0; t < mirror.length; t++) {
      barRe[t] = hBar.re[mirror[t]];
      barIm[t] = hBar.im[mirror[t]];
    }
    barRe.fill(0, mirror.length);
    barIm.fill(0, mirror.length);
    for (let o = 0; o < derivatives.length; o++) this.gather(derivatives[o], derivativeBars[o]);
    for (let t = 0; t < coefficient.length; t++) {
      const j = coefficient[t];
      const pr = phaseRe[phase[t]];
      const pi = phaseIm[phase[t]];
      cBar[2 * j] += 2 * share[t] * (barRe[t] * pr - barIm[t] * pi);
      cBar[2 * j + 1] -= 2 * share[t] * (barRe[t] * pi + barIm[t] * pr);
    }
  }

  private gather({ term, mirror, factor, power }: TermSum, { re, im }: Matrix): void {
    const { barRe, barIm } = this;
    for (let i = 0; i < term.length; i++) {
      const t = term[i];
      const q = mirror[i];
      barRe[t] += factor[i] * (power === 0 ? re[q] : im[q]);
      barIm[t] += factor[i] * (power === 0 ? im[q] : -re[q]);
    }
  }
}
