/** Operators on the bands: derivatives of H(k), matrices of the internal space, and their products. */
import type { Call, Expression, Name } from "../../grammar/ast.ts";
import type { Span } from "../../grammar/span.ts";
import { suggest } from "../bind/suggest.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { constantComplex } from "../lower/constant.ts";
import { dimensionless, divide, multiply, raise } from "../units/dimension.ts";
import { axisOf } from "./components.ts";
import { checkExpression } from "./expression.ts";
import { isHermitian } from "./hermitian.ts";
import type { Context } from "./scope.ts";
import type { OperatorFactor, OperatorTerm, OperatorValue, Typed } from "./typed.ts";
import { type Type, definite, describeType, describeUnit, isScalar, unify } from "./types.ts";

const axes = ["x", "y", "z"];

/** What stands between the states of a matrix element: a Hermitian operator. */
export function checkOperator(expression: Expression, context: Context): OperatorValue | undefined {
  const { reporter } = context;
  const typed = checkExpression(expression, context);
  if (!typed) return undefined;
  if (typed.kind !== "operator")
    return reporter.report("HAM2003", expression.span, {
      what: "What stands between the states",
      expected: "an operator on the bands, such as `v.x` or the Hamiltonian",
      found: describeType(typed.type),
    });
  if (!isHermitian(typed.terms)) return reporter.report("HAM5018", expression.span, {});
  return typed;
}

/** `H`, as an operator on the bands. */
export function hamiltonianOperator({ source, span }: Name, context: Context): OperatorValue {
  return derivative(Array<number>(context.facts.dimension!).fill(0), source, span, context);
}

/** `v.x`: the velocity operator ∂H/∂k_x (ħ = 1); `v.xy`: ∂²H/∂k_x∂k_y, and so on to third order. */
export function velocity(v: Name, property: Name, context: Context): Typed | undefined {
  const { facts, reporter } = context;
  if (context.place !== "quantity" || !facts.dimension)
    return reporter.report("HAM2011", v.span, {
      name: "v",
      where: "in an observable, inside a sum over bands",
    });
  const along = [...property.text].map((letter) => axisOf(letter, context.scope));
  if (!along.every((axis) => axis !== undefined) || along.length > 3)
    return reporter.report("HAM2019", property.span, {
      property: property.source,
      of: "The velocity `v`",
      known: [...axes.slice(0, facts.dimension), "up to three of them together, such as xx"],
    });
  const name = `v.${along.map((axis) => axes[axis]).join("")}`;
  if (along.some((axis) => axis >= facts.dimension!))
    return reporter.report("HAM5008", property.span, {
      component: name,
      dimension: facts.dimension,
    });
  const orders = axes
    .slice(0, facts.dimension)
    .map((_, axis) => along.filter((one) => one === axis).length);
  const span = { start: v.span.start, end: property.span.end };
  return derivative(orders, name, span, context);
}

function derivative(
  orders: readonly number[],
  name: string,
  span: Span,
  { facts }: Context,
): OperatorValue {
  const order = orders.reduce((sum, n) => sum + n, 0);
  return {
    kind: "operator",
    type: { shape: "operator", dimension: multiply(facts.energy!, raise(facts.length!, order)) },
    span,
    name,
    terms: [{ re: 1, im: 0, factors: [{ kind: "derivative", orders }] }],
  };
}

/** A matrix of the internal space, acting alike on every site. */
export function localOperator(
  matrix: { readonly size: number; readonly re: readonly number[]; readonly im: readonly number[] },
  name: string,
  span: Span,
  sites?: readonly number[],
): OperatorValue {
  return {
    kind: "operator",
    type: { shape: "operator", dimension: dimensionless },
    span,
    name,
    terms: [{ re: 1, im: 0, factors: [{ kind: "local", name, ...matrix, sites }] }],
  };
}

/** `site(A)`: the projector on a site. */
export function siteProjector(call: Call, context: Context): Typed | undefined {
  const { reporter, facts } = context;
  const name = call.arguments[0]?.value;
  if (context.place !== "quantity" || !facts.sites)
    return reporter.report("HAM2011", call.span, {
      name: "site",
      where: "in an observable, inside a sum over bands",
    });
  if (name?.kind !== "name" || call.arguments.length !== 1)
    return reporter.report("HAM2005", call.span, {
      callee: "site",
      missing: "the name of a site",
      example: `site(${facts.sites[0]})`,
    });
  const at = facts.sites.indexOf(name.text);
  if (at < 0)
    return reporter.report("HAM4002", name.span, {
      name: name.source,
      known: facts.sites,
      suggestion: suggest(name.text, facts.sites),
    });
  const size = facts.orbitals! * (facts.spin ? 2 : 1);
  const identity = Array.from({ length: size * size }, (_, place) =>
    place % (size + 1) === 0 ? 1 : 0,
  );
  return localOperator(
    { size, re: identity, im: identity.map(() => 0) },
    `site(${name.source})`,
    call.span,
    [at],
  );
}

/** A sum in which an operator stands; numbers are multiples of the identity. */
export function operatorSum(
  summands: readonly { readonly negative: boolean; readonly value: Typed }[],
  span: Span,
  reporter: Reporter,
): Typed | undefined {
  let type: Type | undefined;
  const terms: OperatorTerm[] = [];
  for (const { negative, value } of summands) {
    const operator = asOperator(value, reporter);
    if (!operator) return undefined;
    const dimension = unify(type?.dimension ?? "any", operator.type.dimension);
    if (dimension === undefined)
      return reporter.report("HAM3001", value.span, {
        verb: "add",
        left: describeUnit(type!),
        right: describeUnit(operator.type),
      });
    type = { shape: "operator", dimension };
    const sign = negative ? -1 : 1;
    terms.push(
      ...operator.terms.map(({ re, im, factors }) => ({ re: sign * re, im: sign * im, factors })),
    );
  }
  return { kind: "operator", type: type!, span, name: "operator", terms };
}

/** A product in which an operator stands: operators in their order, constants anywhere. */
export function operatorProduct(
  factors: readonly { readonly inverse: boolean; readonly value: Typed }[],
  span: Span,
  reporter: Reporter,
): Typed | undefined {
  let terms: readonly OperatorTerm[] = [{ re: 1, im: 0, factors: [] }];
  let dimension = dimensionless;
  for (const { inverse, value } of factors) {
    const operator = asOperator(value, reporter);
    if (!operator) return undefined;
    if (inverse && !isScalar(value.type))
      return reporter.report("HAM2003", value.span, {
        what: "A divisor",
        expected: "a number",
        found: describeType(value.type),
      });
    const right = inverse ? operator.terms.map(reciprocal) : operator.terms;
    terms = terms.flatMap((a) =>
      right.map((b) => ({
        re: a.re * b.re - a.im * b.im,
        im: a.re * b.im + a.im * b.re,
        factors: [...a.factors, ...b.factors],
      })),
    );
    dimension = (inverse ? divide : multiply)(dimension, definite(operator.type));
  }
  return {
    kind: "operator",
    type: { shape: "operator", dimension },
    span,
    name: "operator",
    terms,
  };
}

function reciprocal({ re, im }: OperatorTerm): OperatorTerm {
  const norm = re * re + im * im;
  return { re: re / norm, im: -im / norm, factors: [] };
}

function asOperator(value: Typed, reporter: Reporter): OperatorValue | undefined {
  if (value.kind === "operator") return value;
  if (value.kind === "named") return asOperator(value.value, reporter);
  const number = isScalar(value.type) ? constantComplex(value) : undefined;
  if (!number)
    return reporter.report("HAM2003", value.span, {
      what: "What is combined with an operator",
      expected: "another operator or a constant",
      found: describeType(value.type),
    });
  return {
    kind: "operator",
    type: { shape: "operator", dimension: value.type.dimension },
    span: value.span,
    name: "number",
    terms: [{ ...number, factors: [] }],
  };
}

/** Tells operators apart. */
export function termsKey(terms: readonly OperatorTerm[]): string {
  return terms.map(({ re, im, factors }) => `${re},${im},${productKey(factors)}`).join("+");
}

function productKey(factors: readonly OperatorFactor[]): string {
  return factors
    .map((factor) =>
      factor.kind === "derivative"
        ? `d${factor.orders.join("")}`
        : `${factor.name}@${factor.sites ?? ""}`,
    )
    .join("·");
}
