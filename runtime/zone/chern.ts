import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { ChernSweep } from "../program.ts";
import { touchingBands } from "./isolated-bands.ts";
import type { Mesh } from "./mesh.ts";
import { fluxThroughZone } from "./plaquettes.ts";
import { handedness } from "./reciprocal.ts";
import type { Row } from "./row.ts";

/**
 * Total Chern number of a group of bands by Fukui, Hatsugai and Suzuki, J. Phys. Soc. Jpn. 74, 1674
 * (2005): with links det⟨u(k)|u(k+δ)⟩ the phases of all plaquettes add to −2π C.
 */
export class ChernKernel {
  private readonly table: HoppingTable;
  private readonly sweep: ChernSweep;

  constructor(table: HoppingTable, sweep: ChernSweep) {
    if (table.dimension !== 2) {
      throw new Error(
        `A Chern number needs a two-dimensional lattice, not ${table.dimension} axes.`,
      );
    }
    this.table = table;
    this.sweep = sweep;
  }

  /** An integer. */
  value(c: Float64Array, _s: Float64Array, mesh: Mesh): number {
    const { total } = fluxThroughZone(this.table, this.sweep, c, mesh);
    const turns = total / (2 * Math.PI);
    const chern = Math.round(-handedness(this.table.program.lattice.vectors) * turns);
    return chern === 0 ? 0 : chern;
  }

  row(): Row {
    throw new Error("A Chern number has no gradient.");
  }

  /** Why the number may mean nothing: its bands touch others, or nearly. */
  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    const { table, sweep } = this;
    const touching = touchingBands(table, sweep, c, mesh);
    if (touching !== undefined) return touching;
    const { unresolved } = fluxThroughZone(table, sweep, c, mesh);
    if (unresolved === undefined) return undefined;
    const { lower, smallest } = unresolved;
    return `the gap of ${smallest.toPrecision(2)} between bands ${lower + 1} and ${lower + 2} is too narrow to resolve`;
  }
}
