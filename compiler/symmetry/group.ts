import type { Lattice } from "../model/lattice.ts";
import { type Operation, after, keyOf } from "./operation.ts";

/** The most operations of a group, translations within a supercell counted. */
export const groupLimit = 5_000;

/**
 * All products of generators, up to translations of the cell: breadth first in those that are no
 * products of the ones before, as most of a list such as that of `detect` are. Undefined where there
 * are more than `groupLimit`.
 */
export function closure(
  identity: Operation,
  generators: readonly Operation[],
  lattice: Lattice,
): readonly Operation[] | undefined {
  const needed: Operation[] = [];
  let group: readonly Operation[] | undefined = [identity];
  let found = new Set([keyOf(identity)]);
  for (const generator of generators) {
    if (found.has(keyOf(generator))) continue;
    needed.push(generator);
    group = products(identity, needed, lattice);
    if (!group) return undefined;
    found = new Set(group.map(keyOf));
  }
  return group;
}

function products(
  identity: Operation,
  generators: readonly Operation[],
  lattice: Lattice,
): readonly Operation[] | undefined {
  const found = new Set([keyOf(identity)]);
  const group = [identity];
  for (const operation of group)
    for (const generator of generators) {
      const next = after(generator, operation, lattice);
      const key = keyOf(next);
      if (found.has(key)) continue;
      if (group.length === groupLimit) return undefined;
      found.add(key);
      group.push(next);
    }
  return group;
}
