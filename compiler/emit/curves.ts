import type { BandPathIR, CentresIR, CurveIR } from "../ir/program.ts";
import { type Surroundings, emitQuantity } from "./quantity.ts";
import { type Value, array, number, numbers, object, text } from "./target.ts";

/** A curve: its quantity is written as a function of the variable, which gets a name of its own. */
export function emitCurve(
  curve: CurveIR,
  nameOf: (variable: string) => string,
  surroundings: Surroundings,
): Value {
  const { name, source, unit } = curve.variable;
  const variable = nameOf(name);
  return object({
    text: text(curve.text),
    line: number(curve.line),
    variable: object({ name: text(source), unit: unit && text(unit) }),
    from: number(curve.from),
    to: number(curve.to),
    points: number(curve.points),
    quantity: {
      kind: "function",
      parameters: [variable],
      result: emitQuantity(curve.quantity, { ...surroundings, variable }),
    },
  });
}

export function emitPath({ text: source, line, unit, kUnit, corners }: BandPathIR): Value {
  return object({
    text: text(source),
    line: number(line),
    unit: unit && text(unit),
    kUnit: kUnit && text(kUnit),
    corners: array(corners.map(({ label, k }) => object({ label: text(label), k: numbers(k) }))),
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
