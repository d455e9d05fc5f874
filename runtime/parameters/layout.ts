import type { Parameter, Program } from "../program.ts";
import { type DomainMap, domainMap } from "./domain-map.ts";

/** One member of a parameter: its places in θ and, unless it is fixed, in the raw vector x. */
export interface Member {
  readonly parameter: Parameter;
  /** Index among the parameter's members. */
  readonly index: number;
  readonly map: DomainMap;
  readonly theta: number;
  readonly raw?: number;
}

/** Where everything is in θ and x. */
export interface Layout {
  readonly members: readonly Member[];
  readonly thetaLength: number;
  readonly rawLength: number;
}

export function createLayout(program: Program): Layout {
  const members: Member[] = [];
  let theta = 0;
  let raw = 0;
  for (const parameter of program.parameters) {
    const map = domainMap(parameter.domain);
    for (let index = 0; index < parameter.members.length; index++) {
      members.push({ parameter, index, map, theta, raw: parameter.fixed ? undefined : raw });
      theta += map.width;
      if (!parameter.fixed) raw += map.width;
    }
  }
  return { members, thetaLength: theta, rawLength: raw };
}

/** Writes the values of the free members into θ; fixed ones stay. */
export function rawToTheta(layout: Layout, x: Float64Array, theta: Float64Array): void {
  for (const member of layout.members) {
    if (member.raw === undefined) continue;
    member.map.toValue(part(x, member.raw, member), part(theta, member.theta, member));
  }
}

/** Writes dL/dx, given dL/dθ. */
export function rawAdjoint(
  layout: Layout,
  x: Float64Array,
  thetaBar: Float64Array,
  xBar: Float64Array,
): void {
  for (const member of layout.members) {
    if (member.raw === undefined) continue;
    member.map.adjoint(
      part(x, member.raw, member),
      part(thetaBar, member.theta, member),
      part(xBar, member.raw, member),
    );
  }
}

/** The numbers of one member in a vector. */
export function part(vector: Float64Array, place: number, member: Member): Float64Array {
  return vector.subarray(place, place + member.map.width);
}
