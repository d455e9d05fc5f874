import type { Call, LetDeclaration, ObservableDeclaration } from "../../grammar/ast.ts";
import type { Files } from "../files.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { Family } from "../model/family.ts";
import type { Lattice } from "../model/lattice.ts";
import type { Schedule } from "../model/schedule.ts";
import type { Dimension } from "../units/dimension.ts";
import type { TabulatedLight } from "./spectrum.ts";
import type { Typed } from "./typed.ts";

/** What a name stands for. */
export type Meaning =
  | { readonly kind: "value"; readonly value: Typed }
  | { readonly kind: "family"; readonly family: Family }
  | { readonly kind: "schedule"; readonly schedule: Schedule }
  | { readonly kind: "definition"; readonly definition: Definition }
  | { readonly kind: "hamiltonian" }
  /** f, or (order 1) its derivative df by the energy. */
  | {
      readonly kind: "occupation";
      readonly order: 0 | 1;
      readonly mu: Typed;
      readonly kT: Typed;
    }
  | { readonly kind: "bands"; readonly first: number; readonly last: number }
  /** Axes (from 0) that the letters of a component stand for. */
  | { readonly kind: "component"; readonly letters: string; readonly axes: readonly number[] }
  /** A function of frequency: one given but for its last argument, or a table. */
  | { readonly kind: "spectrum"; readonly of: PartialCall | TabulatedLight }
  | { readonly kind: "index" }
  | { readonly kind: "zone" }
  /** Declared, but wrongly: that has been reported where it is declared. */
  | { readonly kind: "broken" };

/** A call that lacks its last argument, which its uses bring. */
export interface PartialCall {
  readonly call: Call;
  readonly definition: Definition;
  readonly context: Context;
}

/** A `let` or an `observable`, with the scope that its body sees. */
export interface Definition {
  readonly declaration: LetDeclaration | ObservableDeclaration;
  readonly scope: Scope;
  /** Whether the text is the library's, not the user's. */
  readonly foreign: boolean;
}

/** What is known by name. What a name stands for may be made only when it is asked for. */
export interface Names<T> {
  get(name: string): T | undefined;
  keys(): Iterable<string>;
}

/** Names in reach, innermost first. */
export interface Scope {
  readonly names: Names<Meaning>;
  readonly outer?: Scope;
}

export function lookup(scope: Scope, name: string): Meaning | undefined {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const meaning = at.names.get(name);
    if (meaning) return meaning;
  }
  return undefined;
}

export function nested(outer: Scope, names: Iterable<readonly [string, Meaning]>): Scope {
  return { names: new Map(names), outer };
}

/** Every name in reach. */
export function visibleNames(scope: Scope): readonly string[] {
  const names = new Set<string>();
  for (let at: Scope | undefined = scope; at; at = at.outer)
    for (const name of at.names.keys()) names.add(name);
  return [...names];
}

/** What expressions need to know of the model around them. */
export interface ModelFacts {
  readonly dimension: 1 | 2 | 3;
  /** Components of a bond vector: more than the dimension where the lattice has open axes. */
  readonly spaceDimension: 1 | 2 | 3;
  /** Length, area or volume of the unit cell. */
  readonly cellMeasure: number;
  readonly bands: number;
  readonly energy: Dimension;
  readonly length: Dimension;
  readonly spin: boolean;
  readonly orbitals: number;
  /** Whether the model is a continuum, whose Hamiltonian is a function of k. */
  readonly continuum: boolean;
  /** Names of the sites of the cell. */
  readonly sites: readonly string[];
  /** The lattice as declared, whose wave vectors have names. */
  readonly lattice: Lattice;
}

/** Which names have a meaning: a term knows the bond vector, a quantity the bands. */
export type Place = "constant" | "term" | "schedule" | "quantity";

/** Everything that the check of an expression depends on. */
export interface Context {
  readonly scope: Scope;
  readonly place: Place;
  readonly reporter: Reporter;
  /** The files that the spec names. */
  readonly files: Files;
  /** Facts of the model as far as they are known. */
  readonly facts: Partial<ModelFacts>;
  /** Definitions being expanded, to find circles. */
  readonly expanding: readonly Definition[];
  /** How many levels of expressions stand around the definition being expanded. */
  readonly depth: number;
  /** How many more definitions may be expanded: chains that double at every link stay finite. */
  readonly budget: { expansions: number };
  /** Values of definitions without parameters that are known already, by definition and surroundings. */
  readonly expanded: Map<Definition, Map<string, Typed | undefined>>;
  /** Inside `mean over k`, `min over k` or `max over k`, or of what is taken at a wave vector. */
  readonly zone?: "mean" | "min" | "max" | "point";
}

/**
 * The most levels of expressions, through definitions: about half of what the stack holds where
 * it is smallest.
 */
export const depthLimit = 1000;

/** The most expansions of definitions in one spec. */
export const expansionLimit = 100_000;

export function withScope(context: Context, names: Iterable<readonly [string, Meaning]>): Context {
  return { ...context, scope: nested(context.scope, names) };
}
