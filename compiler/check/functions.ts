import type { Call } from "../../grammar/ast.ts";
import { dimensionless, raise } from "../units/dimension.ts";
import { constantComplex, isConstant } from "../lower/constant.ts";
import { checkExpression } from "./expression.ts";
import type { Context } from "./scope.ts";
import type { AppliedFunction, Typed } from "./typed.ts";
import {
  type Shape,
  type Type,
  definite,
  describeType,
  describeUnit,
  isPlain,
  unify,
} from "./types.ts";
import { geometryNames } from "./geometry.ts";
import { dot } from "./vectors.ts";

interface Signature {
  readonly arguments: number | "many";
  readonly shapes: readonly Shape[];
  /** plain: takes and gives plain numbers; same: keeps the unit; root: its square root. */
  readonly unit: "plain" | "same" | "root" | "direction";
  readonly result: (argument: Shape) => Shape;
}

const realFunction: Signature = {
  arguments: 1,
  shapes: ["real"],
  unit: "plain",
  result: () => "real",
};
const complexPart: Signature = {
  arguments: 1,
  shapes: ["real", "complex"],
  unit: "same",
  result: () => "real",
};
const extreme: Signature = {
  arguments: "many",
  shapes: ["real"],
  unit: "same",
  result: () => "real",
};

const signatures: Partial<Record<AppliedFunction, Signature>> = {
  exp: { ...realFunction, shapes: ["real", "complex"], result: (shape) => shape },
  log: realFunction,
  sin: realFunction,
  cos: realFunction,
  tan: realFunction,
  asin: realFunction,
  acos: realFunction,
  atan: realFunction,
  sinh: realFunction,
  cosh: realFunction,
  tanh: realFunction,
  softplus: realFunction,
  sqrt: { ...realFunction, unit: "root" },
  abs: { ...realFunction, unit: "same" },
  re: complexPart,
  im: complexPart,
  conj: { ...complexPart, result: (shape) => shape },
  min: extreme,
  max: extreme,
  angle: { arguments: 1, shapes: ["vector"], unit: "direction", result: () => "real" },
};

export const functionNames: readonly string[] = [
  ...Object.keys(signatures),
  "dot",
  ...geometryNames,
  "site",
];

export function isFunction(name: string): boolean {
  return name === "dot" || name in signatures;
}

/** A call of an elementary function. */
export function checkFunction(call: Call, context: Context): Typed | undefined {
  const { reporter } = context;
  const callee = call.callee.text;
  const named = call.arguments.find((argument) => argument.name);
  if (named)
    return reporter.report("HAM2004", named.name!.span, {
      callee,
      argument: named.name!.source,
      known: ["its arguments by position"],
    });
  const args = call.arguments.map((argument) => checkExpression(argument.value, context));
  if (!args.every((argument) => argument !== undefined)) return undefined;
  const wanted = callee === "dot" ? 2 : signatures[callee as AppliedFunction]!.arguments;
  if (args.length < (wanted === "many" ? 1 : wanted))
    return reporter.report("HAM2005", call.span, {
      callee,
      missing: wanted === 2 ? "two arguments" : "an argument",
    });
  if (wanted !== "many" && args.length > wanted)
    return reporter.report("HAM2006", call.span, { callee, most: wanted, given: args.length });
  if (callee === "dot") return dot(args[0], args[1], call.span, context);
  return applyFunction(callee as AppliedFunction, args, call.span, context);
}

function applyFunction(
  fn: AppliedFunction,
  args: readonly Typed[],
  span: Typed["span"],
  context: Context,
): Typed | undefined {
  const { reporter } = context;
  const signature = signatures[fn]!;
  let dimension: Type["dimension"] = args[0].type.dimension;
  for (const argument of args) {
    const { type } = argument;
    if (!signature.shapes.includes(type.shape) || (fn === "angle" && type.size !== 2))
      return reporter.report("HAM2003", argument.span, {
        what: `The argument of \`${fn}\``,
        expected:
          fn === "angle"
            ? "a vector of 2 components"
            : signature.shapes.includes("complex")
              ? "a number"
              : "a real number",
        found: describeType(type),
      });
    if (signature.unit === "plain" && !isPlain(type))
      return reporter.report("HAM3004", argument.span, { fn, found: describeUnit(type) });
    const common: Type["dimension"] | undefined = unify(dimension, type.dimension);
    if (common === undefined)
      return reporter.report("HAM3001", argument.span, {
        verb: "compare",
        left: describeUnit(args[0].type),
        right: describeUnit(type),
      });
    dimension = common;
  }
  const unit: Type["dimension"] =
    signature.unit === "same"
      ? dimension
      : signature.unit === "root"
        ? raise(definite(args[0].type), 0.5)
        : dimensionless;
  const applied: Typed = {
    kind: "apply",
    type: { shape: signature.result(args[0].type.shape), dimension: unit },
    span,
    fn,
    args,
  };
  if (isConstant(applied) && constantComplex(applied) === undefined)
    return reporter.report("HAM2022", span, {
      reason: `\`${fn}\` has no finite real value here`,
      remedy: fn === "sqrt" ? "The root of a negative number is `i * sqrt(…)`." : undefined,
    });
  return applied;
}
