import type { Lattice } from "../model/lattice.ts";
import { type Operation, after, keyOf } from "./operation.ts";

/** The most operations of a group, translations within a supercell counted. */
export const groupLimit = 5_000;

/**
 * All products of generators, up to translations of the cell. Undefined where there are more than `groupLimit`.
 */
export function closure(
  identity: Operation,
  generators: readonly Operation[],
  lattice: Lattice,
): readonly Operation[] | undefined {
  const found = new Set([keyOf(identity)]);
  const group = [identity];
  const needed: Operation[] = [];
  for (const generator of generators) {
    // Of a list such as that of `detect` only a few generate all the others.
    if (found.has(keyOf(generator))) continue;
    needed.push(generator);
    const old = group.length;
    for (let at = 0; at < group.length; at++)
      for (const factor of at < old ? [generator] : needed) {
        const next = after(factor, group[at], lattice);
        const key = keyOf(next);
        if (found.has(key)) continue;
        if (group.length === groupLimit) return undefined;
        found.add(key);
        group.push(next);
      }
  }
  return group;
}
