import type { Lattice } from "../../model/lattice.ts";
import { type Match, type Placed, knownShifts, matchGroup, operationsOf } from "./match.ts";
import { distinctRotations, rotationCounts } from "./rotation-counts.ts";
import { rotationsOf } from "./rotations.ts";
import { type StandardGroup, findGroup, numbered } from "./table.ts";

/** The layer or space group that operations on places make, and how it lies on the lattice. */
export interface Identified {
  readonly group: StandardGroup;
  readonly match: Match;
}

/**
 * Finds the group of operations that are all of their kind up to translations of the cell. None for
 * chains, and where translations within the cell are among the operations: the group is then one of
 * a smaller cell.
 */
export function identifyGroup(
  operations: readonly Placed[],
  lattice: Lattice,
): Identified | undefined {
  if (lattice.dimension === 1) return undefined;
  const kind = lattice.dimension === 2 ? "layer" : "space";
  const rotations = distinctRotations(operations);
  if (rotations.length !== operations.length) return undefined;
  const kinds = rotationCounts(rotations);
  const shifts = knownShifts(operations);
  for (let number = 1; number <= numbered[kind]; number++) {
    const group = findGroup(kind, number)!;
    if (countsOf(group) !== kinds) continue;
    const [match] = matchGroup(group, lattice, shifts);
    if (match && operationsOf(match.generators, lattice.dimension).length === operations.length)
      return { group, match };
  }
  return undefined;
}

const known = new Map<string, string>();

/** How many rotations of each kind a group has, worked out once: it is asked of all in a table. */
function countsOf({ kind, symbol, generators }: StandardGroup): string {
  const key = `${kind} ${symbol}`;
  const counts =
    known.get(key) ?? rotationCounts(rotationsOf(generators.map(({ matrix }) => matrix)));
  known.set(key, counts);
  return counts;
}
