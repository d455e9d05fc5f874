import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Sweep } from "../program.ts";
import { MeanKernel } from "./mean.ts";
import type { Mesh } from "./mesh.ts";
import type { Row } from "./row.ts";

/** A sweep over the zone with the memory that it works in. */
export interface SweepKernel {
  value(c: Float64Array, s: Float64Array, mesh: Mesh): number;
  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row;
}

export function createSweepKernel(table: HoppingTable, sweep: Sweep): SweepKernel {
  switch (sweep.kind) {
    case "mean":
      return new MeanKernel(table, sweep);
    default:
      throw new Error("no kernel");
  }
}
