import type { Domain, Start } from "../../runtime/program.ts";
import type { Span } from "../../grammar/span.ts";
import type { Type } from "../check/types.ts";
import type { UndirectedBond } from "./bonds.ts";

/** A parameter with its members: one, one for each site, or one for each undirected bond. */
export interface Family {
  readonly name: string;
  /** As the spec spells it. */
  readonly source: string;
  /** The span of its name. */
  readonly span: Span;
  readonly declaration: Span;
  readonly domain: Domain;
  readonly type: Type;
  readonly each:
    | { readonly kind: "one" }
    | { readonly kind: "site" }
    | { readonly kind: "bond"; readonly first: number; readonly last: number };
  readonly members: readonly Member[];
  readonly start: Start;
  readonly fixed: boolean;
  /** Place of the first member in θ. */
  readonly offset: number;
  /** Places of one member in θ: two for a complex number, three for a direction. */
  readonly width: 1 | 2 | 3;
  /** What happens to a member on the reversed bond: complex numbers and phases conjugate. */
  readonly reversal: "same" | "conjugate";
}

export interface Member {
  readonly label: string;
  readonly site?: number;
  readonly bond?: UndirectedBond;
}

/** Real numbers that the optimiser moves: all members of all families that are not fixed. */
export function freeNumbers(families: readonly Family[]): number {
  return families
    .filter((family) => !family.fixed)
    .reduce((sum, family) => sum + family.members.length * family.width, 0);
}
