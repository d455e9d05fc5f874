import { reducedCoordinates } from "../zone/reciprocal.ts";
import { type Blocks, type DesignSpace, type DirectedBond, isOnsite } from "./design-space.ts";
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

interface Gauge {
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
  /** By edge: e^{i(χ_to − χ_from + κ·cell)}, as an angle. */
  readonly phases: Float64Array;
}

/**
 * The largest overlap over all gauges, for z (re, im) by edge. Below `promising` the gauge is left
 * rough, and so is the value.
 */
export function alignGauge(frame: GaugeFrame, z: Float64Array, promising: number): Alignment {
  const gauge = roughGauge(frame, z);
  let best = alignmentIn(frame, z, gauge);
  for (let step = 0; step < POLISH_STEPS && best.overlap >= promising; step++) {
    polish(frame, z, gauge);
    const polished = alignmentIn(frame, z, gauge);
    if (polished.overlap > best.overlap) best = polished;
  }
  return best;
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

function phaseIn({ chi, kappa }: Gauge, { from, to, cell }: Edge): number {
  let phase = chi[to] - chi[from];
  for (let a = 0; a < kappa.length; a++) phase += kappa[a] * cell[a];
  return phase;
}

function alignmentIn({ edges }: GaugeFrame, z: Float64Array, gauge: Gauge): Alignment {
  const phases = new Float64Array(edges.length);
  let overlap = 0;
  for (let e = 0; e < edges.length; e++) {
    phases[e] = phaseIn(gauge, edges[e]);
    overlap += z[2 * e] * Math.cos(phases[e]) - z[2 * e + 1] * Math.sin(phases[e]);
  }
  return { overlap, phases };
}

/** A Newton step to the maximum, its matrix made positive by |z| in place of Re z e^{iφ}. */
function polish({ edges }: GaugeFrame, z: Float64Array, gauge: Gauge): void {
  const { chi, kappa } = gauge;
  const n = chi.length + kappa.length;
  const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const rise = new Array<number>(n).fill(0);
  for (let e = 0; e < edges.length; e++) {
    const { from, to, cell } = edges[e];
    const phase = phaseIn(gauge, edges[e]);
    const slope = -(z[2 * e] * Math.sin(phase) + z[2 * e + 1] * Math.cos(phase));
    const weight = Math.hypot(z[2 * e], z[2 * e + 1]);
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
  for (let p = 0; p < n; p++) {
    if (p < chi.length) chi[p] += step[p];
    else kappa[p - chi.length] += step[p];
  }
}
