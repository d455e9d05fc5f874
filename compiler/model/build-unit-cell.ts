import type { Expression, LatticeItem, PointItem, SiteItem } from "../../grammar/ast.ts";
import type { Span } from "../../grammar/span.ts";
import { checkExpression } from "../check/expression.ts";
import { type Context, type Meaning } from "../check/scope.ts";
import { definite, describeType, describeUnit, fits, unify } from "../check/types.ts";
import {
  type Dimension,
  describeDimension,
  dimensionless,
  isDimensionless,
  length as lengthDimension,
} from "../units/dimension.ts";
import { constantNumber, constantOf } from "./constants.ts";
import {
  type Lattice,
  type Site,
  type SpecialPoint,
  cartesian,
  determinant,
  reciprocal,
} from "./lattice.ts";

/** The most sites of a cell. */
export const siteLimit = 256;

/** The lattice of vectors and sites; `given` replaces its constants. */
export function buildUnitCell(
  name: string,
  body: readonly LatticeItem[],
  given: ReadonlyMap<string, Meaning>,
  place: Span,
  context: Context,
): Lattice | undefined {
  const { reporter } = context;
  if (body.filter(({ kind }) => kind === "site").length > siteLimit)
    return reporter.report("HAM4017", place, {
      what: "The number of sites in a cell",
      limit: siteLimit,
    });
  // Later constants, vectors and positions see the constants above them.
  const names = new Map<string, Meaning>();
  const inner = { ...context, scope: { names, outer: context.scope } };
  const vectors = new Map<string, Vector>();
  const sites: Placed[] = [];
  const points: Placed[] = [];
  for (const item of body) {
    if (!item.name) continue;
    if (item.kind === "latticeConstant") {
      const value = given.get(item.name.text) ?? constantMeaning(item.value, inner);
      names.set(item.name.text, value ?? { kind: "broken" });
    } else if (item.kind === "latticeVector") {
      const vector = components(item.value, `The lattice vector \`${item.name.source}\``, inner);
      if (!vector) return undefined;
      if (!["a1", "a2", "a3"].includes(item.name.text))
        return reporter.report("HAM2001", item.name.span, {
          name: item.name.source,
          known: ["a1", "a2", "a3"],
        });
      if (vectors.has(item.name.text))
        return reporter.report("HAM2002", item.name.span, { name: item.name.source });
      vectors.set(item.name.text, { ...vector, open: item.open, span: item.span });
    } else {
      const others = item.kind === "site" ? sites : points;
      const fractional = fractionalPosition(item, inner);
      if (!fractional) return undefined;
      if (others.some((other) => other.name === item.name!.text))
        return reporter.report("HAM2002", item.name.span, { name: item.name.source });
      if (item.kind === "point" && item.name.text === "Gamma")
        return reporter.report("HAM2012", item.name.span, { name: item.name.source });
      others.push({ name: item.name.text, fractional, span: item.span });
    }
  }
  const cell = assemble(name, vectors, sites, place, context);
  const named = cell && placePoints(cell.vectors, points, context);
  return named && { ...cell, points: named };
}

/** A vector of the body of a lattice. */
interface Vector {
  readonly components: readonly number[];
  readonly dimension: Dimension | "any";
  /** Where it says that the lattice does not repeat along it. */
  readonly open: Span | undefined;
  readonly span: Span;
}

/** A site or a point of the body of a lattice. */
interface Placed {
  readonly name: string;
  readonly fractional: readonly number[];
  readonly span: Span;
}

function fractionalPosition(
  { name, position }: SiteItem | PointItem,
  context: Context,
): readonly number[] | undefined {
  const vector = components(position, `The position of \`${name!.source}\``, context);
  if (vector && vector.dimension !== "any" && !isDimensionless(vector.dimension))
    return context.reporter.report("HAM3003", position!.span, {
      what: "A fractional position",
      expected: "plain numbers",
      found: describeDimension(vector.dimension),
    });
  return vector?.components;
}

/** k = Σ_i κ_i b_i. */
function placePoints(
  vectors: readonly (readonly number[])[],
  points: readonly Placed[],
  { reporter }: Context,
): readonly SpecialPoint[] | undefined {
  const wrong = points.find(({ fractional }) => fractional.length !== vectors.length);
  if (wrong)
    return reporter.report("HAM4010", wrong.span, {
      what: `The wave vector of \`${wrong.name}\``,
      expected: vectors.length,
      found: wrong.fractional.length,
    });
  const b = reciprocal(vectors);
  return points.map(({ name, fractional }) => ({ name, k: cartesian(b, fractional) }));
}

function assemble(
  name: string,
  vectors: ReadonlyMap<string, Vector>,
  sites: readonly Placed[],
  place: Span,
  context: Context,
): Omit<Lattice, "points"> | undefined {
  const { reporter } = context;
  const ordered = ["a1", "a2", "a3"].flatMap((key) => vectors.get(key) ?? []);
  const count = ordered.length;
  if (count < 1 || !vectors.has(`a${count}`))
    return reporter.report("HAM4007", place, {
      reason: count < 1 ? "there are none" : "one is missing between a1 and the last",
    });
  for (const vector of ordered)
    if (vector.components.length !== count)
      return reporter.report("HAM4010", vector.span, {
        what: `A vector of a lattice with ${count} lattice vector${count === 1 ? "" : "s"}`,
        expected: count,
        found: vector.components.length,
        remedy:
          vector.components.length > count && count < 3
            ? `A lattice of ${count + 1} dimensions also has a${count + 1}. Where it does not repeat along a${count + 1}, write \`open\` after that vector.`
            : undefined,
      });
  const dimension = periodicDimension(ordered, context);
  if (!dimension) return undefined;
  let length: Dimension | "any" = "any";
  for (const vector of ordered) {
    const common: Dimension | "any" | undefined = unify(length, vector.dimension);
    if (common === undefined)
      return reporter.report("HAM3001", vector.span, {
        verb: "combine lattice vectors of",
        left: describeUnit({ shape: "vector", dimension: length }),
        right: describeUnit({ shape: "vector", dimension: vector.dimension }),
      });
    length = common;
  }
  const unit = definite({ shape: "real", dimension: length });
  if (
    !fits({ shape: "real", dimension: unit }, dimensionless) &&
    !fits({ shape: "real", dimension: unit }, lengthDimension)
  )
    return reporter.report("HAM3003", ordered[0].span, {
      what: "A lattice vector",
      expected: "a length or plain numbers",
      found: describeDimension(unit),
    });
  const frame = ordered.map((vector) => vector.components);
  const whole = Math.abs(determinant(frame));
  const scale = frame.reduce((product, row) => product * Math.hypot(...row), 1);
  if (!(whole > 1e-9 * scale) || !Number.isFinite(whole))
    return reporter.report("HAM4007", place, {
      reason: count === 1 ? "a1 has no length" : "they are linearly dependent",
    });
  const placed = placeSites(frame, dimension, sites, place, context);
  const rows = frame.slice(0, dimension).map((row) => row.slice(0, dimension));
  const measure = Math.abs(determinant(rows));
  return placed && { name, dimension, vectors: rows, sites: placed, length: unit, measure };
}

/**
 * Along how many of its vectors the lattice repeats: the first, which span the first axes. Those
 * that are open come after them and span the other axes, so that k has components along the lattice alone.
 */
function periodicDimension(
  vectors: readonly Vector[],
  { reporter }: Context,
): 1 | 2 | 3 | undefined {
  const found = vectors.findIndex(({ open }) => open);
  const dimension = found < 0 ? vectors.length : found;
  const axes = (first: number, end: number) => [..."xyz"].slice(first, end).join(" and ");
  const late = vectors.findIndex(({ open }, at) => !open && at > dimension);
  if (dimension === 0 || late >= 0)
    return reporter.report("HAM4040", vectors[dimension].open!, {
      reason:
        late >= 0
          ? `a${dimension + 1} is open, but a${late + 1} after it is not`
          : "it repeats along no vector",
      remedy: "Give the vectors along which it repeats first, at least one; then the open ones.",
    });
  for (const [at, { components, open, span }] of vectors.entries()) {
    const isRounding = (x: number) => Math.abs(x) <= 1e-9 * Math.hypot(...components);
    const wrong = components.findIndex(
      (x, axis) => axis < dimension === Boolean(open) && !isRounding(x),
    );
    if (wrong >= 0)
      return reporter.report("HAM4040", span, {
        reason: `a${at + 1}${open ? " is open, but" : ""} has a component along ${"xyz"[wrong]}, ${open ? "where the lattice repeats" : "where the lattice is open"}`,
        remedy: `Here the lattice repeats along ${axes(0, dimension)} and is open along ${axes(dimension, vectors.length)}: give a${at + 1} components along ${open ? axes(dimension, vectors.length) : axes(0, dimension)} only.`,
      });
  }
  return dimension as 1 | 2 | 3;
}

function placeSites(
  frame: readonly (readonly number[])[],
  dimension: number,
  sites: readonly Placed[],
  place: Span,
  context: Context,
): readonly Site[] | undefined {
  const { reporter } = context;
  if (sites.length === 0)
    return reporter.report("HAM2014", place, {
      what: "site in its lattice",
      example: "site A at (0, 0)",
    });
  if (sites.length > siteLimit)
    return reporter.report("HAM4017", place, {
      what: "The number of sites in a cell",
      limit: siteLimit,
    });
  for (const [at, site] of sites.entries()) {
    if (site.fractional.length !== frame.length)
      return reporter.report("HAM4010", site.span, {
        what: `The position of \`${site.name}\``,
        expected: frame.length,
        found: site.fractional.length,
      });
    const twin = sites.slice(0, at).find((other) =>
      other.fractional.every((f, axis) => {
        const difference = f - site.fractional[axis];
        const image = axis < dimension ? Math.round(difference) : 0;
        return Math.abs(difference - image) < 1e-9;
      }),
    );
    if (twin)
      return reporter.report(
        "HAM4008",
        site.span,
        { first: twin.name, second: site.name },
        {
          related: [{ span: twin.span, message: `${twin.name} is here` }],
        },
      );
  }
  return sites.map(({ name, fractional }) => ({
    name,
    fractional: fractional.slice(0, dimension),
    position: cartesian(frame, fractional),
  }));
}

function constantMeaning(value: Expression | undefined, context: Context): Meaning | undefined {
  const number = constantNumber(value, "A lattice constant", context);
  return number && { kind: "value", value: number.typed };
}

/** The numbers of a vector; a plain number is a vector of one component. */
export function components(
  expression: Expression | undefined,
  what: string,
  context: Context,
): { readonly components: readonly number[]; readonly dimension: Dimension | "any" } | undefined {
  const { reporter } = context;
  const inner = expression?.kind === "group" ? expression.inner : expression;
  const typed = checkExpression(inner, context);
  if (!typed || !inner) return undefined;
  if (typed.type.shape === "real") {
    const number = constantNumber(inner, what, context);
    return number && { components: [number.value], dimension: number.type.dimension };
  }
  if (typed.kind !== "tuple")
    return reporter.report("HAM2003", typed.span, {
      what,
      expected: "a vector",
      found: describeType(typed.type),
    });
  const numbers = typed.components.map((component) => constantOf(component, what, context));
  if (!numbers.every((number) => number !== undefined)) return undefined;
  return { components: numbers, dimension: typed.type.dimension };
}
