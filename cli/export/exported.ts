import type { RealSpaceBlock } from "../../runtime/index.ts";

/** A Hamiltonian as other programs want it: energies in eV and lengths in Å, or plain numbers. */
export interface Exported {
  /** Where it comes from, for the first line of a file. */
  readonly origin: string;
  /** Lattice vectors, one row each, with as many components as rows. */
  readonly vectors: readonly (readonly number[])[];
  /** Of each row of H: its label, and its position, which may have further components. */
  readonly orbitals: readonly { readonly label: string; readonly position: readonly number[] }[];
  readonly blocks: readonly RealSpaceBlock[];
}

/** A file to be written. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** The vectors with unit vectors, `length` long, along the axes that they lack in `dimension`. */
export function padded(
  vectors: readonly (readonly number[])[],
  dimension: number,
  length: number,
): readonly (readonly number[])[] {
  return Array.from({ length: dimension }, (_, i) =>
    Array.from({ length: dimension }, (__, axis) =>
      i < vectors.length ? (vectors[i][axis] ?? 0) : i === axis ? length : 0,
    ),
  );
}
