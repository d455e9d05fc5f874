import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { type Corner, Corners, PARTS } from "./corners.ts";
import { TOUCHING } from "./isolated-bands.ts";
import { type Link, linkDeterminant } from "./link.ts";
import type { Mesh } from "./mesh.ts";
import { regularFlux } from "./regular-plaquettes.ts";

/** A square is divided where a gap at its corners and centre varies by this factor. */
const VARIES = 2;
/** … where the determinant of the overlaps along a side is less than this, */
const FAST = 0.7;
/** … or where it holds more flux than this. */
const MUCH_FLUX = 1;
/** Most work for divisions, in corners × (bands + 16)². */
const BUDGET = 1e7;

/** In parts of the mesh's steps. */
interface Square {
  readonly x: number;
  readonly y: number;
  readonly edge: number;
}

/** Flux of the Berry connection of a group of bands through the zone, by plaquettes. */
export interface Flux {
  /** In radians: a multiple of 2π. */
  readonly total: number;
  /** The narrowest gap on plaquettes that are not as small as they should be, if there are any. */
  readonly unresolved?: Gap;
}

/** What is known of the direct gap above band `lower` (from 0) on a square. */
interface Gap {
  readonly lower: number;
  readonly smallest: number;
  readonly largest: number;
}

/**
 * The phases of all plaquettes of a mesh added up (Fukui, Hatsugai and Suzuki, J. Phys. Soc. Jpn.
 * 74, 1674 (2005)), with plaquettes divided where the states may change fast.
 *
 * The gap tells where, before the states do: wherever in a square it closes, linearly or
 * quadratically, its values at the corners and the centre differ by more than a factor of two. A
 * side is broken wherever a plaquette beside it has a corner, so that every link belongs to two
 * plaquettes and the sum is a multiple of 2π however they were divided. Where none need be divided,
 * `regularFlux` has the sum at once.
 */
export function fluxThroughZone(
  table: HoppingTable,
  group: { readonly first: number; readonly last: number },
  c: Float64Array,
  mesh: Mesh,
): Flux {
  const corners = new Corners(table, group, c, mesh);
  const limits = { varies: VARIES, overlap: FAST, flux: MUCH_FLUX };
  const regular = regularFlux(table, group, corners.edges, c, mesh, limits);
  if (regular !== undefined) return { total: regular };
  const links = new Links(table.bands, group.last - group.first + 1, corners);
  const [rows, columns] = mesh.sizes;
  let level: Square[] = [];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) level.push({ x: i * PARTS, y: j * PARTS, edge: PARTS });
  const whole: Square[] = [];
  // Twice: a corner for every square, and its centre.
  const most = 2 * level.length + BUDGET / (table.bands + 16) ** 2;
  const closed = TOUCHING * energyScale(table, c);
  let unresolved: Gap | undefined;
  while (level.length > 0) {
    const next: Square[] = [];
    for (const square of level) {
      const gaps = gapsOf(corners, square);
      const divide = gaps.some(varies) || links.turnFast(square);
      const open = gaps.every(({ smallest }) => smallest > closed);
      const possible = open && square.edge > 2 && corners.count < most;
      if (divide && possible) next.push(...quarters(square));
      else whole.push(square);
      if (divide && !possible) unresolved = narrowest(gaps, unresolved);
    }
    level = next;
  }
  return { total: whole.reduce((sum, square) => sum + links.flux(square), 0), unresolved };
}

/** From the corners and the centre. */
function gapsOf(corners: Corners, { x, y, edge }: Square): Gap[] {
  const samples = [
    corners.at(x, y).gaps,
    corners.at(x + edge, y).gaps,
    corners.at(x, y + edge).gaps,
    corners.at(x + edge, y + edge).gaps,
    corners.gapsAt(x + edge / 2, y + edge / 2),
  ];
  return corners.edges.map((lower, which) => {
    const values = samples.map((gaps) => gaps[which]);
    return { lower, smallest: Math.min(...values), largest: Math.max(...values) };
  });
}

function varies({ smallest, largest }: Gap): boolean {
  return largest > VARIES * smallest;
}

function narrowest(gaps: readonly Gap[], other: Gap | undefined): Gap | undefined {
  return gaps.reduce((a, b) => (a !== undefined && a.smallest <= b.smallest ? a : b), other);
}

function quarters({ x, y, edge }: Square): Square[] {
  const half = edge / 2;
  return [0, half].flatMap((dx) => [0, half].map((dy) => ({ x: x + dx, y: y + dy, edge: half })));
}

/** Links along the sides of squares, each made once. */
class Links {
  private readonly bands: number;
  private readonly size: number;
  private readonly corners: Corners;
  private readonly known = new Map<Corner, Map<Corner, Link>>();

  constructor(bands: number, size: number, corners: Corners) {
    this.bands = bands;
    this.size = size;
    this.corners = corners;
  }

  turnFast(square: Square): boolean {
    const sides = this.sides(square, (x, y, dx, dy) => this.straight(x, y, dx, dy));
    return sides.some((side) => side.modulus < FAST) || Math.abs(phase(sides)) > MUCH_FLUX;
  }

  flux(square: Square): number {
    return phase(this.sides(square, (x, y, dx, dy) => this.broken(x, y, dx, dy)));
  }

  /** Along axis 0, along axis 1; along axis 1, along axis 0. */
  private sides(
    { x, y, edge }: Square,
    link: (x: number, y: number, dx: number, dy: number) => Link,
  ): [Link, Link, Link, Link] {
    return [
      link(x, y, edge, 0),
      link(x + edge, y, 0, edge),
      link(x, y, 0, edge),
      link(x, y + edge, edge, 0),
    ];
  }

  /** From (x, y) to (x + dx, y + dy) by way of all corners between. */
  private broken(x: number, y: number, dx: number, dy: number): Link {
    const [hx, hy] = [dx / 2, dy / 2];
    if (!this.corners.has(x + hx, y + hy)) return this.straight(x, y, dx, dy);
    return product(this.broken(x, y, hx, hy), this.broken(x + hx, y + hy, hx, hy));
  }

  private straight(x: number, y: number, dx: number, dy: number): Link {
    const from = this.corners.at(x, y);
    const to = this.corners.at(x + dx, y + dy);
    let links = this.known.get(from);
    if (links === undefined) this.known.set(from, (links = new Map()));
    let link = links.get(to);
    if (link === undefined) {
      link = linkDeterminant(this.bands, from.states, to.states, 0, this.size - 1);
      links.set(to, link);
    }
    return link;
  }
}

/** Of the loop there by the first two links and back by the others. */
function phase([a, b, c, d]: readonly [Link, Link, Link, Link]): number {
  const there = product(a, b);
  const back = product(c, d);
  return Math.atan2(
    there.im * back.re - there.re * back.im,
    there.re * back.re + there.im * back.im,
  );
}

function product(a: Link, b: Link): Link {
  return {
    re: a.re * b.re - a.im * b.im,
    im: a.re * b.im + a.im * b.re,
    modulus: a.modulus * b.modulus,
  };
}
