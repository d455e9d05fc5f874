import {
  createLagrangian,
  evaluateLagrangian,
  type Lagrangian,
  nearlyFeasible,
  UPDATE_EVERY,
  updateMultipliers,
} from "./lagrangian.ts";
import { isFinite } from "./method.ts";
import { methods } from "./methods.ts";
import type { Problem } from "./problem.ts";

/** Steps between two looks at the goal on the fixed mesh. */
const LOOK_EVERY = 10;
/** Quiet looks in a row that settle it: a goal that went over a top may be as high as before. */
const QUIET_LOOKS = 2;
/** How far, in natural sizes, constraints may be from their conditions when a start settles. */
const NEARLY = 1e-3;

/** Everything that a start needs to go on from a step with the same bits: plain data. */
export interface Checkpoint {
  /** The step to be taken next. */
  readonly step: number;
  readonly x: readonly number[];
  readonly method: unknown;
  readonly lagrangian: Lagrangian;
  /** Whether the last iteration found a way up; if not, whether new multipliers may open one. */
  readonly way: "open" | "blocked" | "ended";
  /** The last look at the goal on the fixed mesh. */
  readonly looked?: Look;
  /** The goal on the mesh of each step, before it. */
  readonly history: readonly number[];
}

interface Look {
  readonly goal: number;
  /** How many looks in a row have found it hardly changed. */
  readonly quiet: number;
}

export interface Watch {
  /** After each step. */
  readonly onStep: (step: number, objective: number, checkpoint: () => Checkpoint) => void;
  readonly stopped: () => boolean;
}

export const unwatched: Watch = { onStep: () => {}, stopped: () => false };

export interface Optimisation {
  readonly at: Checkpoint;
  /** "settled": before the last step, by the stopping rule or since there was no way up. */
  readonly end: "done" | "settled" | "stopped" | "failed";
  readonly reason?: string;
}

export function firstCheckpoint(problem: Problem): Checkpoint {
  return {
    step: 0,
    x: problem.begin,
    method: methods[problem.solve.method].start(problem.begin.length),
    lagrangian: createLagrangian(problem),
    way: "open",
    history: [],
  };
}

/**
 * Follows the gradient of the goal, and of its constraints, from a checkpoint to the last step.
 * Ends before where a rule says that it has settled, where something is not finite, or on demand.
 */
export function optimise(problem: Problem, from: Checkpoint, watch: Watch): Optimisation {
  const { solve, steps } = problem;
  const method = methods[solve.method];
  const history = [...from.history];
  const constrained = problem.constraints.length > 0;
  let { step, x, method: state, lagrangian, way, looked } = from;
  const checkpoint = (): Checkpoint => ({
    step,
    x,
    method: state,
    lagrangian,
    way,
    looked,
    history: [...history],
  });
  while (step < steps) {
    if (watch.stopped()) return { at: checkpoint(), end: "stopped" };
    if (way === "ended") return { at: checkpoint(), end: "settled" };
    const due = constrained && (way === "blocked" || (step > 0 && step % UPDATE_EVERY === 0));
    if (due) {
      lagrangian = updateMultipliers(problem, lagrangian, x, step);
      state = method.renew(state);
    }
    if (solve.untilChange !== undefined && step % LOOK_EVERY === 0) {
      const goal = problem.goal.value(x, step, problem.fixedMesh);
      const still = looked !== undefined && relativeChange(looked.goal, goal) < solve.untilChange;
      looked = { goal, quiet: still ? looked!.quiet + 1 : 0 };
      if (looked.quiet >= QUIET_LOOKS && nearlyFeasible(lagrangian, NEARLY)) {
        return { at: checkpoint(), end: "settled" };
      }
    }
    const climbed = (at: readonly number[]) => evaluateLagrangian(problem, lagrangian, at, step);
    const iteration = method.iterate(state, x, climbed, solve.rate(step));
    const { here, moved } = iteration;
    if (!isFinite(here)) {
      const what = Number.isFinite(here.value) ? "gradient" : "objective";
      const reason = `The ${what} is not finite at step ${step}.`;
      return { at: checkpoint(), end: "failed", reason };
    }
    ({ x, state } = iteration);
    way = moved ? "open" : constrained && !due ? "blocked" : "ended";
    history.push(here.goal);
    step++;
    watch.onStep(step - 1, here.goal, checkpoint);
  }
  return { at: checkpoint(), end: "done" };
}

function relativeChange(before: number, now: number): number {
  return Math.abs(now - before) / Math.max(Math.abs(now), Math.abs(before), Number.MIN_VALUE);
}
