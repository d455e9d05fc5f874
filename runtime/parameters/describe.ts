import type { Domain, Parameter, Program } from "../program.ts";
import { domainMap } from "./domain-map.ts";
import { createLayout, part } from "./layout.ts";
import { describeStart as describe } from "./start.ts";

/** The map from the optimiser's raw numbers p, q to a value of this domain. */
export function describeDomain(domain: Domain): string {
  return domainMap(domain).map;
}

/** Where the starts of a parameter come from. */
export function describeStart(parameter: Pick<Parameter, "domain" | "start">): string {
  return describe(parameter.start, domainMap(parameter.domain).start);
}

/** A real number, a complex one, or the components of a direction. */
export type ParameterNumber =
  | number
  | { readonly re: number; readonly im: number }
  | readonly [x: number, y: number, z: number];

/** A value in the parameter's unit; `of` names the member of a family. */
export interface ParameterValue {
  readonly of?: string;
  readonly value: ParameterNumber;
  readonly unit?: string;
}

function numberOf([first, second, third]: Float64Array): ParameterNumber {
  if (second === undefined) return first;
  return third === undefined ? { re: first, im: second } : [first, second, third];
}

/** θ by parameter name: a list for families, one value otherwise. */
export function parameterValues(
  program: Program,
  theta: ArrayLike<number>,
): Record<string, ParameterValue | readonly ParameterValue[]> {
  const numbers = Float64Array.from(theta);
  const values = createLayout(program).members.map((member) => {
    const { unit, members } = member.parameter;
    const places = part(numbers, member.theta, member).map((x) => x / (unit?.scale ?? 1));
    const of = members[member.index];
    return {
      name: member.parameter.name,
      entry: {
        ...(of === "" ? {} : { of }),
        value: numberOf(places),
        ...(unit === undefined ? {} : { unit: unit.symbol }),
      },
    };
  });
  return Object.fromEntries(
    program.parameters.map(({ name, members }) => {
      const entries = values.filter((value) => value.name === name).map(({ entry }) => entry);
      return [name, members.length === 1 && members[0] === "" ? entries[0] : entries];
    }),
  );
}

/**
 * The way back: θ from values as `parameterValues` gives them. Undefined where they are not those of
 * the program's parameters: another name, another number of members, a number that is none.
 */
export function thetaOfValues(
  program: Program,
  values: Readonly<Record<string, unknown>>,
): Float64Array | undefined {
  const { members, thetaLength } = createLayout(program);
  const theta = new Float64Array(thetaLength);
  if (Object.keys(values).length !== program.parameters.length) return undefined;
  for (const member of members) {
    const { parameter, index } = member;
    const given = values[parameter.name];
    const list: readonly unknown[] = Array.isArray(given) ? given : [given];
    const entry = list[index] as Partial<ParameterValue> | null | undefined;
    if (list.length !== parameter.members.length || typeof entry !== "object" || entry === null)
      return undefined;
    if ((entry.of ?? "") !== parameter.members[index]) return undefined;
    const numbers = numbersOf(entry.value);
    const places = part(theta, member.theta, member);
    if (numbers.length !== places.length || !numbers.every(Number.isFinite)) return undefined;
    numbers.forEach((x, at) => (places[at] = (x as number) * (parameter.unit?.scale ?? 1)));
  }
  return theta;
}

function numbersOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return [value];
  const { re, im } = value as { readonly re?: unknown; readonly im?: unknown };
  return [re, im];
}
