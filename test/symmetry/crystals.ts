import { type Lattice, cartesian, determinant, invert } from "../../compiler/model/lattice.ts";
import { operationsOf } from "../../compiler/symmetry/groups/match.ts";
import { rotationsOf } from "../../compiler/symmetry/groups/rotations.ts";
import type { StandardGroup } from "../../compiler/symmetry/groups/table.ts";
import { dimensionless } from "../../compiler/units/dimension.ts";

/** Numbers between −1 and 1 that look random, always the same. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // Mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2147483648 - 1;
  };
}

/**
 * A crystal with the group and no more: orbits of points in general position, in a cell with no more
 * than the lengths and angles that the group fixes, written in random vectors about a random origin.
 */
export function crystalWith(group: StandardGroup, seed: number): Lattice {
  const random = sequence(seed);
  const dimension = group.kind === "layer" ? 2 : 3;
  const axes = conventionalAxes(group, random);
  const vectors = randomBasis(primitive(group, dimension), random).map((row) =>
    cartesian(axes, row),
  );
  const flat = vectors.map((vector) => vector.slice(0, dimension));
  const toCell = invert(flat);
  const inCell = (place: readonly number[]) =>
    flat.map((_, i) => place.slice(0, dimension).reduce((sum, x, j) => sum + x * toCell[j][i], 0));
  const operations = operationsOf(
    [
      ...group.generators.map(({ matrix, shift }) => ({ rotation: matrix, turn: matrix, shift })),
      ...group.centrings.map((shift) => ({ rotation: unit(3), turn: unit(3), shift })),
    ],
    3,
  );
  const order = operations.length / (1 + group.centrings.length);
  const centre = cartesian(axes, [random(), random(), random()]);
  const sites = new Map<string, Lattice["sites"][number]>();
  for (let orbit = 0; orbit < (order < 8 ? 3 : order < 24 ? 2 : 1); orbit++) {
    const point = [random(), random(), 0.3 * random()];
    for (const { turn, shift } of operations) {
      const image = turn.map((row, i) => row.reduce((sum, x, k) => sum + x * point[k], shift[i]));
      const place = cartesian(axes, image);
      const moved = place.slice(0, dimension).map((x, axis) => x + centre[axis]);
      const fractional = inCell(moved).map((x) => x - Math.floor(x));
      const height = place.slice(dimension);
      const key = [...fractional, ...height].map((x) => Math.round(x * 1e6) % 1e6).join();
      if (sites.has(key)) continue;
      sites.set(key, {
        name: `S${sites.size + 1}`,
        fractional,
        position: [...cartesian(flat, fractional), ...height],
      });
    }
  }
  return {
    name: group.symbol,
    dimension,
    vectors: flat,
    sites: [...sites.values()],
    length: dimensionless,
    measure: Math.abs(determinant(flat)),
    points: [],
  };
}

/** Axes whose metric is the mean of a random one over the group, in a random direction in space. */
function conventionalAxes(
  { generators, kind }: StandardGroup,
  random: () => number,
): readonly (readonly number[])[] {
  const rotations = rotationsOf(generators.map(({ matrix }) => matrix));
  const rows = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => (i === j ? 1.2 + 0.2 * i : 0) + 0.2 * random()),
  );
  const metric = rows.map((u) => rows.map((v) => u.reduce((sum, x, k) => sum + x * v[k], 0)));
  const mean = metric.map((line, i) =>
    line.map((_, j) => {
      // The normal of a layer is a direction of its own.
      if (kind === "layer" && (i === 2) !== (j === 2)) return 0;
      let sum = 0;
      for (const w of rotations)
        for (let k = 0; k < 3; k++)
          for (let l = 0; l < 3; l++) sum += w[k][i] * metric[k][l] * w[l][j];
      return sum / rotations.length;
    }),
  );
  // Cholesky: lower triangular rows with these products.
  const low = [0, 1, 2].map(() => [0, 0, 0]);
  for (let i = 0; i < 3; i++)
    for (let j = 0; j <= i; j++) {
      const rest = mean[i][j] - low[i].slice(0, j).reduce((sum, x, k) => sum + x * low[j][k], 0);
      low[i][j] = i === j ? Math.sqrt(rest) : rest / low[j][j];
    }
  return low;
}

/** Vectors that generate the lattice with its centring, in conventional axes. */
function primitive(
  { centrings }: StandardGroup,
  dimension: number,
): readonly (readonly number[])[] {
  const candidates = [...centrings, ...unit(3)].filter((v) => dimension === 3 || v[2] === 0);
  const wanted = 1 / (1 + centrings.length);
  for (const a of candidates)
    for (const b of candidates) {
      if (dimension === 2) {
        if (Math.abs(Math.abs(a[0] * b[1] - a[1] * b[0]) - wanted) < 1e-9) return [a, b];
        continue;
      }
      for (const c of candidates)
        if (Math.abs(Math.abs(determinant([a, b, c])) - wanted) < 1e-9) return [a, b, c];
    }
  throw new Error("no primitive vectors");
}

/** Other vectors of the same lattice. */
function randomBasis(
  basis: readonly (readonly number[])[],
  random: () => number,
): readonly (readonly number[])[] {
  const rows = basis.map((row) => [...row]);
  for (let step = 0; step < 4; step++) {
    const i = Math.floor(((random() + 1) / 2) * rows.length) % rows.length;
    const j = (i + 1 + (random() > 0 && rows.length === 3 ? 1 : 0)) % rows.length;
    const sign = random() > 0 ? 1 : -1;
    rows[i] = rows[i].map((x, k) => x + sign * rows[j][k]);
  }
  return rows;
}

function unit(size: number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)),
  );
}
