import type { Lattice } from "../model/lattice.ts";
import { invert } from "../model/lattice.ts";
import { scaled } from "./complex-matrix.ts";
import { type Operation, isWhole, siteImages } from "./operation.ts";
import type { Part } from "./part.ts";
import { type Rotation, apply } from "./rotation.ts";

/** What may come of putting an operation on a lattice. */
export type Placement =
  | { readonly kind: "placed"; readonly operation: Operation }
  /** Directions and lengths of the lattice do not go with it. */
  | { readonly kind: "noLattice" }
  /** They do, but wherever it is put, a site goes to a place without a site. */
  | { readonly kind: "noSites" }
  /** It fits at several places, which are different operations. */
  | { readonly kind: "several"; readonly operations: readonly Operation[] };

/** Puts an operation where it takes sites to sites. */
export function place(part: Part, lattice: Lattice): Placement {
  const turn = turnOf(part.rotation, lattice);
  if (!turn) return { kind: "noLattice" };
  const operations = shifts(turn, part, lattice).map((shift) =>
    operationAt(part, turn, shift, lattice),
  );
  if (operations.length === 0) return { kind: "noSites" };
  if (operations.length === 1) return { kind: "placed", operation: operations[0] };
  return { kind: "several", operations };
}

/** The rotation in lattice vectors, if it takes them to lattice vectors. */
export function turnOf(rotation: Rotation, { vectors }: Lattice): Operation["turn"] | undefined {
  const inverse = invert(vectors);
  const columns = vectors.map((vector) => {
    const image = apply(
      rotation,
      [0, 1, 2].map((i) => vector[i] ?? 0),
    );
    const inside = image.slice(0, vectors.length);
    const outside = Math.hypot(...image.slice(vectors.length));
    const numbers = vectors.map((_, i) =>
      inside.reduce((sum, x, axis) => sum + x * inverse[axis][i], 0),
    );
    return outside < 1e-6 * Math.hypot(...image) && numbers.every(isWhole)
      ? numbers.map((x) => Math.round(x) + 0)
      : undefined;
  });
  return columns.every((column) => column !== undefined)
    ? vectors.map((_, row) => columns.map((column) => column[row]))
    : undefined;
}

/** The shifts in [0, 1) that take sites to sites and agree with what is known of the displacement. */
function shifts(
  turn: Operation["turn"],
  part: Part,
  lattice: Lattice,
): readonly (readonly number[])[] {
  return possibleShifts(turn, lattice).filter(
    (shift) =>
      siteImages(lattice, { ...part, turn }, shift) !== undefined &&
      agrees(shift, part, lattice.vectors),
  );
}

/** The shifts in [0, 1) that take the first site to a site, each once. */
export function possibleShifts(
  turn: Operation["turn"],
  { sites }: Lattice,
): readonly (readonly number[])[] {
  const [first] = sites;
  return sites
    .map((target) =>
      turn.map((row, i) => {
        const turned = row.reduce((sum, x, j) => sum + x * first.fractional[j], 0);
        const shift = target.fractional[i] - turned;
        return shift - Math.floor(shift + 1e-9) + 0;
      }),
    )
    .filter((shift, at, all) => all.findIndex((other) => sameShift(other, shift)) === at);
}

/** Sites above each other are reached by one shift. */
function sameShift(a: readonly number[], b: readonly number[]): boolean {
  return a.every((x, i) => isWhole(x - b[i]));
}

/** Whether, up to lattice vectors, a shift differs from the displacement by what is free. */
function agrees(
  shift: readonly number[],
  part: Part,
  vectors: readonly (readonly number[])[],
): boolean {
  const basis = orthonormal(part.free);
  return offsets(vectors.length, 2).some((offset) => {
    const total = [0, 1, 2].map((axis) =>
      vectors.reduce((sum, vector, i) => sum + (shift[i] + offset[i]) * (vector[axis] ?? 0), 0),
    );
    const rest = basis.reduce(
      (left, e) => {
        const along = left.reduce((sum, x, k) => sum + x * e[k], 0);
        return left.map((x, k) => x - along * e[k]);
      },
      total.map((x, axis) => x - part.displacement[axis]),
    );
    // The plane of a layer, and the line of a chain, are where they are.
    const inside = rest.slice(0, vectors.length);
    return Math.hypot(...inside) < 1e-6 * Math.hypot(...vectors[0]);
  });
}

function orthonormal(vectors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const basis: (readonly number[])[] = [];
  for (const vector of vectors) {
    const rest = basis.reduce((left, e) => {
      const along = left.reduce((sum, x, k) => sum + x * e[k], 0);
      return left.map((x, k) => x - along * e[k]);
    }, vector);
    const length = Math.hypot(...rest);
    if (length > 1e-6) basis.push(rest.map((x) => x / length));
  }
  return basis;
}

function offsets(dimension: number, most: number): readonly (readonly number[])[] {
  return Array.from({ length: dimension }).reduce<readonly (readonly number[])[]>(
    (all) =>
      all.flatMap((offset) =>
        Array.from({ length: 2 * most + 1 }, (_, n) => [...offset, n - most]),
      ),
    [[]],
  );
}

export function operationAt(
  part: Part,
  turn: Operation["turn"],
  shift: readonly number[],
  lattice: Lattice,
): Operation {
  const { name, rotation, spin, antiunitary, sign, matrix, negative } = part;
  return {
    name,
    rotation,
    spin,
    turn,
    shift,
    antiunitary,
    sign,
    ...siteImages(lattice, { rotation, turn }, shift)!,
    matrices: lattice.sites.map((_, site) =>
      negative.includes(site) ? scaled(matrix, -1) : matrix,
    ),
  };
}
