import type { Ring } from "../program.ts";
import { LaneBandRing } from "./lane-band-ring.ts";
import type { LaneCode, Variants } from "./lane-code.ts";
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
  /** Whether it needs none of `spectrum.lanes`, with and without slopes. */
  readonly inLanes: boolean;
  /** Computes the weights of the first lanes, or both. */
  weigh(s: Float64Array, lanes: number): void;
  /** As `weigh` of both lanes, with what the adjoint needs. */
  weighWithSlopes(s: Float64Array): void;
  /** The values, from the weights of both lanes. */
  evaluate(): void;
  /** As `evaluate`, and keeps what the adjoint needs. */
  evaluateForAdjoint(): void;
  /** Places of its derivatives by the scalars, complex, where it is in lanes. */
  readonly byInput: readonly number[];
  /** Adds the adjoints to the bars of the spectrum. */
  adjoint(): void;
  /** Adds those by the scalars of one lane. */
  scalarsAdjoint(lane: number, sBar: Float64Array): void;
}

/** The ring at this place of the sweep, with as much of its code as there is for lanes. */
export function createPairedRing(
  ring: Ring,
  at: number,
  spectrum: PairedSpectrum,
  layout: Layout,
  inputCount: number,
  code: LaneCode,
): PairedRing {
  switch (ring.kind) {
    case "band":
      return ring.groups === undefined && inLanes(code.levels(at))
        ? new LaneBandRing(ring, spectrum, layout, inputCount, code.levels(at))
        : new PairedBandRing(ring, spectrum, layout, inputCount);
    case "pair":
      return new PairedPairRing(ring, spectrum, layout, inputCount, code.pairs(at));
    case "triple":
      return new PairedTripleRing(ring, spectrum, layout, inputCount, (edge) =>
        code.pairs(at, edge),
      );
  }
}

/** As `kernels/weights.ts` numbers them. */
export const admittedPairs = { all: 0, different: 1, same: 2 } as const;

/** Whether all variants of some code are there. */
export function inLanes(codes: Variants<unknown>): boolean {
  return codes.length > 0 && codes.every((code) => code !== undefined);
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
