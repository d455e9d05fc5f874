import type { Magnitude, Member } from "../../grammar/ast.ts";
import { raise } from "../units/dimension.ts";
import { checkExpression } from "./expression.ts";
import { product, sum } from "./arithmetic.ts";
import { type Context, lookup } from "./scope.ts";
import type { Typed } from "./typed.ts";
import { constant } from "./builtins.ts";
import { describeType } from "./types.ts";
import { velocity } from "./bands.ts";

const axes = ["x", "y", "z"] as const;

/** `d.x`, `v.y`, `b.first`. */
export function checkMember(member: Member, context: Context): Typed | undefined {
  const { reporter } = context;
  const { object, property, span } = member;
  if (!property) return undefined;
  if (object.kind === "name") {
    const meaning = lookup(context.scope, object.text);
    if (meaning?.kind === "bands") {
      if (property.text === "first") return constant(meaning.first + 1, span);
      if (property.text === "last") return constant(meaning.last + 1, span);
      return reporter.report("HAM2019", property.span, {
        property: property.source,
        of: `\`${object.source}\``,
        known: ["first", "last"],
      });
    }
    if (!meaning && object.text === "v") return velocity(object, property, context);
  }
  const vector = checkExpression(object, context);
  if (!vector) return undefined;
  if (vector.kind !== "tuple")
    return reporter.report("HAM2003", vector.span, {
      what: `What stands before \`.${property.source}\``,
      expected: "a vector",
      found: describeType(vector.type),
    });
  const known = axes.slice(0, vector.components.length);
  const axis = known.indexOf(property.text as (typeof axes)[number]);
  if (axis < 0)
    return reporter.report("HAM2019", property.span, {
      property: property.source,
      of: "This vector",
      known,
    });
  return { ...vector.components[axis], span } as Typed;
}

/** |x| of a number, |d| of a vector. */
export function checkMagnitude(magnitude: Magnitude, context: Context): Typed | undefined {
  const { span } = magnitude;
  const inner = checkExpression(magnitude.inner, context);
  if (!inner) return undefined;
  const { type } = inner;
  if (inner.kind === "tuple") {
    const squared = dot(inner, inner, span, context);
    return (
      squared && {
        kind: "power",
        type: { shape: "real", dimension: type.dimension === "any" ? "any" : type.dimension },
        span,
        base: squared,
        exponent: constant(0.5, span),
      }
    );
  }
  if (type.shape === "real" || type.shape === "complex")
    return {
      kind: "apply",
      type: { shape: "real", dimension: type.dimension },
      span,
      fn: type.shape === "real" ? "abs" : "magnitude",
      args: [inner],
    };
  return context.reporter.report("HAM2003", inner.span, {
    what: "What stands between | |",
    expected: "a number or a vector",
    found: describeType(type),
  });
}

/** The scalar product of two vectors. */
export function dot(a: Typed, b: Typed, span: Typed["span"], context: Context): Typed | undefined {
  const { reporter } = context;
  for (const side of [a, b])
    if (side.kind !== "tuple")
      return reporter.report("HAM2003", side.span, {
        what: "An argument of `dot`",
        expected: "a vector",
        found: describeType(side.type),
      });
  const left = a as Typed & { kind: "tuple" };
  const right = b as Typed & { kind: "tuple" };
  if (left.components.length !== right.components.length)
    return reporter.report("HAM4010", right.span, {
      what: "This vector",
      expected: left.components.length,
      found: right.components.length,
    });
  const terms = left.components.map((component, axis) => ({
    negative: false,
    value: product(
      [
        { inverse: false, value: component },
        { inverse: false, value: right.components[axis] },
      ],
      span,
      reporter,
    ),
  }));
  const total = sum(terms, span, reporter);
  if (!total || a.type.dimension === "any" || b.type.dimension === "any") return total;
  return a === b
    ? { ...total, type: { shape: "real", dimension: raise(a.type.dimension, 2) } }
    : total;
}
