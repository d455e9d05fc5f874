import type { HopBond, Term } from "../model/model.ts";
import type { Lattice } from "../model/lattice.ts";
import { type MemberPlace, placeOfBond, placeOfSite } from "./member-place.ts";
import { TermValue } from "./term-value.ts";

/** A place that a term of the Hamiltonian fills. */
export interface User {
  readonly place: MemberPlace;
  readonly value: TermValue;
  /** The bond as the term runs it; none on a site. */
  readonly bond?: HopBond;
}

/** Who fills each place, by label. */
export function usersOf(
  terms: readonly Term[],
  lattice: Lattice,
  size: number,
): ReadonlyMap<string, User> {
  const users = terms.flatMap((term): readonly User[] => {
    const value = new TermValue(term, size);
    return term.kind === "onsite"
      ? term.sites.map((site) => ({ place: placeOfSite(lattice, site), value }))
      : term.bonds.map((bond) => ({ place: placeOfBond(bond.bond), value, bond }));
  });
  return new Map(users.map((user) => [user.place.label, user]));
}
