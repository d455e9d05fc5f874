import type { AtPoint, Expression } from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import { components } from "../model/build-unit-cell.ts";
import { type Lattice, cartesian, reciprocal } from "../model/lattice.ts";
import { describeDimension, raise, sameDimension } from "../units/dimension.ts";
import { checkReal } from "./expression.ts";
import type { Context } from "./scope.ts";
import { type Typed, some } from "./typed.ts";

/** `spectral_function(…) at K`: what is a function of the wave vector, at one of them. */
export function checkAtPoint({ value, point, span }: AtPoint, context: Context): Typed | undefined {
  const { reporter, facts } = context;
  if (context.place !== "quantity" || !facts.lattice)
    return reporter.report("HAM2011", span, {
      name: "at",
      where: "in an observable, a goal or a report",
    });
  if (context.zone)
    return reporter.report("HAM5012", span, {
      what: "`at`",
      where: "cannot stand inside `mean over k` or another `at`: there is one wave vector",
    });
  const k = point && wavevector(point, facts.lattice, context);
  const body = checkAtK(value, context);
  return k && body && { kind: "zone", type: body.type, span, operation: "point", body, k };
}

/** A real function of the wave vector. */
export function checkAtK(value: Expression, context: Context): Typed | undefined {
  const body = checkReal(value, "What is taken at a wave vector", { ...context, zone: "point" });
  if (!body) return undefined;
  if (some(body, ({ kind }) => kind === "bandSum")) return body;
  return context.reporter.report("HAM5012", value.span, {
    what: "What is taken at a wave vector",
    where:
      "must be a function of it: a sum over bands, or an observable made of such, as `spectral_function`",
  });
}

/** The Cartesian wave vector of a point by name, or of coordinates in the reciprocal vectors. */
export function wavevector(
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
    // Elsewhere Γ is often a G.
    const suggestion = point.text === "G" ? "Γ" : suggest(point.text, ["Gamma", ...names]);
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
