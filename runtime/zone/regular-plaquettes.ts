import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Matrix } from "../linalg/matrix.ts";
import { fastKernels } from "../wasm/kernels.ts";
import { PlaquetteRows } from "../wasm/plaquette-rows.ts";
import { linkDeterminant } from "./link.ts";
import type { Mesh } from "./mesh.ts";

/** What makes a plaquette too large. */
export interface Limits {
  /** The factor by which a gap may vary at its corners and centre. */
  readonly varies: number;
  /** The least determinant of the overlaps along its sides. */
  readonly overlap: number;
  /** The most flux, in radians. */
  readonly flux: number;
}

/** What a row of corners knows. */
interface RowOfCorners {
  /** re, im of the components of the group's states, corner after corner. */
  readonly states: Float64Array;
  /** Of each corner, and of the centre of the plaquette that begins there, at each edge of the group. */
  readonly gaps: readonly Float64Array[];
  readonly centres: readonly Float64Array[];
  /** Links to the next corner of the row. */
  readonly along: Links;
}

interface Links {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly modulus: Float64Array;
}

/**
 * The flux of a group of bands through the zone by the plaquettes of a mesh, where none of them need
 * be divided; undefined where one must, or where there are no WebAssembly kernels. As
 * `fluxThroughZone`, but row after row.
 */
export function regularFlux(
  table: HoppingTable,
  { first, last }: { readonly first: number; readonly last: number },
  edges: readonly number[],
  c: Float64Array,
  mesh: Mesh,
  limits: Limits,
): number | undefined {
  const engine = table.bands > 1 ? fastKernels() : undefined;
  const rows = engine && new PlaquetteRows(engine, table, c, mesh);
  if (!rows?.fits) return undefined;
  const [height, width] = mesh.sizes;
  const size = last - first + 1;
  const read = (i: number): RowOfCorners => {
    rows.solve(i);
    const states = new Float64Array(2 * (width + 1) * size * table.bands);
    rows.readStates(first, last, states);
    const gapsOf = (lane: number) => edges.map((lower) => rows.gaps(lower, lane));
    const along = createLinks(width);
    for (let j = 0; j < width; j++) setLink(along, j, table.bands, size, states, j, states, j + 1);
    return { states, gaps: gapsOf(0), centres: gapsOf(1), along };
  };
  const across = createLinks(width + 1);
  let total = 0;
  for (let i = 1, before = read(0); i <= height; i++) {
    const row = read(i);
    for (let j = 0; j <= width; j++)
      setLink(across, j, table.bands, size, before.states, j, row.states, j);
    for (let j = 0; j < width; j++) {
      const flux = fluxThrough(across, row.along, before.along, j);
      if (Math.abs(flux) > limits.flux || !turnsSlowly(across, row, before, j, limits))
        return undefined;
      for (let edge = 0; edge < edges.length; edge++)
        if (varies(before, row, edge, j, limits.varies)) return undefined;
      total += flux;
    }
    before = row;
  }
  return total;
}

function varies(
  before: RowOfCorners,
  row: RowOfCorners,
  edge: number,
  j: number,
  factor: number,
): boolean {
  const [a, b] = [before.gaps[edge], row.gaps[edge]];
  const centre = before.centres[edge][j];
  const largest = Math.max(a[j], a[j + 1], b[j], b[j + 1], centre);
  return largest > factor * Math.min(a[j], a[j + 1], b[j], b[j + 1], centre);
}

function turnsSlowly(
  across: Links,
  row: RowOfCorners,
  before: RowOfCorners,
  j: number,
  { overlap }: Limits,
): boolean {
  return (
    across.modulus[j] >= overlap &&
    across.modulus[j + 1] >= overlap &&
    row.along.modulus[j] >= overlap &&
    before.along.modulus[j] >= overlap
  );
}

/** The phase of the loop along axis 0, then 1, less that along axis 1, then 0. */
function fluxThrough(across: Links, after: Links, before: Links, j: number): number {
  const thereRe = across.re[j] * after.re[j] - across.im[j] * after.im[j];
  const thereIm = across.re[j] * after.im[j] + across.im[j] * after.re[j];
  const backRe = before.re[j] * across.re[j + 1] - before.im[j] * across.im[j + 1];
  const backIm = before.re[j] * across.im[j + 1] + before.im[j] * across.re[j + 1];
  return Math.atan2(thereIm * backRe - thereRe * backIm, thereRe * backRe + thereIm * backIm);
}

function createLinks(count: number): Links {
  return {
    re: new Float64Array(count),
    im: new Float64Array(count),
    modulus: new Float64Array(count),
  };
}

/** Sets link `at` to the determinant of the overlaps of the states at two corners. */
function setLink(
  links: Links,
  at: number,
  n: number,
  size: number,
  from: Float64Array,
  i: number,
  to: Float64Array,
  j: number,
): void {
  if (size > 1) {
    const link = linkDeterminant(
      n,
      statesAt(from, i, size * n),
      statesAt(to, j, size * n),
      0,
      size - 1,
    );
    links.re[at] = link.re;
    links.im[at] = link.im;
    links.modulus[at] = link.modulus;
    return;
  }
  let re = 0;
  let im = 0;
  for (let p = 2 * n * i, q = 2 * n * j, end = p + 2 * n; p < end; p += 2, q += 2) {
    re += from[p] * to[q] + from[p + 1] * to[q + 1];
    im += from[p] * to[q + 1] - from[p + 1] * to[q];
  }
  links.re[at] = re;
  links.im[at] = im;
  links.modulus[at] = Math.sqrt(re * re + im * im);
}

function statesAt(states: Float64Array, corner: number, numbers: number): Matrix {
  const here = states.subarray(2 * numbers * corner, 2 * numbers * (corner + 1));
  return {
    re: Float64Array.from({ length: numbers }, (_, p) => here[2 * p]),
    im: Float64Array.from({ length: numbers }, (_, p) => here[2 * p + 1]),
  };
}
