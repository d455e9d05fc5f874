/**
 * What the compiler gives an engine on TensorFlow.js beside the `Program`: the means over the zone
 * of its goal and constraints as code on tensors.
 *
 * A batch of B wave vectors is worked on at once. With n bands, energies are tensors [B, n] in a
 * ring of one band, [B, n, 1] (of the row) and [B, 1, n] (of the column) on an edge; sums over bands
 * are tensors [B]. Scalars s of a sweep are plain numbers. Internal units throughout.
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { BandGroup, Operator } from "../program.ts";

/** A tensor, or a number where it is the same for all. */
export type Values = tf.Tensor | number;

export interface TensorProgram {
  readonly spec: string;
  /** Empty in a forward calculation. */
  readonly goal: TensorSweeps;
  readonly constraints: readonly TensorSweeps[];
}

/** One for each sweep of a quantity; undefined for what is no mean. */
export type TensorSweeps = readonly (TensorSums | undefined)[];

/** As `BandSums` of the program. */
export interface TensorSums {
  readonly operators: readonly Operator[];
  readonly rings: readonly TensorRing[];
  /** `rings` holds re, im of each ring, [B] each. */
  readonly integrand: (rings: readonly Values[], s: Float64Array) => Values;
  /** Sets bar · d(integrand)/d(rings) and bar · d(integrand)/ds, which are zero before. */
  readonly integrandAdjoint: (
    rings: readonly Values[],
    s: Float64Array,
    bar: Values,
    ringsBar: Values[],
    sBar: Values[],
  ) => void;
}

export type TensorRing = TensorBandRing | TensorEdgeRing;

/** Σ_n w(E_n) ⟨n|A|n⟩; without operator, Σ_n w(E_n). */
export interface TensorBandRing {
  readonly kind: "band";
  readonly group?: BandGroup;
  readonly operator?: number;
  /** [w]. */
  readonly weight: (e: tf.Tensor, s: Float64Array) => readonly Values[];
  /** [w, ∂w/∂E, ∂w/∂s₀, …]. */
  readonly weightGradient?: (e: tf.Tensor, s: Float64Array) => readonly Values[];
}

/**
 * Σ w₁(E_a, E_b) w₂(E_b, E_c) … ⟨a|A₁|b⟩⟨b|A₂|c⟩ …, the last edge leading back to a: pair and triple
 * rings.
 */
export interface TensorEdgeRing {
  readonly kind: "edges";
  readonly operators: readonly number[];
  readonly edges: readonly TensorEdge[];
}

/** The pairs of levels that an edge admits, and its weight (1, where there is none). */
export interface TensorEdge {
  readonly levels: "all" | "different" | "same";
  /** The bands that its row runs over, where they are not all. */
  readonly group?: BandGroup;
  /** Whether weights are complex: then each number below is two, re and im. */
  readonly complex?: true;
  /** [w]. */
  readonly weight?: EdgeFunction;
  /** [w, ∂w/∂E_row, ∂w/∂E_column, ∂w/∂s₀, …]. */
  readonly weightGradient?: EdgeFunction;
}

export type EdgeFunction = (
  row: tf.Tensor,
  column: tf.Tensor,
  s: Float64Array,
) => readonly Values[];
