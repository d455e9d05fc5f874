import { determinant } from "../model/lattice.ts";
import { FileProblem } from "./lines.ts";

/** A crystal as a file gives it: cell and atoms, lengths in angstrom. */
export interface Crystal {
  /** Lattice vectors, Cartesian, one row each. */
  readonly vectors: readonly (readonly number[])[];
  readonly atoms: readonly Atom[];
}

export interface Atom {
  /** The symbol of the element, such as "Si". */
  readonly species: string;
  readonly fractional: readonly number[];
  /** The line of the file that it comes from. */
  readonly line: number;
}

/** The most atoms of a file. */
export const atomLimit = 10_000;

/** The volume of a cell, whose last vector stands in this line. Throws FileProblem where it has none. */
export function volumeOf(vectors: Crystal["vectors"], line: number): number {
  const volume = Math.abs(determinant(vectors));
  const lengths = vectors.reduce((product, row) => product * Math.hypot(...row), 1);
  if (!(volume > 1e-9 * lengths))
    throw new FileProblem(line, "the three lattice vectors are linearly dependent");
  return volume;
}

/** Lengths of lattice vectors that make sense, in angstrom. */
const shortest = 0.01;
const longest = 1e5;

/** The farthest cell, in lattice vectors, that an atom may be given in. */
const farthest = 1000;

/** The crystal, if its numbers can be those of one. Throws FileProblem. */
export function checkedCrystal(crystal: Crystal): Crystal {
  const { vectors, atoms } = crystal;
  const lengths = vectors.map((vector) => Math.hypot(...vector));
  const odd = lengths.find((length) => !(length >= shortest && length <= longest));
  if (odd !== undefined)
    throw new FileProblem(
      atoms[0]?.line ?? 1,
      `a lattice vector is ${Number(odd.toPrecision(3))} angstrom long`,
      "Lengths are in angstrom: look at the scale factor and at the cell.",
    );
  const away = atoms.find(({ fractional }) => !fractional.every((x) => Math.abs(x) <= farthest));
  if (away)
    throw new FileProblem(
      away.line,
      `this place is more than ${farthest} cells away`,
      "Look whether its position is in fractional or in Cartesian coordinates.",
    );
  return crystal;
}
