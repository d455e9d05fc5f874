import type { Argument, Call, Expression } from "../../grammar/ast.ts";
import { multiply, raise, dimension, dimensionless, sameDimension } from "../units/dimension.ts";
import { constantReal } from "../lower/constant.ts";
import { constant } from "./builtins.ts";
import { checkReal } from "./expression.ts";
import {
  type ColumnUnit,
  irradianceDimension,
  type LightRow,
  lightTable,
  type LightTable,
  readLightRows,
  type TableFault,
} from "../formats/light-table.ts";
import type { Context } from "./scope.ts";
import type { Typed } from "./typed.ts";
import { definite, describeUnit, fits } from "./types.ts";
import { describeDimension } from "../units/dimension.ts";

/** The function of the language that makes a light source of a table. */
export const spectrumName = "spectrum";

/** A light source from a table, with what it is scaled to. */
export interface TabulatedLight {
  readonly table: LightTable;
  readonly irradiance?: Typed;
}

const example = `light = spectrum("sun.csv")`;
const frequencyDimension = dimension({ time: -1 });

/**
 * `spectrum("sun.csv")`, `spectrum((1 eV, 0), (2 eV, 1), irradiance = 1000 [W/m^2])`: everything but
 * the frequency. `frequency` is what stands in its place where the call is complete.
 */
export function checkTabulatedLight(
  call: Call,
  context: Context,
): { readonly light: TabulatedLight; readonly frequency?: Expression } | undefined {
  const { reporter } = context;
  const callee = spectrumName;
  const named = new Map<string, Argument>();
  for (const argument of call.arguments) {
    if (!argument.name) continue;
    const { text, source } = argument.name;
    if (!["irradiance", "columns"].includes(text))
      return reporter.report("HAM2004", argument.name.span, {
        callee,
        argument: source,
        known: ["a file or pairs of numbers", "irradiance", "columns"],
      });
    if (named.has(text)) return reporter.report("HAM2002", argument.span, { name: source });
    named.set(text, argument);
  }
  const given = call.arguments.filter(({ name }) => !name).flatMap(({ value }) => value ?? []);
  const file = given[0]?.kind === "text" ? given[0] : undefined;
  const pairs = file ? [] : given.filter(({ kind }) => kind === "tuple");
  const rest = given.slice(file ? 1 : pairs.length);
  if (!file && pairs.length === 0)
    return reporter.report("HAM2005", call.span, {
      callee,
      missing: "the file of a table, or pairs of a photon energy and a spectral irradiance",
      example,
    });
  if (rest.length > 1 || rest[0]?.kind === "tuple")
    return reporter.report("HAM2006", rest.at(-1)!.span, {
      callee,
      most: (file ? 1 : pairs.length) + 1,
      given: given.length,
      named: ["irradiance", "columns"],
    });
  const irradiance = named.has("irradiance")
    ? checkIrradiance(named.get("irradiance")!, context)
    : undefined;
  if (named.has("irradiance") && !irradiance) return undefined;
  const table = file
    ? tableOfFile(file, named.get("columns"), context)
    : tableOfPairs(call, pairs, named.get("columns"), context);
  if (!table) return undefined;
  if (table.relative && !irradiance)
    return reporter.report("HAM2005", call.span, {
      callee,
      missing: "an irradiance, since its second column has no unit",
      example: "irradiance = 1366 [W/m^2]",
    });
  return { light: { table, irradiance }, frequency: rest[0] };
}

/** Spectral irradiance per angular frequency at a frequency. */
export function lightAt(
  { table, irradiance }: TabulatedLight,
  frequency: Typed,
  context: Context,
): Typed | undefined {
  if (frequency.type.shape !== "real" || !fits(frequency.type, frequencyDimension))
    return context.reporter.report("HAM3003", frequency.span, {
      what: "The frequency of a light source",
      expected: "an angular frequency, in 1/s or Hz",
      found: describeUnit(frequency.type),
    });
  const { span } = frequency;
  const density = multiply(irradianceDimension, raise(frequencyDimension, -1));
  const value = {
    kind: "interpolated",
    span,
    curve: table.curve,
    argument: frequency,
  } as const;
  if (!irradiance) return { ...value, type: { shape: "real", dimension: density } };
  const share: Typed = {
    ...value,
    type: { shape: "real", dimension: raise(frequencyDimension, -1) },
  };
  return {
    kind: "product",
    type: { shape: "real", dimension: density },
    span,
    factors: [
      { inverse: false, value: irradiance },
      { inverse: false, value: share },
      { inverse: true, value: constant(table.total, span) },
    ],
  };
}

function checkIrradiance({ value, span }: Argument, context: Context): Typed | undefined {
  const typed = checkReal(value, "The irradiance", context);
  if (!typed || fits(typed.type, irradianceDimension)) return typed;
  return context.reporter.report("HAM3003", span, {
    what: "The irradiance",
    expected: "a power per area, such as 1366 [W/m^2]",
    found: describeUnit(typed.type),
  });
}

function tableOfFile(
  file: Expression & { kind: "text" },
  columns: Argument | undefined,
  context: Context,
): LightTable | undefined {
  const { reporter } = context;
  const { span, value: name } = file;
  const text = context.files.read(file, reporter);
  if (text === undefined) return undefined;
  const fault = ({ line, reason, remedy }: TableFault) =>
    line === undefined
      ? reporter.report("HAM5022", span, { name, reason, remedy })
      : reporter.report("HAM7002", span, { name, line, reason, remedy });
  const read = readLightRows(text);
  if ("reason" in read) return fault(read);
  const units = columns ? columnUnits(columns, context) : read.units;
  if (!units)
    return columns
      ? undefined
      : fault({
          reason: "its columns have no units",
          remedy:
            "Begin it with a line such as `wavelength [nm], irradiance [W/m^2/nm]`, or say `columns = (1 [nm], 1 [W/m^2/nm])`.",
        });
  const table = lightTable(`spectrum(${JSON.stringify(name)})`, read.rows, units);
  return "reason" in table ? fault(table) : table;
}

/** `columns = (1 [nm], 1 [W/m^2/nm])`: what the numbers of the columns are multiples of. */
function columnUnits(
  { value, span }: Argument,
  context: Context,
): readonly [ColumnUnit, ColumnUnit] | undefined {
  const parts = value?.kind === "tuple" && value.components.length === 2 ? value.components : [];
  if (parts.length !== 2)
    return context.reporter.report("HAM2003", span, {
      what: "`columns`",
      expected: "the units of the two columns, such as `(1 [nm], 1 [W/m^2/nm])`",
      found: "something else",
    });
  const units = parts.map((part) => columnUnit(part, context));
  const [x, y] = units;
  return x && y && [x, y];
}

function columnUnit(expression: Expression, context: Context): ColumnUnit | undefined {
  const typed = checkReal(expression, "The unit of a column", context);
  const factor = typed && constantReal(typed);
  if (!typed) return undefined;
  if (factor === undefined || !(factor > 0))
    return context.reporter.report("HAM2008", typed.span, {
      what: "The unit of a column",
      because: "this is no positive constant",
    });
  return { factor, dimension: definite(typed.type), angular: countsRadians(expression) };
}

/** `1e15 [rad/s]` is an angular frequency, `1 THz` is not. */
function countsRadians(expression: Expression): boolean {
  return (
    expression.kind === "number" &&
    expression.unit?.factors.some(({ name }) => name === "rad") === true
  );
}

/** `(1 eV, 0 [W/m^2/eV]), (2 eV, 1 [W/m^2/eV])`: every number with its unit. */
function tableOfPairs(
  call: Call,
  pairs: readonly Expression[],
  columns: Argument | undefined,
  context: Context,
): LightTable | undefined {
  const { reporter } = context;
  if (columns)
    return reporter.report("HAM2004", columns.name!.span, {
      callee: spectrumName,
      argument: "columns",
      known: ["units beside the numbers of each pair"],
    });
  const rows: LightRow[] = [];
  const units: [ColumnUnit | undefined, ColumnUnit | undefined] = [undefined, undefined];
  for (const pair of pairs) {
    const components = pair.kind === "tuple" ? pair.components : [];
    if (components.length !== 2)
      return reporter.report("HAM2003", pair.span, {
        what: "A row of a light source",
        expected: "a photon energy, frequency or wavelength with a spectral irradiance",
        found: `${components.length} numbers`,
      });
    const values: number[] = [];
    for (const [at, component] of components.entries()) {
      const typed = checkReal(component, "A number of a table", context);
      if (!typed) return undefined;
      const value = constantReal(typed);
      if (value === undefined)
        return reporter.report("HAM2008", typed.span, {
          what: "A number of a table",
          because: "this is no finite constant",
        });
      values.push(value);
      if (typed.type.dimension === "any") continue;
      const unit = (units[at] ??= {
        factor: 1,
        dimension: typed.type.dimension,
        angular: countsRadians(component),
      });
      if (!sameDimension(unit.dimension, typed.type.dimension))
        return reporter.report("HAM3003", typed.span, {
          what: at === 0 ? "The first number of a row" : "The second number of a row",
          expected: `${describeDimension(unit.dimension)}, as above`,
          found: describeUnit(typed.type),
        });
    }
    rows.push({ x: values[0], y: values[1] });
  }
  const plain: ColumnUnit = { factor: 1, dimension: dimensionless, angular: false };
  const table = lightTable(`spectrum of ${pairs.length} rows`, rows, [
    units[0] ?? plain,
    units[1] ?? plain,
  ]);
  if (!("reason" in table)) return table;
  const { reason, remedy } = table;
  return reporter.report("HAM5022", call.span, { reason, remedy });
}
