/**
 * Expressions after checking: names resolved, definitions expanded, units turned into numbers.
 * Whoever reads this tree may rely on its types.
 */
import type { Span } from "../../grammar/span.ts";
import type { SampledCurve } from "../ir/sampled-curve.ts";
import type { UnaryFunction } from "../ir/scalar.ts";
import type { Family } from "../model/family.ts";
import type { Schedule } from "../model/schedule.ts";
import type { Type } from "./types.ts";

interface TypedNode<K extends string> {
  readonly kind: K;
  readonly type: Type;
  readonly span: Span;
}

export type Typed =
  | Constant
  | MatrixConstant
  | ParameterValue
  | StepValue
  | ScheduleValue
  | CurveVariable
  | BondQuantity
  | Named
  | TypedSum
  | TypedProduct
  | TypedPower
  | Apply
  | TypedTuple
  | TypedComparison
  | Energy
  | BandEnergy
  | Occupation
  | OperatorValue
  | Element
  | BandSum
  | ZoneReduction
  | BandGeometry
  | ChemicalPotential
  | Variable
  | WaveVector
  | Integral
  | Interpolated;

/** A number in internal units. */
export interface Constant extends TypedNode<"constant"> {
  readonly re: number;
  readonly im: number;
}

/** A constant matrix of the internal space, row-major. */
export interface MatrixConstant extends TypedNode<"matrix"> {
  readonly size: number;
  readonly re: readonly number[];
  readonly im: readonly number[];
}

/** A parameter; of a family, the member that belongs to the site or bond at hand. */
export interface ParameterValue extends TypedNode<"parameter"> {
  readonly family: Family;
  /** Which component of a direction. */
  readonly component?: 0 | 1 | 2;
}

/** The number of the optimisation step. */
export interface StepValue extends TypedNode<"step"> {}

export interface ScheduleValue extends TypedNode<"schedule"> {
  readonly schedule: Schedule;
}

/** The variable of a curve of the report. */
export interface CurveVariable extends TypedNode<"curveVariable"> {
  readonly name: string;
  readonly source: string;
}

/** A Cartesian component of the bond vector d, or the chirality sign ν. */
export interface BondQuantity extends TypedNode<"bond"> {
  readonly quantity: "x" | "y" | "z" | "nu";
}

/** A value that the spec gives a name. */
export interface Named extends TypedNode<"named"> {
  readonly name: string;
  readonly value: Typed;
}

export interface TypedSum extends TypedNode<"sum"> {
  readonly terms: readonly { readonly negative: boolean; readonly value: Typed }[];
}

export interface TypedProduct extends TypedNode<"product"> {
  readonly factors: readonly { readonly inverse: boolean; readonly value: Typed }[];
  /** The unit that the number counts, where an observable declares several. */
  readonly countedIn?: string;
}

export interface TypedPower extends TypedNode<"power"> {
  readonly base: Typed;
  readonly exponent: Typed;
}

export type AppliedFunction =
  UnaryFunction | "min" | "max" | "atan2" | "angle" | "re" | "im" | "conj" | "magnitude";

export interface Apply extends TypedNode<"apply"> {
  readonly fn: AppliedFunction;
  readonly args: readonly Typed[];
}

export interface TypedTuple extends TypedNode<"tuple"> {
  readonly components: readonly Typed[];
}

export interface TypedComparison extends TypedNode<"comparison"> {
  readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=";
  readonly left: Typed;
  readonly right: Typed;
}

/** E(n) of a band index. */
export interface Energy extends TypedNode<"energy"> {
  readonly index: string;
}

/** E(3): the energy of a numbered band (from 0 here) at one k. */
export interface BandEnergy extends TypedNode<"bandEnergy"> {
  readonly band: number;
}

/** f(n): the Fermi function at E(n); df(n), of order 1: its derivative by the energy. */
export interface Occupation extends TypedNode<"occupation"> {
  readonly order: 0 | 1;
  readonly index: string;
  readonly mu: Typed;
  readonly kT: Typed;
}

/** An operator on the bands: a linear combination of products. */
export interface OperatorValue extends TypedNode<"operator"> {
  readonly name: string;
  readonly terms: readonly OperatorTerm[];
}

export interface OperatorTerm {
  readonly re: number;
  readonly im: number;
  /** In the order of the product; empty for the identity. */
  readonly factors: readonly OperatorFactor[];
}

export type OperatorFactor =
  /** ∂^(orders) H(k), one order for each axis. */
  | { readonly kind: "derivative"; readonly orders: readonly number[] }
  /** A matrix of the internal space, row-major, on some sites or on all. */
  | {
      readonly kind: "local";
      readonly name: string;
      readonly size: number;
      readonly re: readonly number[];
      readonly im: readonly number[];
      readonly sites?: readonly number[];
    };

/** ⟨bra|operator|ket⟩. */
export interface Element extends TypedNode<"element"> {
  readonly bra: string;
  readonly ket: string;
  readonly operator: OperatorValue;
}

export interface BandSum extends TypedNode<"bandSum"> {
  readonly indices: readonly string[];
  /** Which pairs of levels take part; pairs that are not named all do. */
  readonly conditions: readonly LevelCondition[];
  /** For each index the bands that it runs over, where they are not all. */
  readonly groups: readonly (BandGroup | undefined)[];
  readonly body: Typed;
  /** An integral over a variable of the weights, to be done before the sum. */
  readonly integral?: IntegralRange;
}

/** `n != m` or `n == m`: two band indices stand for different levels, or for states of one. */
export interface LevelCondition {
  readonly levels: "different" | "same";
  readonly between: readonly [string, string];
}

/** Bands first..last (from 0), or those outside. */
export interface BandGroup {
  readonly first: number;
  readonly last: number;
  readonly outside: boolean;
}

export interface IntegralRange {
  readonly variable: string;
  readonly low: number;
  readonly high: number;
}

/** Mean, smallest or largest value over the Brillouin zone, or the value at one wave vector. */
export interface ZoneReduction extends TypedNode<"zone"> {
  readonly operation: "mean" | "min" | "max" | "point";
  readonly body: Typed;
  /** Of a point: Cartesian. */
  readonly k?: readonly number[];
}

/** A geometric number of bands first..last (from 0) that is no sum over bands. */
export interface BandGeometry extends TypedNode<"geometry"> {
  readonly number: "chern" | "z2" | "polarisation";
  readonly first: number;
  readonly last: number;
  /** The lattice vector of a polarisation, from 0. */
  readonly axis: number;
}

/** μ at which a fraction `filling` of all states is occupied. */
export interface ChemicalPotential extends TypedNode<"chemicalPotential"> {
  readonly filling: Typed;
  readonly kT: Typed;
}

/** A component of the wave vector, in the Hamiltonian of a continuum. */
export interface WaveVector extends TypedNode<"waveVector"> {
  readonly axis: number;
}

/** The variable of an integral. */
export interface Variable extends TypedNode<"variable"> {
  readonly name: string;
}

/** ∫ body over a variable, where no band energy takes part. */
export interface Integral extends TypedNode<"integral"> {
  readonly range: IntegralRange;
  readonly body: Typed;
}

/** A function given by points, at some place. */
export interface Interpolated extends TypedNode<"interpolated"> {
  readonly curve: SampledCurve;
  readonly argument: Typed;
}

/** The nodes directly below. */
export function children(typed: Typed): readonly Typed[] {
  switch (typed.kind) {
    case "named":
      return [typed.value];
    case "sum":
      return typed.terms.map((term) => term.value);
    case "product":
      return typed.factors.map((factor) => factor.value);
    case "power":
      return [typed.base, typed.exponent];
    case "apply":
      return typed.args;
    case "tuple":
      return typed.components;
    case "comparison":
      return [typed.left, typed.right];
    case "occupation":
      return [typed.mu, typed.kT];
    case "chemicalPotential":
      return [typed.filling, typed.kT];
    case "element":
      return [typed.operator];
    case "interpolated":
      return [typed.argument];
    case "bandSum":
    case "zone":
    case "integral":
      return [typed.body];
    default:
      return [];
  }
}

/**
 * A function that gives what `of` says of an expression or, where that is nothing, of its parts: each
 * once, in the order of the text. What is found in a definition is kept, since many uses share it.
 */
export function gather<T>(of: (node: Typed) => T | undefined): (typed: Typed) => readonly T[] {
  const known = new WeakMap<Typed, readonly T[]>();
  const ofDefinition = (value: Typed): readonly T[] => {
    let all = known.get(value);
    if (all === undefined) known.set(value, (all = gathered(value)));
    return all;
  };
  const gathered = (typed: Typed): readonly T[] => {
    const found = new Set<T>();
    const visit = (node: Typed): void => {
      const own = of(node);
      if (own !== undefined) found.add(own);
      else if (node.kind === "named") for (const each of ofDefinition(node.value)) found.add(each);
      else for (const child of children(node)) visit(child);
    };
    visit(typed);
    return [...found];
  };
  return gathered;
}

/** Whether the node or anything below it satisfies the predicate. */
export function some(typed: Typed, predicate: (node: Typed) => boolean): boolean {
  // Definitions are shared, not copied: each node is visited once.
  const seen = new Set<Typed>();
  const visit = (node: Typed): boolean => {
    if (seen.has(node)) return false;
    seen.add(node);
    return predicate(node) || children(node).some(visit);
  };
  return visit(typed);
}
