import type { Expression, Name } from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import { checkCall, expandDefinition } from "./call.ts";
import { checkElement, checkReduction } from "./bands.ts";
import {
  builtinValue,
  isBandName,
  knownNames,
  symmetriesName,
  symmetriesPlace,
} from "./builtins.ts";
import { isFunction } from "./functions.ts";
import { checkNumber } from "./literal.ts";
import { hamiltonianOperator } from "./operators.ts";
import { type Context, lookup } from "./scope.ts";
import { checkComparison, checkPower, negate, product, sum } from "./arithmetic.ts";
import type { Family } from "../model/family.ts";
import type { Typed } from "./typed.ts";
import { boolean, describeType, describeUnit, unify } from "./types.ts";
import { checkAtPoint } from "./wave-vector.ts";
import { checkMagnitude, checkMember } from "./vectors.ts";

/**
 * The checked form of an expression: every name resolved, every unit a number.
 * Undefined where something is wrong or missing; what is wrong has then been reported.
 */
export function checkExpression(
  expression: Expression | undefined,
  context: Context,
): Typed | undefined {
  if (!expression) return undefined;
  const { reporter } = context;
  const { span } = expression;
  switch (expression.kind) {
    case "number":
      return checkNumber(expression, context);
    case "name":
      return checkName(expression, context);
    case "group":
      return checkExpression(expression.inner, context);
    case "sum": {
      const terms = expression.terms.map(({ operator, operand }) => ({
        negative: operator === "-",
        value: checkExpression(operand, context),
      }));
      return sum(terms, span, reporter);
    }
    case "product": {
      const factors = expression.factors.map(({ operator, operand }) => ({
        inverse: operator === "/",
        value: checkExpression(operand, context),
      }));
      return product(factors, span, reporter);
    }
    case "negation": {
      const operand = checkExpression(expression.operand, context);
      return operand && negate(operand, span, reporter);
    }
    case "power":
      return checkPower(expression, context);
    case "comparison":
      return checkComparison(expression, context);
    case "call":
      return checkCall(expression, context);
    case "member":
      return checkMember(expression, context);
    case "tuple": {
      const components = expression.components.map((component) =>
        checkExpression(component, context),
      );
      if (!components.every((component) => component !== undefined)) return undefined;
      return tuple(components, span, context);
    }
    case "magnitude":
      return checkMagnitude(expression, context);
    case "matrixElement":
      return checkElement(expression, context);
    case "reduction":
      return checkReduction(expression, context);
    case "atPoint":
      return checkAtPoint(expression, context);
    case "range":
      return reporter.report("HAM2003", span, {
        what: "This",
        expected: "one value",
        found: "a range",
      });
    case "text":
      return reporter.report("HAM2003", span, {
        what: "This",
        expected: "a number",
        found: "a text",
      });
  }
}

/** Like checkExpression, and reports what is no real or complex number. */
export function checkScalar(
  expression: Expression | undefined,
  what: string,
  context: Context,
): Typed | undefined {
  const typed = checkExpression(expression, context);
  if (!typed) return undefined;
  if (typed.type.shape === "real" || typed.type.shape === "complex") return typed;
  return context.reporter.report("HAM2003", typed.span, {
    what,
    expected: "a number",
    found: describeType(typed.type),
  });
}

/** Like checkScalar, and reports a complex value. */
export function checkReal(
  expression: Expression | undefined,
  what: string,
  context: Context,
): Typed | undefined {
  const typed = checkScalar(expression, what, context);
  if (!typed) return undefined;
  if (typed.type.shape === "real") return typed;
  return context.reporter.report("HAM5010", typed.span, { what });
}

/** A condition such as `n != m` or `angle(d) == 30 deg`. */
export function checkCondition(expression: Expression, context: Context): Typed | undefined {
  const typed = checkExpression(expression, context);
  if (!typed || typed.type.shape === boolean.shape) return typed;
  return context.reporter.report("HAM2003", typed.span, {
    what: "The condition after `where`",
    expected: "a comparison",
    found: describeType(typed.type),
  });
}

function checkName(name: Name, context: Context): Typed | undefined {
  const { reporter } = context;
  const { span, text } = name;
  const meaning = lookup(context.scope, text);
  if (!meaning) {
    const builtin = builtinValue(name, context);
    if (builtin !== "unknown") return builtin;
    if (isBandName(text))
      return reporter.report("HAM2011", span, {
        name: name.source,
        where: "in an observable, inside a sum over bands",
      });
    if (text === symmetriesName)
      return reporter.report("HAM2011", span, { name: name.source, where: symmetriesPlace });
    if (isFunction(text))
      return reporter.report("HAM2017", span, {
        name: name.source,
        kind: "a function",
        count: "…",
      });
    return reporter.report("HAM2001", span, {
      name: name.source,
      suggestion: suggest(text, knownNames(context)),
    });
  }
  if (meaning.kind === "hamiltonian" && (context.zone === "mean" || context.zone === "point"))
    return hamiltonianOperator(name, context);
  switch (meaning.kind) {
    case "broken":
      return undefined;
    case "value":
      return { ...meaning.value, span } as Typed;
    case "family": {
      const { family } = meaning;
      if (context.place === "constant" || context.place === "schedule")
        return reporter.report("HAM2008", span, {
          ...(context.place === "constant"
            ? { what: "This" }
            : { what: "A schedule or rate", must: "depend on `step` alone" }),
          because: `\`${name.source}\` is a parameter`,
        });
      if (context.place === "quantity" && family.each.kind !== "one")
        return reporter.report("HAM2018", span, {
          name: name.source,
          members: family.members.length,
          of: family.each.kind,
        });
      return parameterValue(family, span);
    }
    case "schedule":
      if (context.place === "constant" || context.place === "term")
        return reporter.report("HAM2008", span, {
          what: context.place === "constant" ? "This" : "A term of the Hamiltonian",
          because: `\`${name.source}\` is a schedule, which changes with the step`,
        });
      return { kind: "schedule", type: meaning.schedule.type, span, schedule: meaning.schedule };
    case "definition": {
      const { declaration } = meaning.definition;
      if (declaration.parameters)
        return reporter.report("HAM2017", span, {
          name: name.source,
          kind: declaration.kind === "let" ? "a function" : "an observable",
          count: declaration.parameters.map((parameter) => parameter.name.source).join(", "),
        });
      return expandDefinition(name, meaning.definition, context);
    }
    case "hamiltonian":
    case "occupation":
    case "bands":
    case "component":
    case "spectrum":
    case "index":
    case "zone":
      return reporter.report("HAM2003", span, {
        what: `\`${name.source}\``,
        expected: "a number here",
        found: {
          hamiltonian: "the Hamiltonian",
          occupation: "an occupation, which is used as `f(n)`",
          bands: "a set of bands, used as `b.first` and `b.last`",
          component: "a component, whose letters are used as in `v.a`",
          spectrum: "a function of frequency, used as `light(w)`",
          index: "a band index, used as `E(n)` or `<n| … |m>`",
          zone: "the wave vector of a mean over the zone",
        }[meaning.kind],
      });
  }
}

/** A parameter's value; that of a direction is the vector of its components. */
function parameterValue(family: Family, span: Typed["span"]): Typed {
  if (family.domain.kind !== "direction")
    return { kind: "parameter", type: family.type, span, family };
  const component = { shape: "real", dimension: family.type.dimension } as const;
  return {
    kind: "tuple",
    type: { ...family.type, size: 3 },
    span,
    components: ([0, 1, 2] as const).map((at) => ({
      kind: "parameter",
      type: component,
      span,
      family,
      component: at,
    })),
  };
}

/** A tuple of numbers of one dimension: a vector. */
function tuple(
  components: readonly Typed[],
  span: Typed["span"],
  context: Context,
): Typed | undefined {
  const { reporter } = context;
  const dimensioned = components.find((component) => component.type.dimension !== "any");
  const dimension = dimensioned?.type.dimension ?? "any";
  for (const component of components) {
    if (component.type.shape !== "real")
      return reporter.report("HAM2003", component.span, {
        what: "A component of a vector",
        expected: "a real number",
        found: describeType(component.type),
      });
    if (unify(dimension, component.type.dimension) === undefined)
      return reporter.report("HAM3001", component.span, {
        verb: "put into one vector",
        left: describeUnit(dimensioned!.type),
        right: describeUnit(component.type),
      });
  }
  return {
    kind: "tuple",
    type: { shape: "vector", dimension, size: components.length },
    span,
    components,
  };
}
