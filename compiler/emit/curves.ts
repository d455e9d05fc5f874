import type { BandPathIR, CentresIR, CurveIR, ProfileIR } from "../ir/program.ts";
import type { Corner, CurveRange } from "../model/model.ts";
import { type Surroundings, emitQuantity } from "./quantity.ts";
import { type Value, array, number, numbers, object, text } from "./target.ts";

/** A curve: its quantity is written as a function of the variable, which gets a name of its own. */
export function emitCurve(
  curve: CurveIR,
  nameOf: (variable: string) => string,
  surroundings: Surroundings,
): Value {
  const variable = nameOf(curve.variable.name);
  return object({
    text: text(curve.text),
    line: number(curve.line),
    ...rangeFields(curve),
    quantity: {
      kind: "function",
      parameters: [variable],
      result: emitQuantity(curve.quantity, { ...surroundings, variable }),
    },
  });
}

/** A profile: its quantity is a function of the variable of a map, where it is one. */
export function emitProfile(
  { text: source, line, kUnit, corners, range, quantity }: ProfileIR,
  nameOf: (variable: string) => string,
  surroundings: Surroundings,
): Value {
  const variable = range && nameOf(range.variable.name);
  return object({
    text: text(source),
    line: number(line),
    kUnit: kUnit && text(kUnit),
    corners: cornersValue(corners),
    range: range && object(rangeFields(range)),
    quantity: {
      kind: "function",
      parameters: variable === undefined ? [] : [variable],
      result: emitQuantity(quantity, { ...surroundings, variable }),
    },
  });
}

function rangeFields({ variable, from, to, points }: CurveRange): Readonly<Record<string, Value>> {
  const { source, unit } = variable;
  return {
    variable: object({ name: text(source), unit: unit && text(unit) }),
    from: number(from),
    to: number(to),
    points: number(points),
  };
}

function cornersValue(corners: readonly Corner[]): Value {
  return array(corners.map(({ label, k }) => object({ label: text(label), k: numbers(k) })));
}

export function emitPath({ text: source, line, unit, kUnit, corners }: BandPathIR): Value {
  return object({
    text: text(source),
    line: number(line),
    unit: unit && text(unit),
    kUnit: kUnit && text(kUnit),
    corners: cornersValue(corners),
  });
}

export function emitCentres({ text: source, line, across, at, ...rest }: CentresIR): Value {
  return object({
    text: text(source),
    line: number(line),
    first: number(rest.first),
    last: number(rest.last),
    axis: number(rest.axis),
    across: across === undefined ? undefined : number(across),
    at: numbers(at),
    points: number(rest.points),
  });
}
