import type { OperatorFactor, OperatorTerm } from "../check/typed.ts";
import { type Value, array, number, numbers, object, text } from "./target.ts";

/** An operator on all bands: a derivative or a matrix where it is just that, a combination otherwise. */
export function emitOperator(name: string, terms: readonly OperatorTerm[], bands: number): Value {
  const [first] = terms;
  if (terms.length === 1 && first.factors.length === 1 && first.re === 1 && first.im === 0)
    return emitFactor(first.factors[0], bands);
  return object({
    kind: text("combination"),
    name: text(name),
    terms: array(
      terms.map(({ re, im, factors }) =>
        object({
          re: number(re),
          im: number(im),
          factors: array(factors.map((factor) => emitFactor(factor, bands))),
        }),
      ),
    ),
  });
}

function emitFactor(factor: OperatorFactor, bands: number): Value {
  if (factor.kind === "derivative")
    return object({ kind: text("derivative"), orders: numbers(factor.orders) });
  const { name, size, re, im, sites } = factor;
  const on = sites ?? Array.from({ length: bands / size }, (_, site) => site);
  const entries = on.flatMap((site) =>
    re.flatMap((value, at) =>
      value === 0 && im[at] === 0
        ? []
        : [[site * size + Math.floor(at / size), site * size + (at % size), value, im[at]]],
    ),
  );
  return object({ kind: text("matrix"), name: text(name), entries: array(entries.map(numbers)) });
}
