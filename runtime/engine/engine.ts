import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Sweep } from "../program.ts";
import { createSweepKernel, type SweepKernel } from "../zone/sweep-kernel.ts";

/**
 * What evaluates the sweeps of a search over the zone, with their gradients. Certificates and
 * reports do not ask it: they are the default engine's.
 */
export interface Engine {
  /** As the command line calls it: "tfjs:wasm". */
  readonly name: string;
  /** Of its numbers. */
  readonly precision: "float64" | "float32";
  /**
   * The kernel of a sweep, whose value is about that of the default engine and whose row (value and
   * derivatives, see `Row`) is about the derivatives of that value, as far as its precision allows.
   * Undefined for a sweep that it leaves to the default engine. A kernel answers at once, keeps
   * nothing from call to call that another may change, and leaves no memory behind.
   */
  readonly createSweepKernel: (table: HoppingTable, sweep: Sweep) => SweepKernel | undefined;
}

/** The runtime's own kernels, for every sweep. */
export const defaultEngine: Engine = { name: "ham", precision: "float64", createSweepKernel };

/** An engine's kernel of a sweep, or the default one where it has none. */
export function sweepKernelOf(engine: Engine, table: HoppingTable, sweep: Sweep): SweepKernel {
  return engine.createSweepKernel(table, sweep) ?? createSweepKernel(table, sweep);
}
