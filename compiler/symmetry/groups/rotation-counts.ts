import { type Rotation, handedness, trace } from "../rotation.ts";

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
