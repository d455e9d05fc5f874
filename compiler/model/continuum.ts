import type { Call } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { definite } from "../check/types.ts";
import { raise } from "../units/dimension.ts";
import { constantNumber, wholeNumber } from "./constants.ts";
import type { Lattice } from "./lattice.ts";

/**
 * `continuum(2, cutoff = 5)`: no lattice, but a box of wave vectors, −cutoff ≤ k_i < cutoff. It is
 * written as a lattice whose zone is that box, so that means over k are integrals over it.
 */
export function buildContinuum(call: Call, context: Context): Lattice | undefined {
  const { reporter } = context;
  const named = call.arguments.find(({ name }) => name?.text === "cutoff");
  const [first, ...more] = call.arguments.filter((argument) => argument !== named);
  if (!first || more.length > 0 || !named || first.name)
    return reporter.report("HAM2005", call.span, {
      callee: "continuum",
      missing: "its dimension and a cutoff of the wave vector",
      example: "continuum(2, cutoff = 5)",
    });
  const dimension = wholeNumber(first.value, "dimension", 1, 3, context);
  const cutoff = constantNumber(named.value, "The cutoff of the wave vector", context);
  if (dimension === undefined || !cutoff) return undefined;
  if (!(cutoff.value > 0))
    return reporter.report("HAM2003", named.span, {
      what: "The cutoff of the wave vector",
      expected: "positive",
      found: `${cutoff.value}`,
    });
  const edge = Math.PI / cutoff.value;
  const axes = Array.from({ length: dimension }, (_, axis) => axis);
  return {
    name: "continuum",
    dimension: dimension as 1 | 2 | 3,
    vectors: axes.map((i) => axes.map((j) => (i === j ? edge : 0))),
    sites: [{ name: "O", fractional: axes.map(() => 0), position: axes.map(() => 0) }],
    length: raise(definite(cutoff.type), -1),
    measure: edge ** dimension,
    points: [],
    continuum: true,
  };
}
