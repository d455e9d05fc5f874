import type { SearchEvent } from "../../runtime/index.ts";
import { digits6, durationText } from "./numbers.ts";
import { sparkline } from "./sparkline.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** How far a start has come. Times are in seconds since the search began. */
interface StartProgress {
  readonly start: number;
  readonly begun: number;
  readonly step: number;
  readonly history: readonly number[];
  /** Set when it is finished. */
  readonly end?: { readonly status: string; readonly objective: number; readonly seconds: number };
}

export interface Progress {
  readonly starts: number;
  readonly steps: number;
  readonly seen: ReadonlyMap<number, StartProgress>;
}

export function noProgress(starts: number, steps: number): Progress {
  return { starts, steps, seen: new Map() };
}

/** The progress after an event that came `now` seconds after the search began. */
export function advance(progress: Progress, event: SearchEvent, now: number): Progress {
  const start = event.kind === "step" ? event.start : event.result.start;
  const before = progress.seen.get(start) ?? { start, begun: now, step: 0, history: [] };
  return { ...progress, seen: new Map([...progress.seen, [start, after(before, event)]]) };
}

function after(before: StartProgress, event: SearchEvent): StartProgress {
  if (event.kind === "step") {
    const { step, objective } = event;
    return { ...before, step, history: [...before.history, objective] };
  }
  const { status, objective, seconds, steps, history } = event.result;
  return { ...before, step: steps, history, end: { status, objective: objective.value, seconds } };
}

export function finishedCount(progress: Progress): number {
  return [...progress.seen.values()].filter((start) => start.end !== undefined).length;
}

/**
 * One line per start that has begun, the latest `rows` of them, then a line for them all. Those
 * that run come after those that are finished, so that they stay in sight.
 */
export function progressLines(
  progress: Progress,
  now: number,
  rows: number,
  style: Style,
): string[] {
  const begun = [...progress.seen.values()].sort(
    (a, b) => Number(b.end !== undefined) - Number(a.end !== undefined) || a.start - b.start,
  );
  const lines = table(begun.map((start) => cellsOf(start, progress.steps, now)));
  const total = `${finishedCount(progress)} of ${progress.starts} starts done, ${durationText(now)}`;
  return [...lines.slice(-Math.max(1, rows)), style.dim(total)];
}

function cellsOf(start: StartProgress, steps: number, now: number): string[] {
  const rate = start.step / Math.max(now - start.begun, 1e-3);
  const state =
    start.end === undefined
      ? [
          `${rate.toFixed(0)} steps/s`,
          rate > 0 ? `${durationText((steps - start.step) / rate)} left` : "",
        ]
      : [start.end.status === "ok" ? "done" : start.end.status, durationText(start.end.seconds)];
  const objective = start.end?.objective ?? start.history.at(-1) ?? NaN;
  return [
    `start ${start.start}`,
    `step ${start.step}/${steps}`,
    Number.isFinite(objective) ? digits6(objective) : "–",
    sparkline(start.history, 16),
    ...state,
  ];
}
