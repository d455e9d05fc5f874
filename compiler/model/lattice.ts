import type { Dimension } from "../units/dimension.ts";

/** A Bravais lattice with a basis of sites. Lengths in the spec's unit (angstrom in a physical model). */
export interface Lattice {
  readonly name: string;
  readonly dimension: 1 | 2 | 3;
  /** Primitive vectors a_i, Cartesian, one row each, along the first `dimension` axes. */
  readonly vectors: readonly (readonly number[])[];
  readonly sites: readonly Site[];
  /** The dimension of its lengths: length, or none. */
  readonly length: Dimension;
  /** Length, area or volume of the cell. */
  readonly measure: number;
  /** Wave vectors that the lattice names; a larger cell keeps those of the lattice it is made of. */
  readonly points: readonly SpecialPoint[];
  /** No lattice but a box of wave vectors, written as one: see continuum.ts. */
  readonly continuum?: true;
}

export interface Site {
  readonly name: string;
  /** In primitive vectors. */
  readonly fractional: readonly number[];
  /** Cartesian: along the axes of the lattice, then along its open ones, as of the legs of a ladder. */
  readonly position: readonly number[];
}

/** A wave vector by name. */
export interface SpecialPoint {
  readonly name: string;
  /** Cartesian. */
  readonly k: readonly number[];
}

/** Reciprocal vectors b_i, one row each: a_i·b_j = 2πδ_ij. */
export function reciprocal(
  vectors: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const inverse = invert(vectors);
  return vectors.map((_, i) => vectors.map((__, axis) => 2 * Math.PI * inverse[axis][i]));
}

/** Σ_i c_i a_i: from fractional to Cartesian coordinates. */
export function cartesian(
  vectors: readonly (readonly number[])[],
  fractional: readonly number[],
): readonly number[] {
  let scale = 0;
  const sums = vectors[0].map((_, axis) => {
    let sum = 0;
    for (let i = 0; i < vectors.length; i++) {
      const part = fractional[i] * vectors[i][axis];
      sum += part;
      scale = Math.max(scale, Math.abs(part));
    }
    return sum;
  });
  // What is only rounding is zero.
  return sums.map((sum) => (Math.abs(sum) < 1e-14 * scale ? 0 : sum));
}

/** How many Cartesian components positions and bonds have: those of the lattice and of its open axes. */
export function spaceDimension({ sites }: Pick<Lattice, "sites">): 1 | 2 | 3 {
  return sites[0].position.length as 1 | 2 | 3;
}

/** r_to + Σ_i n_i a_i − r_from, with the cell n of `to`. */
export function displacement(
  { vectors, sites, dimension }: Pick<Lattice, "vectors" | "sites" | "dimension">,
  from: number,
  to: number,
  cell: readonly number[],
): readonly number[] {
  const along = cell.map((n, i) => n + (sites[to].fractional[i] - sites[from].fractional[i]));
  const across = sites[to].position
    .slice(dimension)
    .map((x, axis) => x - sites[from].position[dimension + axis]);
  return [...cartesian(vectors, along), ...across];
}

export function determinant(m: readonly (readonly number[])[]): number {
  if (m.length === 1) return m[0][0];
  if (m.length === 2) return m[0][0] * m[1][1] - m[0][1] * m[1][0];
  const minor = (i: number, j: number) => m[1][i] * m[2][j] - m[1][j] * m[2][i];
  return m[0][0] * minor(1, 2) - m[0][1] * minor(0, 2) + m[0][2] * minor(0, 1);
}

/** The inverse of a small matrix, by cofactors. */
export function invert(m: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const whole = determinant(m);
  const minor = (row: number, column: number) =>
    m.filter((_, i) => i !== row).map((line) => line.filter((_, j) => j !== column));
  return m.map((_, i) =>
    m.map(
      (__, j) => (((i + j) % 2 ? -1 : 1) * (m.length === 1 ? 1 : determinant(minor(j, i)))) / whole,
    ),
  );
}

/** Heights of the cell over each vector: |n_i| ≤ R / height_i for lattice points within R. */
export function cellHeights(vectors: readonly (readonly number[])[]): readonly number[] {
  const measure = Math.abs(determinant(vectors));
  return vectors.map((_, i) => {
    const others = vectors.filter((__, j) => j !== i);
    const base =
      others.length === 0
        ? 1
        : others.length === 1
          ? Math.hypot(...others[0])
          : Math.hypot(
              others[0][1] * others[1][2] - others[0][2] * others[1][1],
              others[0][2] * others[1][0] - others[0][0] * others[1][2],
              others[0][0] * others[1][1] - others[0][1] * others[1][0],
            );
    return measure / base;
  });
}
