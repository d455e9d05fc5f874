import type { Solve } from "../program.ts";
import { createRandom } from "../random.ts";
import { type Mesh, unshifted } from "../zone/mesh.ts";

/** How much finer, per axis, the mesh is on which constraints are judged. */
const REFINEMENT = 2;

/**
 * The mesh of a step. A shifted one lies elsewhere at every step, so that no design can profit from
 * the gaps between the points; its shift depends on (seed, start, step) alone.
 */
export function stepMesh(solve: Solve, seed: number, start: number, step: number): Mesh {
  if (!solve.shifted) return unshifted(solve.mesh);
  const random = createRandom(shiftSeed(seed, start), step);
  return { sizes: solve.mesh, shift: solve.mesh.map(() => random.uniform()) };
}

/** The mesh, the same at every step, on which stopping rules judge the goal. */
export function fixedMesh(solve: Solve): Mesh {
  return unshifted(solve.mesh);
}

/** The mesh, the same at every step, on which constraints are judged. */
export function refinedMesh(solve: Solve): Mesh {
  return unshifted(solve.mesh.map((size) => REFINEMENT * size));
}

/** A seed of its own for every start; negative streams, since 0, 1, … draw the starting points. */
function shiftSeed(seed: number, start: number): number {
  return Math.floor(createRandom(seed, -1 - start).uniform() * 2 ** 53);
}
