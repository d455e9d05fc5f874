import { bondsOfShells } from "../model/bonds.ts";
import type { Lattice } from "../model/lattice.ts";

/**
 * The sites of the second of two sublattices that all nearest-neighbour bonds connect; undefined
 * where there are no such two.
 */
export function sublattices(lattice: Lattice): readonly number[] | undefined {
  const bonds = bondsOfShells(lattice, 1) ?? [];
  const colour = new Map<number, boolean>();
  for (const first of lattice.sites.keys()) {
    if (colour.has(first)) continue;
    colour.set(first, false);
    const queue = [first];
    for (const site of queue)
      for (const { from, to } of bonds) {
        if (from !== site && to !== site) continue;
        const other = from === site ? to : from;
        if (colour.get(other) === colour.get(site)) return undefined;
        if (colour.has(other)) continue;
        colour.set(other, !colour.get(site));
        queue.push(other);
      }
  }
  return [...colour].filter(([, second]) => second).map(([site]) => site);
}
