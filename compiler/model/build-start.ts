import type { Name, ParameterDeclaration, Start as StartSyntax } from "../../grammar/ast.ts";
import type { Domain, Start } from "../../runtime/program.ts";
import { commonDimension } from "../check/common-dimension.ts";
import { checkScalar } from "../check/expression.ts";
import type { Context } from "../check/scope.ts";
import { variation } from "../check/variation.ts";
import type { Type } from "../check/types.ts";
import { constantComplex } from "../lower/constant.ts";
import { describe, inClosure, inDomain } from "./build-domain.ts";
import { components } from "./build-unit-cell.ts";
import { constantNumber } from "./constants.ts";

export function buildStart(
  declaration: ParameterDeclaration,
  { domain, type }: { domain: Domain; type: Type },
  context: Context,
): { start: Start; type: Type } | undefined {
  const syntax = declaration.start;
  if (!syntax) return { start: { kind: "default" }, type };
  if (syntax.random) return randomStart(syntax, domain, type, context);
  return type.shape === "vector"
    ? directionStart(syntax, type, context)
    : valueStart(syntax, domain, type, context);
}

function valueStart(
  syntax: StartSyntax,
  domain: Domain,
  type: Type,
  context: Context,
): { start: Start; type: Type } | undefined {
  const { reporter } = context;
  const typed = checkScalar(syntax.value, "A start value", context);
  if (!typed) return undefined;
  if (typed.type.shape === "complex" && type.shape !== "complex")
    return reporter.report("HAM5010", typed.span, { what: "The start value of a real parameter" });
  const value = constantComplex(typed);
  if (!value)
    return reporter.report("HAM2008", typed.span, {
      what: "A start value",
      because: variation(typed),
    });
  if (!inDomain(value, domain))
    return reporter.report("HAM4019", typed.span, {
      value: value.im === 0 ? `${value.re}` : `${value.re} + ${value.im}i`,
      domain: describe(domain, typed.type),
    });
  return { start: { kind: "value", ...value }, type: { ...type, dimension: typed.type.dimension } };
}

/** A direction as a vector of any length but zero. */
function directionStart(
  syntax: StartSyntax,
  type: Type,
  context: Context,
): { start: Start; type: Type } | undefined {
  const vector = components(syntax.value, "The start of a direction", context);
  if (!vector || !syntax.value) return undefined;
  const { reporter } = context;
  if (vector.components.length !== 3)
    return reporter.report("HAM4010", syntax.value.span, {
      what: "A direction",
      expected: 3,
      found: vector.components.length,
    });
  const length = Math.hypot(...vector.components);
  if (!(length > 0))
    return reporter.report("HAM4019", syntax.value.span, {
      value: "(0, 0, 0)",
      domain: "direction",
    });
  const [re, im, third] = vector.components.map((component) => component / length);
  return { start: { kind: "value", re, im, third }, type };
}

/** `~ normal(mean, deviation)`, `~ uniform(low, high)`. */
function randomStart(
  syntax: StartSyntax,
  domain: Domain,
  type: Type,
  context: Context,
): { start: Start; type: Type } | undefined {
  const { reporter } = context;
  const { value } = syntax;
  const kind = value?.kind === "call" ? value.callee.text : undefined;
  if (value?.kind !== "call" || (kind !== "normal" && kind !== "uniform"))
    return (
      value &&
      reporter.report("HAM4022", value.span, { reason: "This is not a distribution of starts" })
    );
  if (type.shape === "complex" || type.shape === "vector")
    return reporter.report("HAM4022", value.span, {
      reason: "A complex number or a direction starts from its domain's own distribution",
    });
  if (value.arguments.length !== 2)
    return reporter.report("HAM4022", value.span, { reason: `\`${kind}\` takes two numbers` });
  const [first, second] = value.arguments.map((argument) =>
    constantNumber(argument.value, "A number of the distribution", context),
  );
  if (!first || !second) return undefined;
  const dimension = commonDimension("draw from", first.type, second.type, value.span, context);
  if (dimension === undefined) return undefined;
  if (kind === "normal" && !(second.value > 0))
    return reporter.report("HAM4022", value.span, {
      reason: "The deviation of a normal distribution must be positive",
    });
  if (kind === "uniform" && !(first.value < second.value))
    return reporter.report("HAM4022", value.span, {
      reason: "The range of a uniform distribution is empty",
    });
  const outside = (kind === "normal" ? [first] : [first, second]).find(
    ({ value: edge }) => !inClosure(edge, domain),
  );
  if (outside)
    return reporter.report("HAM4019", outside.typed.span, {
      value: `${outside.value}`,
      domain: describe(domain, outside.type),
    });
  const start: Start =
    kind === "normal"
      ? { kind, mean: first.value, deviation: second.value }
      : { kind, low: first.value, high: second.value };
  return { start, type: { ...type, dimension } };
}

/** A value given on the command line, in the parameter's internal unit. */
export function settingStart(
  name: Name,
  setting: string,
  domain: Domain,
  context: Context,
): Start | undefined {
  const value = Number(setting);
  const report = (reason: string) =>
    context.reporter.report("HAM6009", name.span, { name: name.source, reason });
  if (setting.trim() === "" || !Number.isFinite(value))
    return report(`\`${setting}\` is not a number`);
  if (!inDomain({ re: value, im: 0 }, domain)) return report(`${setting} is not in its domain`);
  return { kind: "value", re: value, im: 0 };
}
