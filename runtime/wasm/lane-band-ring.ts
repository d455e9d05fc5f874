import type { BandRing } from "../program.ts";
import type { LevelCode, Variants } from "./lane-code.ts";
import type { Layout } from "./layout.ts";
import { type PairedRing, addByInput } from "./paired-ring.ts";
import type { PairedSpectrum } from "./paired-spectrum.ts";

/** As `PairedBandRing`, with its weights in lanes. */
export class LaneBandRing implements PairedRing {
  readonly value: number;
  readonly bar: number;
  readonly inLanes = true;
  readonly byInput: readonly number[];
  private readonly ring: BandRing;
  private readonly spectrum: PairedSpectrum;
  private readonly codes: Variants<LevelCode>;
  /** Of each level: w, ∂w/∂E, ∂w/∂s₀, … */
  private readonly weights: number;

  constructor(
    ring: BandRing,
    spectrum: PairedSpectrum,
    layout: Layout,
    inputCount: number,
    codes: Variants<LevelCode>,
  ) {
    this.ring = ring;
    this.spectrum = spectrum;
    this.codes = codes;
    this.value = layout.complexes(1);
    this.bar = layout.complexes(1);
    this.byInput = Array.from({ length: inputCount }, () => layout.complexes(1));
    this.weights = layout.reals(16 * spectrum.n);
  }

  weigh(): void {
    this.weighBy(this.codes[0]!);
  }

  weighWithSlopes(): void {
    this.weighBy(this.codes[1]!);
  }

  evaluate(): void {
    this.sum(0, this.value);
  }

  evaluateForAdjoint(): void {
    this.evaluate();
    this.byInput.forEach((place, input) => this.sum(2 + input, place));
  }

  adjoint(): void {
    const { n, engine, energies, close, hBar, operators, operatorBars } = this.spectrum;
    const { operator } = this.ring;
    engine.kernels.bandBars(
      n,
      energies,
      close,
      this.weights,
      operator === undefined ? 0 : operators[operator],
      this.bar,
      operator === undefined ? 0 : operatorBars[operator],
      hBar,
    );
  }

  scalarsAdjoint(lane: number, sBar: Float64Array): void {
    addByInput(this.spectrum.engine.numbers, this.bar, this.byInput, lane, sBar);
  }

  private weighBy({ level }: LevelCode): void {
    const { n, engine, energies, scalars } = this.spectrum;
    engine.kernels.weighLevels(n, energies, level, scalars, this.weights);
  }

  /** Σ_n of one of the weights' numbers times A_nn. */
  private sum(number: number, into: number): void {
    const { n, engine, operators } = this.spectrum;
    const { operator } = this.ring;
    const a = operator === undefined ? 0 : operators[operator];
    engine.kernels.bandSum(n, this.weights, number, a, into);
  }
}
