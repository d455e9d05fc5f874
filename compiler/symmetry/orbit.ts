import type { Lattice } from "../model/lattice.ts";
import { type MemberPlace, imageOf } from "./member-place.ts";
import type { Operation } from "./operation.ts";

/** A place with all its images, each with the operations that take it there. */
export interface Orbit {
  readonly representative: MemberPlace;
  readonly images: readonly Image[];
}

export interface Image {
  readonly place: MemberPlace;
  readonly ways: readonly Way[];
}

/** The places sorted into orbits; the first of an orbit represents it. */
export function orbitsOf(
  places: readonly MemberPlace[],
  group: readonly Operation[],
  lattice: Lattice,
): readonly Orbit[] {
  const seen = new Set<string>();
  const orbits: Orbit[] = [];
  for (const representative of places) {
    if (seen.has(representative.label)) continue;
    const images = new Map<string, { place: MemberPlace; ways: Way[] }>();
    for (const operation of group) {
      const { reversed, ...place } = imageOf(representative, operation, lattice);
      const image = images.get(place.label) ?? { place, ways: [] };
      image.ways.push({ operation, reversed });
      images.set(place.label, image);
      seen.add(place.label);
    }
    orbits.push({ representative, images: [...images.values()] });
  }
  return orbits;
}

/** An operation that takes the representative to an image; `reversed` if against its direction. */
export interface Way {
  readonly operation: Operation;
  readonly reversed: boolean;
}
