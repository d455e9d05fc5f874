import type { DesignSpace } from "./design-space.ts";

/** A site in a cell of the crystal. */
export interface Place {
  readonly site: number;
  readonly cell: readonly number[];
}

/** A closed way over different places; `bonds[j]` leads from place j to the next. */
export interface Loop {
  readonly places: readonly Place[];
  readonly bonds: readonly number[];
}

/** The longest loops that are looked for: the hexagons of honeycomb and diamond. */
const LONGEST = 6;

/** The most ways that are followed; a Hamiltonian with a thousand bonds at every site has more. */
const MOST_WAYS = 1e6;

/**
 * The elementary loops: the closed ways of fewest bonds (three, or else four, …) that use present
 * bonds only and do not wind around the crystal. One of all translates and both directions each;
 * none where there are too many ways to follow.
 */
export function elementaryLoops(space: DesignSpace, present: (bond: number) => boolean): Loop[] {
  const leaving = Array.from({ length: space.sites }, (_, site) =>
    space.bonds.flatMap((bond, b) => (bond.from === site && present(b) ? [b] : [])),
  );
  const most = Math.max(0, ...leaving.map((bonds) => bonds.length));
  for (let length = 3; length <= LONGEST; length++) {
    if (space.sites * most ** (length - 1) > MOST_WAYS) return [];
    const loops = new Map<string, Loop>();
    for (let site = 0; site < space.sites; site++) {
      for (const loop of closedWays(space, leaving, site, length)) {
        const name = nameOf(loop);
        if (!loops.has(name)) loops.set(name, loop);
      }
    }
    if (loops.size > 0) return [...loops.values()];
  }
  return [];
}

/** The same loop the other way round. */
export function turnedRound({ reverse }: DesignSpace, { places, bonds }: Loop): Loop {
  return {
    places: [places[0], ...places.slice(1).toReversed()],
    bonds: bonds.map((b) => reverse[b]).toReversed(),
  };
}

/** All closed ways of a length from a site of the home cell, over places that differ. */
function closedWays(
  { bonds, table }: DesignSpace,
  leaving: readonly (readonly number[])[],
  site: number,
  length: number,
): Loop[] {
  const home = { site, cell: Array.from({ length: table.dimension }, () => 0) };
  const found: Loop[] = [];
  const walk = (places: readonly Place[], way: readonly number[]): void => {
    const last = places[places.length - 1];
    for (const b of leaving[last.site]) {
      const next = { site: bonds[b].to, cell: last.cell.map((t, a) => t + bonds[b].cell[a]) };
      if (way.length === length - 1) {
        if (samePlace(next, home)) found.push({ places, bonds: [...way, b] });
      } else if (!places.some((place) => samePlace(place, next))) {
        walk([...places, next], [...way, b]);
      }
    }
  };
  walk([home], []);
  return found;
}

/** The same for all translates, beginnings and directions of a loop. */
function nameOf({ places }: Loop): string {
  const names = [places, places.toReversed()].flatMap((way) =>
    way.map((origin, j) =>
      [...way.slice(j), ...way.slice(0, j)]
        .map(({ site, cell }) => [site, ...cell.map((t, a) => t - origin.cell[a])].join(" "))
        .join(","),
    ),
  );
  return names.toSorted()[0];
}

function samePlace(p: Place, q: Place): boolean {
  return p.site === q.site && p.cell.every((t, a) => t === q.cell[a]);
}
