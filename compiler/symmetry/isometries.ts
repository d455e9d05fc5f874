/** Lengths and places, in lattice constants, up to which they count as equal. */
const same = 1e-6;

/**
 * The integer matrices that keep the lattice: M with Mᵀ G M = G for the metric G_ij = a_i·a_j. Column
 * j holds the image of a_j in lattice vectors. Found among all vectors as short as the longest a_i.
 */
export function isometries(vectors: readonly (readonly number[])[]): number[][][] {
  const metric = vectors.map((a) => vectors.map((b) => dot(a, b)));
  const scale = Math.max(...metric.map((row, i) => row[i]));
  const product = (m: readonly number[], n: readonly number[]): number =>
    dot(
      m,
      metric.map((row) => dot(row, n)),
    );
  const short = integerVectors(reach(vectors, Math.sqrt(scale)));
  let partial: number[][][] = [[]];
  vectors.forEach((_, j) => {
    const candidates = short.filter((n) => Math.abs(product(n, n) - metric[j][j]) < same * scale);
    partial = partial.flatMap((columns) =>
      candidates
        .filter((n) =>
          columns.every((m, i) => Math.abs(product(m, n) - metric[i][j]) < same * scale),
        )
        .map((n) => [...columns, n]),
    );
  });
  return partial.map((columns) => columns.map((_, row) => columns.map((column) => column[row])));
}

/** How often each vector can occur in one no longer than a length. */
function reach(vectors: readonly (readonly number[])[], length: number): readonly number[] {
  return vectors.map((vector, i) => {
    const height = heightOver(
      vector,
      vectors.filter((_, j) => j !== i),
    );
    return Math.floor(length / height + same);
  });
}

/** The length of what a vector has across the others (Gram–Schmidt). */
function heightOver(vector: readonly number[], others: readonly (readonly number[])[]): number {
  const basis: (readonly number[])[] = [];
  const across = (v: readonly number[]) =>
    basis.reduce((rest, e) => rest.map((x, k) => x - dot(rest, e) * e[k]), [...v]);
  for (const other of others) {
    const rest = across(other);
    basis.push(rest.map((x) => x / Math.hypot(...rest)));
  }
  return Math.hypot(...across(vector));
}

function integerVectors(bounds: readonly number[]): number[][] {
  return bounds.reduce<number[][]>(
    (all, bound) =>
      all.flatMap((n) => Array.from({ length: 2 * bound + 1 }, (_, x) => [...n, x - bound])),
    [[]],
  );
}

function dot(u: readonly number[], v: readonly number[]): number {
  return u.reduce((sum, x, k) => sum + x * v[k], 0);
}
