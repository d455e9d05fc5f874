import type { SearchEvent, StartResult } from "../../runtime/index.ts";
import { digits6 } from "./numbers.ts";
import {
  advance,
  doneFraction,
  noProgress,
  overallLine,
  progressLines,
  type Progress,
} from "./progress.ts";
import { styleFor } from "./style.ts";
import { cells } from "./width.ts";

/** Shows the progress of a search as its events come. */
export interface ProgressDisplay {
  readonly show: (event: SearchEvent) => void;
  /** Writes a line that stays. */
  readonly say: (line: string) => void;
  /** Takes away what is not meant to stay. */
  readonly close: () => void;
}

/** Shows nothing but what is to be said. */
export function silentDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return { show: () => {}, say: (line) => void stream.write(`${line}\n`), close: () => {} };
}

/** A JSON object on a line of its own now and then: `done` from 0 to 1, and a `message`. */
export function jsonDisplay(
  stream: NodeJS.WriteStream,
  starts: number,
  steps: number,
): ProgressDisplay {
  const clock = stopwatch();
  let progress = noProgress(starts, steps);
  let written = -Infinity;
  const write = (message: string): void => {
    const done = doneFraction(progress);
    stream.write(`${JSON.stringify({ done, message })}\n`);
    written = clock();
  };
  return {
    show: (event) => {
      progress = advance(progress, event, clock());
      if (clock() - written >= redrawSeconds || event.kind === "finished")
        write(overallLine(progress, clock()));
    },
    say: write,
    close: () => {},
  };
}

const redrawSeconds = 0.1;
const plainSeconds = 10;

/** Lines redrawn in place on a terminal; elsewhere a line per finished start, and one now and then. */
export function progressDisplay(
  stream: NodeJS.WriteStream,
  starts: number,
  steps: number,
): ProgressDisplay {
  return stream.isTTY
    ? liveDisplay(stream, noProgress(starts, steps))
    : plainDisplay(stream, noProgress(starts, steps));
}

function liveDisplay(stream: NodeJS.WriteStream, initial: Progress): ProgressDisplay {
  const clock = stopwatch();
  const style = styleFor(stream);
  let progress = initial;
  let drawn = 0;
  let lastDraw = -Infinity;

  const erase = (): void => {
    if (drawn > 0) stream.write(`\u001b[${drawn}A\u001b[J`);
    drawn = 0;
  };
  const draw = (): void => {
    const rows = (stream.rows || 24) - 3;
    const lines = progressLines(progress, clock(), rows, style);
    erase();
    stream.write(lines.map((line) => `${clip(line, stream.columns || 80)}\n`).join(""));
    drawn = lines.length;
    lastDraw = clock();
  };
  return {
    show: (event) => {
      progress = advance(progress, event, clock());
      if (clock() - lastDraw >= redrawSeconds || event.kind === "finished") draw();
    },
    say: (line) => {
      erase();
      stream.write(`${line}\n`);
      draw();
    },
    close: erase,
  };
}

function plainDisplay(stream: NodeJS.WriteStream, initial: Progress): ProgressDisplay {
  const clock = stopwatch();
  let progress = initial;
  let lastLine = 0;
  const write = (line: string): void => {
    stream.write(`${line}\n`);
    lastLine = clock();
  };
  return {
    show: (event) => {
      progress = advance(progress, event, clock());
      if (event.kind === "finished") {
        write(`${finishedText(event.result)} (${overallLine(progress, clock())})`);
      } else if (event.kind === "step" && clock() - lastLine >= plainSeconds) {
        write(`start ${event.start}: step ${event.step}, objective ${digits6(event.objective)}`);
      }
    },
    say: write,
    close: () => {},
  };
}

/** `start 3: objective 0.31, 100 steps`. */
function finishedText({ start, status, objective, steps, reason }: StartResult): string {
  if (status === "failed" || status === "lost") {
    return `start ${start}: ${status}: ${reason ?? "no reason given"}`;
  }
  const remark = status === "ok" ? "" : `, ${status}`;
  return `start ${start}: objective ${digits6(objective.value)}, ${steps} steps${remark}`;
}

/** Seconds since it was made. */
function stopwatch(): () => number {
  const begun = performance.now();
  return () => (performance.now() - begun) / 1000;
}

/** A line cut to the width of the terminal, which would otherwise wrap and spoil the redrawing. */
function clip(line: string, columns: number): string {
  if (line.includes("\u001b")) return line;
  let width = 0;
  let text = "";
  for (const cell of cells(line)) {
    width += cell.width;
    if (width >= columns) break;
    text += cell.text;
  }
  return text;
}
