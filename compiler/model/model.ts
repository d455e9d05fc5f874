import type { Span } from "../../grammar/span.ts";
import type { LatticeOperation } from "../../runtime/program.ts";
import type { Typed } from "../check/typed.ts";
import type { Symmetry } from "../symmetry/build-symmetry.ts";
import type { Dimension } from "../units/dimension.ts";
import type { DirectedBond, UndirectedBond } from "./bonds.ts";
import type { Family } from "./family.ts";
import type { GivenHamiltonian } from "./given.ts";
import type { Lattice } from "./lattice.ts";
import type { Parameters } from "./parameters.ts";
import type { Flux } from "./magnetic.ts";
import type { Schedule } from "./schedule.ts";
import type { Space } from "./space.ts";

/** What a spec means: everything resolved, nothing computed yet. */
export interface Model {
  /** The lattice whose cell H(k) is written on: the magnetic one, where there is a field. */
  readonly lattice: Lattice;
  /** The lattice as declared, which parameters and bonds speak of. */
  readonly declared: Lattice;
  readonly flux?: Flux;
  readonly space: Space;
  readonly symmetry: Symmetry;
  /** Bonds of all shells that the spec speaks of. */
  readonly bonds: readonly UndirectedBond[];
  readonly families: readonly Family[];
  readonly parameters: Parameters;
  readonly terms: readonly Term[];
  /** What the terms add to. */
  readonly given?: GivenHamiltonian;
  /** The dimension of its energies: energy, or none. */
  readonly energy: Dimension;
  /** Orbitals per cell: the number of bands. */
  readonly bands: number;
  readonly schedules: readonly Schedule[];
  readonly goal?: { readonly sense: "maximize" | "minimize"; readonly quantity: Quantity };
  readonly constraints: readonly Constraint[];
  readonly report: readonly Quantity[];
  readonly curves: readonly Curve[];
  readonly paths: readonly BandPath[];
  readonly centres: readonly CentresLine[];
  readonly profiles: readonly Profile[];
  readonly symmetries?: SymmetriesLine;
  readonly solve: Solve;
}

export type Term = OnsiteTerm | HopTerm;

export interface OnsiteTerm {
  readonly kind: "onsite";
  readonly span: Span;
  readonly sites: readonly number[];
  /** For each site, the site of the unit cell whose parameters it takes (another one in a magnetic cell). */
  readonly members?: readonly number[];
  readonly value: Typed;
}

export interface HopTerm {
  readonly kind: "hop";
  readonly span: Span;
  readonly bonds: readonly HopBond[];
  readonly value: Typed;
}

/**
 * A bond that a term acts on. `bond` is that of the unit cell, whose parameters it takes; in a
 * magnetic cell `from`, `to` and `offset` speak of the larger cell.
 */
export interface HopBond extends DirectedBond {
  /** The chirality sign ν, where the term needs it. */
  readonly nu?: number;
  /** The Peierls phase of a magnetic field. */
  readonly phase?: number;
  /** The label in the magnetic cell. */
  readonly label?: string;
}

/** A number that the spec asks for. */
export interface Quantity {
  readonly value: Typed;
  readonly span: Span;
  /** The unit that an observable declares for its result. */
  readonly unit?: string;
}

/** A line of the report as a function of a number, at equally spaced points. */
export interface Curve extends CurveRange {
  readonly span: Span;
  readonly quantity: Quantity;
}

export interface CurveRange {
  readonly variable: { readonly name: string; readonly source: string; readonly unit?: string };
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** The energies of all bands on straight lines from corner to corner; at one corner only there. */
export interface BandPath {
  readonly span: Span;
  readonly corners: readonly Corner[];
}

/** k Cartesian. */
export interface Corner {
  readonly label: string;
  readonly k: readonly number[];
}

/** A function of the wave vector on straight lines from corner to corner; with a range, a map. */
export interface Profile {
  readonly span: Span;
  readonly corners: readonly Corner[];
  /** At the first corner. */
  readonly quantity: Quantity;
  readonly range?: CurveRange;
}

/** Wannier centres of a group of bands along a lattice vector, over the wave vectors across it. */
export interface CentresLine {
  readonly span: Span;
  /** From 0. */
  readonly first: number;
  readonly last: number;
  readonly axis: number;
  /** The axis along which the wave vector runs from 0 to 1; absent in one dimension. */
  readonly across?: number;
  /** κ elsewhere. */
  readonly at: readonly number[];
  readonly points: number;
}

/** `symmetries(H)`: the operations of the lattice that a design is held against. */
export interface SymmetriesLine {
  readonly span: Span;
  readonly operations: readonly LatticeOperation[];
}

/** A `require` line, brought to the form "at least 0" or "equal to 0". */
export interface Constraint {
  readonly kind: "atLeast" | "equal";
  readonly quantity: Quantity;
}

export interface Solve {
  readonly method: "rmsprop" | "adam" | "lbfgs";
  readonly rate: Schedule;
  readonly steps: number;
  readonly starts: number;
  readonly seed: number;
  readonly mesh: readonly number[];
  readonly shifted: boolean;
  readonly untilChange?: number;
}
