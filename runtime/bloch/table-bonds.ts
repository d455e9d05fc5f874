import { reducedCoordinates } from "../zone/reciprocal.ts";
import type { HoppingTable } from "./hopping-table.ts";

/** A bond in one direction: from a site of the home cell to a site of cell Σ cell_a a_a. */
export interface DirectedBond {
  readonly from: number;
  readonly to: number;
  readonly cell: readonly number[];
}

/** The bond of each coefficient of the table; `internal` rows of H(k) belong to a site. */
export function tableBonds(table: HoppingTable, internal: number): DirectedBond[] {
  const { lattice } = table.program;
  const places = lattice.sites.map((site) => reducedCoordinates(lattice.vectors, site.position));
  return Array.from({ length: table.count }, (_, j) => {
    const to = Math.floor(table.place[j] / table.bands / internal);
    const from = Math.floor((table.place[j] % table.bands) / internal);
    const { t } = table.displacements[table.displacement[j]];
    const cell = t.map((x, a) => Math.round(x - places[to][a] + places[from][a]) + 0);
    return { from, to, cell };
  });
}
