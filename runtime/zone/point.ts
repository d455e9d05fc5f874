import type { HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, type Phases, phasesAt } from "../bloch/phases.ts";
import type { PointSweep } from "../program.ts";
import { MeanKernel } from "./mean.ts";
import { reducedWaveVector } from "./reduced-wave-vector.ts";
import type { Row } from "./row.ts";

/** Sums over bands at one wave vector, whatever the mesh. */
export class PointKernel {
  private readonly table: HoppingTable;
  private readonly sums: MeanKernel;
  private readonly phases: Phases;

  constructor(table: HoppingTable, sweep: PointSweep) {
    this.table = table;
    this.sums = new MeanKernel(table, sweep);
    this.phases = createPhases(table);
    this.moveTo(sweep.k);
  }

  /** Takes another wave vector, Cartesian. */
  moveTo(k: readonly number[]): void {
    phasesAt(this.table, reducedWaveVector(this.table.program.lattice, k), this.phases);
  }

  value(c: Float64Array, s: Float64Array): number {
    return this.sums.integrand(c, s)(this.phases);
  }

  row(c: Float64Array, s: Float64Array): Row {
    return this.sums.rowAt(c, s, this.phases);
  }
}
