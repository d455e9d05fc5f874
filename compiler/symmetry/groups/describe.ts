import type { Lattice } from "../../model/lattice.ts";
import { fraction } from "../centre.ts";
import { latticeOperations } from "../detect.ts";
import { pointGroupSymbol } from "../point-group.ts";
import type { Vector } from "../rotation.ts";
import { identifyGroup } from "./identify.ts";
import type { Match } from "./match.ts";
import { distinctRotations } from "./rotation-counts.ts";
import type { StandardGroup } from "./table.ts";

/** What tells some matches apart: directions of an axis, or else places of the origin. */
export interface Distinction {
  readonly what: "direction" | "origin";
  /** `a = x`, `at = (0, 0)`: arguments that choose one or some of them. */
  readonly choices: readonly string[];
}

export function distinguish(matches: readonly Match[]): Distinction {
  const [directions] = [0, 1, 2]
    .map((axis) => directionsOf(axis, matches))
    .filter((choices) => choices.length > 1)
    .toSorted((one, other) => one.join().length - other.join().length);
  if (directions) return { what: "direction", choices: directions };
  const origins = new Set(matches.map(({ origin }) => `at = ${pointText(origin)}`));
  return origins.size === matches.length
    ? { what: "origin", choices: [...origins].toSorted(simplestFirst) }
    : { what: "direction", choices: frameChoices(matches) };
}

/** About one origin even the senses of two axes may matter: 4 and -4 change places in p4/n. */
function frameChoices(matches: readonly Match[]): readonly string[] {
  return matches.map(({ axes }) => {
    const [simplest] = axes
      .map(([a, b]) => `a = ${simpleDirection(a, true)}, b = ${simpleDirection(b, true)}`)
      .toSorted(simplestFirst);
    return simplest;
  });
}

/** For each match, the simplest direction of an axis that no match has whose directions differ. */
function directionsOf(axis: number, matches: readonly Match[]): readonly string[] {
  const directions = matches.map(
    ({ axes }) => new Set(axes.map((vectors) => simpleDirection(vectors[axis]))),
  );
  const choices = directions.flatMap((own) => {
    const others = directions.filter((other) => textOf(own) !== textOf(other));
    const [simplest] = [...own]
      .filter((direction) => others.every((other) => !other.has(direction)))
      .toSorted(simplestFirst);
    return others.length > 0 && simplest !== undefined ? [`${"abc"[axis]} = ${simplest}`] : [];
  });
  return [...new Set(choices)].toSorted(simplestFirst);
}

function textOf(choices: ReadonlySet<string>): string {
  return [...choices].toSorted(simplestFirst).join();
}

function simplestFirst(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

/** `x`, `(1, 1)`, `(0.5, 0.866)`: whole numbers where the direction has them. */
export function simpleDirection(v: Vector, signed = false): string {
  const numbers = v.map((x) => (Math.abs(x) < 1e-6 * Math.hypot(...v) ? 0 : x));
  const first = numbers.find((x) => x !== 0)!;
  const smallest = Math.min(...numbers.filter((x) => x !== 0).map(Math.abs));
  const sign = signed ? 1 : Math.sign(first);
  const whole = numbers.map((x) => (sign * x) / smallest);
  const nice = whole.every((x) => Math.abs(x - Math.round(x)) < 1e-6 && Math.abs(x) < 7);
  const length = Math.hypot(...numbers);
  const shown = (nice ? whole : numbers.map((x) => (sign * x) / length)).map((x) =>
    String(Number(x.toPrecision(5)) + 0),
  );
  const axis = ["x", "y", "z"].find((_, i) =>
    shown.every((x, j) => x === "0" || (i === j && !x.startsWith("-"))),
  );
  return axis ?? `(${(shown[2] === "0" ? shown.slice(0, 2) : shown).join(", ")})`;
}

/** `(1/3, 1/3)`, in lattice vectors. */
export function pointText(point: readonly number[]): string {
  return `(${point.map(fraction).join(", ")})`;
}

/** `layer group p6/mmm (80)`. */
export function groupText({ kind, symbol, number }: StandardGroup): string {
  return `${kind} group ${symbol}${number === undefined ? "" : ` (${number})`}`;
}

/** Where a group lies: its origin, and a direction of its axes. */
export function matchText({ origin, axes }: Match): string {
  const [[a, , c]] = axes;
  const place = origin.length > 0 ? `origin at ${pointText(origin)}, ` : "";
  return `${place}a along ${simpleDirection(a)}, c along ${simpleDirection(c)}`;
}

/** In larger cells the search for all operations takes longer than a message may. */
const mostSites = 48;

/** "layer group p6/mmm (80), point group 6/mmm": what a lattice with its sites has. */
export function describeOwnSymmetry(lattice: Lattice): string | undefined {
  if (lattice.sites.length > mostSites) return undefined;
  const operations = latticeOperations(lattice, { orbitals: ["s"], spin: false });
  const rotations = distinctRotations(operations);
  const identified = identifyGroup(operations, lattice);
  const cells = operations.length / rotations.length;
  return [
    identified && groupText(identified.group),
    `point group ${pointGroupSymbol(rotations.map((rotation) => ({ rotation })))}`,
    cells > 1 && `${cells} translations within the cell`,
  ]
    .filter(Boolean)
    .join(", ");
}
