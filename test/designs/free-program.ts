import type { Bond, Lattice, Program } from "../../runtime/program.ts";
import { createRandom } from "../../runtime/random.ts";
import { triangular } from "./triangular-program.ts";

interface FreeBond extends Bond {
  readonly place: number;
}

type Matrix = readonly (readonly number[])[];

/** Every bond up to a length, and every site, with a complex (real) number of its own. */
export interface FreeModel {
  readonly program: Program;
  readonly random: (seed: number) => Float64Array;
  /** The same design turned by an orthogonal matrix about the origin, then moved, in another gauge. */
  readonly image: (theta: Float64Array, turn: Matrix, move: readonly number[]) => Float64Array;
}

export function freeModel(vectors: Matrix, sites: Matrix, range: number): FreeModel {
  const lattice: Lattice = {
    name: "",
    vectors,
    sites: sites.map((position, j) => ({ name: `A${j}`, position })),
  };
  // Sites may lie in more dimensions than the lattice repeats in.
  const shifts = (within: number): number[][] =>
    cells(vectors, within).map((cell) => sites[0].map((_, axis) => cell[axis] ?? 0));
  const bonds: FreeBond[] = [];
  const add = (row: number, column: number, d: readonly number[]): number =>
    bonds.push({ of: "", row, column, d, place: 2 * bonds.length });
  sites.forEach((from, column) => {
    add(
      column,
      column,
      from.map(() => 0),
    );
    sites.forEach((to, row) => {
      for (const cell of shifts(range)) {
        const d = to.map((x, axis) => x - from[axis] + cell[axis]);
        const length = Math.hypot(...d);
        if (length < 1e-6 || length > range + 1e-6) continue;
        if (!bonds.some((b) => b.row === column && b.column === row && near(b.d, scale(d, -1)))) {
          add(row, column, d);
        }
      }
    });
  });
  const same = (p: readonly number[], q: readonly number[]): boolean =>
    shifts(3 * range + Math.hypot(...p, ...q)).some((cell) => near(q, plus(p, cell)));
  const image: FreeModel["image"] = (theta, turn, move) => {
    const out = new Float64Array(theta.length);
    const moved = sites.map((r) => plus(times(turn, r), move));
    const target = moved.map((r) => sites.findIndex((s) => same(r, s)));
    for (const bond of bonds) {
      const d = times(turn, bond.d);
      const [row, column] = [target[bond.row], target[bond.column]];
      const fits = (sign: number) => (b: FreeBond) =>
        near(b.d, scale(d, sign)) &&
        (sign > 0 ? b.row === row && b.column === column : b.row === column && b.column === row);
      const along = bonds.find(fits(1));
      const found = along ?? bonds.find(fits(-1))!;
      const onsite = Math.hypot(...d) < 1e-6;
      // A gauge and a shift of k that have nothing simple.
      const phase = onsite
        ? 0
        : 1.7 * (found.row - found.column) +
          found.d.reduce((sum, x, axis) => sum + (3.3 + axis) * x, 0);
      const [re, im] = [theta[bond.place], (along === undefined ? -1 : 1) * theta[bond.place + 1]];
      out[found.place] = re * Math.cos(phase) - im * Math.sin(phase);
      out[found.place + 1] = re * Math.sin(phase) + im * Math.cos(phase);
    }
    return out;
  };
  const program: Program = {
    ...triangular,
    lattice,
    basis: sites.map((_, j) => `A${j}`),
    parameters: [],
    terms: [
      {
        text: "",
        line: 1,
        bonds,
        entries: [{ row: 0, column: 0 }],
        value: (theta: Float64Array, { place }: FreeBond, out: Float64Array): void =>
          out.set([theta[place], theta[place + 1]]),
      },
    ] as unknown as Program["terms"],
  };
  const random = (seed: number): Float64Array => {
    const { normal } = createRandom(seed, 0);
    return Float64Array.from({ length: 2 * bonds.length }, normal);
  };
  return { program, random, image };
}

/** All lattice vectors that a displacement of this length may need. */
function cells(vectors: Matrix, range: number): number[][] {
  const shortest = Math.min(...vectors.map((a) => Math.hypot(...a)));
  const most = Math.ceil((2 * range) / shortest) + 1;
  return vectors.reduce<number[][]>(
    (all, a) =>
      all.flatMap((r) =>
        Array.from({ length: 2 * most + 1 }, (_, n) => plus(r, scale(a, n - most))),
      ),
    [vectors[0].map(() => 0)],
  );
}

function plus(u: readonly number[], v: readonly number[]): number[] {
  return u.map((x, axis) => x + v[axis]);
}

function scale(u: readonly number[], factor: number): number[] {
  return u.map((x) => factor * x);
}

function times(matrix: Matrix, u: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, x, axis) => sum + x * u[axis], 0));
}

function near(u: readonly number[], v: readonly number[]): boolean {
  return u.every((x, axis) => Math.abs(x - v[axis]) < 1e-6);
}
