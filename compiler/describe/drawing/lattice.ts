import {
  type DirectedBond,
  type UndirectedBond,
  against,
  along,
  bondsOfShells,
} from "../../model/bonds.ts";
import { type Lattice, cartesian, cellHeights, spaceDimension } from "../../model/lattice.ts";
import { type Arrow, drawArrow, vectorArrows } from "./arrows.ts";
import { cellOutline, drawCell } from "./cell.ts";
import { type Box, type Point, between, boxAround, distance, isInside } from "./plane.ts";
import { type Seen, projection } from "./projection.ts";
import { element, label, line, svg } from "./svg.ts";

/** Bonds that are drawn in one way. */
export interface BondGroup {
  /** From sites of the home cell. */
  readonly bonds: readonly Ends[];
  readonly stroke: string;
  readonly width: number;
  readonly dash?: string;
  /** Whether their periodic images are drawn as well, pale. */
  readonly images: boolean;
}

/** `to` lies in the cell at `offset`, if `from` is in the home cell. */
type Ends = Pick<DirectedBond, "from" | "to" | "offset">;

/** A bond on the picture: where its `from` lies. */
interface Drawn extends Ends {
  readonly group: BondGroup;
  readonly cell: readonly number[];
  readonly isImage: boolean;
}

/** Pixels of a nearest-neighbour distance in the plane and in space, and of the radius of a site. */
const unit = { plane: 72, space: 96 };
const radius = 10;

/** More second neighbours than that would hide the rest. */
const starLimit = 6;

const fills = ["#1f5fa8", "#b9501a", "#2f7d4f", "#8a3f8f", "#86680f", "#b0304a"];
const pale = "#cdcdcd";

/** The nearest neighbours of a lattice and, dashed, the second neighbours of one site where they can be seen. */
export function shellGroups(lattice: Lattice): readonly BondGroup[] {
  const bonds = bondsOfShells(lattice, 2) ?? [];
  const nearest = bonds.filter(({ shell }) => shell === 1);
  const second = bonds.filter(({ shell }) => shell === 2);
  const site = Math.min(...second.map(({ from }) => from));
  const star = starOf(site, second);
  const isClear =
    star.length <= starLimit &&
    !star.some(({ d }) => nearest.some((bond) => areParallel(bond.d, d)));
  const stroke = fills[site % fills.length];
  return [
    { bonds: nearest, stroke: "#333333", width: 3.2, images: true },
    ...(isClear ? [{ bonds: star, stroke, width: 1.2, dash: "5 4", images: false }] : []),
  ];
}

/** All bonds of one site, seen from it. */
function starOf(site: number, bonds: readonly UndirectedBond[]): readonly DirectedBond[] {
  return bonds.flatMap((bond) => [along(bond), against(bond)]).filter(({ from }) => from === site);
}

function areParallel(d: readonly number[], e: readonly number[]): boolean {
  const product = d.reduce((sum, x, axis) => sum + x * e[axis], 0);
  return Math.abs(product) > (1 - 1e-9) * Math.hypot(...d) * Math.hypot(...e);
}

/**
 * A lattice as an SVG picture: the cell with its vectors, its sites and, pale, those of the cells
 * around it; each bond of the groups once, and its images pale. A crystal in space is seen along
 * an oblique direction, near things in front of far ones.
 */
export function drawLattice(lattice: Lattice, groups: readonly BondGroup[]): string {
  const space = spaceDimension(lattice);
  const nearest = bondsOfShells(lattice, 1)?.[0]?.length ?? 1;
  const view = projection(space, (space < 3 ? unit.plane : unit.space) / nearest);
  const home = lattice.vectors.map(() => 0);
  const place = (site: number, cell: readonly number[]) => view(positionOf(lattice, site, cell));
  const own = groups.flatMap((group) =>
    group.bonds.map((bond): Drawn => ({ ...bond, group, cell: home, isImage: false })),
  );
  const neighbours = lattice.dimension === 1 ? [[-1], [1]] : [];
  const touching = lattice.dimension === 3 ? imagesAtHome(own) : [];
  const extent = [
    ...cellOutline(lattice, view).flat(),
    ...ends(lattice, [...own, ...touching]).map(({ site, cell }) => place(site, cell)),
    ...neighbours.flatMap((cell) => lattice.sites.map((_, site) => place(site, cell))),
  ];
  const arrows = vectorArrows(lattice, view, extent);
  const beside = arrows.flatMap(({ from, to, places }) => [from, to, places[0]]);
  const frame = boxAround([...extent, ...beside], 1.8 * radius);
  const images = lattice.dimension === 3 ? touching : imagesWithin(frame, own, lattice, place);
  const bonds = [...own, ...images];
  const sites = ends(lattice, bonds).map((end) => ({ ...end, at: place(end.site, end.cell) }));
  const taken = sites.map(({ at }) => at);
  const painted = [
    ...bonds.map((bond) => drawBond(bond, place)),
    ...arrows.map((arrow) => ({
      layer: 3,
      depth: 0,
      text: drawArrow(withClearName(arrow, taken, frame)),
    })),
    ...sites.map(({ site, cell, at }) => ({
      layer: 4,
      depth: at.depth,
      text: drawSite(at, lattice, site, cell),
    })),
  ].toSorted((p, q) => p.depth - q.depth || p.layer - q.layer);
  return svg(frame, lattice.name, [...drawCell(lattice, view), ...painted.map(({ text }) => text)]);
}

function drawBond(
  bond: Drawn,
  place: (site: number, cell: readonly number[]) => Seen,
): { readonly layer: number; readonly depth: number; readonly text: string } {
  const { group, isImage } = bond;
  const [from, to] = [place(bond.from, bond.cell), place(bond.to, endCell(bond))];
  const stroke = isImage
    ? { stroke: pale, "stroke-width": 0.7 * group.width }
    : { stroke: group.stroke, "stroke-width": group.width, "stroke-dasharray": group.dash };
  return {
    layer: isImage ? 0 : group.dash ? 1 : 2,
    depth: (from.depth + to.depth) / 2,
    text: line(...betweenDisks(from, to), stroke),
  };
}

/** A line from the rim of one site to that of another. */
function betweenDisks(from: Point, to: Point): [Point, Point] {
  const part = Math.min(0.5, radius / distance(from, to));
  return [between(from, to, part), between(to, from, part)];
}

/** The arrow with its name where it covers no site, if there is such a place. */
function withClearName(arrow: Arrow, sites: readonly Point[], frame: Box): Arrow {
  const clearance = (place: Point) => Math.min(...sites.map((site) => distance(place, site)));
  const inner = { ...frame, left: frame.left + 8, right: frame.right - 8 };
  const clear = arrow.places.find(
    (place) => clearance(place) > 1.9 * radius && isInside(place, inner),
  );
  return { ...arrow, places: [clear ?? arrow.places[0]] };
}

function positionOf(
  { vectors, sites }: Lattice,
  site: number,
  cell: readonly number[],
): readonly number[] {
  const shift = cartesian(vectors, cell);
  return sites[site].position.map((x, axis) => x + (shift[axis] ?? 0));
}

function endCell({ cell, offset }: Drawn): readonly number[] {
  return cell.map((n, axis) => n + offset[axis]);
}

/** The images of bonds that end on a site of the home cell. */
function imagesAtHome(own: readonly Drawn[]): readonly Drawn[] {
  return own
    .filter(({ group, offset }) => group.images && offset.some((n) => n !== 0))
    .map((bond) => ({ ...bond, cell: bond.offset.map((n) => 0 - n), isImage: true }));
}

/** The images of bonds with an end in the frame. */
function imagesWithin(
  frame: Box,
  own: readonly Drawn[],
  lattice: Lattice,
  place: (site: number, cell: readonly number[]) => Point,
): readonly Drawn[] {
  const cells = cellsAround(lattice, frame).filter((cell) => cell.some((n) => n !== 0));
  return cells.flatMap((cell) =>
    own
      .filter(({ group }) => group.images)
      .map((bond): Drawn => ({ ...bond, cell, isImage: true }))
      .filter((bond) =>
        [place(bond.from, cell), place(bond.to, endCell(bond))].some((end) => isInside(end, frame)),
      ),
  );
}

/** Every cell that may reach into the frame. */
function cellsAround(lattice: Lattice, { left, top, right, bottom }: Box): readonly number[][] {
  const nearest = bondsOfShells(lattice, 1)?.[0]?.length ?? 1;
  const reach = ((right - left + bottom - top) * nearest) / unit.plane;
  return cellHeights(lattice.vectors).reduce<number[][]>(
    (some, height) => {
      const most = Math.ceil(reach / height) + 1;
      return some.flatMap((cell) =>
        Array.from({ length: 2 * most + 1 }, (_, n) => [...cell, n - most]),
      );
    },
    [[]],
  );
}

/** The sites of the cell, and every end of a bond, each once. */
function ends(
  lattice: Lattice,
  bonds: readonly Drawn[],
): readonly { readonly site: number; readonly cell: readonly number[] }[] {
  const home = lattice.vectors.map(() => 0);
  const all = [
    ...lattice.sites.map((_, site) => ({ site, cell: home })),
    ...bonds.flatMap((bond) => [
      { site: bond.from, cell: bond.cell },
      { site: bond.to, cell: endCell(bond) },
    ]),
  ];
  return [
    ...new Map(
      all.map((one) => [`${one.site} ${one.cell.map((n) => n + 0).join(" ")}`, one]),
    ).values(),
  ];
}

function drawSite(at: Point, { sites }: Lattice, site: number, cell: readonly number[]): string {
  const isHome = cell.every((n) => n === 0);
  const { name } = sites[site];
  const disk = isHome
    ? { fill: fills[site % fills.length] }
    : { fill: "#ffffff", stroke: "#b4b4b4", "stroke-width": 1.2 };
  const text = {
    "font-size": Math.min(12, 24 / name.length),
    fill: isHome ? "#ffffff" : "#8c8c8c",
  };
  return element("circle", { cx: at.x, cy: at.y, r: radius, ...disk }) + label(at, name, text);
}
