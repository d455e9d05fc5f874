import { type Certified, certify } from "../certify.ts";
import type { Checkpoint } from "../optimise/optimise.ts";
import type { Problem } from "../optimise/problem.ts";
import { restore } from "../optimise/restore.ts";
import type { Constraint, Program } from "../program.ts";

/** How far a constraint may be from its condition, in natural sizes (see lagrangian.ts). */
const TOLERANCE = 1e-5;
/** The refined mesh may differ from the certificate: so often it is asked to make up for that. */
const MOST_ROUNDS = 3;

/** How a design stands to a `require` line: the certified quantity is its residual. */
export interface ConstraintResult extends Certified {
  /** The residual may miss its condition by this. */
  readonly tolerance: number;
  /** Whether it holds, also in the worst case of its error. */
  readonly satisfied: boolean;
}

export interface Met {
  readonly x: readonly number[];
  readonly constraints: readonly ConstraintResult[];
}

/**
 * Brings a design that ended near its constraints onto them (a gradient method ends within its last
 * rate of them) and judges each by its certified value at the end of the schedule.
 */
export function meetConstraints(program: Program, problem: Problem, at: Checkpoint): Met {
  const tolerances = at.lagrangian.multipliers.map(({ size }) => TOLERANCE * size);
  const judge = (x: readonly number[]): Met => {
    const theta = problem.thetaOf(x);
    const constraints = program.constraints.map(({ kind, quantity }, i): ConstraintResult => {
      const certified = certify(program, quantity, theta, problem.end);
      const tolerance = tolerances[i];
      return { ...certified, tolerance, satisfied: holds(kind, certified, tolerance) };
    });
    return { x, constraints };
  };
  let best = judge(at.x);
  let last = best;
  for (let round = 0; round < MOST_ROUNDS && !feasible(best.constraints); round++) {
    const targets = problem.constraints.map(({ kind, raw }, i) => {
      const missedByMesh =
        last.constraints[i].value - raw.value(last.x, problem.end, problem.refinedMesh);
      const inside = kind === "atLeast" ? tolerances[i] / 2 : 0;
      return {
        value: inside - missedByMesh,
        beyond: kind === "atLeast",
        tolerance: tolerances[i],
      };
    });
    if (!targets.every(({ value }) => Number.isFinite(value))) break;
    last = judge(restore(problem, last.x, targets));
    if (shortfall(program, last.constraints) < shortfall(program, best.constraints)) best = last;
  }
  return best;
}

export function feasible(constraints: readonly ConstraintResult[]): boolean {
  return constraints.every(({ satisfied }) => satisfied);
}

/** The worst of the constraints, in tolerances; at most 1 where all hold. */
export function shortfall(
  program: Pick<Program, "constraints">,
  results: readonly ConstraintResult[],
): number {
  return Math.max(
    0,
    ...results.map((result, i) => missedBy(program.constraints[i].kind, result) / result.tolerance),
  );
}

function holds(kind: Constraint["kind"], certified: Certified, tolerance: number): boolean {
  return missedBy(kind, certified) <= tolerance;
}

/** By how much a residual may miss its condition, given its error. */
function missedBy(kind: Constraint["kind"], { value, error }: Certified): number {
  const missed = (kind === "equal" ? Math.abs(value) : -value) + error;
  return Number.isNaN(missed) ? Infinity : missed;
}
