import { Worker } from "node:worker_threads";
import { loadProgram } from "./load-program.ts";
import type { SearchEvent, WorkerData, WorkerTask } from "./messages.ts";
import { rank } from "./rank.ts";
import type { StartResult } from "./run-start.ts";

export interface SearchRequest {
  /** See `loadProgram`. */
  readonly programText: string;
  readonly starts: number;
  readonly seed: number;
  readonly steps: number;
  readonly threads: number;
  /** The bundled worker.ts. */
  readonly workerUrl: URL;
}

export interface SearchResult {
  /** "ok" if any start succeeded. */
  readonly status: "ok" | "stopped" | "failed";
  /** Best first. */
  readonly starts: readonly StartResult[];
}

/**
 * Runs the starts on a pool of threads. A start depends on (seed, start) alone, so the results have
 * the same bits whatever the number of threads. On the signal, running starts report where they
 * are, and the others are left out. Rejects only if a thread dies.
 */
export async function search(
  request: SearchRequest,
  onEvent: (event: SearchEvent) => void,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const { programText, seed, steps, starts } = request;
  const { goal } = loadProgram(programText);
  if (goal === undefined) throw new Error("The program has no goal to search for.");
  const control = new SharedArrayBuffer(4);
  const stop = (): void => void Atomics.store(new Int32Array(control), 0, 1);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  const workerData: WorkerData = { programText, seed, steps, control };
  const results: StartResult[] = [];
  let next = 0;
  const nextStart = (): number | undefined =>
    next < starts && !(signal?.aborted && next > 0) ? next++ : undefined;
  const handle = (event: SearchEvent): void => {
    if (event.kind === "finished") results.push(event.result);
    onEvent(event);
  };
  const threads = Math.max(1, Math.min(request.threads, starts));
  const workers = Array.from(
    { length: threads },
    () => new Worker(request.workerUrl, { workerData }),
  );
  try {
    await Promise.all(workers.map((worker) => runStarts(worker, nextStart, handle)));
  } finally {
    signal?.removeEventListener("abort", stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return { status: statusOf(results), starts: rank(results, goal) };
}

/** Gives a worker one start after the other until none is left. */
function runStarts(
  worker: Worker,
  nextStart: () => number | undefined,
  onEvent: (event: SearchEvent) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const proceed = (): void => {
      const start = nextStart();
      if (start === undefined) resolve();
      else worker.postMessage({ start } satisfies WorkerTask);
    };
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`A worker thread ended with code ${code}.`)));
    worker.on("message", (event: SearchEvent) => {
      onEvent(event);
      if (event.kind === "finished") proceed();
    });
    proceed();
  });
}

function statusOf(results: readonly StartResult[]): SearchResult["status"] {
  if (results.some(({ status }) => status === "stopped")) return "stopped";
  return results.some(({ status }) => status === "ok") ? "ok" : "failed";
}
