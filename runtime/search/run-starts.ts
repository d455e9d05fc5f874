import { Worker } from "node:worker_threads";
import type { SearchEvent, WorkerData, WorkerOwn, WorkerTask } from "./messages.ts";
import { failed } from "./run-start.ts";

/** What the threads of a search share. */
export interface Pool {
  readonly workerUrl: URL;
  readonly workerData: WorkerData;
  /** Undefined when there is nothing left to do. */
  readonly nextTask: () => WorkerTask | undefined;
  readonly onEvent: (event: SearchEvent) => void;
}

/**
 * Runs starts on one thread until none is left; a thread that dies loses its start, not the others.
 * `helpers` holds how many threads may help with them.
 */
export async function runStarts(pool: Pool, helpers: SharedArrayBuffer): Promise<void> {
  const { seed } = pool.workerData;
  for (let task = pool.nextTask(); task !== undefined; task = pool.nextTask()) {
    const lost = await runUntilLost(pool, helpers, task);
    if (lost === undefined) return;
    const result = failed(lost.start, seed, "lost", lost.reason);
    pool.onEvent({ kind: "finished", result });
  }
}

/** The start at which the thread died, if it did. */
function runUntilLost(
  { workerUrl, workerData, nextTask, onEvent }: Pool,
  helpers: SharedArrayBuffer,
  first: WorkerTask,
): Promise<{ readonly start: number; readonly reason: string } | undefined> {
  const unsaved = new SharedArrayBuffer(4);
  const own: WorkerOwn = { unsaved, helpers };
  const worker = new Worker(workerUrl, { workerData: { ...workerData, ...own } });
  return new Promise((resolve, reject) => {
    let { start } = first;
    const give = (task: WorkerTask): void => {
      ({ start } = task);
      worker.postMessage(task);
    };
    let ended = false;
    const end = (reason?: string): void => {
      if (ended) return;
      ended = true;
      const lost = reason === undefined ? undefined : { start, reason };
      worker.terminate().then(() => resolve(lost), reject);
    };
    worker.on("error", (error: Error) => end(`Its thread ended: ${error.message}`));
    worker.on("exit", (code) => end(`Its thread ended with code ${code}.`));
    worker.on("message", (event: SearchEvent) => {
      try {
        onEvent(event);
        if (event.kind === "saved") Atomics.store(new Int32Array(unsaved), 0, 0);
        if (event.kind !== "finished") return;
        const task = nextTask();
        if (task === undefined) end();
        else give(task);
      } catch (error) {
        worker.terminate().then(() => reject(error), reject);
      }
    });
    give(first);
  });
}
