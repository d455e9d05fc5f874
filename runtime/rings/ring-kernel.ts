import type { Matrix } from "../linalg/matrix.ts";
import type { Ring } from "../program.ts";
import { BandRingKernel } from "./band-ring.ts";
import { PairRingKernel } from "./pair-ring.ts";
import { TripleRingKernel } from "./triple-ring.ts";

/** What a ring sees at one k. */
export interface Spectrum {
  readonly energies: Float64Array;
  /** Sets what close energies are. */
  scale: number;
  /** The level that each band belongs to. */
  readonly level: Int32Array;
  /** The sweep's operators between bands. */
  readonly operators: readonly Matrix[];
}

/** Adjoints between bands: dL = Re Tr(hBar U†dH U) + Σ_o Re Tr(operatorBars[o] U†dO U). */
export interface SpectrumBar {
  readonly h: Matrix;
  readonly operators: readonly Matrix[];
}

/** Value and adjoint of one ring at one k, in memory of its own. */
export interface RingKernel {
  readonly re: number;
  readonly im: number;
  evaluate(spectrum: Spectrum, s: Float64Array): void;
  /** As `evaluate`, and keeps what the adjoint needs. */
  evaluateForAdjoint(spectrum: Spectrum, s: Float64Array): void;
  /** Adds the adjoints of a ring whose value's (re, im) have the derivatives (barRe, barIm). */
  adjoint(
    spectrum: Spectrum,
    barRe: number,
    barIm: number,
    bar: SpectrumBar,
    sBar: Float64Array,
  ): void;
}

export function createRingKernel(ring: Ring, bands: number, inputCount: number): RingKernel {
  switch (ring.kind) {
    case "band":
      return new BandRingKernel(ring, bands, inputCount);
    case "pair":
      return new PairRingKernel(ring, bands, inputCount);
    case "triple":
      return new TripleRingKernel(ring, bands, inputCount);
  }
}
