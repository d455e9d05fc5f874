/**
 * Named groups of arguments: `occupation f` takes a chemical potential and a temperature,
 * `bands b` takes bands by number or by filling.
 */
import type { Argument, Call, Expression, Name } from "../../grammar/ast.ts";
import { boltzmann } from "../units/units.ts";
import {
  type Dimension,
  describeDimension,
  dimension,
  divide,
  energy,
  isDimensionless,
  temperature,
} from "../units/dimension.ts";
import { constantReal } from "../lower/constant.ts";
import { constant } from "./builtins.ts";
import { checkReal } from "./expression.ts";
import type { Context, Meaning } from "./scope.ts";
import type { Typed } from "./typed.ts";
import { variation } from "./variation.ts";
import { describeUnit, fits, isPlain } from "./types.ts";

type Given = ReadonlyMap<string, Argument>;

const groupNames: Readonly<Record<string, readonly string[] | undefined>> = {
  occupation: ["mu", "filling", "kT", "temperature"],
  bands: ["bands", "filling"],
  component: ["component"],
};

/** The argument names that a group takes. */
export function groupArguments(group: Name): readonly string[] {
  return groupNames[group.text] ?? [];
}

/** {`mu` or `filling`} with {`kT` or `temperature`}. */
export function checkOccupationGroup(
  call: Call,
  given: Given,
  context: Context,
): Meaning | undefined {
  const { reporter, facts } = context;
  if (exclusive("mu", "filling", given, context) || exclusive("kT", "temperature", given, context))
    return undefined;
  const filling = given.get("filling");
  if (filling) return checkFilling(call, filling, given, context);
  const callee = call.callee.source;
  const mu = given.get("mu");
  if (!mu)
    return reporter.report("HAM2005", call.span, {
      callee,
      missing: "a chemical potential or a filling",
      example: `${callee}(H, filling = 1/2, kT = 0.1)`,
    });
  const typedMu = checkQuantity(mu.value, "mu", "The chemical potential", facts.energy!, context);
  const kT = checkTemperature(call, given, context);
  return typedMu && kT && { kind: "occupation", order: 0, mu: typedMu, kT };
}

/** The chemical potential follows from the filling at the temperature. */
function checkFilling(
  call: Call,
  filling: Argument,
  given: Given,
  context: Context,
): Meaning | undefined {
  const { reporter, facts } = context;
  const fraction = checkReal(filling.value, "A filling", context);
  const kT = checkTemperature(call, given, context);
  if (!fraction || !kT) return undefined;
  if (!isPlain(fraction.type))
    return reporter.report("HAM3003", fraction.span, {
      what: "A filling",
      expected: "a plain number",
      found: describeUnit(fraction.type),
    });
  const value = constantReal(fraction);
  if (value !== undefined && !(value > 0 && value < 1))
    return reporter.report("HAM5002", fraction.span, { value });
  const mu: Typed = {
    kind: "chemicalPotential",
    type: { shape: "real", dimension: facts.energy! },
    span: filling.span,
    filling: fraction,
    kT,
  };
  const named: Typed = { kind: "named", type: mu.type, span: mu.span, name: "mu", value: mu };
  return { kind: "occupation", order: 0, mu: named, kT };
}

function checkTemperature(call: Call, given: Given, context: Context): Typed | undefined {
  const { reporter, facts } = context;
  const callee = call.callee.source;
  const kelvin = given.get("temperature");
  if (kelvin) {
    if (isDimensionless(facts.energy!)) return reporter.report("HAM3005", kelvin.span, {});
    const typed = checkQuantity(
      kelvin.value,
      "temperature",
      "The temperature",
      temperature,
      context,
    );
    return (
      typed && {
        kind: "product",
        type: { shape: "real", dimension: energy },
        span: typed.span,
        factors: [
          { inverse: false, value: constant(boltzmann, typed.span, divide(energy, temperature)) },
          { inverse: false, value: typed },
        ],
      }
    );
  }
  const kT = given.get("kT");
  if (!kT)
    return reporter.report("HAM2005", call.span, {
      callee,
      missing: "a temperature",
      example: `${callee}(H, ${given.has("filling") ? "filling = 1/2" : "mu = 0"}, kT = 0.1)`,
    });
  return checkQuantity(kT.value, "kT", "kT", facts.energy!, context);
}

function checkQuantity(
  value: Expression | undefined,
  name: string,
  what: string,
  wanted: Dimension,
  context: Context,
): Typed | undefined {
  const typed = checkReal(value, what, context);
  const number = typed && constantReal(typed);
  if (name !== "mu" && number !== undefined && number < 0)
    return context.reporter.report("HAM5014", typed!.span, { name: what, value: number });
  if (!typed || fits(typed.type, wanted)) {
    return typed && { kind: "named", type: typed.type, span: typed.span, name, value: typed };
  }
  if (isDimensionless(wanted) && fits(typed.type, dimension({ temperature: 1 })))
    return context.reporter.report("HAM3005", typed.span, {});
  return context.reporter.report("HAM3003", typed.span, {
    what,
    expected: describeDimension(wanted),
    found: describeUnit(typed.type),
    remedy: temperatureRemedy(name, typed),
  });
}

/** kT is an energy, `temperature` is in kelvin: they are easily mixed up. */
function temperatureRemedy(name: string, { type }: Typed): string | undefined {
  if (name === "kT" && fits(type, temperature))
    return "A temperature in kelvin is given as `temperature = …`.";
  if (name === "temperature" && fits(type, energy)) return "A thermal energy is given as `kT = …`.";
  return undefined;
}

/** `bands = 2`, `bands = 1..3` or `filling = 1/2`: first and last band, from 0. */
export function checkBandsGroup(call: Call, given: Given, context: Context): Meaning | undefined {
  const { reporter, facts } = context;
  if (exclusive("bands", "filling", given, context)) return undefined;
  const count = facts.bands!;
  const filling = given.get("filling");
  if (filling) {
    const typed = checkReal(filling.value, "A filling", context);
    if (!typed) return undefined;
    const value = fixedNumber(typed, "A filling", context);
    if (value === undefined) return undefined;
    if (!(value > 0 && value < 1)) return reporter.report("HAM5002", typed.span, { value });
    const occupied = Math.round(value * count);
    if (Math.abs(value * count - occupied) > 1e-9 || occupied === 0)
      return reporter.report("HAM5003", typed.span, { filling: value, bands: count });
    return { kind: "bands", first: 0, last: occupied - 1 };
  }
  const bands = given.get("bands")?.value;
  if (!bands)
    return reporter.report("HAM2005", call.span, {
      callee: call.callee.source,
      missing: "bands",
      example: `${call.callee.source}(H, filling = 1/2)`,
    });
  const group = bandRange(bands, "`bands`", context);
  return group && { kind: "bands", ...group };
}

/** `2` or `1..3`: first and last band, from 0. */
export function bandRange(
  bands: Expression,
  what: string,
  context: Context,
): { readonly first: number; readonly last: number } | undefined {
  const { reporter } = context;
  if (bands.kind === "tuple")
    return reporter.report("HAM2003", bands.span, {
      what,
      expected: "one band or neighbouring ones, such as `1..2`",
      found: "a list",
    });
  const ends = bands.kind === "range" ? [bands.from, bands.to] : [bands, bands];
  const numbers = ends.map((end) => bandNumber(end, context));
  const [first, last] = numbers;
  if (first === undefined || last === undefined) return undefined;
  if (last < first)
    return reporter.report("HAM2003", bands.span, {
      what: "A range of bands",
      expected: "given from the lower to the higher number",
      found: `${first}..${last}`,
    });
  return { first: first - 1, last: last - 1 };
}

function bandNumber(expression: Expression | undefined, context: Context): number | undefined {
  const { reporter, facts } = context;
  const typed = checkReal(expression, "The number of a band", context);
  const band = typed && fixedNumber(typed, "The number of a band", context);
  if (band === undefined) return undefined;
  if (!Number.isInteger(band))
    return reporter.report("HAM2003", typed!.span, {
      what: "The number of a band",
      expected: "a whole number",
      found: `${band}`,
    });
  if (band < 1 || band > facts.bands!)
    return reporter.report("HAM5004", typed!.span, { band, bands: facts.bands! });
  return band;
}

function fixedNumber(typed: Typed, what: string, context: Context): number | undefined {
  const value = constantReal(typed);
  if (value === undefined)
    return context.reporter.report("HAM2008", typed.span, { what, because: variation(typed) });
  if (!isPlain(typed.type))
    return context.reporter.report("HAM3003", typed.span, {
      what,
      expected: "a plain number",
      found: describeUnit(typed.type),
    });
  return value;
}

function exclusive(first: string, second: string, given: Given, context: Context): boolean {
  const one = given.get(first);
  const other = given.get(second);
  if (!one || !other) return false;
  context.reporter.report(
    "HAM2007",
    other.span,
    { first, second },
    {
      related: [{ span: one.span, message: `\`${first}\` is given here` }],
    },
  );
  return true;
}
