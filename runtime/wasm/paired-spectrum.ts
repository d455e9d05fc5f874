import { numberLevels } from "../rings/levels.ts";
import type { Engine } from "./kernels.ts";
import type { Layout } from "./layout.ts";

/** What rings see of one of the two k. */
export interface LaneLevels {
  readonly energies: Float64Array;
  /** The level that each band belongs to. */
  readonly level: Int32Array;
}

/** What rings see at two k, as `Spectrum` at one. Matrices and bars are places. */
export class PairedSpectrum {
  readonly engine: Engine;
  readonly n: number;
  readonly energies: number;
  readonly vectors: number;
  /** The sweep's operators between bands. */
  readonly operators: readonly number[];
  /** The adjoint to H between bands, but for what the operators turn with the states. */
  readonly hBar: number;
  readonly operatorBars: readonly number[];
  readonly lanes: readonly [LaneLevels, LaneLevels];
  /** The number of the level that each band belongs to. */
  readonly levels: number;
  /** The scalars of the sweep, one after the other, then the places of its integrals. */
  readonly scalars: number;
  /** Scratch for lane code: 16 numbers of each level. */
  readonly levelTable: number;
  /** Differences of energies up to which levels are the same, and close. */
  readonly same: number;
  readonly close: number;

  constructor(engine: Engine, layout: Layout, n: number, operators: number, inputs: number) {
    this.engine = engine;
    this.n = n;
    this.energies = layout.reals(n);
    this.vectors = layout.matrix(n);
    this.operators = Array.from({ length: operators }, () => layout.matrix(n));
    this.hBar = layout.matrix(n);
    this.operatorBars = Array.from({ length: operators }, () => layout.matrix(n));
    const lane = (): LaneLevels => ({ energies: new Float64Array(n), level: new Int32Array(n) });
    this.lanes = [lane(), lane()];
    this.levels = layout.reals(n);
    this.scalars = layout.bytes(inputs);
    this.levelTable = layout.reals(16 * n);
    this.same = layout.reals(1);
    this.close = layout.reals(1);
  }

  setScalars(s: Float64Array, integrals: readonly number[]): void {
    this.engine.numbers.set(s, this.scalars / 8);
    this.engine.words.set(integrals, (this.scalars + 8 * s.length) / 4);
  }

  setTolerances(same: number, close: number): void {
    this.engine.numbers[this.same / 8] = same;
    this.engine.numbers[this.close / 8] = close;
  }

  /** Numbers the levels, once the energies are those of these k. */
  numberLevels(): void {
    this.engine.kernels.numberLevels(this.n, this.energies, this.same, this.levels);
  }

  /** Takes energies and levels over into `lanes`. */
  readLevels(tolerance: number): void {
    const { numbers } = this.engine;
    this.lanes.forEach(({ energies, level }, lane) => {
      for (let i = 0, p = this.energies / 8 + lane; i < energies.length; i++, p += 2)
        energies[i] = numbers[p];
      numberLevels(energies, tolerance, level);
    });
  }

  clearBars(): void {
    this.engine.kernels.clear(this.n, this.hBar);
    for (const bar of this.operatorBars) this.engine.kernels.clear(this.n, bar);
  }
}

/** Whether an edge of a ring admits a pair of bands. */
export function admits(
  levels: "all" | "different" | "same",
  level: Int32Array,
  i: number,
  j: number,
): boolean {
  return levels === "all" || (level[i] === level[j]) === (levels === "same");
}
