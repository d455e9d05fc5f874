import type { Engine } from "../engine/engine.ts";
import type { TfjsBackend } from "../engine/tfjs-names.ts";
import type { Program, Sweep } from "../program.ts";
import { FillingKernel } from "../zone/filling.ts";
import { scopeOf } from "./backend.ts";
import { TensorLevels } from "./tensor-levels.ts";
import { TensorMean } from "./tensor-mean.ts";
import type { TensorProgram, TensorSums, TensorSweeps } from "./tensor-program.ts";

/** The means and chemical potentials of a program's goal and constraints, on a started back end. */
export function createTensorEngine(
  backend: TfjsBackend,
  program: Program,
  tensors: TensorProgram,
): Engine {
  const scope = scopeOf(backend);
  const sums = sumsBySweep(program, tensors);
  return {
    name: `tfjs:${backend}`,
    precision: "float32",
    createSweepKernel: (table, sweep) => {
      if (sweep.kind === "filling") return new FillingKernel(table, new TensorLevels(scope, table));
      const sumsOfSweep = sums.get(sweep);
      return sweep.kind === "mean" && sumsOfSweep
        ? new TensorMean(scope, table, sweep, sumsOfSweep)
        : undefined;
    },
  };
}

function sumsBySweep(program: Program, tensors: TensorProgram): ReadonlyMap<Sweep, TensorSums> {
  const pairs = (sweeps: readonly Sweep[], sums: TensorSweeps): [Sweep, TensorSums][] =>
    sweeps.flatMap((sweep, j) => (sums[j] ? [[sweep, sums[j]]] : []));
  return new Map([
    ...pairs(program.goal?.quantity.sweeps ?? [], tensors.goal),
    ...program.constraints.flatMap(({ quantity }, i) =>
      pairs(quantity.sweeps, tensors.constraints[i]),
    ),
  ]);
}
