import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Sweep } from "../program.ts";
import { ChernKernel } from "./chern.ts";
import { ExtremumKernel } from "./extremum.ts";
import { FillingKernel } from "./filling.ts";
import { createMeanEvaluator } from "./mean-evaluator.ts";
import type { Mesh } from "./mesh.ts";
import { PointKernel } from "./point.ts";
import { PolarisationKernel } from "./polarisation.ts";
import type { Row } from "./row.ts";
import { Z2Kernel } from "./z2.ts";

/** A sweep over the zone with the memory that it works in. */
export interface SweepKernel {
  value(c: Float64Array, s: Float64Array, mesh: Mesh): number;
  /** Throws where the sweep has no gradient. */
  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row;
  /** Why the value may mean nothing whatever the mesh, if so. */
  doubt?(c: Float64Array, mesh: Mesh): string | undefined;
}

export function createSweepKernel(table: HoppingTable, sweep: Sweep): SweepKernel {
  switch (sweep.kind) {
    case "filling":
      return new FillingKernel(table);
    case "mean":
      return createMeanEvaluator(table, sweep);
    case "point":
      return new PointKernel(table, sweep);
    case "extremum":
      return new ExtremumKernel(table, sweep);
    case "chern":
      return new ChernKernel(table, sweep);
    case "z2":
      return new Z2Kernel(table, sweep);
    case "polarisation":
      return new PolarisationKernel(table, sweep);
  }
}
