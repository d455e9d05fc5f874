import { dependsOn } from "../check/integrals.ts";
import type { IntegralRange, Typed, TypedSum } from "../check/typed.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import type { NodeId, ScalarFunction, Tabulated } from "../ir/scalar.ts";
import { curveKey } from "../ir/sampled-curve.ts";
import { type Factor, NotMultilinear, lowerFactors } from "./band-terms.ts";
import type { Complex } from "./complex.ts";
import { Lowering } from "./expression.ts";

/**
 * ∫ Σ products of factors dω, where ω meets the bands only in one combination of energies e: a function
 * of e that the program tabulates. Throws NotMultilinear where there is more than one.
 */
export function lowerIntegral(
  products: readonly (readonly Factor[])[],
  range: IntegralRange,
  outside: Lowering,
): Complex {
  const builder = new ScalarBuilder();
  let energy: NodeId | undefined;
  const inside: Lowering = new Lowering(builder, (node) => {
    const real = (re: NodeId): Complex => ({ re, im: builder.constant(0) });
    if (node.kind === "variable" && node.name === range.variable)
      return real(builder.input("omega"));
    if (dependsOn(node, range.variable)) return gather(node, range.variable, inside);
    const { re, im } = outside.scalar(node);
    const values = [re, im].map((part) => outside.builder.constantValue(part));
    if (values[0] !== undefined && values[1] !== undefined)
      return { re: builder.constant(values[0]), im: builder.constant(values[1]) };
    energy ??= re;
    if (values[1] === 0 && re === energy) return real(builder.input("e"));
    if (values[1] === 0 && re === outside.builder.negate(energy))
      return real(builder.negate(builder.input("e")));
    throw new NotMultilinear(
      node,
      "is a second combination of energies that the variable of the integral meets",
      "HAM5020",
    );
  });
  const { re, im } = inside.complex.total(products.map((factors) => lowerFactors(factors, inside)));
  const table = (part: NodeId): NodeId => {
    const value = builder.constantValue(part);
    if (value === 0) return outside.builder.constant(0);
    const body = builder.finish([{ name: "value", node: part }]);
    return outside.builder.tabulated(
      tabulated(body, range),
      0,
      energy ?? outside.builder.constant(0),
    );
  };
  return { re: table(re), im: table(im) };
}

function tabulated(body: ScalarFunction, { low, high }: IntegralRange): Tabulated {
  const nodes = body.nodes.map((node) =>
    node.op === "interpolated" ? { ...node, curve: curveKey(node.curve) } : node,
  );
  const key = JSON.stringify([nodes, body.outputs[0].node, low, high]);
  return { key, body, low, high };
}

/** In a sum, the terms without the variable belong together: ω − E(m) + E(n) is ω − (E(m) − E(n)). */
function gather(node: Typed, variable: string, inside: Lowering): Complex | undefined {
  if (node.kind !== "sum") return undefined;
  const terms = flatten(node, false);
  const rest = terms.filter(
    ({ value }) => !dependsOn(value, variable) && value.kind !== "constant" && isEnergy(value),
  );
  if (rest.length < 2) return undefined;
  const others = terms.filter((term) => !rest.includes(term));
  const together: Typed = { ...node, terms: rest };
  const { complex } = inside;
  return complex.total([
    ...others.map(({ negative, value }) => {
      const term = inside.scalar(value);
      return negative ? complex.negate(term) : term;
    }),
    inside.scalar(together),
  ]);
}

function isEnergy(typed: Typed): boolean {
  return typed.type.shape === "real";
}

function flatten(sum: TypedSum, negated: boolean): TypedSum["terms"] {
  return sum.terms.flatMap(({ negative, value }) => {
    const sign = negative !== negated;
    return value.kind === "sum" ? flatten(value, sign) : [{ negative: sign, value }];
  });
}
