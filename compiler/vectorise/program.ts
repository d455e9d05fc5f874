import { isAffine } from "./affine.ts";
import type { ProgramIR, QuantityIR, SweepIR } from "../ir/program.ts";
import { vectorise } from "./sweep.ts";

/** Adds the code for two k at once to all means over the zone. */
export function vectoriseProgram(ir: ProgramIR): ProgramIR {
  const bands = ir.basis.length;
  const sweep = (of: SweepIR): SweepIR =>
    of.kind === "mean"
      ? { ...of, affine: isAffine(of.integrand), lanes: vectorise(of, bands) }
      : of;
  const quantity = (of: QuantityIR): QuantityIR => ({ ...of, sweeps: of.sweeps.map(sweep) });
  return {
    ...ir,
    goal: ir.goal && { ...ir.goal, quantity: quantity(ir.goal.quantity) },
    constraints: ir.constraints.map((of) => ({ ...of, quantity: quantity(of.quantity) })),
    report: ir.report.map(quantity),
  };
}
