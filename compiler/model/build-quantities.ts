import type { Expression, ObservableDeclaration } from "../../grammar/ast.ts";
import { declaredUnit } from "../check/declared-unit.ts";
import { checkReal } from "../check/expression.ts";
import { checkAtK } from "../check/wave-vector.ts";
import { type Context, lookup } from "../check/scope.ts";
import { type Typed, some } from "../check/typed.ts";
import { describeUnit, isPlain } from "../check/types.ts";
import {
  isDimensionless,
  sameDimension,
  energy as energyDimension,
  unitOf,
} from "../units/dimension.ts";
import { constantReal } from "../lower/constant.ts";
import type { Bindings } from "../bind/bind.ts";
import { families } from "./families.ts";
import type { Family } from "./family.ts";
import type { Model, Quantity, Term } from "./model.ts";

/** A number that the spec asks for, with the unit that its observable declares. */
export function buildQuantity(
  expression: Expression | undefined,
  what: string,
  context: Context,
): Quantity | undefined {
  const value = checkReal(expression, what, context);
  return value && expression && withUnit(value, expression, context);
}

/** A function of the wave vector, at the first point of its path. */
export function buildProfileQuantity(
  expression: Expression,
  k: readonly number[],
  context: Context,
): Quantity | undefined {
  const body = checkAtK(expression, context);
  if (!body) return undefined;
  const quantity = withUnit(body, expression, context);
  const { type, span } = body;
  return (
    quantity && { ...quantity, value: { kind: "zone", type, span, operation: "point", body, k } }
  );
}

function withUnit(value: Typed, expression: Expression, context: Context): Quantity | undefined {
  const declaration = observableOf(expression, context);
  const unit = declaration && declaredUnit(value, declaration);
  const { span } = expression;
  // The declared unit names what the plain number counts.
  if (unit !== undefined && declaration?.units?.[0].kind === "unit" && !isPlain(value.type))
    return context.reporter.report("HAM3003", span, {
      what: `What is declared in [${unit}]`,
      expected: "a plain number, counted in that unit",
      found: describeUnit(value.type),
      remedy:
        "Leave out the `in […]` of the observable: the unit follows from its formula. Or add the unit that is the declared one times that of the formula, as in `in [e^2/h], [S/m]`.",
    });
  const { dimension } = value.type;
  const natural = dimension === "any" ? "" : unitOf(dimension);
  return { value, span, unit: unit ?? (natural || undefined) };
}

/** The observable whose value an expression is. */
function observableOf(
  expression: Expression | undefined,
  context: Context,
): ObservableDeclaration | undefined {
  if (!expression) return undefined;
  if (expression.kind === "atPoint") return observableOf(expression.value, context);
  if (expression.kind === "group") return observableOf(expression.inner, context);
  const name =
    expression.kind === "call"
      ? expression.callee
      : expression.kind === "name"
        ? expression
        : undefined;
  const meaning = name && lookup(context.scope, name.text);
  if (meaning?.kind !== "definition") return undefined;
  const { declaration } = meaning.definition;
  return declaration.kind === "observable" ? declaration : undefined;
}

/** The goal, checked for what cannot work and warned of what will not. */
export function buildGoal(
  bindings: Bindings,
  terms: readonly Term[],
  all: readonly Family[],
  context: Context,
): Model["goal"] {
  const { reporter } = context;
  const { goal } = bindings;
  if (!goal) return undefined;
  const quantity = buildQuantity(goal.value, "A goal", context);
  if (!quantity) return undefined;
  const { value, span } = quantity;
  if (!hasGradient(quantity, context)) return undefined;
  // A parameter may be missing only because its declaration is wrong.
  if (!reporter.hasErrors && !dependsOnFree(value, terms))
    return reporter.report("HAM5007", span, {});
  if (some(value, (node) => node.kind === "occupation" && constantReal(node.kT) === 0))
    reporter.report("HAM5005", span, {});
  warnUnbounded(goal.sense, quantity, all, terms, context);
  return { sense: goal.sense, quantity };
}

/** A whole number has no gradient: it is reported. */
export function hasGradient({ value, span }: Quantity, { reporter }: Context): boolean {
  return !some(value, (node) => {
    if (node.kind === "geometry") reporter.report("HAM5001", span, { number: node.number });
    return node.kind === "geometry";
  });
}

/** Whether a free parameter can change the value. */
export function dependsOnFree(value: Typed, terms: readonly Term[]): boolean {
  const used = [
    ...families(value),
    ...(readsBands(value) ? terms.flatMap((term) => families(term.value)) : []),
  ];
  return used.some((family) => !family.fixed);
}

/** Whether a value depends on the Hamiltonian. */
function readsBands(value: Typed): boolean {
  return some(value, (node) => ["zone", "geometry", "chemicalPotential"].includes(node.kind));
}

/** An energy can be made as large as one likes by scaling unbounded hoppings. */
function warnUnbounded(
  sense: "maximize" | "minimize",
  quantity: Quantity,
  all: readonly Family[],
  terms: readonly Term[],
  context: Context,
): void {
  const { value, span } = quantity;
  if (!readsBands(value)) return;
  const inHamiltonian = new Set(terms.flatMap((term) => families(term.value)));
  const unbounded = all.filter(
    (family) =>
      !family.fixed &&
      inHamiltonian.has(family) &&
      ["real", "above", "complex"].includes(family.domain.kind),
  );
  if (unbounded.length === 0) return;
  const isEnergy =
    degree(value) > 0 ||
    (value.type.dimension !== "any" &&
      !isDimensionless(value.type.dimension) &&
      sameDimension(value.type.dimension, energyDimension));
  if (isEnergy)
    context.reporter.report("HAM5006", span, {
      sense,
      names: unbounded.map((family) => family.source),
    });
}

/** How a value scales with the energies, counted on extrema of energies; 0 where it is not clear. */
function degree(value: Typed): number {
  switch (value.kind) {
    case "named":
      return degree(value.value);
    case "zone":
      return value.operation === "mean" ? 0 : degree(value.body);
    case "bandEnergy":
      return 1;
    case "sum":
      return Math.max(...value.terms.map((term) => degree(term.value)));
    case "product":
      return value.factors.reduce(
        (sum, { inverse, value: factor }) => sum + (inverse ? -1 : 1) * degree(factor),
        0,
      );
    case "power":
      return degree(value.base) * (constantReal(value.exponent) ?? 0);
    default:
      return 0;
  }
}
