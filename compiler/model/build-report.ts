import type {
  BandsItem,
  CurveItem,
  Expression,
  ProfileItem,
  ReportItem,
} from "../../grammar/ast.ts";
import { commonDimension } from "../check/common-dimension.ts";
import { builtinNames, centresName, symmetriesName } from "../check/builtins.ts";
import { type Context, lookup, withScope } from "../check/scope.ts";
import { type Typed, some } from "../check/typed.ts";
import { definite } from "../check/types.ts";
import { wavevector } from "../check/wave-vector.ts";
import { unitOf } from "../units/dimension.ts";
import { buildCentres } from "./build-centres.ts";
import { buildProfileQuantity, buildQuantity } from "./build-quantities.ts";
import { buildSymmetries } from "./build-symmetries.ts";
import { constantNumber, wholeNumber } from "./constants.ts";
import type { Lattice } from "./lattice.ts";
import type {
  BandPath,
  CentresLine,
  Corner,
  Curve,
  CurveRange,
  Profile,
  Quantity,
  SymmetriesLine,
} from "./model.ts";
import type { Space } from "./space.ts";

/** The most points of a curve. */
export const curvePointLimit = 10_000;

export interface Report {
  readonly quantities: readonly Quantity[];
  readonly curves: readonly Curve[];
  readonly paths: readonly BandPath[];
  readonly centres: readonly CentresLine[];
  readonly profiles: readonly Profile[];
  readonly symmetries?: SymmetriesLine;
}

/** The cells that lines of the report speak of: the declared one, and that of H(k). */
interface Cells {
  readonly declared: Lattice;
  readonly lattice: Lattice;
  readonly space: Space;
}

/** The lines of the report. */
export function buildReport(
  items: readonly ReportItem[],
  { declared, lattice, space }: Cells,
  context: Context,
): Report {
  const quantities: Quantity[] = [];
  const curves: Curve[] = [];
  const paths: BandPath[] = [];
  const centres: CentresLine[] = [];
  const profiles: Profile[] = [];
  const symmetries: SymmetriesLine[] = [];
  const keep = <T>(list: T[], item: T | undefined) => void (item && list.push(item));
  for (const item of items)
    if (item.kind === "profile") keep(profiles, buildProfile(item, declared, context));
    else if (item.kind === "bands") keep(paths, buildPath(item, declared, context));
    else if (item.kind === "call" && item.callee.text === centresName)
      keep(centres, buildCentres(item, context));
    else if (item.kind === "call" && item.callee.text === symmetriesName)
      keep(symmetries, buildSymmetries(item, lattice, space, context));
    else if (item.kind !== "curve")
      keep(quantities, buildQuantity(item, "A line of the report", context));
    else if (item.value?.kind === "profile")
      keep(profiles, buildMap(item, item.value, declared, context));
    else keep(curves, buildCurve(item, item.value, context));
  return { quantities, curves, paths, centres, profiles, symmetries: symmetries[0] };
}

/** `EXPR for x from a to b in n points`. */
function buildCurve(
  item: CurveItem,
  value: Expression | undefined,
  context: Context,
): Curve | undefined {
  const range = buildRange(item, context);
  if (!range) return undefined;
  const quantity = buildQuantity(value, "A line of the report", range.inner);
  if (!quantity) return undefined;
  warnUnread(item, quantity, context);
  return { span: item.span, quantity, ...range.range };
}

/** `EXPR along Γ K`. */
function buildProfile(
  { value, corners: names, span }: ProfileItem,
  lattice: Lattice,
  context: Context,
): Profile | undefined {
  const corners = buildCorners(names, lattice, context);
  const quantity = corners && buildProfileQuantity(value, corners[0].k, context);
  return quantity && { span, corners, quantity };
}

/** `EXPR along Γ K for x from a to b in n points`. */
function buildMap(
  item: CurveItem,
  profile: ProfileItem,
  lattice: Lattice,
  context: Context,
): Profile | undefined {
  const range = buildRange(item, context);
  if (!range) return undefined;
  const built = buildProfile(profile, lattice, range.inner);
  if (!built) return undefined;
  warnUnread(item, built.quantity, context);
  return { ...built, span: item.span, range: range.range };
}

/** The variable of a curve, with the unit of its ends, and the context in which it has a meaning. */
function buildRange(
  item: CurveItem,
  context: Context,
): { readonly range: CurveRange; readonly inner: Context } | undefined {
  const { reporter } = context;
  const { variable: name } = item;
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
  const unit = unitOf(definite(type)) || undefined;
  return {
    range: {
      variable: { name: text, source, unit },
      from: from.value,
      to: to.value,
      points,
    },
    inner: withScope(context, [[text, { kind: "value", value: variable }]]),
  };
}

/** A variable that nothing reads makes a flat curve. */
function warnUnread({ variable }: CurveItem, quantity: Quantity, { reporter }: Context): void {
  if (variable && !some(quantity.value, ({ kind }) => kind === "curveVariable"))
    reporter.report("HAM2020", variable.span, { name: variable.source });
}

function buildPath(
  { points, span }: BandsItem,
  lattice: Lattice,
  context: Context,
): BandPath | undefined {
  const corners = buildCorners(points, lattice, context);
  return corners && { span, corners };
}

function buildCorners(
  points: readonly Expression[],
  lattice: Lattice,
  context: Context,
): readonly Corner[] | undefined {
  const corners = points.map((point) => {
    const k = wavevector(point, lattice, context);
    return k && { label: point.kind === "name" ? point.source : "", k };
  });
  return corners.every((corner) => corner !== undefined) ? corners : undefined;
}
