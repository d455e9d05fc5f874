import { instruction as i } from "../../webassembly/instructions.ts";
import type { Code, ValueType } from "../../webassembly/module.ts";
import { FACTOR, POINTS } from "./mesh-points.ts";

/** Gives out the locals of a function, after its parameters. */
export class Locals {
  readonly types: ValueType[] = [];
  private readonly parameters: number;

  constructor(parameters: number) {
    this.parameters = parameters;
  }

  new(type: ValueType): number {
    return this.parameters + this.types.push(type) - 1;
  }
}

/** The value x y − z w, or x y + z w, of numbers in locals. */
export function twoProducts(x: number, y: number, z: number, w: number, join: Code): Code {
  return [
    ...i.get(x),
    ...i.get(y),
    ...i.multiply,
    ...i.get(z),
    ...i.get(w),
    ...i.multiply,
    ...join,
  ];
}

/** place += change, of numbers in memory. */
export function addInMemory(place: number, change: Code): Code {
  return [
    ...i.integer(0),
    ...i.integer(0),
    ...i.load(place),
    ...change,
    ...i.add,
    ...i.store(place),
  ];
}

/**
 * A function's body (of its parameters 0, the place of `MeshPoints`, and 1, the number of pairs) that
 * does something at every pair of points. `keep` stores a function of k at these points; `body` is
 * given the local that holds the points' weights.
 */
export function atAllPoints(
  functions: number,
  locals: Locals,
  keep: (f: number, re: Code, im: Code) => Code,
  body: (weight: number) => Code,
): Code {
  const rows = Array.from({ length: 4 }, () => locals.new("i32"));
  const [ar, ai, br, bi, weight] = Array.from({ length: 5 }, () => locals.new("v128"));
  /** A number of each lane, from a row for each. */
  const lanes = (first: number, second: number, offset: number, into: number): Code => [
    ...i.get(second),
    ...i.get(first),
    ...i.loadBoth(offset),
    ...i.loadSecond(offset),
    ...i.set(into),
  ];
  return i.repeat([
    ...rows.flatMap((row, at) => [...i.get(0), ...i.loadInteger(4 * at), ...i.set(row)]),
    ...i.get(0),
    ...i.load(16),
    ...i.set(weight),
    ...Array.from({ length: functions }, (_, f) => [
      ...lanes(rows[0], rows[2], FACTOR * f, ar),
      ...lanes(rows[0], rows[2], FACTOR * f + 8, ai),
      ...lanes(rows[1], rows[3], FACTOR * f, br),
      ...lanes(rows[1], rows[3], FACTOR * f + 8, bi),
      ...keep(f, twoProducts(ar, br, ai, bi, i.subtract), twoProducts(ar, bi, ai, br, i.add)),
    ]).flat(),
    ...body(weight),
    ...i.get(0),
    ...i.integer(POINTS),
    ...i.addIntegers,
    ...i.set(0),
    ...i.get(1),
    ...i.integer(1),
    ...i.subtractIntegers,
    ...i.tee(1),
  ]);
}
