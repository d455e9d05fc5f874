import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Matrix } from "../linalg/matrix.ts";
import { fastKernels } from "../wasm/kernels.ts";
import { PlaquetteRows } from "../wasm/plaquette-rows.ts";
import { linkDeterminant } from "./link.ts";
import type { Mesh } from "./mesh.ts";
import { PhaseSum, someTurnsBeyond } from "./phase-sum.ts";

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
  /** Of each corner, at each edge of the group. */
  readonly gaps: readonly Float64Array[];
  /** Of the centre of the plaquette that begins there; none where centres are not looked at. */
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
 * `fluxThroughZone`, but row after row, and with a look at a plaquette's centre only where a gap may
 * differ there from those of its corners by as much as matters.
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
  if (engine === undefined) return undefined;
  const change = gapChange(table, c, mesh);
  const sum = (centred: boolean): number | "centres" | undefined => {
    const rows = new PlaquetteRows(engine, table, c, mesh, centred);
    return rows.fits ? sumOverRows(rows, centred, change) : undefined;
  };
  const [height, width] = mesh.sizes;
  const size = last - first + 1;
  const createRow = (centred: boolean): RowOfCorners => {
    const perEdge = () => edges.map(() => new Float64Array(width + 1));
    return {
      states: new Float64Array(2 * (width + 1) * size * table.bands),
      gaps: perEdge(),
      centres: centred ? perEdge() : [],
      along: createLinks(width),
    };
  };
  const read = (rows: PlaquetteRows, i: number, into: RowOfCorners): RowOfCorners => {
    const { states, gaps, centres, along } = into;
    rows.solve(i);
    rows.readStates(first, last, states);
    edges.forEach((lower, edge) => rows.readGaps(lower, gaps[edge]));
    centres.forEach((centre, edge) => rows.readCentreGaps(edges[edge], centre));
    for (let j = 0; j < width; j++) setLink(along, j, table.bands, size, states, j, states, j + 1);
    return into;
  };
  const sumOverRows = (rows: PlaquetteRows, centred: boolean, moves: number) => {
    const across = createLinks(width + 1);
    let before = read(rows, 0, createRow(centred));
    let spare = createRow(centred);
    const flux = new PhaseSum();
    const loops = createLinks(width);
    for (let i = 1; i <= height; i++) {
      const row = read(rows, i, spare);
      for (let j = 0; j <= width; j++)
        setLink(across, j, table.bands, size, before.states, j, row.states, j);
      setLoops(loops, across, row.along, before.along);
      if (someTurnsBeyond(loops.re, loops.im, limits.flux)) return undefined;
      if (!turnsSlowly([across, row.along, before.along], limits.overlap)) return undefined;
      for (let edge = 0; edge < edges.length; edge++) {
        const { least, varies } = gapsOfRow(before, row, edge, limits.varies);
        if (varies) return undefined;
        if (!centred && !(moves <= (1 - 1 / limits.varies) * least)) return "centres";
      }
      flux.addAll(loops.re, loops.im);
      [before, spare] = [row, before];
    }
    return flux.total;
  };
  const byCorners = sum(false);
  const total = byCorners === "centres" ? sum(true) : byCorners;
  return total === "centres" ? undefined : total;
}

/**
 * How far a gap may differ between a corner of a plaquette and its centre. No energy moves by more than
 * the norm of the change of H (Weyl), nor that by more than what its terms change.
 */
function gapChange(table: HoppingTable, c: Float64Array, { sizes }: Mesh): number {
  if (table.program.lattice.continuum) return Infinity;
  const moved = table.displacements.map(({ t }) =>
    t.reduce((sum, x, axis) => sum + (Math.PI * Math.abs(x)) / sizes[axis], 0),
  );
  let norm = 0;
  for (let j = 0; j < table.count; j++)
    norm += 2 * table.share[j] * Math.hypot(c[2 * j], c[2 * j + 1]) * moved[table.displacement[j]];
  return 2 * norm;
}

/**
 * The least gap of a row of plaquettes, and whether the gaps of one of them, at its corners and its
 * centre if that is known, vary by more than a factor.
 */
function gapsOfRow(
  before: RowOfCorners,
  row: RowOfCorners,
  edge: number,
  factor: number,
): { readonly least: number; readonly varies: boolean } {
  const [a, b] = [before.gaps[edge], row.gaps[edge]];
  const centre = before.centres.length > 0 ? before.centres[edge] : a;
  let least = Infinity;
  let varies = false;
  for (let j = 0; j + 1 < a.length; j++) {
    const smallest = Math.min(a[j], a[j + 1], b[j], b[j + 1], centre[j]);
    const largest = Math.max(a[j], a[j + 1], b[j], b[j + 1], centre[j]);
    least = Math.min(least, smallest);
    varies ||= largest > factor * smallest;
  }
  return { least, varies };
}

/** Whether no link falls short of an overlap. */
function turnsSlowly(links: readonly Links[], overlap: number): boolean {
  for (const { modulus } of links)
    for (let j = 0; j < modulus.length; j++) if (!(modulus[j] >= overlap)) return false;
  return true;
}

/** Around each plaquette of a row, the product of the links along axis 0, then 1, and back. */
function setLoops(loops: Links, across: Links, after: Links, before: Links): void {
  for (let j = 0; j < loops.re.length; j++) {
    const thereRe = across.re[j] * after.re[j] - across.im[j] * after.im[j];
    const thereIm = across.re[j] * after.im[j] + across.im[j] * after.re[j];
    const backRe = before.re[j] * across.re[j + 1] - before.im[j] * across.im[j + 1];
    const backIm = before.re[j] * across.im[j + 1] + before.im[j] * across.re[j + 1];
    loops.re[j] = thereRe * backRe + thereIm * backIm;
    loops.im[j] = thereIm * backRe - thereRe * backIm;
  }
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
