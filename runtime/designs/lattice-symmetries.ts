import type { Lattice } from "../program.ts";
import { reducedCoordinates } from "../zone/reciprocal.ts";

/** Lengths and places, in lattice constants, up to which they count as equal. */
const SAME = 1e-6;

/**
 * A symmetry {M|τ} of the lattice with its sites, all sites alike: M s_i + τ = s_image(i) + shift(i)
 * in units of the primitive vectors.
 */
export interface LatticeSymmetry {
  /** Integer matrix, its columns the images of the primitive vectors. */
  readonly columns: readonly (readonly number[])[];
  readonly image: readonly number[];
  readonly shift: readonly (readonly number[])[];
}

/**
 * All symmetries of the lattice with its sites up to translations by primitive vectors; the
 * translations within a supercell are among them. Every integer matrix that keeps the metric
 * G_ij = a_i·a_j is tried with every translation that takes the first site to a site, and with
 * every reflection of the axes across the lattice, as of the legs of a ladder.
 */
export function latticeSymmetries(lattice: Lattice): LatticeSymmetry[] {
  const { vectors, sites } = lattice;
  const places = sites.map(({ position }) => reducedCoordinates(vectors, position));
  const heights = reflectedHeights(lattice);
  const raised = places.map((place, i): Raised => ({ place, height: heights[0][i] }));
  return isometries(vectors).flatMap((columns) => {
    const turned = places.map((s) => combine(columns, s));
    return heights.flatMap((reflected) =>
      raised
        .filter(({ height }) => isSame(height, reflected[0]))
        .flatMap((target) => {
          const tau = target.place.map((x, a) => x - turned[0][a]);
          const moved = turned.map((s, i) => ({
            place: s.map((x, a) => x + tau[a]),
            height: reflected[i],
          }));
          const symmetry = siteImages(raised, moved);
          return symmetry === undefined ? [] : [{ columns, ...symmetry }];
        }),
    );
  });
}

/** A place in units of the primitive vectors, and the Cartesian components across the lattice. */
interface Raised {
  readonly place: readonly number[];
  readonly height: readonly number[];
}

/**
 * The heights of all sites about their mean, in units of |a1|, and how they come out of the
 * reflections of those axes: the identity first.
 */
function reflectedHeights({ vectors, sites }: Lattice): number[][][] {
  const unit = Math.hypot(...vectors[0]);
  const raw = sites.map(({ position }) => position.slice(vectors.length).map((x) => x / unit));
  const heights = raw.map((height) =>
    height.map((x, axis) => x - raw.reduce((sum, other) => sum + other[axis], 0) / raw.length),
  );
  const signs = heights[0].reduce<number[][]>(
    (all, _, axis) => {
      const flat = heights.every((height) => Math.abs(height[axis]) < SAME);
      return all.flatMap((some) => (flat ? [1] : [1, -1]).map((sign) => [...some, sign]));
    },
    [[]],
  );
  return signs.map((sign) => heights.map((height) => height.map((x, axis) => sign[axis] * x)));
}

function isSame(height: readonly number[], other: readonly number[]): boolean {
  return height.every((x, axis) => Math.abs(x - other[axis]) < SAME);
}

/** Σ_a t_a column_a. */
export function combine(columns: readonly (readonly number[])[], t: readonly number[]): number[] {
  return t.map((_, row) => columns.reduce((sum, column, a) => sum + t[a] * column[row], 0));
}

function siteImages(
  places: readonly Raised[],
  moved: readonly Raised[],
): Pick<LatticeSymmetry, "image" | "shift"> | undefined {
  const image: number[] = [];
  const shift: number[][] = [];
  for (const { place: s, height } of moved) {
    // Of several sites at one place each is the image of one.
    const found = places.findIndex(
      (p, at) =>
        !image.includes(at) &&
        p.place.every((x, a) => Math.abs(s[a] - x - Math.round(s[a] - x)) < SAME) &&
        isSame(p.height, height),
    );
    if (found < 0) return undefined;
    image.push(found);
    shift.push(places[found].place.map((x, a) => Math.round(s[a] - x)));
  }
  return { image, shift };
}

/** The integer matrices M with Mᵀ G M = G, as lists of columns. */
function isometries(vectors: readonly (readonly number[])[]): number[][][] {
  const metric = vectors.map((a) => vectors.map((b) => dot(a, b)));
  const same = (x: number, y: number): boolean =>
    Math.abs(x - y) < SAME * Math.max(...metric.map((row, a) => row[a]));
  const product = (m: readonly number[], n: readonly number[]): number =>
    dot(m, combine(metric, n));
  const largest = metric.map((row, a) => row[a]).reduce((p, q) => Math.max(p, q));
  const short = integerVectors(bounds(metric, largest));
  let partial: number[][][] = [[]];
  for (let a = 0; a < vectors.length; a++) {
    const candidates = short.filter((n) => same(product(n, n), metric[a][a]));
    partial = partial.flatMap((columns) =>
      candidates
        .filter((n) => columns.every((m, b) => same(product(m, n), metric[b][a])))
        .map((n) => [...columns, n]),
    );
  }
  return partial;
}

/** |n_a| ≤ √(length² (G⁻¹)_aa) for every n with nᵀGn ≤ length². */
function bounds(metric: readonly (readonly number[])[], lengthSquared: number): number[] {
  return metric.map((_, a) => {
    const unit = metric.map((_row, b) => (a === b ? 1 : 0));
    return Math.floor(Math.sqrt(lengthSquared * reducedCoordinates(metric, unit)[a]) + SAME);
  });
}

function integerVectors(bound: readonly number[]): number[][] {
  return bound.reduce<number[][]>(
    (all, b) => all.flatMap((n) => Array.from({ length: 2 * b + 1 }, (_, x) => [...n, x - b])),
    [[]],
  );
}

function dot(u: readonly number[], v: readonly number[]): number {
  return u.reduce((sum, x, a) => sum + x * v[a], 0);
}
