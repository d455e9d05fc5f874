import type { FieldItem } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { describeUnit, isPlain } from "../check/types.ts";
import { constantNumber } from "./constants.ts";
import type { Lattice } from "./lattice.ts";
import { type Flux, fluxDenominatorLimit, fluxFraction } from "./magnetic.ts";

/** `field flux = 1/4 per cell`, as a fraction. */
export function buildFlux(item: FieldItem, lattice: Lattice, context: Context): Flux | undefined {
  const { reporter } = context;
  const value = constantNumber(item.value, "The flux through a cell", {
    ...context,
    place: "constant",
  });
  if (!value) return undefined;
  if (lattice.dimension !== 2)
    return reporter.report("HAM5013", item.span, {
      name: "field",
      needs: 2,
      lattice: lattice.dimension,
    });
  if (!isPlain(value.type))
    return reporter.report("HAM3003", value.typed.span, {
      what: "The flux through a cell",
      expected: "a plain number, counted in flux quanta h/e",
      found: describeUnit(value.type),
    });
  const flux = fluxFraction(value.value);
  if (!flux)
    return reporter.report("HAM4024", value.typed.span, {
      value: `${Number(value.value.toPrecision(6))}`,
      limit: fluxDenominatorLimit,
    });
  return flux;
}
