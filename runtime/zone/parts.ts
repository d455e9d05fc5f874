import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Work } from "../threads/work.ts";
import { teamOf } from "../threads/team.ts";
import { type Mesh, sampleCount } from "./mesh.ts";

/** What a part of a mesh gives for coefficients c and further numbers s: numbers. */
export interface PartKernel {
  /** How many. */
  length(c: Float64Array, s: Float64Array, part: Mesh): number;
  compute(c: Float64Array, s: Float64Array, part: Mesh, out: Float64Array): void;
}

/** Most parts of a mesh: enough that threads end at about the same time. */
const MOST_PARTS = 32;
/** Points of a part times the cube of the bands: what is less is not worth to be parted. */
const LEAST_WORK = 16384;

/** The parts that a mesh is summed in, one after the other: whoever sums them, the same bits. */
export function partsOf(mesh: Mesh, bands: number): readonly Mesh[] {
  const samples = sampleCount(mesh);
  const few = Math.floor(samples / Math.max(2, LEAST_WORK / bands ** 3));
  const parts = Math.min(MOST_PARTS, few);
  if (parts < 2) return [mesh];
  // Even, so that at most one k is alone in its pair.
  const size = 2 * Math.ceil(samples / (2 * parts));
  return Array.from({ length: Math.ceil(samples / size) }, (_, index) => {
    const first = index * size;
    return { ...mesh, part: { whole: mesh, first, count: Math.min(size, samples - first) } };
  });
}

/**
 * Computes the parts of a mesh, with the program's team where it has one, and takes their numbers in
 * order. What is taken is written anew for the next part.
 */
export function forEachPart(
  table: HoppingTable,
  work: Work | undefined,
  kernel: PartKernel,
  c: Float64Array,
  s: Float64Array,
  parts: readonly Mesh[],
  take: (numbers: Float64Array, part: Mesh) => void,
): void {
  const team = work === undefined ? undefined : teamOf(table.program);
  if (team !== undefined) return team.compute({ work: work!, kernel, c, s, parts }, take);
  for (const part of parts) {
    const numbers = new Float64Array(kernel.length(c, s, part));
    kernel.compute(c, s, part, numbers);
    take(numbers, part);
  }
}
