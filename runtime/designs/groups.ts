import type { Program } from "../program.ts";
import { blocksAt, createDesignSpace } from "./design-space.ts";
import { designDistance } from "./distance.ts";
import { createReference, type Reference } from "./reference.ts";

/**
 * Distance (see `designDistance`) up to which designs count as the same. Forty starts of the
 * triangular problem of Inui and Motome came to eight designs: equal ones at most 0.046 apart (a
 * soft one; most 0.001), different ones at least 0.46.
 */
export const SAME_DESIGN = 0.1;

/**
 * Sorts designs into groups of the same design in other words, each a list of places in `found`.
 * A design joins the first group whose first member it resembles, so the order of `found` (best
 * first) is the order of groups and members. Time: designs × groups × symmetries × bonds.
 */
export function groupDesigns(program: Program, found: readonly ArrayLike<number>[]): number[][] {
  // Polynomials in k have no bonds to compare.
  if (program.lattice.continuum) return found.map((_, index) => [index]);
  const space = createDesignSpace(program);
  const groups: { readonly reference: Reference; readonly members: number[] }[] = [];
  found.forEach((theta, index) => {
    const blocks = blocksAt(space, theta);
    const same = groups.find(
      ({ reference }) => designDistance(reference, blocks, SAME_DESIGN) <= SAME_DESIGN,
    );
    if (same !== undefined) same.members.push(index);
    else groups.push({ reference: createReference(space, blocks), members: [index] });
  });
  return groups.map(({ members }) => members);
}
