/** The engines of this machine, for suites that run against each. */
import type { Compilation } from "../../compiler/index.ts";
import { defaultEngine, type Engine } from "../../runtime/engine/engine.ts";
import { EngineProblem, findBackend, loadEngine } from "../../runtime/engine/load-engine.ts";
import { type TfjsBackend, tfjsBackends } from "../../runtime/engine/tfjs-names.ts";
import { FillingKernel } from "../../runtime/zone/filling.ts";
import { PlainLevels } from "../../runtime/zone/mesh-levels.ts";
import { MeanKernel } from "../../runtime/zone/mean.ts";
import { loadProgram, type Program } from "../../runtime/index.ts";

/** What a suite is run against, or why it cannot be. */
export interface Candidate {
  readonly name: string;
  /** Why it is not to be had on this machine. */
  readonly missing?: string;
  readonly engineOf: (program: Program, compilation: Compilation) => Promise<Engine>;
}

/** The default engine, and every back end of TensorFlow.js; those that do not start say why. */
export async function candidates(): Promise<readonly Candidate[]> {
  const tfjs: Candidate[] = [];
  for (const backend of tfjsBackends)
    tfjs.push({
      name: `tfjs:${backend}`,
      missing: await whyMissing(backend),
      engineOf: (program, compilation) =>
        loadEngine({ backend, tensorsText: compilation.tensors!.javascript }, program),
    });
  return [{ name: "ham", engineOf: () => Promise.resolve(defaultEngine) }, ...tfjs];
}

async function whyMissing(backend: TfjsBackend): Promise<string | undefined> {
  try {
    await findBackend(`tfjs:${backend}`);
    return undefined;
  } catch (error) {
    if (error instanceof EngineProblem) return error.message.split("\n")[0];
    throw error;
  }
}

/** The kernels that are there to be read, one wave vector at a time in double precision. */
export const oracle: Engine = {
  name: "oracle",
  precision: "float64",
  createSweepKernel: (table, sweep) => {
    if (sweep.kind === "mean") return new MeanKernel(table, sweep);
    return sweep.kind === "filling" ? new FillingKernel(table, new PlainLevels(table)) : undefined;
  },
};

export function loaded(compilation: Compilation): Program {
  return loadProgram(compilation.javascript!);
}
