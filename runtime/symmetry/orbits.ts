import type { WaveVectorMap } from "../program.ts";
import { type Mesh, type Orbits, pointCount } from "../zone/mesh.ts";

/**
 * Gives meshes their orbits under a group of maps of wave vectors, as far as the mesh goes with it:
 * the operations that take its points to its points. Of a mesh that is shifted those are none.
 */
export function meshReducer(maps: readonly WaveVectorMap[]): (mesh: Mesh) => Mesh {
  const known = new Map<string, Orbits | undefined>();
  return (mesh) => {
    if (maps.length < 2 || mesh.shift.some((x) => x !== 0)) return mesh;
    const key = mesh.sizes.join();
    if (!known.has(key)) known.set(key, orbitsOf(mesh, maps));
    const orbits = known.get(key);
    return orbits ? { ...mesh, orbits } : mesh;
  };
}

/** Undefined where every point is an orbit of its own. */
function orbitsOf({ sizes, shift }: Mesh, maps: readonly WaveVectorMap[]): Orbits | undefined {
  const steps = maps.map((map) => onIndices(map, sizes)).filter((step) => step !== undefined);
  if (steps.length < 2) return undefined;
  const count = pointCount({ sizes, shift });
  const orbit = new Int32Array(count).fill(-1);
  const points: number[] = [];
  const weights: number[] = [];
  const place = sizes.map(() => 0);
  for (let index = 0; index < count; index++) {
    if (orbit[index] >= 0) continue;
    for (let axis = sizes.length - 1, rest = index; axis >= 0; axis--) {
      place[axis] = rest % sizes[axis];
      rest = Math.floor(rest / sizes[axis]);
    }
    let weight = 0;
    for (const step of steps) {
      const image = step(place);
      if (orbit[image] >= 0) continue;
      orbit[image] = points.length;
      weight++;
    }
    points.push(index);
    weights.push(weight);
  }
  return { points: Int32Array.from(points), weights: Float64Array.from(weights), orbit };
}

/** κ → Wκ on n = κ·sizes, where that takes whole numbers to whole numbers; gives the image's index. */
function onIndices(
  map: WaveVectorMap,
  sizes: readonly number[],
): ((place: readonly number[]) => number) | undefined {
  const scaled = map.map((row, i) => row.map((x, j) => (x * sizes[i]) / sizes[j]));
  if (!scaled.every((row) => row.every(Number.isInteger))) return undefined;
  return (place) => {
    let index = 0;
    for (let i = 0; i < sizes.length; i++) {
      let n = 0;
      for (let j = 0; j < sizes.length; j++) n += scaled[i][j] * place[j];
      index = index * sizes[i] + (((n % sizes[i]) + sizes[i]) % sizes[i]);
    }
    return index;
  };
}
