import { createHoppingTable } from "../bloch/hopping-table.ts";
import { type Certified, certify, evaluateReport } from "../certify.ts";
import { optimise } from "../optimise/optimise.ts";
import { createLayout } from "../parameters/layout.ts";
import { startingPoint } from "../parameters/start.ts";
import type { Program } from "../program.ts";

/** What one start came to. */
export interface StartResult {
  readonly start: number;
  readonly seed: number;
  readonly status: "ok" | "stopped" | "failed";
  /** Why it failed. */
  readonly reason?: string;
  /** The goal at the end of its schedule, re-evaluated. */
  readonly objective: Certified;
  /** Steps taken. */
  readonly steps: number;
  readonly seconds: number;
  readonly theta: readonly number[];
  readonly report: readonly Certified[];
  /** The goal on the solve mesh before each step. */
  readonly history: readonly number[];
}

export interface StartOptions {
  readonly start: number;
  readonly seed: number;
  readonly steps: number;
}

/**
 * Runs one start to its end and certifies what it found. The schedule's end is its last step, also
 * for a start that is stopped before. Never throws: what goes wrong is the result's `reason`.
 */
export function runStart(
  program: Program,
  options: StartOptions,
  onStep: (step: number, objective: number) => void,
  stopped: () => boolean,
): StartResult {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const { start, seed, steps } = options;
  try {
    const layout = createLayout(program);
    const begin = startingPoint(layout, seed, start);
    const run = optimise(createHoppingTable(program), layout, begin, steps, onStep, stopped);
    const common = {
      start,
      seed,
      steps: run.history.length,
      theta: [...run.theta],
      history: run.history,
    };
    if (run.end === "failed") return { ...common, ...failure(run.reason), seconds: seconds() };
    const end = Math.max(steps - 1, 0);
    const objective = certify(program, program.goal!.quantity, run.theta, end);
    const report = evaluateReport(program, run.theta, end);
    const status = run.end === "stopped" ? "stopped" : "ok";
    return { ...common, status, objective, report, seconds: seconds() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      start,
      seed,
      steps: 0,
      theta: [],
      history: [],
      ...failure(reason),
      seconds: seconds(),
    };
  }
}

function failure(
  reason: string | undefined,
): Pick<StartResult, "status" | "reason" | "objective" | "report"> {
  const objective = { value: NaN, error: Infinity, certified: false, reason, mesh: [] };
  return { status: "failed", reason, objective, report: [] };
}
