import type { Program, Start } from "../program.ts";
import { createRandom, type Random } from "../random.ts";
import { createLayout, type Layout, type Member, part } from "./layout.ts";

/** Attempts at drawing a value inside its domain. */
const MOST_DRAWS = 1000;

/** Where an optimisation begins. */
export interface StartingPoint {
  readonly x: Float64Array;
  readonly theta: Float64Array;
}

/** The beginning of a start, the same for the same (seed, start). Throws if no draw fits a domain. */
export function startingPoint(layout: Layout, seed: number, start: number): StartingPoint {
  const random = createRandom(seed, start);
  const x = new Float64Array(layout.rawLength);
  const theta = new Float64Array(layout.thetaLength);
  for (const member of layout.members) {
    const value = part(theta, member.theta, member);
    const raw = new Float64Array(member.map.width);
    if (member.parameter.start.kind === "default") {
      member.map.draw(random, raw);
    } else {
      drawValue(member.parameter.start, member, random, value);
      if (member.raw === undefined) continue;
      member.map.toRaw(value, raw);
    }
    member.map.toValue(raw, value);
    if (member.raw !== undefined) x.set(raw, member.raw);
  }
  return { x, theta };
}

/** θ of a forward calculation: the start values as they are, random ones drawn with the seed. */
export function initialTheta(program: Program): Float64Array {
  const parameters = program.parameters.map((parameter) => ({ ...parameter, fixed: true }));
  return startingPoint(createLayout({ ...program, parameters }), program.solve.seed, 0).theta;
}

function drawValue(start: Start, member: Member, random: Random, value: Float64Array): void {
  if (start.kind === "value") {
    value[0] = start.re;
    if (value.length > 1) value[1] = start.im;
    if (value.length > 2) value[2] = start.third ?? 0;
    return;
  }
  for (let attempt = 0; attempt < MOST_DRAWS; attempt++) {
    for (let i = 0; i < value.length; i++) value[i] = drawNumber(start, random);
    if (member.map.contains(value)) return;
  }
  throw new Error(
    `No start for parameter ${member.parameter.name}: ${MOST_DRAWS} draws from ` +
      `${describeStart(start, member.map.start)} all fell outside its domain.`,
  );
}

function drawNumber(start: Start, random: Random): number {
  if (start.kind === "normal") return start.mean + start.deviation * random.normal();
  if (start.kind === "uniform") return start.low + (start.high - start.low) * random.uniform();
  return 0;
}

/** A start distribution for people; `byDefault` is that of the domain. */
export function describeStart(start: Start, byDefault: string): string {
  switch (start.kind) {
    case "default":
      return byDefault;
    case "value":
      return start.im === 0 ? `${start.re}` : `${start.re} + ${start.im}i`;
    case "normal":
      return `normal(${start.mean}, ${start.deviation})`;
    case "uniform":
      return `uniform(${start.low}, ${start.high})`;
  }
}
