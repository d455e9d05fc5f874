import type { NumberLiteral } from "../../grammar/ast.ts";
import { type Unit, compoundUnit } from "../units/units.ts";
import { dimensionless } from "../units/dimension.ts";
import { type Context, lookup } from "./scope.ts";
import type { Typed } from "./typed.ts";

/** A number with its unit, in internal units. */
export function checkNumber(literal: NumberLiteral, context: Context): Typed | undefined {
  const { span, value, imaginary, unit } = literal;
  const plain: Unit = { factor: 1, dimension: dimensionless };
  if (unit && !unit.bracketed) {
    const name = unit.factors[0].name;
    if (lookup(context.scope, name))
      return context.reporter.report("HAM3006", span, { number: literal.source, name });
  }
  const found = unit ? compoundUnit(unit.factors) : plain;
  if (!found)
    throw new Error(
      `the unit of ${literal.source} is in the lexer's table, but not in the compiler's`,
    );
  const scaled = value * found.factor;
  if (!Number.isFinite(scaled))
    return context.reporter.report("HAM2022", span, {
      reason: `${literal.source} is too large: numbers end at about 1e308`,
    });
  return {
    kind: "constant",
    span,
    type: {
      shape: imaginary ? "complex" : "real",
      dimension: value === 0 && !unit ? "any" : found.dimension,
    },
    re: imaginary ? 0 : scaled,
    im: imaginary ? scaled : 0,
  };
}
