/** The entry of a worker thread: runs the starts that it is told to, one after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { loadProgram } from "./load-program.ts";
import type { SearchEvent, WorkerData, WorkerTask } from "./messages.ts";
import { runStart } from "./run-start.ts";

/** Progress is told at most this often. */
const MILLISECONDS = 50;

const { programText, seed, steps, control } = workerData as WorkerData;
const port = parentPort!;
const program = loadProgram(programText);
const stop = new Int32Array(control);
const send = (event: SearchEvent): void => port.postMessage(event);

port.on("message", ({ start }: WorkerTask) => {
  let told = -Infinity;
  const onStep = (step: number, objective: number): void => {
    const now = performance.now();
    if (now - told < MILLISECONDS && step < steps - 1) return;
    told = now;
    send({ kind: "step", start, step, objective });
  };
  const stopped = (): boolean => Atomics.load(stop, 0) !== 0;
  send({ kind: "finished", result: runStart(program, { start, seed, steps }, onStep, stopped) });
});
