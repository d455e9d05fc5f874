import type { Compilation } from "../compiler/index.ts";
import {
  EngineProblem,
  type EngineRequest,
  findBackend,
  type FoundBackend,
  type Program,
  type TfjsEngine,
} from "../runtime/index.ts";
import { UsageError } from "./exit.ts";

/** Sweeps that an engine on TensorFlow.js has kernels for. */
const offered: ReadonlySet<string> = new Set(["mean", "filling"]);

/** An engine that works on this machine. */
export interface ChosenEngine extends FoundBackend {
  /** "tfjs:wasm". */
  readonly name: string;
}

/** Starts the engine that was asked for. Throws UsageError, with what would help, where it cannot be had. */
export async function chooseEngine(wanted: TfjsEngine): Promise<ChosenEngine> {
  try {
    const found = await findBackend(wanted);
    return { ...found, name: `tfjs:${found.backend}` };
  } catch (error) {
    if (error instanceof EngineProblem)
      throw new UsageError(`--engine ${wanted} cannot be had here\n${error.message}`);
    throw error;
  }
}

/** What the threads of a search make the engine from. */
export function engineRequest({ backend }: ChosenEngine, compilation: Compilation): EngineRequest {
  const tensorsText = compilation.tensors?.javascript;
  if (tensorsText === undefined) throw new Error("the compiler gave no tensors for a right spec");
  return { backend, tensorsText };
}

/** What to say of an engine before a search begins. */
export function engineNotice({ name, passedOver }: ChosenEngine, program: Program): string {
  const quantities = [program.goal, ...program.constraints].flatMap((item) => item?.quantity ?? []);
  const kinds = new Set(quantities.flatMap(({ sweeps }) => sweeps.map(({ kind }) => kind)));
  const left = [...kinds].filter((kind) => !offered.has(kind));
  return [
    ...passedOver.map((problem) => problem.split("\n")[0]),
    program.goal === undefined
      ? `engine ${name}: not used, as there is no goal; the report is computed in float64`
      : `engine ${name}: searches in float32; certificates and reports are in float64`,
    ...(left.length > 0 && program.goal !== undefined
      ? [`Of the goal and its constraints, ${left.join(", ")} sweeps stay in float64.`]
      : []),
  ].join("\n");
}
