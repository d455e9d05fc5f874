import { unitName } from "../../grammar/unit-names.ts";
import { type Unit, compoundUnit } from "./units.ts";

/** A unit as it stands in the heading of a table. */
export interface HeadingUnit extends Unit {
  /** Whether it counts radians: an angular frequency. */
  readonly angular: boolean;
}

/**
 * Reads `W/m^2/nm`, `W/(m^2 nm)`, `W m^-2 nm^-1` and `W*m-2*nm-1`; undefined where a part of it is
 * no unit.
 */
export function readUnit(text: string): HeadingUnit | undefined {
  const flat = text.replaceAll(/\/\s*\(([^()]*)\)/g, (_, inner: string) =>
    inner
      .trim()
      .split(/[\s*·]+/)
      .map((part) => `/${part}`)
      .join(""),
  );
  const part = /\s*([*·/]?)\s*(?:(1)|([\p{L}_]+)\s*\^?\s*(-?\d{1,2})?)\s*/uy;
  const factors: { name: string; exponent: number }[] = [];
  while (part.lastIndex < flat.length) {
    const match = part.exec(flat);
    if (!match) return undefined;
    const [, sign, one, word, power = "1"] = match;
    if (one !== undefined) continue;
    const name = unitName(word);
    if (name === undefined) return undefined;
    factors.push({ name, exponent: (sign === "/" ? -1 : 1) * Number(power) });
  }
  const unit = factors.length > 0 ? compoundUnit(factors) : undefined;
  return unit && { ...unit, angular: factors.some(({ name }) => name === "rad") };
}
