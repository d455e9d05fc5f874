import type { Expression } from "../../grammar/ast.ts";
import { checkReal } from "../check/expression.ts";
import type { Context } from "../check/scope.ts";
import type { Typed } from "../check/typed.ts";
import { variation } from "../check/variation.ts";
import { type Type, describeUnit, isPlain } from "../check/types.ts";
import { constantReal } from "../lower/constant.ts";

/** A real number that a spec gives as a constant, in internal units. */
export interface ConstantNumber {
  readonly value: number;
  readonly type: Type;
  readonly typed: Typed;
}

/** The value of a constant real expression; what is no such thing is reported. */
export function constantNumber(
  expression: Expression | undefined,
  what: string,
  context: Context,
): ConstantNumber | undefined {
  const typed = checkReal(expression, what, context);
  if (!typed) return undefined;
  const value = constantOf(typed, what, context);
  return value === undefined ? undefined : { value, type: typed.type, typed };
}

/** The number that a checked constant expression has; one that varies or is infinite is reported. */
export function constantOf(typed: Typed, what: string, context: Context): number | undefined {
  const value = constantReal(typed);
  if (value !== undefined && Number.isFinite(value)) return value;
  return context.reporter.report("HAM2008", typed.span, {
    what,
    because: variation(typed),
  });
}

/** A whole number within bounds; what is not is reported. */
export function wholeNumber(
  expression: Expression | undefined,
  name: string,
  low: number,
  high: number,
  context: Context,
): number | undefined {
  const number = constantNumber(expression, `\`${name}\``, context);
  if (!number) return undefined;
  if (!isPlain(number.type))
    return context.reporter.report("HAM3003", number.typed.span, {
      what: `\`${name}\``,
      expected: "a whole number without a unit",
      found: describeUnit(number.type),
    });
  if (Number.isInteger(number.value) && number.value >= low && number.value <= high)
    return number.value;
  return context.reporter.report("HAM6005", number.typed.span, {
    name,
    low,
    high,
    found: `${number.value}`,
  });
}
