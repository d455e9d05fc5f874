/** `observable … in [e^2/h], [S/m]`: what the number of an observable counts. */
import type { LetDeclaration, ObservableDeclaration, UnitLiteral } from "../../grammar/ast.ts";
import { multiply, raise, sameDimension, unitOf } from "../units/dimension.ts";
import { compoundUnit } from "../units/units.ts";
import type { Typed } from "./typed.ts";
import { definite, isPlain, real } from "./types.ts";

/**
 * A formula that keeps a unit of its own, as the length in a three-dimensional crystal, in the unit
 * of the declaration that is the first one times that: 1/angstrom of [e^2/h] is S/m.
 */
export function countedIn(
  value: Typed,
  declaration: LetDeclaration | ObservableDeclaration,
): Typed {
  if (declaration.kind === "let" || isPlain(value.type)) return value;
  const [first, ...others] = declaration.units ?? [];
  const base = first?.kind === "unit" ? compoundUnit(first.factors) : undefined;
  if (!base) return value;
  const dimension = multiply(base.dimension, definite(value.type));
  for (const literal of others) {
    const unit = literal.kind === "unit" ? compoundUnit(literal.factors) : undefined;
    if (literal.kind !== "unit" || !unit || !sameDimension(unit.dimension, dimension)) continue;
    const { span } = value;
    const factor: Typed = {
      kind: "constant",
      type: { shape: "real", dimension: raise(definite(value.type), -1) },
      span,
      re: base.factor / unit.factor,
      im: 0,
    };
    const factors = [value, factor].map((each) => ({ inverse: false, value: each }));
    return { kind: "product", type: real, span, factors, countedIn: unitText(literal) };
  }
  return value;
}

/** The unit that an observable declares for a value; a text stands before what the formula has. */
export function declaredUnit(value: Typed, declaration: ObservableDeclaration): string | undefined {
  if (value.kind === "zone" && value.operation === "point")
    return declaredUnit(value.body, declaration);
  if (value.kind === "named") return declaredUnit(value.value, declaration);
  if (value.kind === "product" && value.countedIn) return value.countedIn;
  const first = declaration.units?.[0];
  if (first?.kind !== "text") return first && unitText(first);
  const own = isPlain(value.type) ? "" : unitOf(definite(value.type));
  if (own === "") return first.value;
  return own.startsWith("1/") ? `${first.value}${own.slice(1)}` : `${own}*${first.value}`;
}

function unitText({ factors }: UnitLiteral): string {
  const power = (name: string, exponent: number) => (exponent === 1 ? name : `${name}^${exponent}`);
  const above = factors
    .filter(({ exponent }) => exponent > 0)
    .map((factor) => power(factor.name, factor.exponent));
  const below = factors
    .filter(({ exponent }) => exponent < 0)
    .map((factor) => power(factor.name, -factor.exponent));
  return [above.join("*") || "1", ...below].join("/");
}
