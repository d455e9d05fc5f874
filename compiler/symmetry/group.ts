import type { Lattice } from "../model/lattice.ts";
import { type Operation, after, keyOf } from "./operation.ts";

/** The most operations of a group, translations within a supercell counted. */
export const groupLimit = 5_000;

/**
 * All products of generators, up to translations of the cell: breadth first, so that names are
 * short. Undefined where there are more than `groupLimit`.
 */
export function closure(
  identity: Operation,
  generators: readonly Operation[],
  lattice: Lattice,
): readonly Operation[] | undefined {
  const found = new Map([[keyOf(identity), identity]]);
  const group = [identity];
  for (let at = 0; at < group.length; at++)
    for (const generator of generators) {
      const next = after(generator, group[at], lattice);
      const key = keyOf(next);
      if (found.has(key)) continue;
      if (group.length === groupLimit) return undefined;
      found.set(key, next);
      group.push(next);
    }
  return group;
}
