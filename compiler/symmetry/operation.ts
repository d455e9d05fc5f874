import type { Lattice } from "../model/lattice.ts";
import { type ComplexMatrix, conjugate, product } from "./complex-matrix.ts";
import { type Rotation, apply, compose } from "./rotation.ts";

/**
 * A symmetry of the lattice with its sites, up to translations of the cell. The electron in the
 * state α on site i of the cell goes to Σ_β U_βα on site image_i of the cell cell_i, where U is
 * matrices_i; an antiunitary operation conjugates numbers first. H keeps its sign, or changes it.
 */
export interface Operation {
  /** "rotation(3)", "time_reversal * mirror(x)". */
  readonly name: string;
  /** Cartesian, in three dimensions whatever the lattice has. */
  readonly rotation: Rotation;
  /** How spins turn, as axial vectors; time reversal turns them round. */
  readonly spin: Rotation;
  /** In lattice vectors: x → turn·x + shift, turn an integer matrix. */
  readonly turn: readonly (readonly number[])[];
  readonly shift: readonly number[];
  readonly antiunitary: boolean;
  /** −1 for chiral and particle–hole operations: U H U† = −H. */
  readonly sign: 1 | -1;
  readonly image: readonly number[];
  readonly cell: readonly (readonly number[])[];
  readonly matrices: readonly ComplexMatrix[];
}

/** Where sites go; undefined where one goes to a place without a site. */
export function siteImages(
  lattice: Lattice,
  { rotation, turn }: Pick<Operation, "rotation" | "turn">,
  shift: readonly number[],
): Pick<Operation, "image" | "cell"> | undefined {
  const image: number[] = [];
  const cell: number[][] = [];
  const heights = heightsOf(lattice);
  for (const [from, { fractional }] of lattice.sites.entries()) {
    const moved = turn.map(
      (row, i) => row.reduce((sum, x, j) => sum + x * fractional[j], 0) + shift[i],
    );
    const height = apply(rotation, heights[from]);
    const found = lattice.sites.findIndex(
      (site, to) =>
        moved.every((x, i) => isWhole(x - site.fractional[i])) &&
        height.every((x, axis) => Math.abs(x - heights[to][axis]) < 1e-6),
    );
    if (found < 0) return undefined;
    image.push(found);
    cell.push(moved.map((x, i) => Math.round(x - lattice.sites[found].fractional[i]) + 0));
  }
  return { image, cell };
}

/** Places along the open axes of the lattice, which operations turn about the middle of all sites. */
function heightsOf({ sites, dimension }: Lattice): readonly (readonly number[])[] {
  return sites.map(({ position }) =>
    [0, 1, 2].map((axis) =>
      axis < dimension || position[axis] === undefined
        ? 0
        : position[axis] - sites.reduce((sum, site) => sum + site.position[axis], 0) / sites.length,
    ),
  );
}

export function isWhole(x: number): boolean {
  return Math.abs(x - Math.round(x)) < 1e-6;
}

/** First b, then a. */
export function after(a: Operation, b: Operation, lattice: Lattice): Operation {
  const rotation = compose(a.rotation, b.rotation);
  const turn = a.turn.map((row) =>
    b.turn[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b.turn[k][j], 0) + 0),
  );
  const shift = a.turn.map(
    (row, i) => row.reduce((sum, x, k) => sum + x * b.shift[k], 0) + a.shift[i],
  );
  return {
    name: productName(a.name, b.name),
    rotation,
    spin: compose(a.spin, b.spin),
    turn,
    shift,
    antiunitary: a.antiunitary !== b.antiunitary,
    sign: a.sign === b.sign ? 1 : -1,
    ...siteImages(lattice, { rotation, turn }, shift)!,
    matrices: b.matrices.map((matrix, site) =>
      product(a.matrices[b.image[site]], a.antiunitary ? conjugate(matrix) : matrix),
    ),
  };
}

function productName(a: string, b: string): string {
  if (a === "identity") return b;
  return b === "identity" ? a : `${a} * ${b}`;
}

/**
 * The same text for operations that are the same up to translations of the cell and a common phase:
 * with spin-1/2 a turn by 2π is −1, which no Hamiltonian notices. Where the lattice is open, `turn`
 * does not tell where sites go: the legs of a ladder may be exchanged.
 */
export function keyOf({ turn, shift, image, antiunitary, sign, matrices }: Operation): string {
  const first = matrices[0].re.findIndex((x, at) => Math.hypot(x, matrices[0].im[at]) > 1e-6);
  const [x, y] = [matrices[0].re[first], matrices[0].im[first]];
  const size = Math.hypot(x, y);
  const text = (value: number) => String(Math.round(value * 1e4) + 0);
  const phased = matrices.flatMap(({ re, im }) =>
    re.flatMap((u, at) => [text((u * x + im[at] * y) / size), text((im[at] * x - u * y) / size)]),
  );
  const place = shift.map((t) => text(t - Math.floor(t + 1e-5)));
  return [turn.flat(), place, image, antiunitary, sign, phased].join();
}
