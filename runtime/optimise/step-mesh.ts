import type { Solve } from "../program.ts";
import { createRandom } from "../random.ts";
import { type Mesh, unshifted } from "../zone/mesh.ts";

/** How much finer, per axis, the mesh is on which constraints are judged. */
const REFINEMENT = 2;

/** Fewest points per axis, by dimension, to which a symmetry thins a shifted mesh out. */
const FEWEST = [32, 12, 6];

/**
 * The mesh of a step. A shifted one lies elsewhere at every step, so that no design can profit from
 * the gaps between the points; its shift depends on (seed, start, step) alone.
 *
 * Where all that is summed is the same at `images` wave vectors, the mesh has so many times fewer
 * points, but not fewer than `FEWEST` along an axis. A mesh that is shifted does not go with a
 * symmetry: its images lie between its points, which all tell something new. With its images a thin
 * mesh has as many points as the full one has. Its mean over all shifts is that over the zone.
 */
export function stepMesh(
  solve: Solve,
  images: number,
  seed: number,
  start: number,
  step: number,
): Mesh {
  if (!solve.shifted) return unshifted(solve.mesh);
  const random = createRandom(shiftSeed(seed, start), step);
  return { sizes: thinned(solve.mesh, images), shift: solve.mesh.map(() => random.uniform()) };
}

function thinned(sizes: readonly number[], images: number): readonly number[] {
  const factor = images ** (-1 / sizes.length);
  const fewest = FEWEST[sizes.length - 1];
  return sizes.map((size) => Math.max(Math.min(size, fewest), Math.ceil(size * factor)));
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
