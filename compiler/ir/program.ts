/**
 * The staged form of a spec, between the model and the emitted program:
 *
 *     parameters θ → terms (coefficients) → per k: H, levels, rings → sweeps r → quantity
 *
 * The differentiation pass fills the `…Adjoint` and `…Gradient` places; everything else is the
 * forward computation.
 */
import type { LatticeOperation, WaveVectorMap } from "../../runtime/program.ts";
import type { BandGroup, OperatorTerm } from "../check/typed.ts";
import type { Lattice } from "../model/lattice.ts";
import type { BandPath, CentresLine, Curve, Profile } from "../model/model.ts";
import type { Block } from "../model/parameters.ts";
import type { LaneModule } from "../vectorise/sweep.ts";
import type { Schedule } from "../model/schedule.ts";
import type { ScalarFunction } from "./scalar.ts";

/** Scalar code, and where each of its inputs comes from. */
export interface Code {
  readonly scalar: ScalarFunction;
  readonly inputs: ReadonlyMap<string, InputSource>;
}

export type InputSource =
  /** A number of a single parameter. */
  | { readonly kind: "theta"; readonly family: string; readonly part: number }
  /** A number of the member of a family that belongs to the bond at hand. */
  | { readonly kind: "member"; readonly family: string; readonly part: number }
  /** A number of the bond at hand that says how a value follows from those of its members. */
  | { readonly kind: "amplitude"; readonly name: string }
  | { readonly kind: "displacement"; readonly axis: number }
  | { readonly kind: "chirality" }
  /** exp(i · Peierls phase) of the bond. */
  | { readonly kind: "peierls"; readonly part: "re" | "im" }
  | { readonly kind: "step" }
  | { readonly kind: "schedule"; readonly name: string }
  | { readonly kind: "curveVariable" }
  /** The result of an earlier sweep. */
  | { readonly kind: "result"; readonly sweep: number }
  /** A scalar that a sweep is given. */
  | { readonly kind: "scalar"; readonly at: number }
  /** Energies in a weight: of the first or second band index. */
  | { readonly kind: "energy"; readonly which: 0 | 1 }
  /** Energies in an extremum: the sweep's bands in order. */
  | { readonly kind: "bandEnergy"; readonly at: number }
  | { readonly kind: "ring"; readonly at: number; readonly part: "re" | "im" }
  /** The adjoint of an output. */
  | { readonly kind: "bar"; readonly at: number };

export interface ProgramIR {
  readonly spec: string;
  readonly lattice: Lattice;
  /** Where the declared symmetry takes wave vectors, the identity first. */
  readonly waveVectorMaps: readonly WaveVectorMap[];
  readonly basis: readonly string[];
  readonly parameters: readonly Block[];
  readonly schedules: readonly ScheduleIR[];
  readonly terms: readonly TermIR[];
  readonly goal?: { readonly sense: "maximize" | "minimize"; readonly quantity: QuantityIR };
  readonly constraints: readonly {
    readonly kind: "atLeast" | "equal";
    readonly quantity: QuantityIR;
  }[];
  readonly report: readonly QuantityIR[];
  readonly curves: readonly CurveIR[];
  readonly paths: readonly BandPathIR[];
  readonly centres: readonly CentresIR[];
  readonly profiles: readonly ProfileIR[];
  readonly operations?: OperationsIR;
  readonly solve: SolveIR;
}

export interface ScheduleIR {
  readonly schedule: Schedule;
  readonly line: number;
  /** One code for each piece, with the single output `value`. */
  readonly pieces: readonly { readonly until?: number; readonly code: Code }[];
}

export interface TermIR {
  readonly name: string;
  readonly text: string;
  readonly line: number;
  readonly bonds: readonly BondRow[];
  readonly entries: readonly { readonly row: number; readonly column: number }[];
  /** Outputs: re, im of each entry. */
  readonly value: Code;
  /** From the bars of those outputs to the bars of the inputs; absent for constant coefficients. */
  readonly adjoint?: Code;
}

export interface BondRow {
  readonly of: string;
  readonly row: number;
  readonly column: number;
  readonly d: readonly number[];
  readonly nu?: number;
  readonly phase?: number;
  /** In a continuum: the powers of the components of k that the term goes with. */
  readonly powers?: readonly number[];
  /** The first place in θ of each family's member, by the family's name. */
  readonly members: Readonly<Record<string, number>>;
  /** By name. */
  readonly amplitudes: Readonly<Record<string, number>>;
}

export interface QuantityIR {
  readonly text: string;
  readonly line: number;
  readonly unit?: string;
  /** The schedules that it depends on. */
  readonly conditions: readonly string[];
  readonly sweeps: readonly SweepIR[];
  /** Output: the value. */
  readonly value: Code;
  readonly adjoint?: Code;
}

/** A quantity that reads the variable of the curve. */
export interface CurveIR extends Omit<Curve, "span" | "quantity"> {
  readonly text: string;
  readonly line: number;
  readonly quantity: QuantityIR;
}

export interface BandPathIR extends Omit<BandPath, "span"> {
  readonly text: string;
  readonly line: number;
  /** Of the energies and of the wave vectors. */
  readonly unit?: string;
  readonly kUnit?: string;
}

/** The operations of the lattice that a design is held against. */
export interface OperationsIR {
  readonly text: string;
  readonly line: number;
  readonly operations: readonly LatticeOperation[];
}

export interface CentresIR extends Omit<CentresLine, "span"> {
  readonly text: string;
  readonly line: number;
}

/** A function of the wave vector along a path; its last sweep is that of a point. */
export interface ProfileIR extends Omit<Profile, "span" | "quantity"> {
  readonly text: string;
  readonly line: number;
  readonly kUnit?: string;
  readonly quantity: QuantityIR;
}

export type SweepIR = FillingIR | MeanIR | PointIR | ExtremumIR | GeometryIR;

interface SweepInputs {
  readonly text: string;
  /** Outputs: the scalars s that the sweep is given. */
  readonly inputs: Code;
  readonly inputsAdjoint?: Code;
}

/** The chemical potential; the scalars are the filling and kT. */
export interface FillingIR extends SweepInputs {
  readonly kind: "filling";
}

/** Sums over bands at one k, and a function of them. */
export interface BandSumsIR extends SweepInputs {
  readonly operators: readonly { readonly name: string; readonly terms: readonly OperatorTerm[] }[];
  readonly rings: readonly RingIR[];
  readonly integrand: Code;
  readonly integrandAdjoint?: Code;
}

export interface MeanIR extends BandSumsIR {
  readonly kind: "mean";
  /** Whether the integrand's derivatives by the rings are the same at all k. */
  readonly affine?: boolean;
  /** Its scalar code for two k at once; see `vectorise/`. */
  readonly lanes?: LaneModule;
}

export interface PointIR extends BandSumsIR {
  readonly kind: "point";
  /** Cartesian. */
  readonly k: readonly number[];
}

export type RingIR = ScalarRingIR | TripleRingIR;

/** A ring over one or two bands, with a real weight. */
export interface ScalarRingIR {
  readonly kind: "band" | "pair";
  /** The band indices as the spec names them, in the order of the ring. */
  readonly indices: readonly string[];
  /** Places in the sweep's operators: none, one (band) or two (pair). */
  readonly operators: readonly number[];
  readonly levels: "all" | "different" | "same";
  /** The bands that each index runs over, where they are not all. */
  readonly groups: readonly (BandGroup | undefined)[];
  /** Output: w. */
  readonly weight: Code;
  /** Outputs: w and its derivatives by the energies and by s. */
  readonly weightGradient?: Code;
}

/** A ring over three bands, with a complex weight on each edge. */
export interface TripleRingIR {
  readonly kind: "triple";
  readonly indices: readonly string[];
  readonly operators: readonly number[];
  readonly edges: readonly EdgeIR[];
}

export interface EdgeIR {
  readonly levels: "all" | "different" | "same";
  /** The bands that its first index runs over, where they are not all. */
  readonly group?: BandGroup;
  /** Outputs: re, im. */
  readonly weight?: Code;
  /** Outputs: re, im of w and of its derivatives by the energies and by s. */
  readonly weightGradient?: Code;
}

export interface ExtremumIR extends SweepInputs {
  readonly kind: "extremum";
  readonly sense: "min" | "max";
  readonly bands: readonly number[];
  readonly body: Code;
  readonly bodyAdjoint?: Code;
}

export interface GeometryIR extends SweepInputs {
  readonly kind: "chern" | "z2" | "polarisation";
  readonly first: number;
  readonly last: number;
  readonly axis: number;
}

export interface SolveIR {
  readonly method: "rmsprop" | "adam" | "lbfgs";
  readonly rate: ScheduleIR;
  readonly steps: number;
  readonly starts: number;
  readonly seed: number;
  readonly mesh: readonly number[];
  readonly shifted: boolean;
  readonly untilChange?: number;
}
