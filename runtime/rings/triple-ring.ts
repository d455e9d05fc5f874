import { addProduct, clearMatrix, createMatrix, type Matrix } from "../linalg/matrix.ts";
import type { TripleRing } from "../program.ts";
import { CLOSE, SAME_LEVEL } from "./levels.ts";
import type { RingKernel, Spectrum, SpectrumBar } from "./ring-kernel.ts";
import { TripleEdge } from "./triple-edge.ts";

/**
 * r = Tr(M₁ M₂ M₃), M_s = w_s∘A_s, in O(n³).
 *
 * Let c_s be the product of the two other M after M_s in the ring, so that r = Tr(M_s c_s), and
 * K_s = w_sᵀ∘c_s. As in a pair ring, dA = U†d𝒜U + AX − XA with X_nm = h_nm/(E_m − E_n), hence
 *   dr = Σ_s Tr(K_s U†d𝒜_sU) + Tr(G h),  G_np = Σ_s [A_s K_s − K_s A_s]_np / (E_p − E_n).
 * Because Σ_s (M_s c_s − c_s M_s) = 0, the numerator is for close levels
 *   Σ_s Σ_m A_nm (w_pm − w_nm) c_mp + c_nm (w_mn − w_mp) A_mp,
 * so that there slopes of w replace the quotients, and degenerate levels need no special care. The
 * diagonal of G carries dE_n = h_nn.
 */
export class TripleRingKernel implements RingKernel {
  re = 0;
  im = 0;
  private readonly bands: number;
  private readonly edges: readonly TripleEdge[];
  private readonly operators: readonly number[];
  /** Relative splitting of close levels. */
  private readonly close: number;
  /** c_s. */
  private readonly rest: readonly Matrix[];
  private readonly product: Matrix;
  /** λ* K_s. */
  private readonly weightedRest: Matrix;
  private readonly commutator: Matrix;

  constructor(ring: TripleRing, bands: number, inputCount: number) {
    this.bands = bands;
    this.edges = ring.edges.map(
      (edge, s) => new TripleEdge(edge, ring.operators[s], bands, inputCount),
    );
    this.operators = ring.operators;
    // A weight may have a pole where it leaves out levels; there slopes mean nothing nearby.
    this.close = ring.edges.every(({ levels }) => levels === "all") ? CLOSE : SAME_LEVEL;
    this.rest = ring.edges.map(() => createMatrix(bands));
    this.product = createMatrix(bands);
    this.weightedRest = createMatrix(bands);
    this.commutator = createMatrix(bands);
  }

  evaluate(spectrum: Spectrum, s: Float64Array): void {
    const [first, second, third] = this.edges;
    for (const edge of this.edges) edge.weigh(spectrum, s);
    clearMatrix(this.product);
    addProduct(this.bands, first.weighted, second.weighted, this.product);
    this.setTrace(this.product, third.weighted);
  }

  evaluateForAdjoint(spectrum: Spectrum, s: Float64Array): void {
    const { edges, rest } = this;
    for (const edge of edges) edge.weighWithSlopes(spectrum, s);
    rest.forEach((into, at) => {
      clearMatrix(into);
      addProduct(this.bands, edges[(at + 1) % 3].weighted, edges[(at + 2) % 3].weighted, into);
    });
    this.setTrace(rest[2], edges[2].weighted);
  }

  adjoint(
    spectrum: Spectrum,
    barRe: number,
    barIm: number,
    bar: SpectrumBar,
    sBar: Float64Array,
  ): void {
    clearMatrix(this.commutator);
    this.edges.forEach((edge, at) => {
      // dL = Re(λ* dr) with λ = barRe + i barIm.
      scale(this.rest[at], barRe, -barIm);
      this.scalarsAdjoint(edge, edge.bare(spectrum), this.rest[at], sBar);
      this.operatorAdjoint(edge, this.rest[at], bar.operators[this.operators[at]]);
      this.addCommutator(edge.bare(spectrum));
    });
    this.levelAdjoint(spectrum, bar.h);
  }

  /** Re Σ_nm ∂w_nm/∂s A_nm c_mn. */
  private scalarsAdjoint(edge: TripleEdge, a: Matrix, c: Matrix, sBar: Float64Array): void {
    const { bands } = this;
    edge.slopeByInput.forEach((slope, j) => {
      for (let n = 0, p = 0; n < bands; n++)
        for (let m = 0, q = n; m < bands; m++, p++, q += bands) {
          const xr = a.re[p] * c.re[q] - a.im[p] * c.im[q];
          const xi = a.re[p] * c.im[q] + a.im[p] * c.re[q];
          sBar[j] += slope.re[p] * xr - slope.im[p] * xi;
        }
    });
  }

  /** K = wᵀ∘c. */
  private operatorAdjoint({ weight }: TripleEdge, c: Matrix, bar: Matrix): void {
    const { bands, weightedRest: k } = this;
    for (let n = 0, p = 0; n < bands; n++)
      for (let m = 0, q = n; m < bands; m++, p++, q += bands) {
        k.re[p] = weight.re[q] * c.re[p] - weight.im[q] * c.im[p];
        k.im[p] = weight.re[q] * c.im[p] + weight.im[q] * c.re[p];
        bar.re[p] += k.re[p];
        bar.im[p] += k.im[p];
      }
  }

  /** A K − K A. */
  private addCommutator(a: Matrix): void {
    const { bands, weightedRest, commutator, product } = this;
    addProduct(bands, a, weightedRest, commutator);
    clearMatrix(product);
    addProduct(bands, weightedRest, a, product);
    for (let p = 0; p < product.re.length; p++) {
      commutator.re[p] -= product.re[p];
      commutator.im[p] -= product.im[p];
    }
  }

  private levelAdjoint(spectrum: Spectrum, bar: Matrix): void {
    const { bands, commutator } = this;
    const { energies } = spectrum;
    const close = this.close * spectrum.scale;
    for (let n = 0, at = 0; n < bands; n++)
      for (let p = 0; p < bands; p++, at++) {
        const split = energies[p] - energies[n];
        if (Math.abs(split) <= close) this.addSlopes(spectrum, n, p, bar);
        else {
          bar.re[at] += commutator.re[at] / split;
          bar.im[at] += commutator.im[at] / split;
        }
      }
  }

  /** Σ_s Σ_m A_nm ∂w_nm/∂E_n c_mp + c_nm ∂w_mp/∂E_p A_mp, the slopes being the means of n and p. */
  private addSlopes(spectrum: Spectrum, n: number, p: number, bar: Matrix): void {
    const { bands, edges, rest } = this;
    let gr = 0;
    let gi = 0;
    edges.forEach((edge, at) => {
      const { re: ar, im: ai } = edge.bare(spectrum);
      const { re: cr, im: ci } = rest[at];
      const { slopeRow: row, slopeColumn: column } = edge;
      for (let m = 0; m < bands; m++) {
        const nm = n * bands + m;
        const pm = p * bands + m;
        const mn = m * bands + n;
        const mp = m * bands + p;
        const rowRe = 0.5 * (row.re[nm] + row.re[pm]);
        const rowIm = 0.5 * (row.im[nm] + row.im[pm]);
        const columnRe = 0.5 * (column.re[mn] + column.re[mp]);
        const columnIm = 0.5 * (column.im[mn] + column.im[mp]);
        const xr = ar[nm] * cr[mp] - ai[nm] * ci[mp];
        const xi = ar[nm] * ci[mp] + ai[nm] * cr[mp];
        const yr = cr[nm] * ar[mp] - ci[nm] * ai[mp];
        const yi = cr[nm] * ai[mp] + ci[nm] * ar[mp];
        gr += rowRe * xr - rowIm * xi + columnRe * yr - columnIm * yi;
        gi += rowRe * xi + rowIm * xr + columnRe * yi + columnIm * yr;
      }
    });
    bar.re[n * bands + p] += gr;
    bar.im[n * bands + p] += gi;
  }

  /** The ring's value is Tr(a b). */
  private setTrace(a: Matrix, b: Matrix): void {
    const { bands } = this;
    let re = 0;
    let im = 0;
    for (let n = 0, p = 0; n < bands; n++)
      for (let m = 0, q = n; m < bands; m++, p++, q += bands) {
        re += a.re[p] * b.re[q] - a.im[p] * b.im[q];
        im += a.re[p] * b.im[q] + a.im[p] * b.re[q];
      }
    this.re = re;
    this.im = im;
  }
}

function scale({ re, im }: Matrix, factorRe: number, factorIm: number): void {
  for (let p = 0; p < re.length; p++) {
    const real = re[p];
    re[p] = factorRe * real - factorIm * im[p];
    im[p] = factorRe * im[p] + factorIm * real;
  }
}
