import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Phases } from "../bloch/phases.ts";
import type { MeanSweep } from "../program.ts";
import { sweepNumber } from "../threads/work.ts";
import type { MeanEvaluator } from "./mean-evaluator.ts";
import type { Mesh } from "./mesh.ts";
import { forEachPart, type PartKernel, partsOf } from "./parts.ts";
import { createRow, type Row } from "./row.ts";

/** A mean as the sum of the parts of its mesh. */
export class PartedMean implements MeanEvaluator {
  private readonly table: HoppingTable;
  private readonly kernel: MeanEvaluator;
  /** As helpers know it; undefined for one that they do not. */
  private readonly sweep: number | undefined;

  constructor(table: HoppingTable, sweep: MeanSweep, kernel: MeanEvaluator) {
    this.table = table;
    this.kernel = kernel;
    this.sweep = sweepNumber(table.program, sweep);
  }

  value(c: Float64Array, s: Float64Array, mesh: Mesh): number {
    const { table, kernel, sweep } = this;
    const parts = partsOf(mesh, table.bands);
    if (parts.length === 1) return kernel.value(c, s, mesh);
    const work = sweep === undefined ? undefined : ({ kind: "mean", sweep } as const);
    let total = 0;
    forEachPart(table, work, partValue(kernel), c, s, parts, ([value]) => {
      total += value;
    });
    return total;
  }

  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row {
    const { table, kernel, sweep } = this;
    const parts = partsOf(mesh, table.bands);
    if (parts.length === 1) return kernel.row(c, s, mesh);
    const work = sweep === undefined ? undefined : ({ kind: "meanRow", sweep } as const);
    const total = createRow(c.length, s.length);
    forEachPart(table, work, partRow(kernel), c, s, parts, (numbers) => {
      total.value += numbers[0];
      for (let i = 0; i < c.length; i++) total.c[i] += numbers[1 + i];
      for (let i = 0; i < s.length; i++) total.s[i] += numbers[1 + c.length + i];
    });
    return total;
  }

  integrand(c: Float64Array, s: Float64Array): (phases: Phases) => number {
    return this.kernel.integrand(c, s);
  }

  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    return this.kernel.doubt?.(c, mesh);
  }
}

/** What a part adds to a mean. */
export function partValue(kernel: MeanEvaluator): PartKernel {
  return {
    length: () => 1,
    compute: (c, s, part, out) => {
      out[0] = kernel.value(c, s, part);
    },
  };
}

/** What it adds to the mean, to its derivatives by c and to those by s. */
export function partRow(kernel: MeanEvaluator): PartKernel {
  return {
    length: (c, s) => 1 + c.length + s.length,
    compute: (c, s, part, out) => {
      const row = kernel.row(c, s, part);
      out[0] = row.value;
      out.set(row.c, 1);
      out.set(row.s, 1 + c.length);
    },
  };
}
