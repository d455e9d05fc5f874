import type { Program } from "../program.ts";
import type { Engine } from "./engine.ts";
import { backendsOf, packageOf, type TfjsBackend, type TfjsEngine } from "./tfjs-names.ts";

/** What an engine on TensorFlow.js is made from: plain data, to be given to a thread. */
export interface EngineRequest {
  readonly backend: TfjsBackend;
  /** The tensor program that the compiler wrote (see `TensorProgram`). */
  readonly tensorsText: string;
}

/** Why an engine cannot be had here, and what would help. */
export class EngineProblem extends Error {}

/** The back end that works, and what was tried before it. */
export interface FoundBackend {
  readonly backend: TfjsBackend;
  /** Why those preferred to it do not work. */
  readonly passedOver: readonly string[];
}

/**
 * Starts the first back end that an engine's name admits and this machine has.
 * Throws an EngineProblem where there is none.
 */
export async function findBackend(engine: TfjsEngine): Promise<FoundBackend> {
  const passedOver: string[] = [];
  for (const backend of backendsOf(engine)) {
    const problem = await startBackend(backend);
    if (problem === undefined) return { backend, passedOver };
    passedOver.push(problem);
  }
  throw new EngineProblem(passedOver.join("\n"));
}

/** The engine of a program. Throws an EngineProblem where its back end cannot be started. */
export async function loadEngine(
  { backend, tensorsText }: EngineRequest,
  program: Program,
): Promise<Engine> {
  const problem = await startBackend(backend);
  if (problem !== undefined) throw new EngineProblem(problem);
  const { createTensorEngine, loadTensorProgram } = await import("../tfjs/index.ts");
  return createTensorEngine(backend, program, loadTensorProgram(tensorsText));
}

/** Why it does not start; nothing where it has. */
async function startBackend(backend: TfjsBackend): Promise<string | undefined> {
  try {
    const { useBackend } = await import("../tfjs/index.ts");
    await useBackend(backend);
    return undefined;
  } catch (error) {
    return `tfjs:${backend} does not start: ${reasonOf(error)}\n${remedyOf(backend)}`;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const missing = /Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1];
  return missing === undefined
    ? error.message.split("\n")[0]
    : `the package ${missing} is not installed.`;
}

function remedyOf(backend: TfjsBackend): string {
  if (backend !== "node")
    return `Install it beside Ham: npm install @tensorflow/tfjs-core ${packageOf(backend)}`;
  return (
    `Install it beside Ham: npm install ${packageOf(backend)} (it downloads TensorFlow's native ` +
    "library). Version 4.22 works on Node 20 and 22, not on 23 and later, whose util module lacks " +
    `what it calls; this is Node ${process.versions.node}. ` +
    "--engine tfjs:wasm needs no native library."
  );
}
