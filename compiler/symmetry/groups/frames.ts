import { type Lattice, cartesian, determinant, invert } from "../../model/lattice.ts";
import { type Operation, isWhole } from "../operation.ts";
import { turnOf } from "../place.ts";
import { type Rotation, type Vector, compose, transposed } from "../rotation.ts";
import { pairTest } from "./metric.ts";
import { rotationsOf } from "./rotations.ts";
import type { StandardGroup } from "./table.ts";

/** Conventional axes on a lattice: one way in which the standard setting of a group may lie. */
export interface Frame {
  /** The directions of a, b and c, Cartesian. */
  readonly axes: readonly Vector[];
  /** The generators, as rotations in space and in lattice vectors. */
  readonly rotations: readonly Rotation[];
  readonly turns: readonly Operation["turn"][];
  /** Their translations in lattice vectors, for an origin at that of the cell. */
  readonly translations: readonly (readonly number[])[];
}

/** What may be an axis: a vector of the lattice, or a direction across it. */
interface Candidate {
  readonly vector: Vector;
  /** In lattice vectors. */
  readonly whole?: readonly number[];
}

/**
 * All right-handed axes along short vectors of the lattice on which the rotations of a group take the
 * lattice to itself, and on which the translations of the group are those of the lattice. Point
 * groups have none: for them directions count alone.
 */
export function framesOf(group: StandardGroup, lattice: Lattice): readonly Frame[] {
  const fits = pairTest(rotationsOf(group.generators.map(({ matrix }) => matrix)));
  const all = candidatesOf(group, lattice);
  const inside = group.kind === "layer" ? all.filter(({ whole }) => whole) : all;
  const across = group.kind === "layer" ? all.filter(({ whole }) => !whole) : all;
  const frames = inside.flatMap((a) => {
    const third = across.filter((c) => fits(a.vector, c.vector, 0, 2));
    return inside
      .filter((b) => fits(a.vector, b.vector, 0, 1))
      .flatMap((b) =>
        third
          .filter((c) => fits(b.vector, c.vector, 1, 2))
          .filter((c) => hasTranslations([a, b, c], group, lattice))
          .flatMap((c) => frameOn([a, b, c], group, lattice) ?? []),
      );
  });
  return frames.toSorted((one, other) => slant(one) - slant(other));
}

/** How far axes are from x, y and z: those that read best come first. */
function slant({ axes }: Frame): number {
  const cosines = axes.map((axis, i) => axis[i] / Math.hypot(...axis));
  return Math.round(1e6 * cosines.reduce((sum, cosine) => sum - cosine, 0));
}

function frameOn(
  candidates: readonly Candidate[],
  group: StandardGroup,
  lattice: Lattice,
): Frame | undefined {
  const axes = candidates.map(({ vector }) => vector);
  if (determinant(axes) < 1e-9 * axes.reduce((size, axis) => size * Math.hypot(...axis), 1))
    return undefined;
  // R = P W P⁻¹, the columns of P being the axes.
  const basis = transposed(axes);
  const inverse = invert(basis);
  const rotations: Rotation[] = [];
  const turns: Operation["turn"][] = [];
  for (const { matrix } of group.generators) {
    const rotation = compose(compose(basis, matrix), inverse);
    const turn = isOrthogonal(rotation) ? turnOf(rotation, lattice) : undefined;
    if (!turn) return undefined;
    rotations.push(rotation);
    turns.push(turn);
  }
  const translations = group.generators.map(({ shift }) =>
    group.kind === "point" ? lattice.vectors.map(() => 0) : inLatticeVectors(shift, candidates),
  );
  return { axes, rotations, turns, translations };
}

/** Whether the axes with the centring of the group give the lattice, and nothing finer or coarser. */
function hasTranslations(
  axes: readonly Candidate[],
  { kind, centrings, oriented }: StandardGroup,
  { dimension }: Lattice,
): boolean {
  const vectors = axes.flatMap(({ whole }) => (whole ? [whole] : []));
  if (kind === "point") return !oriented || spanPlane(axes);
  return (
    vectors.length === dimension &&
    Math.abs(determinant(vectors)) === 1 + centrings.length &&
    centrings.every((centring) => inLatticeVectors(centring, axes).every(isWhole))
  );
}

/** Whether a and b generate all vectors of the lattice in their plane. */
function spanPlane([{ whole: a }, { whole: b }]: readonly Candidate[]): boolean {
  if (!a || !b) return false;
  const minors = a.flatMap((_, i) =>
    a.slice(i + 1).map((__, k) => Math.abs(a[i] * b[i + 1 + k] - a[i + 1 + k] * b[i])),
  );
  return minors.reduce(greatestDivisor, 0) === 1;
}

function greatestDivisor(m: number, n: number): number {
  return n === 0 ? m : greatestDivisor(n, m % n);
}

/** Σ_i x_i times the i-th axis, of axes in the lattice. */
function inLatticeVectors(x: readonly number[], axes: readonly Candidate[]): readonly number[] {
  const [{ length }] = axes.flatMap(({ whole }) => (whole ? [whole] : []));
  return Array.from({ length }, (_, i) =>
    axes.reduce((sum, { whole }, axis) => sum + (whole ? x[axis] * whole[i] : 0), 0),
  );
}

/** Vectors of a reduced cell with coefficients up to 2, none a multiple of another, and both ways. */
function candidatesOf({ generators }: StandardGroup, lattice: Lattice): readonly Candidate[] {
  const { vectors, dimension } = lattice;
  // Any axes will do where nothing turns.
  const turnless = generators.every(({ matrix }) => Math.abs(trace(matrix)) === 3);
  const basis = turnless ? unitMatrix(dimension) : reducedBasis(vectors);
  const reach = turnless ? 1 : 2;
  const inside = combinations(dimension, reach)
    .filter((n) => n.map(Math.abs).reduce(greatestDivisor, 0) === 1)
    .filter((n) => !turnless || n.filter((x) => x !== 0).length === 1)
    .map((n) => basis[0].map((_, i) => n.reduce((sum, x, j) => sum + x * basis[j][i], 0)))
    .map((whole) => ({ whole, vector: padded(cartesian(vectors, whole)) }));
  const across = [0, 1, 2]
    .slice(dimension)
    .flatMap((axis) =>
      [1, -1].map((sign) => ({ vector: [0, 1, 2].map((i) => (i === axis ? sign : 0)) })),
    );
  return [...inside, ...across];
}

/** Pairwise reduced: no vector gets shorter by adding multiples of another. */
function reducedBasis(vectors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const basis = unitMatrix(vectors.length);
  const place = (n: readonly number[]) => cartesian(vectors, n);
  for (let changed = true; changed;) {
    changed = false;
    for (let i = 0; i < basis.length; i++)
      for (let j = 0; j < basis.length; j++) {
        if (i === j) continue;
        const [u, v] = [place(basis[i]), place(basis[j])];
        const times = Math.round(dot(u, v) / dot(v, v));
        const next = basis[i].map((x, k) => x - times * basis[j][k]);
        if (dot(place(next), place(next)) > dot(u, u) * (1 - 1e-9)) continue;
        basis[i] = next;
        changed = true;
      }
  }
  return basis;
}

function unitMatrix(size: number): (readonly number[])[] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)),
  );
}

function combinations(length: number, reach: number): readonly (readonly number[])[] {
  const steps = Array.from({ length: 2 * reach + 1 }, (_, n) => n - reach);
  return Array.from({ length }).reduce<readonly (readonly number[])[]>(
    (all) => all.flatMap((n) => steps.map((x) => [...n, x])),
    [[]],
  );
}

function isOrthogonal(m: Rotation): boolean {
  return compose(m, transposed(m)).every((row, i) =>
    row.every((x, j) => Math.abs(x - (i === j ? 1 : 0)) < 1e-6),
  );
}

function trace(m: readonly (readonly number[])[]): number {
  return m.reduce((sum, row, i) => sum + row[i], 0);
}

function padded(v: readonly number[]): Vector {
  return [0, 1, 2].map((i) => v[i] ?? 0);
}

function dot(u: readonly number[], v: readonly number[]): number {
  return u.reduce((sum, x, k) => sum + x * v[k], 0);
}
