import { type Lattice, cartesian } from "../../model/lattice.ts";
import { type Point, along, normal, shift } from "./plane.ts";
import { line, polygon } from "./svg.ts";

export const colour = "#1f6fb2";

/** How far the cell of a chain goes beyond its sites. */
const breadth = 26;

export type View = (position: readonly number[]) => Point;

/** Where the drawn cell begins, in lattice vectors: at the origin, or so that the sites are in its middle. */
export function cellCorner({ sites, vectors }: Lattice): readonly number[] {
  const coordinates = sites.map(({ fractional }) => fractional);
  if (coordinates.flat().every((f) => f > -1e-9 && f < 1 - 1e-9)) return vectors.map(() => 0);
  return vectors.map(
    (_, axis) => coordinates.reduce((sum, f) => sum + f[axis], 0) / coordinates.length - 1 / 2,
  );
}

/** A place of the lattice in space, from its coordinates in lattice vectors. */
export function inSpace(
  { vectors, sites, dimension }: Lattice,
  f: readonly number[],
): readonly number[] {
  return [...cartesian(vectors, f), ...sites[0].position.slice(dimension).map(() => 0)];
}

/** The edges of the cell. */
export function cellOutline(lattice: Lattice, view: View): readonly (readonly [Point, Point])[] {
  const corner = cellCorner(lattice);
  const at = (...steps: number[]) =>
    view(
      inSpace(
        lattice,
        corner.map((c, axis) => c + (steps[axis] ?? 0)),
      ),
    );
  if (lattice.dimension === 1) return around(stripe(at(0), at(1), lattice, view));
  if (lattice.dimension === 2) return around([at(0, 0), at(1, 0), at(1, 1), at(0, 1)]);
  const ring = (z: number) => [at(0, 0, z), at(1, 0, z), at(1, 1, z), at(0, 1, z)];
  const [low, high] = [ring(0), ring(1)];
  return [...around(low), ...around(high), ...low.map((p, n) => [p, high[n]] as const)];
}

function around(corners: readonly Point[]): readonly (readonly [Point, Point])[] {
  return corners.map((p, n) => [p, corners[(n + 1) % corners.length]] as const);
}

/** The cell of a chain: as broad as its sites. */
function stripe(from: Point, to: Point, { sites }: Lattice, view: View): readonly Point[] {
  const across = normal(from, to);
  const heights = sites.map(({ position }) => along(across, from, view(position)));
  const [low, high] = [Math.min(...heights) - breadth, Math.max(...heights) + breadth];
  return [
    shift(from, across, low),
    shift(to, across, low),
    shift(to, across, high),
    shift(from, across, high),
  ];
}

/** The cell: its area, or the edges of a cell in space. */
export function drawCell(lattice: Lattice, view: View): string[] {
  const edges = cellOutline(lattice, view);
  const stroke = { stroke: colour, "stroke-width": 1.2 };
  if (lattice.dimension === 3) return edges.map(([from, to]) => line(from, to, stroke));
  return [
    polygon(
      edges.map(([from]) => from),
      { fill: "#e8f1f9", ...stroke },
    ),
  ];
}
