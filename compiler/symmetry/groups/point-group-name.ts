import { type Rotation, handedness, trace } from "../rotation.ts";
import { rotationsOf } from "./rotations.ts";
import { findGroup, symbolsOf } from "./table.ts";

/**
 * The Hermann–Mauguin symbol of the point group that some rotations make, each listed once: told by
 * how many there are of each order, proper and improper. Undefined for groups of no crystal.
 */
export function pointGroupName(rotations: readonly Rotation[]): string | undefined {
  const wanted = rotationCounts(rotations);
  return symbolsOf("point").find((symbol) => {
    const { generators } = findGroup("point", symbol)!;
    return rotationCounts(rotationsOf(generators.map(({ matrix }) => matrix))) === wanted;
  });
}

/** The same text for rotations of which there are equally many of each kind. */
export function rotationCounts(rotations: readonly Rotation[]): string {
  return rotations
    .map((rotation) => [handedness(rotation), Math.round(trace(rotation))].join(" "))
    .sort()
    .join(",");
}

/** The rotations of some operations, each once. */
export function distinctRotations(
  operations: readonly { readonly rotation: Rotation }[],
): readonly Rotation[] {
  const found = new Map<string, Rotation>();
  for (const { rotation } of operations)
    found.set(rotation.map((row) => row.map((x) => Math.round(x * 1e5) + 0)).join(), rotation);
  return [...found.values()];
}
