import type { BandRing } from "../program.ts";
import { CLOSE, SAME_LEVEL } from "./levels.ts";
import { Membership } from "./membership.ts";
import type { RingKernel, Spectrum, SpectrumBar } from "./ring-kernel.ts";

/**
 * r = Σ_n w(E_n) A_nn, w with the share of the level in the group of bands. With h = U†dH U,
 * dr = Σ_n w_n dA_nn + Σ_nm G_mn h_nm, G_mn = A_mn (w_m − w_n)/(E_m − E_n),
 * and A_mn times the mean of the slopes where the levels are close.
 */
export class BandRingKernel implements RingKernel {
  re = 0;
  im = 0;
  private readonly ring: BandRing;
  private readonly bands: number;
  private readonly inputCount: number;
  private readonly weight: Float64Array;
  private readonly slope: Float64Array;
  private readonly valueByInput: Float64Array;
  private readonly out: Float64Array;
  private readonly membership: Membership;
  private readonly close: number;

  constructor(ring: BandRing, bands: number, inputCount: number) {
    this.ring = ring;
    this.bands = bands;
    this.inputCount = inputCount;
    this.weight = new Float64Array(bands);
    this.slope = new Float64Array(bands);
    this.valueByInput = new Float64Array(inputCount);
    this.out = new Float64Array(2 + inputCount);
    this.membership = new Membership(ring.groups?.[0], bands);
    // Close levels of which one belongs to a group have no common slope.
    this.close = ring.groups ? SAME_LEVEL : CLOSE;
  }

  evaluate({ energies, level, operators }: Spectrum, s: Float64Array): void {
    const { ring, bands, membership } = this;
    membership.update(level);
    const { share } = membership;
    let sum = 0;
    for (let n = 0; n < bands; n++) {
      if (share[n] === 0) continue;
      const w = share[n] * ring.weight(energies[n], s);
      if (w !== 0)
        sum += w * (ring.operator === undefined ? 1 : operators[ring.operator].re[n * bands + n]);
    }
    this.re = sum;
  }

  evaluateForAdjoint({ energies, level, operators }: Spectrum, s: Float64Array): void {
    const { ring, bands, inputCount, out, valueByInput, membership } = this;
    membership.update(level);
    const { share } = membership;
    let sum = 0;
    valueByInput.fill(0);
    for (let n = 0; n < bands; n++) {
      if (share[n] === 0) out.fill(0);
      else ring.weightGradient!(energies[n], s, out);
      if (share[n] !== 1) for (let j = 0; j < out.length; j++) out[j] *= share[n];
      const a = ring.operator === undefined ? 1 : operators[ring.operator].re[n * bands + n];
      this.weight[n] = out[0];
      this.slope[n] = out[1];
      sum += out[0] * a;
      for (let j = 0; j < inputCount; j++) valueByInput[j] += out[2 + j] * a;
    }
    this.re = sum;
  }

  adjoint(
    spectrum: Spectrum,
    barRe: number,
    _barIm: number,
    bar: SpectrumBar,
    sBar: Float64Array,
  ): void {
    const { ring, bands: n, weight, slope } = this;
    for (let j = 0; j < this.inputCount; j++) sBar[j] += barRe * this.valueByInput[j];
    if (ring.operator === undefined) {
      for (let i = 0; i < n; i++) bar.h.re[i * n + i] += barRe * slope[i];
      return;
    }
    const { energies } = spectrum;
    const a = spectrum.operators[ring.operator];
    const aBar = bar.operators[ring.operator];
    const close = this.close * spectrum.scale;
    for (let i = 0; i < n; i++) {
      aBar.re[i * n + i] += barRe * weight[i];
      for (let j = 0; j < n; j++) {
        const split = energies[i] - energies[j];
        const g =
          Math.abs(split) <= close ? 0.5 * (slope[i] + slope[j]) : (weight[i] - weight[j]) / split;
        if (g === 0) continue;
        bar.h.re[i * n + j] += barRe * g * a.re[i * n + j];
        bar.h.im[i * n + j] += barRe * g * a.im[i * n + j];
      }
    }
  }
}
