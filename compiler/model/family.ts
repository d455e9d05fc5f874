import type { Domain, Start } from "../../runtime/program.ts";
import type { Span } from "../../grammar/span.ts";
import type { Type } from "../check/types.ts";
import type { UndirectedBond } from "./bonds.ts";

/**
 * A parameter as it is declared, with its members: one, one for each site, or one for each
 * undirected bond. What of it is independent is said by `Parameters`.
 */
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
  /** Of matrices: equal to their conjugate transposes. */
  readonly hermitian?: true;
}

export interface Member {
  readonly label: string;
  readonly site?: number;
  readonly bond?: UndirectedBond;
}
