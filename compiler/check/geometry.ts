import type { Call } from "../../grammar/ast.ts";
import { constantReal } from "../lower/constant.ts";
import { checkReal } from "./expression.ts";
import { type Context, lookup } from "./scope.ts";
import type { BandGeometry, Typed } from "./typed.ts";
import { real } from "./types.ts";

/** The geometric numbers of bands, and the dimension of the lattices that have them. */
const geometries = { chern: 2, z2: 2, polarisation: undefined } as const;

export const geometryNames: readonly string[] = Object.keys(geometries);

export function isBandGeometry(name: string): boolean {
  return name in geometries;
}

/** `chern(b)`, `z2(b)`, `polarisation(b, 1)`: of a set of bands, the last along a lattice vector. */
export function checkBandGeometry(call: Call, context: Context): Typed | undefined {
  const { reporter, facts } = context;
  const number = call.callee.text as BandGeometry["number"];
  const [bands, axis] = call.arguments.map((argument) => argument.value);
  const meaning = bands?.kind === "name" ? lookup(context.scope, bands.text) : undefined;
  const wanted = number === "polarisation" ? 2 : 1;
  if (meaning?.kind !== "bands" || call.arguments.length !== wanted)
    return reporter.report("HAM2005", call.span, {
      callee: number,
      missing:
        wanted === 1
          ? "a set of bands (an argument declared as `bands b`)"
          : "a set of bands (an argument declared as `bands b`) and the number of a lattice vector",
      example: wanted === 1 ? `${number}(b)` : `${number}(b, 1)`,
    });
  if (facts.continuum)
    return reporter.report("HAM5012", call.span, {
      what: `\`${number}\``,
      where: "needs a periodic zone, which a continuum does not have",
    });
  const needs = geometries[number];
  if (needs !== undefined && facts.dimension !== needs)
    return reporter.report("HAM5013", call.span, {
      name: number,
      needs,
      lattice: facts.dimension!,
    });
  const along = number === "polarisation" ? latticeVector(axis, context) : 0;
  if (along === undefined) return undefined;
  const { first, last } = meaning;
  return { kind: "geometry", type: real, span: call.span, number, first, last, axis: along };
}

/** The number of a lattice vector, counted from 0. */
export function latticeVector(
  expression: Call["arguments"][number]["value"],
  context: Context,
): number | undefined {
  const typed = checkReal(expression, "The number of a lattice vector", context);
  if (!typed) return undefined;
  const value = constantReal(typed);
  const { dimension } = context.facts;
  if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= dimension!)
    return value - 1;
  return context.reporter.report("HAM2003", typed.span, {
    what: "The number of a lattice vector",
    expected: `a whole number from 1 to ${dimension}`,
    found: value === undefined ? "something that changes" : `${value}`,
  });
}
