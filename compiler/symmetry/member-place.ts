import { type UndirectedBond, bondLabel, referenceDirection } from "../model/bonds.ts";
import type { Lattice } from "../model/lattice.ts";
import { type ComplexMatrix, adjoint, conjugate, product, scaled } from "./complex-matrix.ts";
import type { Operation } from "./operation.ts";

/** Where a value lives: on a site, or on a bond in its reference direction. */
export interface MemberPlace {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly offset: readonly number[];
}

export function placeOfSite(lattice: Lattice, site: number): MemberPlace {
  return {
    label: lattice.sites[site].name,
    from: site,
    to: site,
    offset: lattice.vectors.map(() => 0),
  };
}

export function placeOfBond({ label, from, to, offset }: UndirectedBond): MemberPlace {
  return { label, from, to, offset };
}

/** Where an operation takes it; `reversed` if a bond then runs against its reference direction. */
export function imageOf(
  place: MemberPlace,
  { turn, image, cell }: Operation,
  lattice: Lattice,
): MemberPlace & { readonly reversed: boolean } {
  const [from, to] = [image[place.from], image[place.to]];
  const offset = turn.map(
    (row, i) =>
      row.reduce((sum, t, j) => sum + t * place.offset[j], 0) +
      cell[place.to][i] -
      cell[place.from][i],
  );
  if (isSite(place)) return { ...placeOfSite(lattice, to), reversed: false };
  const reference = referenceDirection(from, to, offset);
  return {
    ...reference,
    label: bondLabel(lattice, reference.from, reference.to, reference.offset),
  };
}

function isSite({ from, to, offset }: MemberPlace): boolean {
  return from === to && offset.every((n) => n === 0);
}

/**
 * What an operation makes of the matrix t of `t c†_to c_from`: ±U_to t U_from†, t conjugated by an
 * antiunitary one, in the reference direction of the image.
 */
export function transformed(
  t: ComplexMatrix,
  place: MemberPlace,
  operation: Operation,
  reversed: boolean,
): ComplexMatrix {
  const { matrices, antiunitary, sign } = operation;
  const turned = product(
    product(matrices[place.to], antiunitary ? conjugate(t) : t),
    adjoint(matrices[place.from]),
  );
  return scaled(reversed ? adjoint(turned) : turned, sign);
}
