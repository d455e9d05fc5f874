import { reducedCoordinates } from "../zone/reciprocal.ts";
import type { DirectedBond } from "../bloch/table-bonds.ts";
import { type Blocks, type DesignSpace, isOnsite } from "./design-space.ts";
import { type WindingLoop, windingBasis } from "./winding-loops.ts";

/**
 * What the search for a gauge needs of the design that others are compared with. Gauges multiply
 * H(to, from, cell) by e^{i(χ_to − χ_from + κ·cell)}: a phase χ per site, and a shift of k by
 * Σ κ_a b_a / 2π. Along a spanning tree they make every phase what one likes; what is left are the
 * phases of the loops that the other bonds close, and κ enters those that wind around the crystal.
 */
export interface GaugeFrame {
  /** One direction of each bond, without on-site blocks; `cell` counts from the tree. */
  readonly edges: readonly Edge[];
  /** Each edge of the tree reaches a new site, at its end or at its beginning. */
  readonly tree: readonly { readonly edge: number; readonly newEnd: boolean }[];
  /** By axis. */
  readonly winding: readonly (WindingLoop | undefined)[];
  readonly sites: number;
}

interface Edge extends DirectedBond {
  readonly bond: number;
}

export interface Gauge {
  readonly chi: Float64Array;
  readonly kappa: Float64Array;
}

/** Newton steps from a gauge that is right up to the noise of single bonds. */
const POLISH_STEPS = 3;
/** Keeps Newton's matrix regular along common phases, on which nothing depends. */
const RIDGE = 1e-9;

/** A tree of the strongest bonds, and the shortest strong winding loops. */
export function createGaugeFrame(space: DesignSpace, blocks: Blocks): GaugeFrame {
  const size = 2 * space.internal ** 2;
  const weight = (bond: number): number =>
    Math.hypot(...blocks.subarray(size * bond, size * (bond + 1)));
  const bonds = space.bonds
    .map((bond, index) => ({ ...bond, bond: index }))
    .filter((bond) => bond.bond <= space.reverse[bond.bond] && !isOnsite(bond))
    .filter(({ bond }) => weight(bond) > 0)
    .toSorted((p, q) => weight(q.bond) - weight(p.bond));
  const { tree, home } = spanningTree(bonds, space.sites, space.table.dimension);
  const edges = bonds.map((edge) => ({
    ...edge,
    cell: edge.cell.map((t, a) => t - home[edge.to][a] + home[edge.from][a]),
  }));
  const cost = (e: number): number => Math.hypot(...edges[e].cell) / weight(edges[e].bond);
  const loops = edges
    .map((_, e) => e)
    .toSorted((p, q) => cost(p) - cost(q))
    .map((e) => ({ cell: edges[e].cell, passes: new Map([[e, 1]]) }));
  return { edges, tree, winding: windingBasis(loops, space.table.dimension), sites: space.sites };
}

/** A gauge, and the overlap Re Σ z e^{i(χ_to − χ_from + κ·cell)} that it gives. */
export interface Alignment {
  readonly overlap: number;
  readonly gauge: Gauge;
}

/**
 * The largest overlap over all gauges, for z (re, im) by edge. Where a rough gauge shows that it
 * stays below `promising`, that gauge, and an upper bound of its overlap.
 */
export function alignGauge(frame: GaugeFrame, z: Float64Array, promising: number): Alignment {
  const gauge = roughGauge(frame, z);
  let best = { overlap: overlapIn(frame, z, gauge, promising), gauge };
  for (let step = 0; step < POLISH_STEPS && best.overlap >= promising; step++) {
    const polished = newtonStep(frame, z, best.gauge);
    const overlap = overlapIn(frame, z, polished, promising);
    if (overlap <= best.overlap) break;
    best = { overlap, gauge: polished };
  }
  return best;
}

/** χ_to − χ_from + κ·cell. */
export function phaseIn({ chi, kappa }: Gauge, { from, to, cell }: DirectedBond): number {
  let phase = chi[to] - chi[from];
  for (let a = 0; a < kappa.length; a++) phase += kappa[a] * cell[a];
  return phase;
}

/** `home`: the cell in which the tree reaches each site. */
function spanningTree(
  bonds: readonly Edge[],
  sites: number,
  dimension: number,
): Pick<GaugeFrame, "tree"> & { readonly home: readonly (readonly number[])[] } {
  const tree: { edge: number; newEnd: boolean }[] = [];
  const home: (readonly number[])[] = Array.from({ length: sites });
  const reached = (site: number): boolean => home[site] !== undefined;
  for (let root = 0; root < sites; root++) {
    if (reached(root)) continue;
    home[root] = Array.from({ length: dimension }, () => 0);
    for (;;) {
      const edge = bonds.findIndex(({ from, to }) => reached(from) !== reached(to));
      if (edge < 0) break;
      const { from, to, cell } = bonds[edge];
      const newEnd = reached(from);
      if (newEnd) home[to] = home[from].map((t, a) => t + cell[a]);
      else home[from] = home[to].map((t, a) => t - cell[a]);
      tree.push({ edge, newEnd });
    }
  }
  return { tree, home };
}

/** Makes z real and positive on the tree, and on the winding loops as well as κ can. */
function roughGauge(frame: GaugeFrame, z: Float64Array): Gauge {
  const chi = new Float64Array(frame.sites);
  const kappa = new Float64Array(frame.winding.length);
  const phaseOf = (e: number): number => {
    const { from, to } = frame.edges[e];
    return Math.atan2(z[2 * e + 1], z[2 * e]) + chi[to] - chi[from];
  };
  for (const { edge, newEnd } of frame.tree) {
    const { from, to } = frame.edges[edge];
    const phase = phaseOf(edge);
    if (newEnd) chi[to] -= phase;
    else chi[from] += phase;
  }
  for (let a = kappa.length - 1; a >= 0; a--) {
    const loop = frame.winding[a];
    if (loop === undefined) continue;
    let phase = 0;
    for (const [edge, passes] of loop.passes) phase += passes * phaseOf(edge);
    for (let b = a + 1; b < kappa.length; b++) phase += loop.cell[b] * kappa[b];
    kappa[a] = -phase / loop.cell[a];
  }
  return { chi, kappa };
}

/** Stops where the edges left, were they all in phase, could not bring it to `promising`. */
function overlapIn(
  { edges }: GaugeFrame,
  z: Float64Array,
  gauge: Gauge,
  promising: number,
): number {
  let bound = 0;
  for (let e = 0; e < edges.length; e++) bound += size(z, e);
  for (let e = 0; e < edges.length && bound >= promising; e++) {
    const phase = phaseIn(gauge, edges[e]);
    bound += z[2 * e] * Math.cos(phase) - z[2 * e + 1] * Math.sin(phase) - size(z, e);
  }
  return bound;
}

function size(z: Float64Array, e: number): number {
  return Math.sqrt(z[2 * e] ** 2 + z[2 * e + 1] ** 2);
}

/** A Newton step to the maximum, its matrix made positive by |z| in place of Re z e^{iφ}. */
function newtonStep({ edges }: GaugeFrame, z: Float64Array, gauge: Gauge): Gauge {
  const { chi, kappa } = gauge;
  const n = chi.length + kappa.length;
  const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const rise = new Array<number>(n).fill(0);
  for (let e = 0; e < edges.length; e++) {
    const { from, to, cell } = edges[e];
    const phase = phaseIn(gauge, edges[e]);
    const slope = -(z[2 * e] * Math.sin(phase) + z[2 * e + 1] * Math.cos(phase));
    const weight = size(z, e);
    const moves = new Map<number, number>(cell.map((t, a) => [chi.length + a, t]));
    if (from !== to) moves.set(to, 1).set(from, -1);
    for (const [p, x] of moves) {
      rise[p] += slope * x;
      for (const [q, y] of moves) matrix[p][q] += weight * x * y;
    }
  }
  const ridge = RIDGE * Math.max(...matrix.map((row, p) => row[p]));
  matrix.forEach((row, p) => (row[p] += ridge));
  // A symmetric matrix: its rows are its columns.
  const step = reducedCoordinates(matrix, rise);
  return {
    chi: chi.map((x, j) => x + step[j]),
    kappa: kappa.map((x, a) => x + step[chi.length + a]),
  };
}
