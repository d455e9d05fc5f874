import type { Program } from "../program.ts";
import { times } from "./block-product.ts";
import {
  type Blocks,
  blocksAt,
  createDesignSpace,
  type DesignSpace,
  isOnsite,
} from "./design-space.ts";
import { elementaryLoops, type Loop, turnedRound } from "./loops.ts";

/** Elementary loops of one shape that enclose the same flux. */
export interface LoopFlux {
  /** Lengths of the bonds of the loop, ascending. */
  readonly lengths: readonly number[];
  /** Phase around the loop, divided by 2π; in (−1/2, 1/2]. */
  readonly flux: number;
  /** The way of each, "A -> B -> A + (1, 0)", back to its beginning. */
  readonly loops: readonly string[];
}

/** Bonds and traces weaker than this part of the strongest possible are absent. */
const ABSENT = 1e-6;
/** Fluxes (of 2π) that count as the same: optimised designs agree to about a thousandth. */
const SAME_FLUX = 2e-3;
/** The same for lengths and areas. */
const SAME_LENGTH = 1e-6;

/**
 * The fluxes through the elementary loops at θ, which no gauge changes: arg Tr Π H(next, last)/2π
 * around each loop, counter-clockwise in the plane. A loop without area, or out of the plane, is
 * followed in the direction in which its flux is not negative. Loops whose trace vanishes are left
 * out. Shapes in order of their lengths, their fluxes ascending.
 */
export function loopFluxes(program: Program, theta: ArrayLike<number>): LoopFlux[] {
  if (program.lattice.continuum) return [];
  const space = createDesignSpace(program);
  const blocks = blocksAt(space, theta);
  const norms = space.bonds.map((_, b) => Math.hypot(...blockOf(space, blocks, b)));
  const weakest = ABSENT * Math.max(...norms);
  const loops = elementaryLoops(space, (b) => !isOnsite(space.bonds[b]) && norms[b] > weakest);
  return together(loops.flatMap((loop) => fluxOf(space, blocks, norms, loop) ?? []));
}

function fluxOf(
  space: DesignSpace,
  blocks: Blocks,
  norms: readonly number[],
  given: Loop,
): LoopFlux | undefined {
  const area = enclosedArea(space, given);
  const loop = area < -SAME_LENGTH ? turnedRound(space, given) : given;
  const [re, im] = traceAround(space, blocks, loop);
  const largest = loop.bonds.reduce((product, b) => product * norms[b], 1);
  if (Math.hypot(re, im) <= ABSENT * largest) return undefined;
  const flux = wrapped(Math.atan2(im, re) / (2 * Math.PI));
  const turn = Math.abs(area) <= SAME_LENGTH && flux < 0;
  const lengths = loop.bonds.map((b) => Math.hypot(...step(space, b)));
  return {
    lengths: lengths.toSorted((p, q) => p - q),
    flux: turn ? -flux : flux,
    loops: [wayOf(space, turn ? turnedRound(space, loop) : loop)],
  };
}

/** Loops of equal shape and flux together, with their mean flux. */
function together(fluxes: readonly LoopFlux[]): LoopFlux[] {
  const groups: { first: LoopFlux; loops: string[]; excess: number }[] = [];
  for (const next of fluxes) {
    const group = groups.find(
      ({ first }) =>
        compareLengths(first, next) === 0 && Math.abs(wrapped(next.flux - first.flux)) < SAME_FLUX,
    );
    if (group === undefined) groups.push({ first: next, loops: [...next.loops], excess: 0 });
    else {
      group.loops.push(...next.loops);
      group.excess += wrapped(next.flux - group.first.flux);
    }
  }
  return groups
    .map(({ first, loops, excess }) => ({
      lengths: first.lengths,
      flux: wrapped(first.flux + excess / loops.length),
      loops,
    }))
    .toSorted((p, q) => compareLengths(p, q) || p.flux - q.flux);
}

function compareLengths({ lengths: p }: LoopFlux, { lengths: q }: LoopFlux): number {
  const differing = p.findIndex((length, j) => Math.abs(length - q[j]) > SAME_LENGTH);
  return differing < 0 ? 0 : p[differing] - q[differing];
}

/** Into (−1/2, 1/2], where values that are −1/2 but for rounding count as 1/2. */
function wrapped(turns: number): number {
  const rest = turns - Math.round(turns);
  return rest < -0.5 + 1e-9 ? rest + 1 : rest;
}

/** Tr of the product of the blocks along the loop, the first one rightmost: (re, im). */
function traceAround(space: DesignSpace, blocks: Blocks, { bonds }: Loop): [number, number] {
  const m = space.internal;
  const product = bonds
    .map((b) => blockOf(space, blocks, b))
    .reduce((right, left) => times(left, right, m));
  let re = 0;
  let im = 0;
  for (let p = 0; p < product.length; p += 2 * (m + 1)) {
    re += product[p];
    im += product[p + 1];
  }
  return [re, im];
}

function blockOf({ internal }: DesignSpace, blocks: Blocks, bond: number): Float64Array {
  return blocks.subarray(2 * internal ** 2 * bond, 2 * internal ** 2 * (bond + 1));
}

/** Area of a loop in the plane, positive counter-clockwise; 0 for other dimensions. */
function enclosedArea(space: DesignSpace, { bonds }: Loop): number {
  if (space.table.dimension !== 2) return 0;
  let [x, y, area] = [0, 0, 0];
  for (const b of bonds) {
    const [dx, dy] = step(space, b);
    area += (x * dy - y * dx) / 2;
    [x, y] = [x + dx, y + dy];
  }
  return area;
}

/** The vector of a bond. */
function step({ bonds, table }: DesignSpace, bond: number): number[] {
  const { vectors, sites } = table.program.lattice;
  const { from, to, cell } = bonds[bond];
  return sites[to].position.map((x, axis) =>
    cell.reduce((sum, t, a) => sum + t * (vectors[a][axis] ?? 0), x - sites[from].position[axis]),
  );
}

function wayOf({ table }: DesignSpace, { places }: Loop): string {
  const { sites } = table.program.lattice;
  return places
    .map(({ site, cell }) => {
      const offset = cell.some((t) => t !== 0) ? ` + (${cell.join(", ")})` : "";
      return sites[site].name + offset;
    })
    .join(" -> ");
}
