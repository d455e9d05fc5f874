import type { Reduction } from "../../grammar/ast.ts";
import { constantReal } from "../lower/constant.ts";
import { multiply } from "../units/dimension.ts";
import { commonDimension } from "./common-dimension.ts";
import { checkExpression, checkReal } from "./expression.ts";
import { type Context, withScope } from "./scope.ts";
import { type IntegralRange, type Typed, some } from "./typed.ts";
import { definite, describeType, isScalar } from "./types.ts";

/** `integral over w from a to b: body`, with constant positive ends. */
export function checkIntegral(reduction: Reduction, context: Context): Typed | undefined {
  const { reporter } = context;
  const { span, indices, from, to, condition } = reduction;
  if (indices.length !== 1 || condition || !from || !to)
    return reporter.report("HAM5012", span, {
      what: "`integral over`",
      where: "takes one variable and two ends: `integral over w from a to b: …`",
    });
  const ends = [from, to].map((end) => checkReal(end, "An end of an integral", context));
  const [low, high] = ends;
  if (!low || !high) return undefined;
  const dimension = commonDimension("integrate from", low.type, high.type, high.span, context);
  if (dimension === undefined) return undefined;
  const [lowest, highest] = [constantReal(low), constantReal(high)];
  if (lowest === undefined || highest === undefined)
    return reporter.report("HAM2008", (lowest === undefined ? low : high).span, {
      what: "An end of an integral",
      because: "this changes",
    });
  if (!(lowest > 0 && lowest < highest && Number.isFinite(highest)))
    return reporter.report("HAM5021", { start: from.span.start, end: to.span.end }, {});
  const name = `${indices[0].text}@${indices[0].span.start}`;
  const type = { shape: "real", dimension } as const;
  const variable: Typed = { kind: "variable", type, span: indices[0].span, name };
  const body = checkExpression(
    reduction.body,
    withScope(context, [[indices[0].text, { kind: "value", value: variable }]]),
  );
  if (!body) return undefined;
  if (!isScalar(body.type))
    return reporter.report("HAM2003", body.span, {
      what: "What is integrated",
      expected: "a number",
      found: describeType(body.type),
    });
  const scaled = {
    ...body,
    type: { ...body.type, dimension: multiply(definite(body.type), definite(type)) },
  } as Typed;
  return inward(scaled, { variable: name, low: lowest, high: highest }, [], context);
}

/**
 * Moves an integral inward, through sums, constants and the mean over k, to the sum over bands whose
 * weights it concerns; `carried` are factors that depend on its variable.
 */
function inward(
  typed: Typed,
  range: IntegralRange,
  carried: readonly Typed[],
  context: Context,
): Typed | undefined {
  const { reporter } = context;
  const refuse = (node: Typed) =>
    reporter.report("HAM5020", node.span, {
      what: "This part of an integral",
      where: "cannot be tabulated: the variable must enter as a factor of one sum over bands",
    });
  if (!some(typed, ({ kind }) => kind === "bandSum" || kind === "element")) {
    if (some(typed, ({ kind }) => varying.has(kind))) return refuse(typed);
    const { type, span } = typed;
    return { kind: "integral", type, span, range, body: withFactors(typed, carried) };
  }
  switch (typed.kind) {
    case "named":
      return inward({ ...typed.value, type: typed.type } as Typed, range, carried, context);
    case "sum": {
      const terms = typed.terms.map(({ negative, value }) => ({
        negative,
        value: inward(value, range, carried, context),
      }));
      if (!terms.every((term) => term.value)) return undefined;
      return { ...typed, terms: terms as { negative: boolean; value: Typed }[] };
    }
    case "product": {
      const summed = typed.factors.filter(({ value }) =>
        some(value, ({ kind }) => kind === "bandSum" || kind === "element"),
      );
      if (summed.length !== 1 || summed[0].inverse) return refuse(typed);
      const others = typed.factors.filter((factor) => factor !== summed[0]);
      const varying = others.filter(({ value }) => dependsOn(value, range.variable));
      const fixed = others.filter((factor) => !varying.includes(factor));
      const more = varying.map(({ inverse, value }): Typed =>
        inverse
          ? { kind: "product", type: value.type, span: value.span, factors: [{ inverse, value }] }
          : value,
      );
      const inner = inward(summed[0].value, range, [...carried, ...more], context);
      return inner && { ...typed, factors: [...fixed, { inverse: false, value: inner }] };
    }
    case "zone": {
      const body = inward(typed.body, range, carried, context);
      return body && { ...typed, body };
    }
    case "apply": {
      if (typed.fn !== "re" && typed.fn !== "im") return refuse(typed);
      const inner = inward(typed.args[0], range, carried, context);
      return inner && { ...typed, args: [inner] };
    }
    case "bandSum":
      if (typed.integral) return refuse(typed);
      return { ...typed, body: withFactors(typed.body, carried), integral: range };
    default:
      return refuse(typed);
  }
}

/** What an integral that is done once and for all cannot contain. */
const varying: ReadonlySet<Typed["kind"]> = new Set([
  "parameter",
  "zone",
  "schedule",
  "curveVariable",
]);

function withFactors(typed: Typed, factors: readonly Typed[]): Typed {
  if (factors.length === 0) return typed;
  return {
    kind: "product",
    type: typed.type,
    span: typed.span,
    factors: [typed, ...factors].map((value) => ({ inverse: false, value })),
  };
}

/** Whether the variable of an integral occurs in an expression. */
export function dependsOn(typed: Typed, variable: string): boolean {
  return some(typed, (node) => node.kind === "variable" && node.name === variable);
}
