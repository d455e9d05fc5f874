/**
 * The syntax tree of a spec.
 *
 * Every node has a `kind` and a `span`. After error recovery any child typed `| undefined`
 * (written `?`) may be missing; the tree of a text without syntax errors has them all.
 * Sums and products are flat lists, so that a long sum is not a deep tree.
 */
import type { Span } from "./span.ts";

interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

// ── Names ────────────────────────────────────────────────────────────────────────────────────

/** An identifier. `text` is its canonical spelling (σx, σ_x and sigma_x are all "sigma_x"). */
export interface Name extends Node<"name"> {
  readonly text: string;
  /** As written in the source. */
  readonly source: string;
}

// ── Expressions ──────────────────────────────────────────────────────────────────────────────

export type Expression =
  | NumberLiteral
  | TextLiteral
  | Name
  | Sum
  | Product
  | Negation
  | Power
  | Comparison
  | Range
  | Call
  | Member
  | Tuple
  | Group
  | Magnitude
  | MatrixElement
  | Reduction
  | AtPoint;

/** `0.25`, `0.25 eV`, `1366 [W/m^2]`, `2i`. */
export interface NumberLiteral extends Node<"number"> {
  readonly value: number;
  /** Digits as written, without `i` and unit. */
  readonly source: string;
  readonly imaginary: boolean;
  readonly unit?: UnitLiteral;
}

/** A unit as a product of powers of named units; `bracketed` when written `[W/m^2]`. */
export interface UnitLiteral extends Node<"unit"> {
  readonly factors: readonly UnitFactor[];
  readonly bracketed: boolean;
}

export interface UnitFactor extends Node<"unitFactor"> {
  readonly name: string;
  /** Signed: `m^2` in a denominator has −2. */
  readonly exponent: number;
}

/** `"p6mm"`. */
export interface TextLiteral extends Node<"text"> {
  readonly value: string;
}

/** `a + b - c`: at least two terms. */
export interface Sum extends Node<"sum"> {
  readonly terms: readonly { readonly operator: "+" | "-"; readonly operand?: Expression }[];
}

/** `a * b / c`: at least two factors; the first has the operator `*`. */
export interface Product extends Node<"product"> {
  readonly factors: readonly { readonly operator: "*" | "/"; readonly operand?: Expression }[];
}

/** `-a` (a prefix `+` leaves no node). It binds looser than `^` and tighter than `*`. */
export interface Negation extends Node<"negation"> {
  readonly operand?: Expression;
}

/** `base ^ exponent`, right-associative. */
export interface Power extends Node<"power"> {
  readonly base: Expression;
  readonly exponent?: Expression;
}

/** `left == right` and the other comparisons. Not chained. */
export interface Comparison extends Node<"comparison"> {
  readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=";
  readonly left: Expression;
  readonly right?: Expression;
}

/** `1..3`, both ends included. */
export interface Range extends Node<"range"> {
  readonly from: Expression;
  readonly to?: Expression;
}

/** `f(a, name = b)`. */
export interface Call extends Node<"call"> {
  readonly callee: Name;
  readonly arguments: readonly Argument[];
}

export interface Argument extends Node<"argument"> {
  readonly name?: Name;
  readonly value?: Expression;
}

/** `d.x`, `v.y`. */
export interface Member extends Node<"member"> {
  readonly object: Expression;
  readonly property?: Name;
}

/** `(a, b)`: at least two components. */
export interface Tuple extends Node<"tuple"> {
  readonly components: readonly Expression[];
}

/** `(a)`. */
export interface Group extends Node<"group"> {
  readonly inner?: Expression;
}

/** `|d|`. */
export interface Magnitude extends Node<"magnitude"> {
  readonly inner?: Expression;
}

/** `<n| operator |m>`. */
export interface MatrixElement extends Node<"matrixElement"> {
  readonly bra?: Name;
  readonly operator?: Expression;
  readonly ket?: Name;
}

/** `spectral_function(H, energy = 0, broadening = 0.1) at K`: the value at one wave vector. */
export interface AtPoint extends Node<"atPoint"> {
  readonly value: Expression;
  readonly point?: Expression;
}

/** `n in b`, `m outside 1..2`: a band index that runs over a group of bands, or over the others. */
export interface BandMember extends Node<"bandMember"> {
  readonly index: Name;
  readonly outside: boolean;
  readonly bands?: Expression;
}

/** `sum over n, m where n != m: body`, `mean over k: body`, `min over k: body`, `max over k: body`, `integral over w from a to b: body`. The body reaches as far right as it can. */
export interface Reduction extends Node<"reduction"> {
  readonly operation: "sum" | "mean" | "min" | "max" | "integral";
  readonly indices: readonly Name[];
  /** Which of them are restricted to some bands. */
  readonly members?: readonly BandMember[];
  readonly condition?: Expression;
  /** The ends of an integral. */
  readonly from?: Expression;
  readonly to?: Expression;
  readonly body?: Expression;
}

// ── Declarations ─────────────────────────────────────────────────────────────────────────────

export interface SourceFile extends Node<"file"> {
  /** The first `///` block, where an empty line follows it. */
  readonly doc?: string;
  readonly declarations: readonly Declaration[];
}

export type Declaration =
  | LatticeDeclaration
  | SpaceDeclaration
  | SymmetryDeclaration
  | ParameterDeclaration
  | HamiltonianDeclaration
  | LetDeclaration
  | ObservableDeclaration
  | ScheduleDeclaration
  | GoalDeclaration
  | RequireDeclaration
  | SolveDeclaration
  | ReportDeclaration;

interface DeclarationNode<K extends string> extends Node<K> {
  /** The span of the keyword. */
  readonly keyword: Span;
  /** The text of the `///` lines directly above. */
  readonly doc?: string;
}

/**
 * `lattice honeycomb`, `lattice cell = supercell(triangular, 2, 2)` (both: `value`),
 * or `lattice sheet { a1 = … site A at … }` (`body`).
 */
export interface LatticeDeclaration extends DeclarationNode<"lattice"> {
  readonly name?: Name;
  readonly value?: Expression;
  readonly body?: readonly LatticeItem[];
}

export type LatticeItem = LatticeConstant | LatticeVector | SiteItem | PointItem;

/** `constant a = 1`: a length with its default, which `lattice(a = …)` replaces. */
export interface LatticeConstant extends Node<"latticeConstant"> {
  readonly name?: Name;
  readonly value?: Expression;
}

/** `a1 = (1, 0)`; with `open` the lattice does not repeat along it. */
export interface LatticeVector extends Node<"latticeVector"> {
  readonly name: Name;
  readonly value?: Expression;
  readonly open?: Span;
}

/** `site A at (1/3, 1/3)`, in fractional coordinates. */
export interface SiteItem extends Node<"site"> {
  readonly name?: Name;
  readonly position?: Expression;
}

/** `point K at (2/3, 1/3)`: a wave vector by name, in reciprocal lattice vectors. */
export interface PointItem extends Node<"point"> {
  readonly name?: Name;
  readonly position?: Expression;
}

/** `space { spin 1/2  orbital s, p }`. */
export interface SpaceDeclaration extends DeclarationNode<"space"> {
  readonly items: readonly (SpinItem | OrbitalItem)[];
}

export interface SpinItem extends Node<"spin"> {
  readonly value?: Expression;
}

export interface OrbitalItem extends Node<"orbital"> {
  readonly names: readonly Name[];
}

/** `symmetry none` (one generator, the name `none`), `symmetry { rotation(6), time_reversal }`. */
export interface SymmetryDeclaration extends DeclarationNode<"symmetry"> {
  readonly generators: readonly Expression[];
}

/** `parameter t2 : complex in disk(1) each bond of shell 2 = 0.3 fixed`. */
export interface ParameterDeclaration extends DeclarationNode<"parameter"> {
  readonly name?: Name;
  readonly domain?: Domain;
  readonly each?: Multiplicity;
  readonly start?: Start;
  /** The span of `fixed`, where it is written. */
  readonly fixed?: Span;
}

/** `real`, `real in [a, b]`, `real > a`, `complex`, `complex in disk(r)`, `phase`, … */
export interface Domain extends Node<"domain"> {
  readonly name: Name;
  readonly restriction?: Interval | LowerBound | Disk;
}

export interface Interval extends Node<"interval"> {
  readonly low?: Expression;
  readonly high?: Expression;
}

export interface LowerBound extends Node<"lowerBound"> {
  readonly bound?: Expression;
}

export interface Disk extends Node<"disk"> {
  readonly radius?: Expression;
}

/** `each site`, `each bond of shell 2`, `each bond of shells 1..3`. */
export interface Multiplicity extends Node<"each"> {
  readonly of?: "site" | "bond";
  readonly shells?: ShellSelector;
}

/** `= value` (exact) or `~ distribution` (random). */
export interface Start extends Node<"start"> {
  readonly random: boolean;
  readonly value?: Expression;
}

/** `hamiltonian H on cell { … }`. */
export interface HamiltonianDeclaration extends DeclarationNode<"hamiltonian"> {
  readonly name?: Name;
  readonly on?: Name;
  readonly terms: readonly (OnsiteTerm | HopTerm | FieldItem | FromItem)[];
}

/** `field flux = 1/4 per cell`: a magnetic field, as flux quanta through a unit cell. */
export interface FieldItem extends Node<"field"> {
  readonly value?: Expression;
}

/** `from wannier90("silicon_tb.dat")`: what the terms add to. */
export interface FromItem extends Node<"from"> {
  readonly value?: Expression;
}

/** `onsite: M`, `onsite A, B: 0.5`. */
export interface OnsiteTerm extends Node<"onsite"> {
  readonly sites: readonly Name[];
  readonly value?: Expression;
}

/** `hop shell 2 where angle(d) == 30 deg: t2`. */
export interface HopTerm extends Node<"hop"> {
  readonly selector?: BondSelector;
  readonly condition?: Expression;
  readonly value?: Expression;
}

export type BondSelector = ShellSelector | SitePairSelector | AlongSelector | RangeSelector;

/** `shell 2`, `shells 1..3`. */
export interface ShellSelector extends Node<"shells"> {
  readonly from?: Expression;
  readonly to?: Expression;
}

/** `A -> B`, `A -> B + (1, 0)`: from A in the home cell to B in the cell at the offset. */
export interface SitePairSelector extends Node<"sitePair"> {
  readonly from: Name;
  readonly to?: Name;
  readonly offset?: Expression;
}

/** `along (1, 0)`: from every site to its own image in that cell. */
export interface AlongSelector extends Node<"along"> {
  readonly offset?: Expression;
}

/** `range <= 2.5`: every bond up to that length. */
export interface RangeSelector extends Node<"rangeSelector"> {
  readonly bound?: Expression;
}

/** `let t1 = …`, `let f(x, y) = …`. */
export interface LetDeclaration extends DeclarationNode<"let"> {
  readonly name?: Name;
  readonly parameters?: readonly FormalParameter[];
  readonly value?: Expression;
}

/** `observable hall_conductivity(H, occupation f) in [e^2/h], [S/m] = …`, `… in "e/4π" = …`. */
export interface ObservableDeclaration extends DeclarationNode<"observable"> {
  readonly name?: Name;
  readonly parameters?: readonly FormalParameter[];
  /** What the plain number counts, then what is shown where the formula has a unit of its own. */
  readonly units?: readonly (UnitLiteral | TextLiteral)[];
  readonly value?: Expression;
}

/** `x`, `x = 1`, `occupation f`, `bands b`, `spectrum light`, `component ab = xy`. */
export interface FormalParameter extends Node<"formal"> {
  /**
   * `occupation` or `bands`: takes that named group of arguments; `spectrum`: takes a function;
   * `component`: takes axes.
   */
  readonly group?: Name;
  readonly name: Name;
  readonly default?: Expression;
}

/** `schedule kT = …`. */
export interface ScheduleDeclaration extends DeclarationNode<"schedule"> {
  readonly name?: Name;
  readonly value?: Piecewise;
}

/** `0.1 until 50, then 0.03`; `30000 K until 100, log to 300 K at 350`. */
export interface Piecewise extends Node<"piecewise"> {
  readonly segments: readonly (Hold | Ramp)[];
}

/** The value as long as step < until (for ever, where there is no `until`). */
export interface Hold extends Node<"hold"> {
  readonly value?: Expression;
  readonly until?: Expression;
}

/** From the value before to `target` at step `at`, linearly or in the logarithm, constant after. */
export interface Ramp extends Node<"ramp"> {
  readonly scale: "linear" | "log";
  readonly target?: Expression;
  readonly at?: Expression;
}

export interface GoalDeclaration extends DeclarationNode<"goal"> {
  readonly sense: "maximize" | "minimize";
  readonly value?: Expression;
}

export interface RequireDeclaration extends DeclarationNode<"require"> {
  readonly condition?: Expression;
}

/** `solve { method rmsprop  rate 0.1 until 50, then 0.03  steps 100  mesh 100 x 100 }`. */
export interface SolveDeclaration extends DeclarationNode<"solve"> {
  readonly settings: readonly Setting[];
}

export type Setting = MethodSetting | RateSetting | CountSetting | MeshSetting | UntilSetting;

export interface MethodSetting extends Node<"method"> {
  readonly method?: Name;
}

export interface RateSetting extends Node<"rate"> {
  readonly value?: Piecewise;
}

export interface CountSetting extends Node<"count"> {
  readonly name: "steps" | "starts" | "seed";
  readonly value?: Expression;
}

/** `mesh 24 x 24`, `mesh 24 x 24 fixed`. */
export interface MeshSetting extends Node<"mesh"> {
  readonly sizes: readonly Expression[];
  readonly placement?: "shifted" | "fixed";
}

/** `until change < 1e-6`. */
export interface UntilSetting extends Node<"until"> {
  readonly change?: Expression;
}

export interface ReportDeclaration extends DeclarationNode<"report"> {
  readonly items: readonly ReportItem[];
}

export type ReportItem = Expression | BandsItem | CurveItem | ProfileItem;

/** `bands along Γ K M Γ`, `bands at K`, `bands at (1/3, 1/3)`: energies on a path, or at one point. */
export interface BandsItem extends Node<"bands"> {
  readonly points: readonly Expression[];
}

/** `hall_conductivity(H, mu = x, kT = 0.05) for x from -3 to 3 in 61 points`; of a profile, a map. */
export interface CurveItem extends Node<"curve"> {
  readonly value?: Expression | ProfileItem;
  readonly variable?: Name;
  readonly from?: Expression;
  readonly to?: Expression;
  readonly points?: Expression;
}

/** `velocity(H, bands = 1) along Γ K M Γ`: a number of each wave vector, on a path. */
export interface ProfileItem extends Node<"profile"> {
  readonly value: Expression;
  readonly corners: readonly Name[];
}
