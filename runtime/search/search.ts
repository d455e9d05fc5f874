import type { EngineRequest } from "../engine/load-engine.ts";
import { helpersOf } from "../threads/cost.ts";
import { loadProgram } from "./load-program.ts";
import type { SavedStart, SearchEvent, WorkerData } from "./messages.ts";
import { rank } from "./rank.ts";
import type { StartResult } from "./run-start.ts";
import { runStarts } from "./run-starts.ts";

export interface SearchRequest {
  /** See `loadProgram`. */
  readonly programText: string;
  /** What evaluates the program on the way, where it is not the default engine. */
  readonly engine?: EngineRequest;
  /** Their numbers. */
  readonly starts: readonly number[];
  readonly seed: number;
  readonly steps: number;
  readonly threads: number;
  /** The bundled worker.ts. */
  readonly workerUrl: URL;
  /** The bundled threads/helper.ts. Without it threads for which there is no start left are idle. */
  readonly helperUrl?: URL;
  /** Seconds between two saved states of a start; 1 by default. */
  readonly saveEvery?: number;
  /** What an earlier, interrupted search has left. */
  readonly finished?: readonly StartResult[];
  readonly saved?: ReadonlyMap<number, SavedStart>;
}

export type SearchStatus = "ok" | "stopped" | "infeasible" | "failed";

export interface SearchResult {
  readonly status: SearchStatus;
  /** Best first. */
  readonly starts: readonly StartResult[];
}

/**
 * Runs the starts on a pool of threads. A start depends on (seed, start) alone, so the results have
 * the same bits whatever the number of threads, and whether a search was interrupted and goes on.
 * On the signal, running starts report where they are, and the others are left out. A start whose
 * thread dies is reported as lost.
 */
export async function search(
  request: SearchRequest,
  onEvent: (event: SearchEvent) => void,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const { programText, engine, seed, steps, saveEvery = 1, saved } = request;
  const program = loadProgram(programText);
  if (program.goal === undefined) throw new Error("The program has no goal to search for.");
  const control = new SharedArrayBuffer(4);
  const stop = (): void => void Atomics.store(new Int32Array(control), 0, 1);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  const results: StartResult[] = [...(request.finished ?? [])];
  const done = new Set(results.map(({ start }) => start));
  const waiting = request.starts.filter((start) => !done.has(start));
  let begun = 0;
  const pool = {
    workerUrl: request.workerUrl,
    workerData: {
      programText,
      engine,
      seed,
      steps,
      saveEvery,
      control,
      helperUrl: request.helperUrl?.href,
    } satisfies WorkerData,
    nextTask: () => {
      // Even a search that is stopped at once shows how far one start comes.
      if (signal?.aborted && begun + results.length > 0) return undefined;
      const start = waiting[begun++];
      return start === undefined ? undefined : { start, from: saved?.get(start) };
    },
    onEvent: (event: SearchEvent) => {
      if (event.kind === "finished") results.push(event.result);
      onEvent(event);
    },
  };
  const running = new Set(
    helpersOf(request.threads, waiting.length).map(() => new SharedArrayBuffer(4)),
  );
  // Threads that have no start any more help with the others.
  const share = (): void => {
    const helpers = helpersOf(request.threads, running.size);
    [...running].forEach((word, index) => Atomics.store(new Int32Array(word), 0, helpers[index]));
  };
  share();
  try {
    await Promise.all(
      [...running].map(async (helpers) => {
        await runStarts(pool, helpers);
        running.delete(helpers);
        share();
      }),
    );
  } finally {
    signal?.removeEventListener("abort", stop);
  }
  const stopped = signal?.aborted === true && begun < waiting.length;
  return { status: stopped ? "stopped" : statusOf(results), starts: rank(results, program) };
}

/** What a search came to, by what its starts came to. */
export function statusOf(results: readonly Pick<StartResult, "status">[]): SearchStatus {
  const any = (status: StartResult["status"]): boolean =>
    results.some((result) => result.status === status);
  if (any("stopped")) return "stopped";
  if (any("ok")) return "ok";
  return any("infeasible") ? "infeasible" : "failed";
}
