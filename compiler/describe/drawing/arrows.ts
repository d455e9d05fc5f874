import type { Lattice } from "../../model/lattice.ts";
import { type View, cellCorner, cellOutline, colour, inSpace } from "./cell.ts";
import {
  type Box,
  type Point,
  along,
  between,
  boxAround,
  distance,
  middleOf,
  normal,
  shift,
} from "./plane.ts";
import { label, line, polygon } from "./svg.ts";

/** How far an arrow stands off the cell, and its name off the arrow. */
const gap = 17;
const nameGap = 14;

/** The longest arrow of a tripod. */
const tripodLength = 46;

/** A lattice vector as it is drawn, and where its name may stand, the best place first. */
export interface Arrow {
  readonly name: string;
  readonly from: Point;
  readonly to: Point;
  readonly places: readonly Point[];
}

/** The lattice vectors: beside the cell, or of a cell in space beside the picture, where they hide nothing. */
export function vectorArrows(
  lattice: Lattice,
  view: View,
  extent: readonly Point[],
): readonly Arrow[] {
  const corner = cellCorner(lattice);
  const start = view(inSpace(lattice, corner));
  const ends = lattice.vectors.map((_, axis) =>
    view(
      inSpace(
        lattice,
        corner.map((c, i) => c + Number(i === axis)),
      ),
    ),
  );
  return lattice.dimension === 3
    ? tripod(start, ends, boxAround(extent, 0))
    : besideCell(
        start,
        ends,
        cellOutline(lattice, view).map(([from]) => from),
      );
}

function besideCell(
  start: Point,
  ends: readonly Point[],
  outline: readonly Point[],
): readonly Arrow[] {
  const middle = middleOf(outline);
  return ends.map((end, axis) => {
    const right = normal(start, end);
    const out = along(right, start, middle) > 0 ? { x: -right.x, y: -right.y } : right;
    const away = Math.max(...outline.map((point) => along(out, start, point))) + gap;
    const [from, to] = [shift(start, out, away), shift(end, out, away)];
    const places = [0.5, 0.6, 0.4, 0.75, 0.25, 0.9].flatMap((part) =>
      [nameGap, -nameGap].map((by) => shift(between(from, to, part), out, by)),
    );
    return { name: nameOf(axis), from, to, places };
  });
}

/** Arrows from one point to the left of the picture, with their names behind the tips. */
function tripod(start: Point, ends: readonly Point[], { left, bottom }: Box): readonly Arrow[] {
  const scale = tripodLength / Math.max(...ends.map((end) => distance(start, end)));
  const tips = ends.map((end) => between(start, end, scale));
  const names = tips.map((tip) => between(start, tip, 1 + 11 / distance(start, tip)));
  const box = boxAround([start, ...tips, ...names], nameGap);
  const moved = ({ x, y }: Point): Point => ({
    x: x + left - box.right,
    y: y + bottom - box.bottom,
  });
  return tips.map((tip, axis) => ({
    name: nameOf(axis),
    from: moved(start),
    to: moved(tip),
    places: [moved(names[axis])],
  }));
}

function nameOf(axis: number): string {
  return `a${axis + 1}`;
}

export function drawArrow({ name, from, to, places: [place] }: Arrow): string {
  const across = normal(from, to);
  const neck = between(to, from, 9 / distance(from, to));
  const halo = { stroke: "#ffffff", "stroke-width": 4 };
  const text = { "font-size": 13, "font-style": "italic" };
  return [
    line(from, to, halo),
    line(from, neck, { stroke: colour, "stroke-width": 2 }),
    polygon([to, shift(neck, across, 4), shift(neck, across, -4)], { fill: colour }),
    label(place, name, { ...text, ...halo, "stroke-linejoin": "round" }),
    label(place, name, { ...text, fill: colour }),
  ].join("\n");
}
