import type { PairRing } from "../program.ts";
import { Membership } from "../rings/membership.ts";
import type { PairCode, Variants } from "./lane-code.ts";
import type { Layout } from "./layout.ts";
import { type PairedRing, addByInput, admittedPairs, inLanes } from "./paired-ring.ts";
import { admits, type PairedSpectrum } from "./paired-spectrum.ts";

/** r = Σ_nm W(E_n, E_m) A_nm B_mn; see `PairRingKernel`. */
export class PairedPairRing implements PairedRing {
  readonly value: number;
  readonly bar: number;
  readonly inLanes: boolean;
  private readonly ring: PairRing;
  private readonly spectrum: PairedSpectrum;
  /** W, ∂W/∂E_n, ∂W/∂E_m, ∂W/∂s₀, …; zero for pairs left out. */
  private readonly weights: readonly number[];
  /** ∂r/∂s₀, … */
  readonly byInput: readonly number[];
  private readonly out: Float64Array;
  private readonly row: Membership;
  private readonly column: Membership;
  private readonly codes: Variants<PairCode>;

  constructor(
    ring: PairRing,
    spectrum: PairedSpectrum,
    layout: Layout,
    inputCount: number,
    codes: Variants<PairCode>,
  ) {
    this.ring = ring;
    this.spectrum = spectrum;
    this.value = layout.complexes(1);
    this.bar = layout.complexes(1);
    this.weights = Array.from({ length: 3 + inputCount }, () => layout.realMatrix(spectrum.n));
    this.byInput = Array.from({ length: inputCount }, () => layout.complexes(1));
    this.out = new Float64Array(3 + inputCount);
    this.row = new Membership(ring.groups?.[0], spectrum.n);
    this.column = new Membership(ring.groups?.[1], spectrum.n);
    // Shares of levels are told to JavaScript alone.
    this.codes = ring.groups === undefined ? codes : [];
    this.inLanes = inLanes(this.codes);
  }

  weigh(s: Float64Array, lanes: number): void {
    if (this.codes[0] !== undefined) return this.weighInLanes(this.codes[0], 1);
    for (let lane = 0; lane < lanes; lane++) this.weighLane(lane, s);
  }

  weighWithSlopes(s: Float64Array): void {
    if (this.codes[1] !== undefined) return this.weighInLanes(this.codes[1], this.weights.length);
    for (let lane = 0; lane < 2; lane++) this.weighLaneWithSlopes(lane, s);
  }

  private weighInLanes({ level, pair }: PairCode, count: number): void {
    const { n, engine, energies, levels, scalars, levelTable } = this.spectrum;
    engine.kernels.weighPairs(
      n,
      energies,
      levels,
      admittedPairs[this.ring.levels],
      level,
      pair,
      scalars,
      levelTable,
      this.weights[0],
      16,
      count,
      16 * n * n,
    );
  }

  private weighLane(lane: number, s: Float64Array): void {
    const { ring, spectrum, weights } = this;
    const { n, engine } = spectrum;
    const { numbers } = engine;
    const { energies, level } = spectrum.lanes[lane];
    this.updateShares(level);
    let p = weights[0] / 8 + lane;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++, p += 2) {
        const share = this.share(level, i, j);
        numbers[p] = share === 0 ? 0 : share * ring.weight(energies[i], energies[j], s);
      }
  }

  private weighLaneWithSlopes(lane: number, s: Float64Array): void {
    const { ring, spectrum, weights, out } = this;
    const { n, engine } = spectrum;
    const { numbers } = engine;
    const { energies, level } = spectrum.lanes[lane];
    this.updateShares(level);
    for (let i = 0, at = lane; i < n; i++)
      for (let j = 0; j < n; j++, at += 2) {
        const share = this.share(level, i, j);
        if (share !== 0) {
          ring.weightGradient!(energies[i], energies[j], s, out);
          for (let w = 0; w < weights.length; w++) numbers[weights[w] / 8 + at] = share * out[w];
        } else for (const place of weights) numbers[place / 8 + at] = 0;
      }
  }

  evaluate(): void {
    this.sum(this.weights[0], this.value);
  }

  evaluateForAdjoint(): void {
    this.evaluate();
    this.byInput.forEach((place, j) => this.sum(this.weights[3 + j], place));
  }

  adjoint(): void {
    const { ring, spectrum, weights, bar } = this;
    const { n, engine, energies, operators, operatorBars, hBar } = spectrum;
    const [a, b] = ring.operators;
    engine.kernels.pairBars(
      n,
      weights[0],
      operators[a],
      operators[b],
      bar,
      operatorBars[a],
      operatorBars[b],
    );
    engine.kernels.pairSlopes(
      n,
      energies,
      spectrum.close,
      operators[a],
      operators[b],
      weights[1],
      weights[2],
      bar,
      hBar,
    );
  }

  scalarsAdjoint(lane: number, sBar: Float64Array): void {
    addByInput(this.spectrum.engine.numbers, this.bar, this.byInput, lane, sBar);
  }

  private updateShares(level: Int32Array): void {
    this.row.update(level);
    this.column.update(level);
  }

  /** How far a pair takes part. */
  private share(level: Int32Array, i: number, j: number): number {
    return admits(this.ring.levels, level, i, j) ? this.row.share[i] * this.column.share[j] : 0;
  }

  private sum(weights: number, out: number): void {
    const { n, engine, operators } = this.spectrum;
    const [a, b] = this.ring.operators;
    engine.kernels.pairSum(n, weights, operators[a], operators[b], out);
  }
}
