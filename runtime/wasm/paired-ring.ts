import type { Ring } from "../program.ts";
import type { Layout } from "./layout.ts";
import { PairedBandRing } from "./paired-band-ring.ts";
import { PairedPairRing } from "./paired-pair-ring.ts";
import type { PairedSpectrum } from "./paired-spectrum.ts";
import { PairedTripleRing } from "./paired-triple-ring.ts";

/**
 * Value and adjoint of a ring at two k, as `RingKernel` at one. The adjoint leaves out what the
 * operators turn with the states, which is the same for all rings: Σ_o [A_o, bar_o] over the
 * differences of energies. For close levels, where that has no meaning, it adds the slopes.
 */
export interface PairedRing {
  /** Place of the value: a complex number. */
  readonly value: number;
  /** Place where the derivative by re and im is to be written. */
  readonly bar: number;
  /** Computes the weights of one lane. */
  weigh(lane: number, s: Float64Array): void;
  /** As `weigh`, with what the adjoint needs. */
  weighWithSlopes(lane: number, s: Float64Array): void;
  /** The values, from the weights of both lanes. */
  evaluate(): void;
  /** As `evaluate`, and keeps what the adjoint needs. */
  evaluateForAdjoint(): void;
  /** Adds the adjoints to the bars of the spectrum. */
  adjoint(tolerance: number): void;
  /** Adds those by the scalars of one lane. */
  scalarsAdjoint(lane: number, sBar: Float64Array): void;
}

export function createPairedRing(
  ring: Ring,
  spectrum: PairedSpectrum,
  layout: Layout,
  inputCount: number,
): PairedRing {
  switch (ring.kind) {
    case "band":
      return new PairedBandRing(ring, spectrum, layout, inputCount);
    case "pair":
      return new PairedPairRing(ring, spectrum, layout, inputCount);
    case "triple":
      return new PairedTripleRing(ring, spectrum, layout, inputCount);
  }
}

/** Adds Re(conj(bar) ∂r/∂s_j) of one lane; `byInput` has the places of the complex ∂r/∂s_j. */
export function addByInput(
  numbers: Float64Array,
  bar: number,
  byInput: readonly number[],
  lane: number,
  sBar: Float64Array,
): void {
  const b = bar / 8 + lane;
  byInput.forEach((place, j) => {
    const p = place / 8 + lane;
    sBar[j] += numbers[b] * numbers[p] + numbers[b + 2] * numbers[p + 2];
  });
}
