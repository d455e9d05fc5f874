import type { BandRing } from "../program.ts";
import { Membership } from "../rings/membership.ts";
import type { Layout } from "./layout.ts";
import type { PairedRing } from "./paired-ring.ts";
import type { PairedSpectrum } from "./paired-spectrum.ts";

/** r = Σ_n w(E_n) A_nn, or Σ_n w(E_n); see `BandRingKernel`. Of order n: without kernels. */
export class PairedBandRing implements PairedRing {
  readonly value: number;
  readonly bar: number;
  readonly inLanes = false;
  readonly byInput = [];
  private readonly ring: BandRing;
  private readonly spectrum: PairedSpectrum;
  /** For each lane: w, ∂w/∂E, ∂w/∂s₀, … of each band, one after the other. */
  private readonly weights: readonly [Float64Array, Float64Array];
  private readonly out: Float64Array;
  private readonly membership: Membership;

  constructor(ring: BandRing, spectrum: PairedSpectrum, layout: Layout, inputCount: number) {
    this.ring = ring;
    this.spectrum = spectrum;
    this.value = layout.complexes(1);
    this.bar = layout.complexes(1);
    const width = 2 + inputCount;
    this.weights = [new Float64Array(width * spectrum.n), new Float64Array(width * spectrum.n)];
    this.out = new Float64Array(width);
    this.membership = new Membership(ring.groups?.[0], spectrum.n);
  }

  weigh(s: Float64Array, lanes: number): void {
    for (let lane = 0; lane < lanes; lane++) this.weighLane(lane, s);
  }

  weighWithSlopes(s: Float64Array): void {
    for (let lane = 0; lane < 2; lane++) this.weighLaneWithSlopes(lane, s);
  }

  private weighLane(lane: number, s: Float64Array): void {
    const { ring, spectrum, out, membership } = this;
    const { energies, level } = spectrum.lanes[lane];
    membership.update(level);
    const { share } = membership;
    for (let i = 0; i < energies.length; i++)
      this.weights[lane][i * out.length] =
        share[i] === 0 ? 0 : share[i] * ring.weight(energies[i], s);
  }

  private weighLaneWithSlopes(lane: number, s: Float64Array): void {
    const { ring, spectrum, out, membership } = this;
    const { energies, level } = spectrum.lanes[lane];
    membership.update(level);
    const { share } = membership;
    for (let i = 0; i < energies.length; i++) {
      if (share[i] === 0) out.fill(0);
      else ring.weightGradient!(energies[i], s, out);
      if (share[i] !== 1) for (let j = 0; j < out.length; j++) out[j] *= share[i];
      this.weights[lane].set(out, i * out.length);
    }
  }

  evaluate(): void {
    const { numbers } = this.spectrum.engine;
    for (let lane = 0; lane < 2; lane++) {
      numbers[this.value / 8 + lane] = this.sum(lane, 0);
      numbers[this.value / 8 + 2 + lane] = 0;
    }
  }

  evaluateForAdjoint(): void {
    this.evaluate();
  }

  adjoint(): void {
    const { ring, spectrum, out } = this;
    const { n, engine, hBar, lanes, operators, operatorBars } = spectrum;
    const { numbers } = engine;
    const tolerance = numbers[spectrum.close / 8];
    for (let lane = 0; lane < 2; lane++) {
      const { energies } = lanes[lane];
      const weights = this.weights[lane];
      const bar = numbers[this.bar / 8 + lane];
      if (bar === 0) continue;
      if (ring.operator === undefined) {
        for (let i = 0; i < n; i++)
          numbers[hBar / 8 + 4 * i * (n + 1) + lane] += bar * weights[i * out.length + 1];
        continue;
      }
      const a = operators[ring.operator] / 8 + lane;
      for (let i = 0; i < n; i++) {
        numbers[operatorBars[ring.operator] / 8 + 4 * i * (n + 1) + lane] +=
          bar * weights[i * out.length];
        for (let j = i; j < n && (j === i || energies[j] - energies[i] <= tolerance); j++) {
          const slope = 0.5 * (weights[i * out.length + 1] + weights[j * out.length + 1]);
          for (const p of i === j ? [i * n + i] : [i * n + j, j * n + i]) {
            numbers[hBar / 8 + 4 * p + lane] += bar * slope * numbers[a + 4 * p];
            numbers[hBar / 8 + 4 * p + 2 + lane] += bar * slope * numbers[a + 4 * p + 2];
          }
        }
      }
    }
  }

  scalarsAdjoint(lane: number, sBar: Float64Array): void {
    const bar = this.spectrum.engine.numbers[this.bar / 8 + lane];
    for (let j = 0; j < sBar.length; j++) sBar[j] += bar * this.sum(lane, 2 + j);
  }

  /** Σ_n of one of the weight's numbers times A_nn. */
  private sum(lane: number, which: number): number {
    const { ring, spectrum, out } = this;
    const { n, engine, operators } = spectrum;
    const weights = this.weights[lane];
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const element =
        ring.operator === undefined
          ? 1
          : engine.numbers[operators[ring.operator] / 8 + 4 * i * (n + 1) + lane];
      sum += weights[i * out.length + which] * element;
    }
    return sum;
  }
}
