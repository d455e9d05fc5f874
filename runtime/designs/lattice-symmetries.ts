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
 * G_ij = a_i·a_j is tried with every translation that takes the first site to a site.
 */
export function latticeSymmetries(lattice: Lattice): LatticeSymmetry[] {
  const { vectors, sites } = lattice;
  const places = sites.map(({ position }) => reducedCoordinates(vectors, position));
  return isometries(vectors).flatMap((columns) => {
    const turned = places.map((s) => combine(columns, s));
    return places.flatMap((target) => {
      const tau = target.map((x, a) => x - turned[0][a]);
      const symmetry = siteImages(
        places,
        turned.map((s) => s.map((x, a) => x + tau[a])),
      );
      return symmetry === undefined ? [] : [{ columns, ...symmetry }];
    });
  });
}

/** Σ_a t_a column_a. */
export function combine(columns: readonly (readonly number[])[], t: readonly number[]): number[] {
  return t.map((_, row) => columns.reduce((sum, column, a) => sum + t[a] * column[row], 0));
}

function siteImages(
  places: readonly (readonly number[])[],
  moved: readonly (readonly number[])[],
): Pick<LatticeSymmetry, "image" | "shift"> | undefined {
  const image: number[] = [];
  const shift: number[][] = [];
  for (const s of moved) {
    const found = places.findIndex((p) =>
      p.every((x, a) => Math.abs(s[a] - x - Math.round(s[a] - x)) < SAME),
    );
    if (found < 0) return undefined;
    image.push(found);
    shift.push(places[found].map((x, a) => Math.round(s[a] - x)));
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
