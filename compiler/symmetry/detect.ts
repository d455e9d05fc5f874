import type { Expression } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { type Lattice, invert } from "../model/lattice.ts";
import type { Space } from "../model/space.ts";
import { buildPoint } from "./arguments.ts";
import { spatialPart } from "./basic-parts.ts";
import { isometries } from "./isometries.ts";
import { isWhole, type Operation } from "./operation.ts";
import { place, turnOf } from "./place.ts";
import { closes, isKnownOrbital, orbitalMatrix } from "./representation.ts";
import type { Rotation } from "./rotation.ts";
import { nameOf } from "./name.ts";

/**
 * Every operation of the lattice with its sites, all of one kind, translations within a supercell
 * among them. With `detect(at = …)` only those that leave a point where it is.
 */
export function detect(
  syntax: Expression,
  lattice: Lattice,
  space: Space,
  context: Context,
): readonly Operation[] | undefined {
  const { reporter } = context;
  const strange = space.orbitals.find((orbital) => !isKnownOrbital(orbital));
  if (strange !== undefined) return reporter.report("HAM8005", syntax.span, { orbital: strange });
  const all = latticeOperations(lattice, space);
  if (syntax.kind !== "call") return all;
  const [at, ...others] = syntax.arguments;
  if (others.length > 0 || at?.name?.text !== "at" || !at.value)
    return reporter.report("HAM8002", syntax.span, {
      name: "`detect`",
      reason: "it takes a point, or nothing",
      example: `detect(at = ${lattice.sites[0].name})`,
    });
  const point = buildPoint(at.value, lattice, context);
  return point && all.filter((operation) => keepsPoint(operation, point));
}

/** Whether a point in lattice vectors stays where it is, up to a translation of the cell. */
function keepsPoint({ turn, shift }: Operation, point: readonly number[]): boolean {
  return turn.every((row, i) =>
    isWhole(row.reduce((sum, t, j) => sum + t * point[j], 0) + shift[i] - point[i]),
  );
}

/** The operations of the lattice that take the orbitals to orbitals of the space. */
export function latticeOperations(lattice: Lattice, space: Space): readonly Operation[] {
  return rotations(lattice)
    .filter((rotation) => closes(orbitalMatrix(space.orbitals, rotation)))
    .flatMap((rotation) => {
      const part = { ...spatialPart("", rotation, false, space), free: everywhere };
      const placement = place(part, lattice);
      const operations =
        placement.kind === "several"
          ? placement.operations
          : placement.kind === "placed"
            ? [placement.operation]
            : [];
      return operations.map((operation) => ({ ...operation, name: nameOf(operation) }));
    });
}

const everywhere = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/**
 * The rotations that keep the lattice, in three dimensions: those of a layer also with its sides
 * exchanged, those of a chain also with half turns and mirrors along it.
 */
function rotations(lattice: Lattice): readonly Rotation[] {
  const { vectors, dimension } = lattice;
  const inverse = invert(vectors);
  const inside = isometries(vectors).map((turn) =>
    // R a_j = Σ_i turn_ij a_i
    [0, 1, 2].map((row) =>
      [0, 1, 2].map((column) => {
        if (row >= dimension || column >= dimension) return 0;
        let sum = 0;
        for (let i = 0; i < dimension; i++)
          for (let j = 0; j < dimension; j++)
            sum += vectors[i][row] * turn[i][j] * inverse[column][j];
        return sum;
      }),
    ),
  );
  const outside = signs(3 - dimension);
  return inside
    .flatMap((rotation) =>
      outside.map((sign) =>
        rotation.map((line, row) =>
          row < dimension
            ? line
            : line.map((_, column) => (row === column ? sign[row - dimension] : 0)),
        ),
      ),
    )
    .filter((rotation) => turnOf(rotation, lattice)?.flat().every(isWhole));
}

function signs(count: number): readonly (readonly number[])[] {
  return Array.from({ length: count }).reduce<readonly (readonly number[])[]>(
    (all) =>
      all.flatMap((list) => [
        [...list, 1],
        [...list, -1],
      ]),
    [[]],
  );
}
