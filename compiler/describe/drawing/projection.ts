import type { Point } from "./plane.ts";

/** A place on the picture, and how near it is to the eye. */
export interface Seen extends Point {
  readonly depth: number;
}

/**
 * The direction of sight in space, turned about z and raised: one in which no two sites near the
 * cell of a cubic, bcc, fcc, diamond or pyrochlore lattice cover each other. Cosine and sine are
 * fractions, so that every machine draws the same picture.
 */
const turn = { cos: 84 / 85, sin: -13 / 85 };
const rise = { cos: 77 / 85, sin: 36 / 85 };

/** From Cartesian coordinates to the picture: x to the right and y up; in space z up, x towards the eye. */
export function projection(
  dimension: number,
  scale: number,
): (position: readonly number[]) => Seen {
  if (dimension < 3) return ([x, y = 0]) => ({ x: scale * x, y: -scale * y, depth: 0 });
  return ([x, y, z]) => {
    const right = y * turn.cos - x * turn.sin;
    const forward = x * turn.cos + y * turn.sin;
    return {
      x: scale * right,
      y: scale * (forward * rise.sin - z * rise.cos),
      depth: forward * rise.cos + z * rise.sin,
    };
  };
}
