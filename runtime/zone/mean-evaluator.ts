import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Phases } from "../bloch/phases.ts";
import type { MeanSweep } from "../program.ts";
import { fastKernels } from "../wasm/kernels.ts";
import { PairedMean } from "../wasm/paired-mean.ts";
import { RecordedMean } from "../wasm/recorded-mean.ts";
import { TwoBandMean } from "../wasm/two-band-mean.ts";
import { MeanKernel } from "./mean.ts";
import { PartedMean } from "./parted-mean.ts";
import type { SweepKernel } from "./sweep-kernel.ts";

/** A mean sweep with the memory that it works in. */
export interface MeanEvaluator extends SweepKernel {
  /** What is averaged, as a function of k. Holds until the next call of any method. */
  integrand(c: Float64Array, s: Float64Array): (phases: Phases) => number;
}

/** A mean sweep that is summed in parts, by a team of threads where the program has one. */
export function createMeanEvaluator(table: HoppingTable, sweep: MeanSweep): MeanEvaluator {
  return new PartedMean(table, sweep, createMeanKernel(table, sweep));
}

/** By the WebAssembly kernels where there are any; a single band needs none. */
export function createMeanKernel(table: HoppingTable, sweep: MeanSweep): MeanEvaluator {
  const engine = table.bands > 1 ? fastKernels() : undefined;
  if (engine !== undefined) {
    const paired = new PairedMean(engine, table, sweep);
    if (paired.fits)
      return (
        TwoBandMean.create(engine, table, sweep, paired) ??
        RecordedMean.create(engine, table, sweep, paired) ??
        paired
      );
  }
  return new MeanKernel(table, sweep);
}
