import type { Program, SearchEvent, StartResult } from "../../runtime/index.ts";
import { rank } from "../../runtime/index.ts";
import { csvFiles } from "../csv.ts";
import { UsageError } from "../exit.ts";
import { outcomeJson } from "../json.ts";
import { outcomeOf, type Outcome } from "../result.ts";
import {
  type Progress,
  type RunFolder,
  writeResult,
  writeStart,
  writeTables,
  writeTrace,
} from "./runFolder.ts";
import { traceText } from "./trace.ts";

/** Keeps what a search comes to in its folder as it goes. */
export interface Recorder {
  readonly record: (event: SearchEvent) => void;
  /** Writes the end. Throws UsageError where that cannot be. */
  readonly close: (outcome: Outcome) => void;
}

/** A summary is followed by a pause so many times as long as it took, lest long runs only write. */
const PAUSE = 20;

/**
 * Writes every saved state and every finished start at once, and the summaries (result, trace) at a
 * pace. While the search runs a failure to write is told once and tried again: a full disk must not
 * cost the starts that run.
 */
export function createRecorder(
  folder: RunFolder,
  program: Program,
  steps: number,
  before: Progress,
  tell: (message: string) => void,
): Recorder {
  const results = new Map<number, StartResult>(before.finished);
  const histories = new Map<number, readonly number[]>();
  for (const [start, { history }] of before.finished) histories.set(start, history);
  for (const [start, { checkpoint }] of before.saved) histories.set(start, checkpoint.history);
  const unwritten = new Map<number, StartResult>();
  let told = false;
  let next = 0;

  const writeSummaries = (outcome: () => Outcome): void => {
    const begun = performance.now();
    writeResult(folder, outcomeJson(outcome()));
    writeTrace(folder, traceText(histories, program.solve.rate));
    next = performance.now() + PAUSE * (performance.now() - begun);
  };
  const writeFinished = (): void => {
    for (const [start, result] of unwritten) {
      writeStart(folder, start, { result });
      unwritten.delete(start);
    }
  };
  const soFar = (): Outcome => {
    const starts = rank([...results.values()], program);
    return outcomeOf(program, { status: "running", starts }, steps);
  };
  const attempt = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      if (!told) tell(`${error.message}; the search goes on, and this is tried again`);
      told = true;
    }
  };

  writeSummaries(soFar);
  return {
    record: (event) => {
      if (event.kind === "step") return;
      if (event.kind === "saved") {
        const { start, saved } = event;
        histories.set(start, saved.checkpoint.history);
        attempt(() => writeStart(folder, start, { saved }));
      } else {
        const { result } = event;
        results.set(result.start, result);
        if (result.status === "lost") return;
        histories.set(result.start, result.history);
        // A stopped one goes on from where it was saved.
        if (result.status !== "stopped") unwritten.set(result.start, result);
        attempt(writeFinished);
      }
      if (performance.now() >= next) attempt(() => writeSummaries(soFar));
    },
    close: (outcome) => {
      writeFinished();
      writeSummaries(() => outcome);
      writeTables(folder, csvFiles(outcome));
    },
  };
}

/** What a search without a folder is recorded with. */
export const unrecorded: Recorder = { record: () => {}, close: () => {} };
