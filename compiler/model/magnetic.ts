import { bondLabel } from "./bonds.ts";
import type { Lattice } from "./lattice.ts";
import type { Term } from "./model.ts";
import { locateCell, supercell } from "./supercell.ts";

/** Flux quanta through a unit cell, as a fraction in lowest terms. */
export interface Flux {
  readonly numerator: number;
  readonly denominator: number;
}

/** The largest magnetic cell, in unit cells. */
export const fluxDenominatorLimit = 128;

/** The fraction p/q nearest to a number; undefined unless it equals one with q up to the limit. */
export function fluxFraction(value: number): Flux | undefined {
  for (let denominator = 1; denominator <= fluxDenominatorLimit; denominator++) {
    const numerator = Math.round(value * denominator);
    if (Math.abs(value * denominator - numerator) < 1e-9 * denominator)
      return { numerator, denominator };
  }
  return undefined;
}

/** The magnetic cell: q unit cells along a1. */
export function magneticCells(
  lattice: Lattice,
  { denominator }: Flux,
): readonly (readonly number[])[] {
  return lattice.vectors.map((_, i) =>
    lattice.vectors.map((__, j) => (i !== j ? 0 : i === 0 ? denominator : 1)),
  );
}

export function magneticLattice(lattice: Lattice, flux: Flux): Lattice {
  return supercell(lattice, magneticCells(lattice, flux), lattice.name);
}

/**
 * The terms on the magnetic cell: every bond of the unit cell once in each of its copies, with the
 * Peierls phase of the straight line, 2π α ∫ u dv in lattice coordinates (u, v) at α flux quanta per
 * cell, in a site gauge λ = 2π α u v₀ (v₀ the site's own coordinate) that makes it periodic.
 * A counterclockwise loop around one cell gains +2πα.
 */
export function unfoldTerm(term: Term, lattice: Lattice, magnetic: Lattice, flux: Flux): Term {
  const copies = flux.denominator;
  const cells = magneticCells(lattice, flux);
  if (term.kind === "onsite")
    return {
      ...term,
      sites: term.sites.flatMap((site) =>
        Array.from({ length: copies }, (_, copy) => site * copies + copy),
      ),
      members: term.sites.flatMap((site) => Array.from({ length: copies }, () => site)),
    };
  return {
    ...term,
    bonds: term.bonds.flatMap((directed) =>
      Array.from({ length: copies }, (_, copy) => {
        const target = locateCell([copy + directed.offset[0], ...directed.offset.slice(1)], cells);
        const from = directed.from * copies + copy;
        const to = directed.to * copies + target.copy;
        const label = bondLabel(magnetic, from, to, target.cell);
        return {
          ...directed,
          from,
          to,
          offset: target.cell,
          label,
          phase: peierlsPhase(directed, copy, lattice, flux),
        };
      }),
    ),
  };
}

function peierlsPhase(
  directed: { readonly from: number; readonly to: number; readonly offset: readonly number[] },
  copy: number,
  lattice: Lattice,
  { numerator, denominator }: Flux,
): number {
  const start = lattice.sites[directed.from].fractional;
  const end = lattice.sites[directed.to].fractional;
  const u = [start[0] + copy, end[0] + copy + directed.offset[0]];
  const v = [start[1], end[1] + directed.offset[1]];
  const line = ((v[1] - v[0]) * (u[0] + u[1])) / 2;
  const gauge = u[1] * end[1] - u[0] * start[1];
  return 2 * Math.PI * (numerator / denominator) * (line - gauge);
}
