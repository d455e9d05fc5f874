import type { PairRing } from "../program.ts";
import { CLOSE, SAME_LEVEL } from "./levels.ts";
import { Membership } from "./membership.ts";
import type { RingKernel, Spectrum, SpectrumBar } from "./ring-kernel.ts";

/**
 * r = Σ_nm W(E_n, E_m) A_nm B_mn over the pairs that `levels` and groups of bands admit (W = 0 for
 * the others; W with the shares of the levels in the groups).
 *
 * With A = U†𝒜U, first-order perturbation theory gives dU = U X, X_nm = h_nm/(E_m − E_n),
 * h = U†dH U, hence dA = U†d𝒜U + AX − XA and
 *   dr = Σ W_nm (dA_nm B_mn + A_nm dB_mn) + Tr(G h),
 *   G_mn = Σ_l [ W(l;mn) A_ln B_ml + W(mn;l) A_ml B_ln ],
 * where W(l;mn) = (W_lm − W_ln)/(E_m − E_n) and W(mn;l) = (W_ml − W_nl)/(E_m − E_n) are divided
 * differences: slopes of W for close m and n, so that degenerate levels need no special care. The
 * diagonal of G carries dE_n = h_nn.
 */
export class PairRingKernel implements RingKernel {
  re = 0;
  im = 0;
  private readonly ring: PairRing;
  private readonly bands: number;
  private readonly inputCount: number;
  /** W, ∂W/∂E_n, ∂W/∂E_m; zero for pairs left out. */
  private readonly weight: Float64Array;
  private readonly slopeRow: Float64Array;
  private readonly slopeColumn: Float64Array;
  private readonly reByInput: Float64Array;
  private readonly imByInput: Float64Array;
  private readonly out: Float64Array;
  private readonly close: number;
  private readonly row: Membership;
  private readonly column: Membership;
  private vanishes = false;

  constructor(ring: PairRing, bands: number, inputCount: number) {
    this.ring = ring;
    this.bands = bands;
    this.inputCount = inputCount;
    this.weight = new Float64Array(bands * bands);
    this.slopeRow = new Float64Array(bands * bands);
    this.slopeColumn = new Float64Array(bands * bands);
    this.reByInput = new Float64Array(inputCount);
    this.imByInput = new Float64Array(inputCount);
    this.out = new Float64Array(3 + inputCount);
    // Close levels of which one is left out have no common slope.
    this.close = ring.levels === "different" || ring.groups ? SAME_LEVEL : CLOSE;
    this.row = new Membership(ring.groups?.[0], bands);
    this.column = new Membership(ring.groups?.[1], bands);
  }

  /** How far a pair takes part. */
  private share(level: Int32Array, n: number, m: number): number {
    const { levels } = this.ring;
    const admitted = levels === "all" || (level[n] === level[m]) === (levels === "same");
    return admitted ? this.row.share[n] * this.column.share[m] : 0;
  }

  evaluate({ energies, level, operators }: Spectrum, s: Float64Array): void {
    const { ring, bands } = this;
    const a = operators[ring.operators[0]];
    const b = operators[ring.operators[1]];
    this.row.update(level);
    this.column.update(level);
    let re = 0;
    let im = 0;
    for (let n = 0; n < bands; n++) {
      for (let m = 0; m < bands; m++) {
        const share = this.share(level, n, m);
        if (share === 0) continue;
        const w = share * ring.weight(energies[n], energies[m], s);
        if (w === 0) continue;
        const p = n * bands + m;
        const q = m * bands + n;
        re += w * (a.re[p] * b.re[q] - a.im[p] * b.im[q]);
        im += w * (a.re[p] * b.im[q] + a.im[p] * b.re[q]);
      }
    }
    this.re = re;
    this.im = im;
  }

  evaluateForAdjoint({ energies, level, operators }: Spectrum, s: Float64Array): void {
    const { ring, bands, inputCount, out, weight, slopeRow, slopeColumn, reByInput, imByInput } =
      this;
    const a = operators[ring.operators[0]];
    const b = operators[ring.operators[1]];
    let re = 0;
    let im = 0;
    let vanishes = true;
    this.row.update(level);
    this.column.update(level);
    reByInput.fill(0);
    imByInput.fill(0);
    for (let n = 0; n < bands; n++) {
      for (let m = 0; m < bands; m++) {
        const p = n * bands + m;
        const share = this.share(level, n, m);
        if (share === 0) {
          weight[p] = slopeRow[p] = slopeColumn[p] = 0;
          continue;
        }
        ring.weightGradient!(energies[n], energies[m], s, out);
        if (share !== 1) for (let j = 0; j < out.length; j++) out[j] *= share;
        weight[p] = out[0];
        slopeRow[p] = out[1];
        slopeColumn[p] = out[2];
        if (out[0] !== 0 || out[1] !== 0 || out[2] !== 0) vanishes = false;
        const q = m * bands + n;
        const xr = a.re[p] * b.re[q] - a.im[p] * b.im[q];
        const xi = a.re[p] * b.im[q] + a.im[p] * b.re[q];
        re += out[0] * xr;
        im += out[0] * xi;
        for (let j = 0; j < inputCount; j++) {
          reByInput[j] += out[3 + j] * xr;
          imByInput[j] += out[3 + j] * xi;
        }
      }
    }
    this.re = re;
    this.im = im;
    this.vanishes = vanishes;
  }

  adjoint(
    spectrum: Spectrum,
    barRe: number,
    barIm: number,
    bar: SpectrumBar,
    sBar: Float64Array,
  ): void {
    for (let j = 0; j < this.inputCount; j++) {
      sBar[j] += barRe * this.reByInput[j] + barIm * this.imByInput[j];
    }
    if (this.vanishes) return;
    this.operatorAdjoint(spectrum, barRe, barIm, bar);
    this.levelAdjoint(spectrum, barRe, barIm, bar);
  }

  /** dL = Re(λ* dr) with λ = barRe + i barIm, so every matrix below is multiplied by λ*. */
  private operatorAdjoint({ operators }: Spectrum, lr: number, li: number, bar: SpectrumBar): void {
    const { ring, bands, weight } = this;
    const a = operators[ring.operators[0]];
    const b = operators[ring.operators[1]];
    const aBar = bar.operators[ring.operators[0]];
    const bBar = bar.operators[ring.operators[1]];
    for (let n = 0; n < bands; n++) {
      for (let m = 0; m < bands; m++) {
        const p = n * bands + m;
        const q = m * bands + n;
        const w = weight[p];
        if (w === 0) continue;
        aBar.re[q] += w * (lr * b.re[q] + li * b.im[q]);
        aBar.im[q] += w * (lr * b.im[q] - li * b.re[q]);
        bBar.re[p] += w * (lr * a.re[p] + li * a.im[p]);
        bBar.im[p] += w * (lr * a.im[p] - li * a.re[p]);
      }
    }
  }

  private levelAdjoint(
    { energies, scale, operators }: Spectrum,
    lr: number,
    li: number,
    bar: SpectrumBar,
  ): void {
    const { ring, bands: N, weight, slopeRow, slopeColumn } = this;
    const { re: ar, im: ai } = operators[ring.operators[0]];
    const { re: br, im: bi } = operators[ring.operators[1]];
    const close = this.close * scale;
    for (let m = 0; m < N; m++) {
      for (let n = 0; n < N; n++) {
        // W(l;mn) = factor (column_lm + sign column_ln), W(mn;l) = factor (row_ml + sign row_nl).
        const split = energies[m] - energies[n];
        const limit = Math.abs(split) <= close;
        const column = limit ? slopeColumn : weight;
        const row = limit ? slopeRow : weight;
        const sign = limit ? 1 : -1;
        const factor = limit ? 0.5 : 1 / split;
        let gr = 0;
        let gi = 0;
        for (let l = 0; l < N; l++) {
          const ln = l * N + n;
          const ml = m * N + l;
          const u = column[l * N + m] + sign * column[ln];
          const v = row[ml] + sign * row[n * N + l];
          gr += u * (ar[ln] * br[ml] - ai[ln] * bi[ml]) + v * (ar[ml] * br[ln] - ai[ml] * bi[ln]);
          gi += u * (ar[ln] * bi[ml] + ai[ln] * br[ml]) + v * (ar[ml] * bi[ln] + ai[ml] * br[ln]);
        }
        gr *= factor;
        gi *= factor;
        bar.h.re[m * N + n] += lr * gr + li * gi;
        bar.h.im[m * N + n] += lr * gi - li * gr;
      }
    }
  }
}
