import type { Family } from "../model/family.ts";
import type { Entries } from "../model/form.ts";
import { transformed, type MemberPlace } from "./member-place.ts";
import type { Operation } from "./operation.ts";
import { apply } from "./rotation.ts";

/** How the value of a family at a place becomes that at its image: a real linear map. */
export type Action = (value: Entries) => Entries;

/**
 * The actions that may be right, the likeliest first: which of them is, depends on how the terms use
 * the value. Numbers keep their size, directions turn with the spins, matrices with the states.
 */
export function candidates(
  family: Family,
  place: MemberPlace,
  operation: Operation,
  reversed: boolean,
): readonly Action[] {
  switch (family.type.shape) {
    case "vector":
      return [1, -1].map((sign) => ({ re, im }) => ({
        re: apply(operation.spin, re).map((x) => sign * x),
        im,
      }));
    case "matrix": {
      const size = operation.matrices[0].size;
      return [1, -1].map((sign) => ({ re, im }) => {
        const turned = transformed({ size, re, im }, place, operation, reversed);
        return { re: turned.re.map((x) => sign * x), im: turned.im.map((x) => sign * x) };
      });
    }
    case "complex":
      return [operation.antiunitary !== reversed, operation.antiunitary === reversed].flatMap(
        (conjugated) => phases.map((phase) => turned(phase, conjugated)),
      );
    default:
      return [1, -1].map((sign) => ({ re, im }) => ({ re: re.map((x) => sign * x), im }));
  }
}

/** Phases that rotations of a lattice give to orbitals: 24th roots of 1, those of ±1 and ±i first. */
const phases = Array.from({ length: 24 }, (_, n) => n)
  .sort((a, b) => rank(a) - rank(b))
  .map((n) => [Math.cos((Math.PI * n) / 12), Math.sin((Math.PI * n) / 12)] as const);

function rank(n: number): number {
  return [12, 6, 4, 3, 2, 1].findIndex((step) => n % step === 0);
}

function turned([c, s]: readonly [number, number], conjugated: boolean): Action {
  return ({ re: [x], im: [y] }) => {
    const v = conjugated ? -y : y;
    return { re: [c * x - s * v], im: [s * x + c * v] };
  };
}
