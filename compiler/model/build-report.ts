import type { BandsItem, CurveItem, Expression, ReportItem } from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import { commonDimension } from "../check/common-dimension.ts";
import { builtinNames, centresName } from "../check/builtins.ts";
import { type Context, lookup, withScope } from "../check/scope.ts";
import { type Typed, some } from "../check/typed.ts";
import { definite } from "../check/types.ts";
import { describeDimension, raise, sameDimension, unitOf } from "../units/dimension.ts";
import { buildCentres } from "./build-centres.ts";
import { buildQuantity } from "./build-quantities.ts";
import { components } from "./build-unit-cell.ts";
import { constantNumber, wholeNumber } from "./constants.ts";
import { type Lattice, cartesian, reciprocal } from "./lattice.ts";
import type { BandPath, CentresLine, Curve, Quantity } from "./model.ts";

/** The most points of a curve. */
export const curvePointLimit = 10_000;

export interface Report {
  readonly quantities: readonly Quantity[];
  readonly curves: readonly Curve[];
  readonly paths: readonly BandPath[];
  readonly centres: readonly CentresLine[];
}

/** The lines of the report; `lattice` is the one that the spec declares. */
export function buildReport(
  items: readonly ReportItem[],
  lattice: Lattice,
  context: Context,
): Report {
  const quantities: Quantity[] = [];
  const curves: Curve[] = [];
  const paths: BandPath[] = [];
  const centres: CentresLine[] = [];
  const keep = <T>(list: T[], item: T | undefined) => void (item && list.push(item));
  for (const item of items)
    if (item.kind === "curve") keep(curves, buildCurve(item, context));
    else if (item.kind === "bands") keep(paths, buildPath(item, lattice, context));
    else if (item.kind === "call" && item.callee.text === centresName)
      keep(centres, buildCentres(item, context));
    else keep(quantities, buildQuantity(item, "A line of the report", context));
  return { quantities, curves, paths, centres };
}

/** `EXPR for x from a to b in n points`: the variable has the unit of the ends. */
function buildCurve(item: CurveItem, context: Context): Curve | undefined {
  const { reporter } = context;
  const { variable: name, span } = item;
  const from = constantNumber(item.from, "An end of a curve", context);
  const to = constantNumber(item.to, "An end of a curve", context);
  const points = wholeNumber(item.points, "points", 2, curvePointLimit, context);
  if (!name || !from || !to || points === undefined) return undefined;
  const dimension = commonDimension(
    "draw a curve from",
    from.type,
    to.type,
    to.typed.span,
    context,
  );
  if (dimension === undefined) return undefined;
  if (from.value === to.value)
    return reporter.report("HAM2003", to.typed.span, {
      what: "The other end of a curve",
      expected: "another number than the first",
      found: "the same",
    });
  if (builtinNames.includes(name.text))
    return reporter.report("HAM2012", name.span, { name: name.source });
  // A parameter of that name would stay what it is in H, and the curve would show nothing of it.
  if (lookup(context.scope, name.text))
    return reporter.report("HAM2002", name.span, { name: name.source });
  const type = { shape: "real", dimension } as const;
  const { text, source } = name;
  const variable: Typed = { kind: "curveVariable", type, span: name.span, name: text, source };
  const inner = withScope(context, [[text, { kind: "value", value: variable }]]);
  const quantity = buildQuantity(item.value, "A line of the report", inner);
  if (!quantity) return undefined;
  if (!some(quantity.value, ({ kind }) => kind === "curveVariable"))
    reporter.report("HAM2020", name.span, { name: source });
  const unit = unitOf(definite(type)) || undefined;
  return {
    span,
    quantity,
    variable: { name: text, source, unit },
    from: from.value,
    to: to.value,
    points,
  };
}

function buildPath(
  { points, span }: BandsItem,
  lattice: Lattice,
  context: Context,
): BandPath | undefined {
  const corners = points.map((point) => {
    const k = wavevector(point, lattice, context);
    return k && { label: point.kind === "name" ? point.source : "", k };
  });
  return corners.every((corner) => corner !== undefined) ? { span, corners } : undefined;
}

/** The Cartesian wave vector of a point by name, or of coordinates in the reciprocal vectors. */
function wavevector(
  point: Expression,
  lattice: Lattice,
  context: Context,
): readonly number[] | undefined {
  const { reporter } = context;
  if (point.kind === "name") {
    if (point.text === "Gamma") return lattice.vectors.map(() => 0);
    const named = lattice.points.find(({ name }) => name === point.text);
    if (named) return named.k;
    const names = lattice.points.map(({ name }) => name);
    const suggestion = suggest(point.text, ["Gamma", ...names]);
    const known = ["Γ", ...names];
    return reporter.report("HAM2001", point.span, { name: point.source, suggestion, known });
  }
  const vector = components(point, "A wave vector", context);
  if (!vector) return undefined;
  if (vector.components.length !== lattice.dimension)
    return reporter.report("HAM4010", point.span, {
      what: "A wave vector of this lattice",
      expected: lattice.dimension,
      found: vector.components.length,
    });
  // A continuum has no reciprocal vectors to count in.
  const wanted = raise(lattice.length, lattice.continuum ? -1 : 0);
  const { dimension } = vector;
  if (dimension !== "any" && !sameDimension(dimension, wanted))
    return reporter.report("HAM3003", point.span, {
      what: "A wave vector",
      expected: lattice.continuum
        ? describeDimension(wanted)
        : "plain numbers, in units of the reciprocal vectors",
      found: describeDimension(dimension),
    });
  return lattice.continuum
    ? vector.components
    : cartesian(reciprocal(lattice.vectors), vector.components);
}
