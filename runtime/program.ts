/**
 * What a compiled spec is: tables and small scalar functions, named after the spec.
 *
 * The compiler emits one `Program`; the runtime evaluates, differentiates, optimises and certifies
 * it. All numbers are double precision, in the model's internal units. Values flow
 *
 *     raw x → values θ → coefficients c → (per k: H, levels, rings) → sweeps r → quantity
 *
 * and adjoints flow back the same way. Every `…Adjoint` function *adds* into its last arguments.
 */

export interface Program {
  /** File name of the spec. */
  readonly spec: string;
  readonly lattice: Lattice;
  /**
   * Where the declared symmetry takes wave vectors: a group, the identity first, under which the
   * energies are the same for every θ. Absent where it moves none.
   */
  readonly waveVectorMaps?: readonly WaveVectorMap[];
  /** One label per row of H(k): "A", "A ↑", "B px ↓", … */
  readonly basis: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly terms: readonly Term[];
  /** Absent in a forward calculation. */
  readonly goal?: Goal;
  readonly constraints: readonly Constraint[];
  readonly report: readonly Quantity[];
  /** Absent where none is asked for. */
  readonly curves?: readonly Curve[];
  readonly paths?: readonly BandPath[];
  readonly centres?: readonly CentresLine[];
  readonly profiles?: readonly Profile[];
  /** The operations of the lattice, where the report is to say which of them a design has. */
  readonly operations?: readonly LatticeOperation[];
  /** The integrals over a frequency that its functions look up. Absent where there are none. */
  readonly integrals?: readonly IntegralTable[];
  readonly solve: Solve;
}

/** An integral over a frequency as a function of one energy, made before it is looked up. */
export interface IntegralTable {
  (e: number): number;
  /**
   * What `evaluate` gives if this integral is computed anew meanwhile, by other panels and to about
   * rounding: how far it moves is the error of the integral.
   */
  readonly finely: <T>(evaluate: () => T) => T;
  /** The polynomials that it is made of, as they are at the time. */
  readonly pieces: IntegralPieces;
}

/** A function of one energy in pieces, most of which an index over −high ≤ e < high finds. */
export interface IntegralPieces {
  readonly high: number;
  /** Equal parts of this range. */
  readonly parts: number;
  /** The piece around e, if it was looked up before and takes whole parts. */
  piece(e: number): IntegralPiece | undefined;
}

/** See `cellsValue` for the cells. */
export interface IntegralPiece {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly cells: Float64Array;
}

export interface Lattice {
  readonly name: string;
  /** Primitive vectors a_i in Cartesian coordinates, one row each; as many components as rows. */
  readonly vectors: readonly (readonly number[])[];
  /** Cartesian positions; with further components where the lattice lies in a larger space. */
  readonly sites: readonly { readonly name: string; readonly position: readonly number[] }[];
  /**
   * A continuum (k·p) model: k = Σ κ_i b_i fills the box −1/2 ≤ κ_i < 1/2 once and is not periodic;
   * its terms are polynomials in k.
   */
  readonly continuum?: true;
}

/** κ → Wκ for k = Σ κ_i b_i, an integer matrix W row by row. */
export type WaveVectorMap = readonly (readonly number[])[];

/**
 * A symmetry of the lattice with its sites, up to translations of the cell. The electron in the
 * state β on site i of the home cell goes to Σ_α states_αβ |α⟩ on site image_i of cell cell_i.
 */
export interface LatticeOperation {
  /** "rotation(6)". */
  readonly name: string;
  /** x → turn·x + shift in units of the primitive vectors; turn an integer matrix, by rows. */
  readonly turn: readonly (readonly number[])[];
  readonly shift: readonly number[];
  /** The same turn in Cartesian coordinates: 3 × 3, by rows, whatever the dimension. */
  readonly rotation: readonly (readonly number[])[];
  readonly image: readonly number[];
  readonly cell: readonly (readonly number[])[];
  /** How orbitals and spin of a site turn: a unitary matrix, by rows. */
  readonly states: {
    readonly re: readonly (readonly number[])[];
    readonly im: readonly (readonly number[])[];
  };
}

// ── Parameters ───────────────────────────────────────────────────────────────────────────────

/**
 * A family of free (or fixed) numbers. θ holds the families in order, each member after the
 * other; a complex member takes two places (re, im), a direction three (x, y, z), any other one.
 */
export interface Parameter {
  readonly name: string;
  readonly line: number;
  readonly domain: Domain;
  /** What each member belongs to ("A", "A -> B + (1, 0)"); one empty string for a single parameter. */
  readonly members: readonly string[];
  readonly start: Start;
  /** Fixed members stay at their start value and take no part in x. */
  readonly fixed: boolean;
  /** How to show a value: it is divided by `scale`, then followed by `symbol`. */
  readonly unit?: { readonly symbol: string; readonly scale: number };
}

export type Domain =
  | { readonly kind: "real" }
  | { readonly kind: "interval"; readonly low: number; readonly high: number }
  | { readonly kind: "above"; readonly bound: number }
  | { readonly kind: "complex" }
  | { readonly kind: "disk"; readonly radius: number }
  | { readonly kind: "phase" }
  /** A unit vector. */
  | { readonly kind: "direction" };

/** `default`: the domain's own distribution of raw numbers. Others speak of the value. */
export type Start =
  | { readonly kind: "default" }
  /** A real or complex number, or (with `third`) the three components of a direction. */
  | { readonly kind: "value"; readonly re: number; readonly im: number; readonly third?: number }
  | { readonly kind: "normal"; readonly mean: number; readonly deviation: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number };

// ── Hamiltonian ──────────────────────────────────────────────────────────────────────────────

/**
 * A line of the spec's `hamiltonian` block.
 *
 * Entry e of a bond adds coefficient c to H(k)[bond.row + entry.row, bond.column + entry.column]
 * times exp(−i k·d), and its Hermitian conjugate; an on-site energy (same row and column, d = 0)
 * is its own conjugate and adds Re c once.
 */
export interface Term<B extends Bond = Bond> {
  readonly text: string;
  readonly line: number;
  readonly bonds: readonly B[];
  readonly entries: readonly { readonly row: number; readonly column: number }[];
  // Methods, not function properties: a term is only ever given its own bonds, so terms of any
  // kind of bond may stand together in a program.
  /** Writes the coefficients (re, im of each entry) of one bond into `out`. */
  value(theta: Float64Array, bond: B, out: Float64Array): void;
  /** Adds to thetaBar. `bar` holds dL/d(re), dL/d(im) of each entry. Absent: constant coefficients. */
  adjoint?(theta: Float64Array, bond: B, bar: Float64Array, thetaBar: Float64Array): void;
}

/** A bond (or, with d = 0, a site). Emitted bonds carry further places of θ by parameter name. */
export interface Bond {
  /** "A", "A -> B + (1, 0)". */
  readonly of: string;
  /** First row of the block: the site that the electron hops to. */
  readonly row: number;
  /** First column of the block: the site that it comes from. */
  readonly column: number;
  /** Displacement r_to − r_from, Cartesian, with as many components as the positions of sites. */
  readonly d: readonly number[];
  /** In a continuum model: the entry is multiplied by Π k_a^powers_a in place of exp(−i k·d). */
  readonly powers?: readonly number[];
}

// ── Quantities ───────────────────────────────────────────────────────────────────────────────

export interface Goal {
  readonly sense: "maximize" | "minimize";
  readonly quantity: Quantity;
}

/**
 * A `require` line: its quantity (left side less right side, or the other way round) must be at
 * least 0, or equal to 0.
 */
export interface Constraint {
  readonly kind: "atLeast" | "equal";
  readonly quantity: Quantity;
}

/**
 * A number of the spec: sweeps over the Brillouin zone, in order, then a scalar function of their
 * results r. A sweep may use the results of earlier ones.
 */
export interface Quantity {
  readonly text: string;
  readonly line: number;
  readonly unit?: string;
  /** What the value depends on beside the Hamiltonian and its text does not show: scheduled values. */
  readonly conditions?: readonly {
    readonly name: string;
    readonly value: (step: number) => number;
  }[];
  readonly sweeps: readonly Sweep[];
  readonly value: (theta: Float64Array, step: number, r: Float64Array) => number;
  /** Adds bar · d(value)/dθ and bar · d(value)/dr. Absent where the quantity has no gradient. */
  readonly adjoint?: (
    theta: Float64Array,
    step: number,
    r: Float64Array,
    bar: number,
    thetaBar: Float64Array,
    rBar: Float64Array,
  ) => void;
}

/** Equally spaced points of a variable, both ends included. */
export interface CurveRange {
  readonly variable: { readonly name: string; readonly unit?: string };
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** A quantity as a function of a number. */
export interface Curve extends CurveRange {
  readonly text: string;
  readonly line: number;
  /** The quantity at one value of the variable. */
  readonly quantity: (variable: number) => Quantity;
}

/** The energies of all bands on straight lines from corner to corner; at a single corner only there. */
export interface BandPath {
  readonly text: string;
  readonly line: number;
  /** Of the energies. */
  readonly unit?: string;
  /** Of the wave vectors. */
  readonly kUnit?: string;
  readonly corners: readonly Corner[];
}

/** k Cartesian. */
export interface Corner {
  readonly label: string;
  readonly k: readonly number[];
}

/** A function of the wave vector on straight lines from corner to corner; with a range, a map. */
export interface Profile {
  readonly text: string;
  readonly line: number;
  /** Of the wave vectors. */
  readonly kUnit?: string;
  readonly corners: readonly Corner[];
  readonly range?: CurveRange;
  /** The quantity (at one value of the variable), whose last sweep is a point, to be moved along the path, and whose value is that sweep's result. */
  readonly quantity: (variable: number) => Quantity;
}

/**
 * The Wannier centres of bands first..last (from 0) along lattice vector `axis`, as functions of the
 * wave vector κ along reciprocal vector `across`, from 0 to 1. Elsewhere κ is `at`.
 */
export interface CentresLine {
  readonly text: string;
  readonly line: number;
  readonly first: number;
  readonly last: number;
  readonly axis: number;
  /** Absent in one dimension, where nothing runs. */
  readonly across?: number;
  readonly at: readonly number[];
  readonly points: number;
}

export type Sweep =
  FillingSweep | MeanSweep | PointSweep | ExtremumSweep | ChernSweep | Z2Sweep | PolarisationSweep;

interface ScalarInputs {
  /** Number of scalars s that the sweep takes (μ, kT, …). */
  readonly inputCount: number;
  /** Writes the scalars into s. */
  readonly inputs: (theta: Float64Array, step: number, r: Float64Array, s: Float64Array) => void;
  readonly inputsAdjoint?: (
    theta: Float64Array,
    step: number,
    r: Float64Array,
    sBar: Float64Array,
    thetaBar: Float64Array,
    rBar: Float64Array,
  ) => void;
}

/**
 * The chemical potential μ at which the mean occupation of all states on the mesh is the filling:
 * Σ_kn f(E_n(k); μ, kT) = filling · (states). The scalars are s = [filling, kT]. At kT = 0, and in
 * the limit kT → 0, it is the middle of the gap. Its gradient is the implicit one.
 */
export interface FillingSweep extends ScalarInputs {
  readonly kind: "filling";
}

/** A scalar function of band sums at one k. */
export interface BandSums extends ScalarInputs {
  /** The operators whose matrix elements the rings use. */
  readonly operators: readonly Operator[];
  readonly rings: readonly Ring[];
  /** `rings` holds re, im of each ring. */
  readonly integrand: (rings: Float64Array, s: Float64Array) => number;
  /** Adds bar · d(integrand)/d(rings) and bar · d(integrand)/ds. */
  readonly integrandAdjoint?: (
    rings: Float64Array,
    s: Float64Array,
    bar: number,
    ringsBar: Float64Array,
    sBar: Float64Array,
  ) => void;
}

/** Mean over the Brillouin zone of a scalar function of band sums. */
export interface MeanSweep extends BandSums {
  readonly kind: "mean";
  /** Whether the integrand's derivatives by the rings are the same at all k. */
  readonly affine?: true;
  /**
   * Weights and integrand once more, for two k at once: a module of WebAssembly, in base64, of which
   * `runtime/wasm/lane-code.ts` says what it exports. What is not there is computed as above.
   */
  readonly lanes?: string;
  /** The integrals that it looks up. */
  readonly laneTables?: readonly IntegralTable[];
}

/** A scalar function of band sums at one wave vector. */
export interface PointSweep extends BandSums {
  readonly kind: "point";
  /** Cartesian. */
  readonly k: readonly number[];
}

/** An operator on all bands at one k; Hermitian. */
export type Operator = OperatorFactor | OperatorCombination;

export type OperatorFactor =
  /** ∂^(orders) H(k), one order for each axis. */
  | { readonly kind: "derivative"; readonly orders: readonly number[] }
  /** A constant matrix by its non-zero entries. */
  | {
      readonly kind: "matrix";
      readonly name: string;
      readonly entries: readonly (readonly [row: number, column: number, re: number, im: number])[];
    };

/** Σ (re + i im) · product of the factors in their order (the identity, where there are none). */
export interface OperatorCombination {
  readonly kind: "combination";
  readonly name: string;
  readonly terms: readonly {
    readonly re: number;
    readonly im: number;
    readonly factors: readonly OperatorFactor[];
  }[];
}

/** A sum over bands that closes: gauge-invariant by its form. */
export type Ring = BandRing | PairRing | TripleRing;

/**
 * Bands first..last (from 0), or those outside. Of a level that lies in part outside of a group, each
 * state counts with the share of the level's states that belong to it, so that no sum depends on
 * which states of a level are taken.
 */
export interface BandGroup {
  readonly first: number;
  readonly last: number;
  readonly outside?: true;
}

/** Σ_n w(E_n) ⟨n|A|n⟩; without operator, Σ_n w(E_n). */
export interface BandRing {
  readonly kind: "band";
  /** The bands that n runs over, where they are not all. */
  readonly groups?: readonly (BandGroup | undefined)[];
  readonly operator?: number;
  readonly weight: (e: number, s: Float64Array) => number;
  /** Writes w, ∂w/∂E, ∂w/∂s₀, … */
  readonly weightGradient?: (e: number, s: Float64Array, out: Float64Array) => void;
}

/** Σ_nm w(E_n, E_m) ⟨n|A|m⟩⟨m|B|n⟩ over all pairs, or those of different (same) levels. */
export interface PairRing {
  readonly kind: "pair";
  readonly operators: readonly [number, number];
  readonly levels: "all" | "different" | "same";
  /** The bands that n and m run over, where they are not all. */
  readonly groups?: readonly (BandGroup | undefined)[];
  readonly weight: (en: number, em: number, s: Float64Array) => number;
  /** Writes w, ∂w/∂E_n, ∂w/∂E_m, ∂w/∂s₀, … */
  readonly weightGradient?: (en: number, em: number, s: Float64Array, out: Float64Array) => void;
}

/**
 * Σ_abc w₁(E_a, E_b) w₂(E_b, E_c) w₃(E_c, E_a) ⟨a|A|b⟩⟨b|B|c⟩⟨c|C|a⟩ with complex weights on its
 * three edges: the form of second-order response.
 */
export interface TripleRing {
  readonly kind: "triple";
  readonly operators: readonly [number, number, number];
  readonly edges: readonly [Edge, Edge, Edge];
}

/** The pairs of levels that an edge of a ring admits, and its weight (1, where there is none). */
export interface Edge {
  readonly levels: "all" | "different" | "same";
  /** The bands that its row runs over, where they are not all. */
  readonly group?: BandGroup;
  /** Writes re, im of w(E_row, E_column). */
  readonly weight?: (row: number, column: number, s: Float64Array, out: Float64Array) => void;
  /** Writes re, im of w, of ∂w/∂E_row, of ∂w/∂E_column, of ∂w/∂s₀, … */
  readonly weightGradient?: (
    row: number,
    column: number,
    s: Float64Array,
    out: Float64Array,
  ) => void;
}

/** Smallest or largest value over all k (refined between mesh points) of a function of energies. */
export interface ExtremumSweep extends ScalarInputs {
  readonly kind: "extremum";
  readonly sense: "min" | "max";
  /** The bands (from 0, by energy) whose energies the body takes, in this order. */
  readonly bands: readonly number[];
  readonly body: (e: Float64Array, s: Float64Array) => number;
  readonly bodyAdjoint?: (
    e: Float64Array,
    s: Float64Array,
    bar: number,
    eBar: Float64Array,
    sBar: Float64Array,
  ) => void;
}

/** Total Chern number of bands first..last (from 0), by Fukui, Hatsugai and Suzuki. No gradient. */
export interface ChernSweep extends ScalarInputs {
  readonly kind: "chern";
  readonly first: number;
  readonly last: number;
}

/**
 * The Z2 number (0 or 1) of bands first..last of a time-reversal symmetric two-dimensional model,
 * from the flow of its Wannier centres (Soluyanov and Vanderbilt, Phys. Rev. B 83, 235401). No gradient.
 */
export interface Z2Sweep extends ScalarInputs {
  readonly kind: "z2";
  readonly first: number;
  readonly last: number;
}

/**
 * Polarisation of bands first..last along lattice vector `axis`, in units of e times that vector,
 * in [0, 1): the Berry phase over 2π, averaged over the perpendicular wave vectors (King-Smith and
 * Vanderbilt, Phys. Rev. B 47, 1651), with the sites' own positions. No gradient yet.
 */
export interface PolarisationSweep extends ScalarInputs {
  readonly kind: "polarisation";
  readonly first: number;
  readonly last: number;
  readonly axis: number;
}

// ── Solve ────────────────────────────────────────────────────────────────────────────────────

export interface Solve {
  /** L-BFGS needs a fixed mesh and a goal that does not change with the step. */
  readonly method: "rmsprop" | "adam" | "lbfgs";
  readonly rate: (step: number) => number;
  readonly steps: number;
  readonly starts: number;
  readonly seed: number;
  /** Mesh points along each reciprocal vector. */
  readonly mesh: readonly number[];
  /** Whether the mesh is shifted at random at every step (the default), or stays where it is. */
  readonly shifted: boolean;
  /** Stop a start when the goal (on the fixed mesh) has changed by less than this, relatively, over 10 steps. */
  readonly untilChange?: number;
}
