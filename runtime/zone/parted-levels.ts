import type { HoppingTable } from "../bloch/hopping-table.ts";
import { type Mesh, sampleCount } from "./mesh.ts";
import type { MeshLevels } from "./mesh-levels.ts";
import { forEachPart, type PartKernel, partsOf } from "./parts.ts";
import { createRow, type Row } from "./row.ts";

const nothing = new Float64Array(0);

/** Energies on a mesh, part by part. */
export class PartedLevels implements MeshLevels {
  private readonly table: HoppingTable;
  private readonly levels: MeshLevels;

  constructor(table: HoppingTable, levels: MeshLevels) {
    this.table = table;
    this.levels = levels;
  }

  energies(c: Float64Array, mesh: Mesh): Float64Array {
    const { table, levels } = this;
    const parts = partsOf(mesh, table.bands);
    if (parts.length === 1) return levels.energies(c, mesh);
    const energies = new Float64Array(sampleCount(mesh) * table.bands);
    const kernel = partEnergies(table, levels);
    forEachPart(table, { kind: "energies" }, kernel, c, nothing, parts, (numbers, { part }) =>
      energies.set(numbers, part!.first * table.bands),
    );
    return energies;
  }

  addDerivatives(c: Float64Array, mesh: Mesh, share: Float64Array, into: Row): void {
    const { table, levels } = this;
    const parts = partsOf(mesh, table.bands);
    if (parts.length === 1) return levels.addDerivatives(c, mesh, share, into);
    const kernel = partDerivatives(table, levels);
    forEachPart(table, { kind: "derivatives" }, kernel, c, share, parts, (numbers) => {
      for (let i = 0; i < c.length; i++) into.c[i] += numbers[i];
    });
  }
}

/** The energies at a part's points. */
export function partEnergies({ bands }: HoppingTable, levels: MeshLevels): PartKernel {
  return {
    length: (_c, _s, part) => sampleCount(part) * bands,
    compute: (c, _s, part, out) => out.set(levels.energies(c, part)),
  };
}

/** What a part adds to the derivatives; s holds the shares of all energies of the mesh. */
export function partDerivatives({ bands }: HoppingTable, levels: MeshLevels): PartKernel {
  return {
    length: (c) => c.length,
    compute: (c, s, mesh, out) => {
      const { first, count } = mesh.part!;
      const row = createRow(c.length, 0);
      levels.addDerivatives(c, mesh, s.subarray(first * bands, (first + count) * bands), row);
      out.set(row.c);
    },
  };
}
