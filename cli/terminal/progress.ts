import type { SearchEvent } from "../../runtime/index.ts";
import { digits6, durationText } from "./numbers.ts";
import { sparkline } from "./sparkline.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** How far a start has come. Times are in seconds since the search began. */
interface StartProgress {
  readonly start: number;
  /** When it was first heard of, and the steps that it had taken by then. */
  readonly begun: number;
  readonly before: number;
  readonly steps: number;
  readonly history: readonly number[];
  readonly finished: boolean;
}

export interface Progress {
  readonly starts: number;
  /** Of each start. */
  readonly steps: number;
  readonly seen: ReadonlyMap<number, StartProgress>;
}

export function noProgress(starts: number, steps: number): Progress {
  return { starts, steps, seen: new Map() };
}

/** The progress after an event that came `now` seconds after the search began. */
export function advance(progress: Progress, event: SearchEvent, now: number): Progress {
  if (event.kind === "saved") return progress;
  const start = event.kind === "step" ? event.start : event.result.start;
  const steps = event.kind === "step" ? event.step : event.result.steps;
  const known = progress.seen.get(start);
  const { begun, before, history } = known ?? { begun: now, before: steps, history: [] };
  const next: StartProgress = {
    start,
    begun,
    before,
    steps,
    history: event.kind === "step" ? [...history, event.objective] : history,
    finished: event.kind === "finished",
  };
  return { ...progress, seen: new Map([...progress.seen, [start, next]]) };
}

export function finishedCount({ seen }: Progress): number {
  return [...seen.values()].filter(({ finished }) => finished).length;
}

/** A line for each start that runs, at most `rows` of them, then one for the whole search. */
export function progressLines(
  progress: Progress,
  now: number,
  rows: number,
  style: Style,
): string[] {
  const running = [...progress.seen.values()]
    .filter(({ finished }) => !finished)
    .sort((a, b) => a.start - b.start)
    .slice(0, Math.max(1, rows));
  const lines = table(running.map((start) => cellsOf(start, progress.steps, now)));
  return [...lines, style.dim(overallLine(progress, now))];
}

/** `3 of 8 starts done, 12 s, about 20 s left`. */
export function overallLine(progress: Progress, now: number): string {
  const left = secondsLeft(progress, now);
  const parts = [
    `${finishedCount(progress)} of ${progress.starts} starts done`,
    durationText(now),
    ...(left === undefined ? [] : [`about ${durationText(left)} left`]),
  ];
  return parts.join(", ");
}

/** The part of all steps that is done, from 0 to 1. */
export function doneFraction({ starts, steps, seen }: Progress): number {
  const done = [...seen.values()].reduce(
    (sum, start) => sum + (start.finished ? steps : start.steps),
    0,
  );
  return starts * steps > 0 ? Math.min(1, done / (starts * steps)) : 0;
}

/** At the pace of the steps taken since the search began; a start may settle before its last. */
function secondsLeft({ starts, steps, seen }: Progress, now: number): number | undefined {
  const known = [...seen.values()];
  const done = known.reduce((sum, start) => sum + (start.finished ? steps : start.steps), 0);
  const today = known.reduce((sum, start) => sum + start.steps - start.before, 0);
  const left = starts * steps - done;
  return today > 0 && left > 0 ? (left * now) / today : undefined;
}

function cellsOf(start: StartProgress, steps: number, now: number): string[] {
  const rate = (start.steps - start.before) / Math.max(now - start.begun, 1e-3);
  const objective = start.history.at(-1) ?? NaN;
  return [
    `start ${start.start}`,
    `step ${start.steps}/${steps}`,
    Number.isFinite(objective) ? digits6(objective) : "–",
    sparkline(start.history, 16),
    `${rate.toFixed(0)} steps/s`,
    rate > 0 ? `${durationText((steps - start.steps) / rate)} left` : "",
  ];
}
