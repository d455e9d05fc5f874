import { type Lattice, type Site, cartesian, invert } from "./lattice.ts";

/**
 * The lattice whose vectors are whole combinations of another's, A_i = Σ_j cells[i][j] a_j, with
 * every site of the larger cell by itself. The copies of site A are A1, A2, … (A_1 where a name
 * ends in a digit), in the order of their cells, the first axis fastest.
 */
export function supercell(
  lattice: Lattice,
  cells: readonly (readonly number[])[],
  name: string,
): Lattice {
  const vectors = cells.map((row) => cartesian(lattice.vectors, row));
  const inverse = invert(cells);
  const offsets = cellsWithin(cells, inverse);
  const sites = lattice.sites.flatMap((site) =>
    offsets.map((offset, copy): Site => {
      const inBase = site.fractional.map((f, axis) => f + offset[axis]);
      const fractional = inverse[0].map((_, i) =>
        inBase.reduce((sum, f, j) => sum + f * inverse[j][i], 0),
      );
      return {
        name: offsets.length === 1 ? site.name : copyName(site.name, copy + 1),
        fractional: fractional.map((f) => (Math.abs(f) < 1e-12 ? 0 : f)),
        position: [
          ...cartesian(lattice.vectors, inBase),
          ...site.position.slice(lattice.dimension),
        ],
      };
    }),
  );
  return { ...lattice, name, vectors, sites, measure: lattice.measure * offsets.length };
}

/** The cells of the base lattice within one of the larger, the first axis fastest. */
export function cellsWithin(
  cells: readonly (readonly number[])[],
  inverse = invert(cells),
): readonly (readonly number[])[] {
  const reach = cells[0].map((_, j) => cells.reduce((sum, row) => sum + Math.abs(row[j]), 0));
  const candidates = reach.reduceRight<number[][]>(
    (partial, extent) =>
      partial.flatMap((tail) =>
        Array.from({ length: 2 * extent + 1 }, (_, n) => [n - extent, ...tail]),
      ),
    [[]],
  );
  const inside = candidates.filter((offset) =>
    inverse[0].every((_, i) => {
      const f = offset.reduce((sum, n, j) => sum + n * inverse[j][i], 0);
      return f > -1e-9 && f < 1 - 1e-9;
    }),
  );
  return inside.sort((a, b) => {
    for (let axis = a.length - 1; axis >= 0; axis--)
      if (a[axis] !== b[axis]) return a[axis] - b[axis];
    return 0;
  });
}

/** Where the site of a base cell lies in the larger lattice: which copy, in which cell. */
export function locateCell(
  offset: readonly number[],
  cells: readonly (readonly number[])[],
): { readonly copy: number; readonly cell: readonly number[] } {
  const inverse = invert(cells);
  const cell = inverse[0].map((_, i) =>
    Math.floor(offset.reduce((sum, n, j) => sum + n * inverse[j][i], 0) + 1e-9),
  );
  const rest = offset.map((n, j) => n - cell.reduce((sum, c, i) => sum + c * cells[i][j], 0));
  const copy = cellsWithin(cells, inverse).findIndex((inside) =>
    inside.every((n, axis) => n === rest[axis]),
  );
  return { copy, cell };
}

export function copyName(name: string, copy: number): string {
  return /\d$/.test(name) ? `${name}_${copy}` : `${name}${copy}`;
}
