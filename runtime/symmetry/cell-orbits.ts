import type { WaveVectorMap } from "../program.ts";

/** A cube of the zone, in units of the reciprocal vectors. */
interface Cube {
  readonly corner: readonly number[];
  readonly edge: number;
}

/** The maps that take cubes along the reciprocal vectors to such cubes: signed permutations of axes. */
export function mapsOfCubes(maps: readonly WaveVectorMap[]): readonly WaveVectorMap[] {
  return maps.filter((map) =>
    map.every((row) => row.reduce((sum, x) => sum + Math.abs(x), 0) === 1),
  );
}

/**
 * Samples one cube for all that the maps make of it, and remembers what it found. The corner of the
 * zone is a corner of a cube, and an edge fits into it a whole number of times.
 */
export function oncePerOrbit<C extends Cube, T>(
  sample: (cube: C) => T,
  maps: readonly WaveVectorMap[],
): (cube: C) => T {
  if (maps.length < 2) return sample;
  const known = new Map<string, T>();
  return (cube) => {
    const key = orbitKey(cube, maps);
    // Looked up by `has`, as what is sampled may be anything.
    if (!known.has(key)) known.set(key, sample(cube));
    return known.get(key)!;
  };
}

/** The same for all cubes of an orbit: the size, and the lowest place that one of them has. */
function orbitKey({ corner, edge }: Cube, maps: readonly WaveVectorMap[]): string {
  const size = Math.round(1 / edge);
  const place = corner.map((x) => Math.round(x / edge));
  let lowest = Infinity;
  for (const map of maps) {
    let index = 0;
    for (const row of map) {
      const axis = row.findIndex((x) => x !== 0);
      // κ → −κ takes the interval from p to p + 1 to that from −p − 1 to −p.
      const image = row[axis] > 0 ? place[axis] : -place[axis] - 1;
      index = index * size + (((image % size) + size) % size);
    }
    lowest = Math.min(lowest, index);
  }
  return `${size} ${lowest}`;
}
