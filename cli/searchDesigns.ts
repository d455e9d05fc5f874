import { type EngineRequest, type Program, search } from "../runtime/index.ts";
import { exitCode, UsageError } from "./exit.ts";
import { outcomeOf, type Outcome } from "./result.ts";
import type { RunSettings } from "./runFolder/identity.ts";
import { createRecorder, unrecorded } from "./runFolder/recorder.ts";
import { type Progress, readProgress, type RunFolder } from "./runFolder/runFolder.ts";
import { helperUrl, runtimeFolder } from "./runtimeFolder.ts";
import { jsonDisplay, progressDisplay, silentDisplay } from "./terminal/live.ts";

export interface SearchOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly progress?: "json";
  readonly threads: number;
  readonly saveEvery: number;
}

/** What is to be searched, by what. */
export interface Work {
  readonly program: Program;
  /** See `loadProgram`. */
  readonly programText: string;
  /** The engine, where it is not the default one. */
  readonly engine?: EngineRequest;
  readonly settings: RunSettings;
}

const nothing: Progress = { finished: new Map(), saved: new Map() };

/**
 * Searches, shows how it goes, and keeps it in the folder; `unsaved` says why the end could not be
 * kept.
 */
export async function searchDesigns(
  { program, programText, engine, settings }: Work,
  options: SearchOptions,
  folder: RunFolder | undefined,
): Promise<{ readonly outcome: Outcome; readonly unsaved?: UsageError }> {
  const { seed = program.solve.seed, steps = program.solve.steps } = settings;
  const starts = startsOf(settings, program.solve.starts);
  const before = folder === undefined ? nothing : readProgress(folder);
  const display = displayOf(options)(process.stderr, starts.length, steps);
  const recorder =
    folder === undefined ? unrecorded : createRecorder(folder, program, steps, before, display.say);
  for (const result of before.finished.values()) display.show({ kind: "finished", result });
  const stop = stopOnInterrupt(display.say);
  try {
    const result = await search(
      {
        programText,
        engine,
        starts,
        steps,
        seed,
        threads: options.threads,
        workerUrl: new URL("worker.js", runtimeFolder),
        helperUrl: helperUrl(),
        saveEvery: folder === undefined ? Infinity : options.saveEvery,
        finished: [...before.finished.values()],
        saved: before.saved,
      },
      (event) => {
        display.show(event);
        recorder.record(event);
      },
      stop.signal,
    );
    const outcome = { ...outcomeOf(program, result, steps), engine: settings.engine };
    return { outcome, unsaved: failureOf(() => recorder.close(outcome)) };
  } finally {
    stop.dispose();
    display.close();
  }
}

function displayOf({ quiet, progress, json }: SearchOptions): typeof progressDisplay {
  if (progress === "json") return jsonDisplay;
  return quiet || (json && !process.stderr.isTTY) ? silentDisplay : progressDisplay;
}

function startsOf({ start, starts }: RunSettings, count: number): number[] {
  return start !== undefined ? [start] : Array.from({ length: starts ?? count }, (_, i) => i);
}

function failureOf(write: () => void): UsageError | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

/** The first Ctrl-C asks the search to stop; the second one ends the process. */
function stopOnInterrupt(say: (line: string) => void): {
  readonly signal: AbortSignal;
  readonly dispose: () => void;
} {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(exitCode.interrupted);
    say("Stopping … (Ctrl-C again ends at once)");
    controller.abort();
  };
  process.on("SIGINT", interrupt);
  return { signal: controller.signal, dispose: () => process.off("SIGINT", interrupt) };
}
