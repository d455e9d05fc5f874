import type { Span } from "../../grammar/span.ts";
import type { Typed } from "../check/typed.ts";
import type { Dimension } from "../units/dimension.ts";
import type { DirectedBond, UndirectedBond } from "./bonds.ts";
import type { Family } from "./family.ts";
import type { Lattice } from "./lattice.ts";
import type { Schedule } from "./schedule.ts";
import type { Space } from "./space.ts";

/** What a spec means: everything resolved, nothing computed yet. */
export interface Model {
  readonly lattice: Lattice;
  readonly space: Space;
  /** Bonds of all shells that the spec speaks of. */
  readonly bonds: readonly UndirectedBond[];
  readonly families: readonly Family[];
  readonly terms: readonly Term[];
  /** The dimension of its energies: energy, or none. */
  readonly energy: Dimension;
  /** Orbitals per cell: the number of bands. */
  readonly bands: number;
  readonly schedules: readonly Schedule[];
  readonly goal?: { readonly sense: "maximize" | "minimize"; readonly quantity: Quantity };
  readonly report: readonly Quantity[];
  readonly solve: Solve;
}

export type Term = OnsiteTerm | HopTerm;

export interface OnsiteTerm {
  readonly kind: "onsite";
  readonly span: Span;
  readonly sites: readonly number[];
  readonly value: Typed;
}

export interface HopTerm {
  readonly kind: "hop";
  readonly span: Span;
  readonly bonds: readonly (DirectedBond & { readonly nu?: number })[];
  readonly value: Typed;
}

/** A number that the spec asks for. */
export interface Quantity {
  readonly value: Typed;
  readonly span: Span;
  /** The unit that an observable declares for its result. */
  readonly unit?: string;
}

export interface Solve {
  readonly method: "rmsprop" | "adam";
  readonly rate: Schedule;
  readonly steps: number;
  readonly starts: number;
  readonly seed: number;
  readonly mesh: readonly number[];
}
