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
  /** For each operator the sum of K_s over the edges that bear it. */
  private readonly weightedRests: ReadonlyMap<number, Matrix>;
  /** Σ_s [A_s, K_s], and then G. */
  private readonly commutator: Matrix;

  constructor(ring: TripleRing, bands: number, inputCount: number) {
    this.bands = bands;
    this.edges = ring.edges.map(
      (edge, s) => new TripleEdge(edge, ring.operators[s], bands, inputCount),
    );
    this.operators = ring.operators;
    // A weight may have a pole where it leaves out levels; there slopes mean nothing nearby.
    const whole = ring.edges.every(({ levels, group }) => levels === "all" && !group);
    this.close = whole ? CLOSE : SAME_LEVEL;
    this.rest = ring.edges.map(() => createMatrix(bands));
    this.product = createMatrix(bands);
    this.weightedRests = new Map(ring.operators.map((o) => [o, createMatrix(bands)]));
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
    this.scalarsAdjoint(spectrum, barRe, barIm, sBar);
    for (const k of this.weightedRests.values()) clearMatrix(k);
    this.edges.forEach((edge, at) =>
      this.addWeightedRest(edge, this.rest[at], this.weightedRests.get(this.operators[at])!),
    );
    clearMatrix(this.commutator);
    for (const [operator, k] of this.weightedRests) {
      this.addCommutator(spectrum.operators[operator], k);
      // dL = Re(λ* dr) with λ = barRe + i barIm.
      addScaled(bar.operators[operator], barRe, -barIm, k);
    }
    this.toLevels(spectrum);
    addScaled(bar.h, barRe, -barIm, this.commutator);
  }

  /** ∂r/∂s = Σ_s Σ_nm ∂w_nm/∂s A_nm c_mn. */
  private scalarsAdjoint(
    spectrum: Spectrum,
    barRe: number,
    barIm: number,
    sBar: Float64Array,
  ): void {
    const { bands } = this;
    this.edges.forEach((edge, at) => {
      const { re: ar, im: ai } = edge.bare(spectrum);
      const { re: cr, im: ci } = this.rest[at];
      edge.slopeByInput.forEach((slope, j) => {
        let re = 0;
        let im = 0;
        for (let n = 0, p = 0; n < bands; n++)
          for (let m = 0, q = n; m < bands; m++, p++, q += bands) {
            const xr = ar[p] * cr[q] - ai[p] * ci[q];
            const xi = ar[p] * ci[q] + ai[p] * cr[q];
            re += slope.re[p] * xr - slope.im[p] * xi;
            im += slope.re[p] * xi + slope.im[p] * xr;
          }
        sBar[j] += barRe * re + barIm * im;
      });
    });
  }

  /** K = wᵀ∘c. */
  private addWeightedRest({ weight }: TripleEdge, c: Matrix, k: Matrix): void {
    const { bands } = this;
    for (let n = 0, p = 0; n < bands; n++)
      for (let m = 0, q = n; m < bands; m++, p++, q += bands) {
        k.re[p] += weight.re[q] * c.re[p] - weight.im[q] * c.im[p];
        k.im[p] += weight.re[q] * c.im[p] + weight.im[q] * c.re[p];
      }
  }

  /** A K − K A. */
  private addCommutator(a: Matrix, k: Matrix): void {
    const { bands, commutator, product } = this;
    addProduct(bands, a, k, commutator);
    clearMatrix(product);
    addProduct(bands, k, a, product);
    for (let p = 0; p < product.re.length; p++) {
      commutator.re[p] -= product.re[p];
      commutator.im[p] -= product.im[p];
    }
  }

  /** From the commutator to G. */
  private toLevels(spectrum: Spectrum): void {
    const { bands, commutator } = this;
    const { energies } = spectrum;
    const close = this.close * spectrum.scale;
    for (let n = 0, at = 0; n < bands; n++)
      for (let p = 0; p < bands; p++, at++) {
        const split = energies[p] - energies[n];
        if (Math.abs(split) <= close) this.setSlopes(spectrum, n, p);
        else {
          commutator.re[at] /= split;
          commutator.im[at] /= split;
        }
      }
  }

  /** Σ_s Σ_m A_nm ∂w_nm/∂E_n c_mp + c_nm ∂w_mp/∂E_p A_mp, the slopes being the means of n and p. */
  private setSlopes(spectrum: Spectrum, n: number, p: number): void {
    const { bands, edges, rest, commutator } = this;
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
    commutator.re[n * bands + p] = gr;
    commutator.im[n * bands + p] = gi;
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

/** into += (factorRe + i factorIm) · matrix. */
function addScaled(into: Matrix, factorRe: number, factorIm: number, { re, im }: Matrix): void {
  for (let p = 0; p < re.length; p++) {
    into.re[p] += factorRe * re[p] - factorIm * im[p];
    into.im[p] += factorRe * im[p] + factorIm * re[p];
  }
}
