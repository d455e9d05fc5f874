import type { Comparison, Power } from "../../grammar/ast.ts";
import type { Span } from "../../grammar/span.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { dimensionless, divide, multiply, raise } from "../units/dimension.ts";
import { constantReal } from "../lower/constant.ts";
import { checkExpression } from "./expression.ts";
import { operatorProduct, operatorSum } from "./operators.ts";
import { type Context, lookup } from "./scope.ts";
import type { Typed } from "./typed.ts";
import {
  type Shape,
  type Type,
  boolean,
  definite,
  describeType,
  describeUnit,
  isPlain,
  isScalar,
  unify,
} from "./types.ts";

type Term = { readonly negative: boolean; readonly value: Typed | undefined };
type Factor = { readonly inverse: boolean; readonly value: Typed | undefined };

const arithmeticShapes: readonly Shape[] = ["real", "complex", "vector", "matrix"];

/** a + b − …: one dimension; numbers beside matrices stand for multiples of the identity. */
export function sum(terms: readonly Term[], span: Span, reporter: Reporter): Typed | undefined {
  if (
    terms.every(({ value }) => value) &&
    terms.some(({ value }) => value!.type.shape === "operator")
  )
    return operatorSum(terms as { negative: boolean; value: Typed }[], span, reporter);
  let type: Type | undefined;
  const values: { negative: boolean; value: Typed }[] = [];
  let sound = true;
  for (const { negative, value } of terms) {
    if (!value) {
      sound = false;
      continue;
    }
    if (!arithmeticShapes.includes(value.type.shape)) {
      notArithmetic(value, reporter);
      sound = false;
      continue;
    }
    const joined: Type | undefined = type ? joinTerms(type, value, reporter) : value.type;
    if (!joined) sound = false;
    type = joined ?? type;
    values.push({ negative, value });
  }
  if (!sound || !type) return undefined;
  if (type.shape !== "vector") return { kind: "sum", type, span, terms: values };
  const vectors = values as { negative: boolean; value: Typed & { kind: "tuple" } }[];
  const components = vectors[0].value.components.map((_, axis): Typed => {
    const parts = vectors.map(({ negative, value }) => ({
      negative,
      value: value.components[axis],
    }));
    return { kind: "sum", type: { ...type, shape: "real", size: undefined }, span, terms: parts };
  });
  return { kind: "tuple", type, span, components };
}

function joinTerms(left: Type, value: Typed, reporter: Reporter): Type | undefined {
  const right = value.type;
  const dimension = unify(left.dimension, right.dimension);
  if (dimension === undefined)
    return reporter.report("HAM3001", value.span, {
      verb: "add",
      left: describeUnit(left),
      right: describeUnit(right),
    });
  const vectors = [left, right].filter(({ shape }) => shape === "vector").length;
  if (vectors === 1 || (vectors === 2 && left.size !== right.size))
    return reporter.report("HAM2003", value.span, {
      what: "A term of this sum",
      expected: describeType(left),
      found: describeType(right),
    });
  const shapes = [left.shape, right.shape];
  const shape = (["vector", "matrix", "complex", "real"] as const).find((s) => shapes.includes(s))!;
  return { shape, dimension, size: left.size };
}

/** a * b / …: dimensions multiply; at most one vector, matrices in their order. */
export function product(
  factors: readonly Factor[],
  span: Span,
  reporter: Reporter,
): Typed | undefined {
  if (
    factors.every(({ value }) => value) &&
    factors.some(({ value }) => value!.type.shape === "operator")
  )
    return operatorProduct(factors as { inverse: boolean; value: Typed }[], span, reporter);
  let shape: Shape = "real";
  let size: number | undefined;
  let dimension = dimensionless;
  let zero = false;
  let sound = true;
  const values: { inverse: boolean; value: Typed }[] = [];
  for (const { inverse, value } of factors) {
    if (!value) {
      sound = false;
      continue;
    }
    const { type } = value;
    if (!arithmeticShapes.includes(type.shape)) {
      notArithmetic(value, reporter);
      sound = false;
      continue;
    }
    if (inverse && !isScalar(type)) {
      reporter.report("HAM2003", value.span, {
        what: "A divisor",
        expected: "a number",
        found: describeType(type),
      });
      sound = false;
    }
    if (inverse && constantReal(value) === 0) {
      reporter.report("HAM2022", value.span, { reason: "This is a division by zero" });
      sound = false;
    }
    if (type.shape === "vector" && (shape === "vector" || shape === "matrix" || inverse)) {
      reporter.report("HAM2003", value.span, {
        what: "The other factor of a vector",
        expected: "a number (the scalar product is `dot(a, b)`)",
        found: describeType(type),
      });
      sound = false;
    }
    if (type.dimension === "any") zero ||= !inverse;
    else dimension = (inverse ? divide : multiply)(dimension, type.dimension);
    if (type.shape === "vector") size = type.size;
    shape = joinFactors(shape, type.shape);
    values.push({ inverse, value });
  }
  if (!sound) return undefined;
  const type: Type = { shape, dimension: zero ? "any" : dimension, size };
  return shape === "vector"
    ? scaleVector(values, type, span)
    : { kind: "product", type, span, factors: values };
}

function joinFactors(a: Shape, b: Shape): Shape {
  for (const shape of ["vector", "matrix", "complex"] as const)
    if (a === shape || b === shape) return shape;
  return "real";
}

function scaleVector(
  factors: readonly { inverse: boolean; value: Typed }[],
  type: Type,
  span: Span,
): Typed {
  const vector = factors.find(({ value }) => value.type.shape === "vector")!.value;
  const components = (vector as Typed & { kind: "tuple" }).components.map((component): Typed => ({
    kind: "product",
    type: { shape: "real", dimension: type.dimension },
    span,
    factors: factors.map((factor) =>
      factor.value === vector ? { ...factor, value: component } : factor,
    ),
  }));
  return { kind: "tuple", type, span, components };
}

export function negate(operand: Typed, span: Span, reporter: Reporter): Typed | undefined {
  return sum([{ negative: true, value: operand }], span, reporter);
}

function notArithmetic(value: Typed, reporter: Reporter): undefined {
  return reporter.report("HAM2003", value.span, {
    what: "An operand of an arithmetic operation",
    expected: "a number, vector or matrix",
    found: describeType(value.type),
  });
}

/** base ^ exponent; |⟨n|A|m⟩|² is the product with the conjugate. */
export function checkPower(power: Power, context: Context): Typed | undefined {
  const { reporter } = context;
  const base = checkExpression(power.base, context);
  const exponent = checkExpression(power.exponent, context);
  if (!base || !exponent) return undefined;
  if (exponent.type.shape !== "real")
    return reporter.report("HAM2003", exponent.span, {
      what: "An exponent",
      expected: "a real number",
      found: describeType(exponent.type),
    });
  if (!isPlain(exponent.type))
    return reporter.report("HAM3007", exponent.span, {
      left: describeUnit(base.type),
      right: describeUnit(exponent.type),
    });
  const number = constantReal(exponent);
  if (base.type.shape === "matrix" || base.type.shape === "complex") {
    if (number === undefined || !Number.isInteger(number) || number < 1 || number > 8)
      return reporter.report("HAM2003", exponent.span, {
        what: `The exponent of ${describeType(base.type)}`,
        expected: "a whole number from 1 to 8",
        found: number === undefined ? describeType(exponent.type) : `${number}`,
      });
    return product(
      Array.from({ length: number }, () => ({ inverse: false, value: base })),
      power.span,
      reporter,
    );
  }
  if (base.type.shape !== "real")
    return reporter.report("HAM2003", base.span, {
      what: "The base of a power",
      expected: "a number or a matrix",
      found: describeType(base.type),
    });
  if (!isPlain(base.type) && number === undefined)
    return reporter.report("HAM3004", base.span, { fn: "^", found: describeUnit(base.type) });
  const dimension = base.type.dimension === "any" ? "any" : raise(definite(base.type), number ?? 1);
  return { kind: "power", type: { shape: "real", dimension }, span: power.span, base, exponent };
}

export function checkComparison(comparison: Comparison, context: Context): Typed | undefined {
  const { reporter } = context;
  const { operator, span } = comparison;
  if (isIndexComparison(comparison, context))
    return reporter.report("HAM2011", span, {
      name: `${operator}`,
      where: "between band indices after `sum over … where`",
    });
  const left = checkExpression(comparison.left, context);
  const right = checkExpression(comparison.right, context);
  if (!left || !right) return undefined;
  for (const side of [left, right])
    if (side.type.shape !== "real")
      return reporter.report("HAM2003", side.span, {
        what: "A side of a comparison",
        expected: "a real number",
        found: describeType(side.type),
      });
  if (unify(left.type.dimension, right.type.dimension) === undefined)
    return reporter.report("HAM3001", span, {
      verb: "compare",
      left: describeUnit(left.type),
      right: describeUnit(right.type),
    });
  return { kind: "comparison", type: boolean, span, operator, left, right };
}

function isIndexComparison({ left, right }: Comparison, context: Context): boolean {
  return [left, right].some(
    (side) => side?.kind === "name" && lookup(context.scope, side.text)?.kind === "index",
  );
}
