import { type Certified, certify, evaluateReport } from "../certify.ts";
import type { Engine } from "../engine/engine.ts";
import { checkResolution } from "../engine/resolution.ts";
import { firstCheckpoint, optimise, unwatched } from "../optimise/optimise.ts";
import { createProblem } from "../optimise/problem.ts";
import type { Program } from "../program.ts";
import { type ConstraintResult, feasible, meetConstraints } from "./meet-constraints.ts";
import type { SavedStart } from "./messages.ts";

/** What one start came to. */
export interface StartResult {
  readonly start: number;
  readonly seed: number;
  /**
   * "infeasible": at its end a constraint does not hold; "lost": its thread ended before it, so that
   * it may be tried again.
   */
  readonly status: "ok" | "infeasible" | "stopped" | "failed" | "lost";
  /** Why it failed or was lost. */
  readonly reason?: string;
  /** How the engine's numbers differ from those in double precision, if they do too much. */
  readonly unresolved?: string;
  /** The goal at the end of its schedule, re-evaluated. */
  readonly objective: Certified;
  /** One for each of the program's. */
  readonly constraints: readonly ConstraintResult[];
  /** Steps taken. */
  readonly steps: number;
  readonly seconds: number;
  readonly theta: readonly number[];
  readonly report: readonly Certified[];
  /** The goal before each step, on its mesh. */
  readonly history: readonly number[];
}

export interface StartOptions {
  readonly start: number;
  readonly seed: number;
  readonly steps: number;
  /** Where to go on; otherwise at the beginning. */
  readonly from?: SavedStart;
  /** What evaluates the goal and constraints on the way; the default one, where none is given. */
  readonly engine?: Engine;
}

/**
 * Runs one start to its end and certifies what it found, the latter always in double precision. The
 * schedule's end is its last step, also for a start that ends before. Never throws: what goes wrong is the result's `reason`.
 */
export function runStart(program: Program, options: StartOptions, watch = unwatched): StartResult {
  const { start, seed, from, engine } = options;
  const began = performance.now();
  const seconds = (): number => (from?.seconds ?? 0) + (performance.now() - began) / 1000;
  try {
    const problem = createProblem(program, options, engine);
    const exact = engine ? createProblem(program, options) : problem;
    const run = optimise(problem, from?.checkpoint ?? firstCheckpoint(problem), watch);
    const { history } = run.at;
    if (run.end === "failed") {
      const theta = [...problem.thetaOf(run.at.x)];
      return {
        ...failed(start, seed, "failed", run.reason),
        unresolved: engine && checkResolution(engine, problem, exact, run.at),
        theta,
        history,
        steps: history.length,
        seconds: seconds(),
      };
    }
    const { x, constraints } = meetConstraints(program, exact, run.at);
    const theta = problem.thetaOf(x);
    const objective = certify(program, program.goal!.quantity, theta, problem.end);
    const report = evaluateReport(program, theta, problem.end);
    const status = run.end === "stopped" ? "stopped" : feasible(constraints) ? "ok" : "infeasible";
    return {
      start,
      seed,
      status,
      unresolved: engine && checkResolution(engine, problem, exact, run.at),
      objective,
      constraints,
      steps: history.length,
      seconds: seconds(),
      theta: [...theta],
      report,
      history,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...failed(start, seed, "failed", reason), seconds: seconds() };
  }
}

/** The result of a start that came to nothing. */
export function failed(
  start: number,
  seed: number,
  status: "failed" | "lost",
  reason: string | undefined,
): StartResult {
  return {
    start,
    seed,
    status,
    reason,
    objective: { value: NaN, error: Infinity, certified: false, reason, mesh: [] },
    constraints: [],
    steps: 0,
    seconds: 0,
    theta: [],
    report: [],
    history: [],
  };
}
