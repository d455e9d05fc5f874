/** The entry of a worker thread: runs the starts that it is told to, one after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { loadEngine } from "../engine/load-engine.ts";
import { HelpedThread } from "../threads/helped-thread.ts";
import { assignTeam } from "../threads/team.ts";
import { loadProgram } from "./load-program.ts";
import type { SearchEvent, WorkerData, WorkerOwn, WorkerTask } from "./messages.ts";
import { runStart } from "./run-start.ts";

/** Progress is told at most this often. */
const MILLISECONDS = 50;

const data = workerData as WorkerData & WorkerOwn;
const { programText, helperUrl, seed, steps, saveEvery, control, unsaved, helpers } = data;
const port = parentPort!;
const program = loadProgram(programText);
const engine = data.engine && (await loadEngine(data.engine, program));
const stop = new Int32Array(control);
const pending = new Int32Array(unsaved);
const helping = new Int32Array(helpers);
if (helperUrl !== undefined) {
  const allowed = (): number => Atomics.load(helping, 0);
  assignTeam(program, new HelpedThread({ programText, helperUrl: new URL(helperUrl), allowed }));
}
const send = (event: SearchEvent): void => port.postMessage(event);

port.on("message", ({ start, from }: WorkerTask) => {
  const began = performance.now();
  let told = -Infinity;
  let saved = began;
  const result = runStart(
    program,
    { start, seed, steps, from, engine },
    {
      onStep: (step, objective, checkpoint) => {
        const now = performance.now();
        if (now - told >= MILLISECONDS || step === steps - 1) {
          told = now;
          send({ kind: "step", start, step, objective });
        }
        const due = now - saved >= 1000 * saveEvery && Atomics.load(pending, 0) === 0;
        if (due || Atomics.load(stop, 0) !== 0) {
          saved = now;
          Atomics.store(pending, 0, 1);
          const seconds = (from?.seconds ?? 0) + (now - began) / 1000;
          send({ kind: "saved", start, saved: { checkpoint: checkpoint(), seconds } });
        }
      },
      stopped: () => Atomics.load(stop, 0) !== 0,
    },
  );
  send({ kind: "finished", result });
});
