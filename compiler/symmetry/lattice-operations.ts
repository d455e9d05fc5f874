import type { LatticeOperation } from "../../runtime/program.ts";
import type { Lattice } from "../model/lattice.ts";
import type { Space } from "../model/space.ts";
import { type ComplexMatrix } from "./complex-matrix.ts";
import { latticeOperations } from "./detect.ts";
import { type Operation, keyOf } from "./operation.ts";
import { isKnownOrbital } from "./representation.ts";

/** Why a model has no operations to hold it against. */
export type Obstacle =
  { readonly kind: "continuum" } | { readonly kind: "orbital"; readonly orbital: string };

export function obstacleTo(lattice: Lattice, space: Space): Obstacle | undefined {
  if (lattice.continuum) return { kind: "continuum" };
  const orbital = space.orbitals.find((name) => !isKnownOrbital(name));
  return orbital === undefined ? undefined : { kind: "orbital", orbital };
}

/**
 * What a program carries of the symmetries of the lattice, the identity first; there must be no
 * obstacle. Of operations that do
 * the same to the states of all sites, as the mirror of a plane does on s orbitals, the first.
 */
export function operationsOf(lattice: Lattice, space: Space): readonly LatticeOperation[] {
  const different = new Map<string, Operation>();
  for (const operation of latticeOperations(lattice, space)) {
    const key = keyOf(operation);
    if (!different.has(key)) different.set(key, operation);
  }
  const operations = [...different.values()].map(
    ({ name, turn, shift, rotation, image, cell, matrices }): LatticeOperation => ({
      name,
      turn,
      shift: shift.map(cleaned),
      rotation: rotation.map((row) => row.map(cleaned)),
      image,
      cell,
      states: { re: rows(matrices[0], "re"), im: rows(matrices[0], "im") },
    }),
  );
  return operations.sort((a, b) => Number(b.name === "identity") - Number(a.name === "identity"));
}

function rows(matrix: ComplexMatrix, part: "re" | "im"): readonly (readonly number[])[] {
  return Array.from({ length: matrix.size }, (_, row) =>
    matrix[part].slice(row * matrix.size, (row + 1) * matrix.size).map(cleaned),
  );
}

/** What is a whole number but for rounding is one. */
function cleaned(x: number): number {
  return Math.abs(x - Math.round(x)) < 1e-12 ? Math.round(x) + 0 : x;
}
