import type { Problem } from "./problem.ts";
import type { Evaluation } from "./method.ts";
import { add, norm } from "./vector.ts";

/** Steps between two updates of the multipliers. */
export const UPDATE_EVERY = 10;
/**
 * Even starts begin with a weak penalty: first the goal, then the constraints, which finds the best
 * designs. Odd ones begin with a strong one, lest they be led where the constraints cannot hold.
 */
const FIRST_PENALTIES = [0.1, 10];
const MOST_PENALTY = 1e4;
/** The penalty grows where a violation has not shrunk to this share since the last update … */
const PROGRESS = 0.5;
const GROWTH = 2;
/** … unless it is as small as this, in natural sizes. */
const SMALL = 1e-7;

/** One constraint's place in the augmented Lagrangian, in units of its natural size. */
export interface Multiplier {
  readonly size: number;
  readonly lambda: number;
  readonly penalty: number;
  /** How far it was from its condition at the last update. */
  readonly violation: number;
}

/**
 * The augmented Lagrangian (Nocedal and Wright, Numerical Optimization (2006), chapter 17.4) of a
 * goal f to be raised and constraints g, all in natural sizes:
 *
 *     f − Σ ρ/2 (λ/ρ − g)²         g = 0
 *     f − Σ ρ/2 max(0, λ/ρ − g)²   g ≥ 0
 *
 * Its multipliers are plain data. The natural size of a quantity is its change where the raw
 * numbers move by 1 along its gradient at the starting point, for a constraint at least a tenth of
 * its value there.
 */
export interface Lagrangian {
  readonly goalSize: number;
  readonly multipliers: readonly Multiplier[];
}

export function createLagrangian(problem: Problem): Lagrangian {
  const { goal, constraints, begin, refinedMesh } = problem;
  // Without constraints nothing needs to be weighed.
  if (constraints.length === 0) return { goalSize: 1, multipliers: [] };
  const penalty = FIRST_PENALTIES[problem.start % FIRST_PENALTIES.length];
  return {
    goalSize: sizeOf(norm(goal.gradient(begin, 0, refinedMesh).gradient)),
    multipliers: constraints.map(({ raw }) => {
      const { value, gradient } = raw.gradient(begin, 0, refinedMesh);
      const size = sizeOf(Math.max(norm(gradient), 0.1 * Math.abs(value)));
      return { size, lambda: 0, penalty, violation: Infinity };
    }),
  };
}

function sizeOf(size: number): number {
  return size > 0 && Number.isFinite(size) ? size : 1;
}

/** The augmented Lagrangian at x, on the mesh of the step. */
export function evaluateLagrangian(
  problem: Problem,
  lagrangian: Lagrangian,
  x: readonly number[],
  step: number,
): Evaluation {
  const mesh = problem.meshOf(step);
  const goal = problem.goal.gradient(x, step, mesh);
  const weight = problem.direction / lagrangian.goalSize;
  let value = weight * goal.value;
  let gradient: readonly number[] = goal.gradient.map((gi) => weight * gi);
  problem.constraints.forEach(({ kind, raw }, i) => {
    const { size, lambda, penalty } = lagrangian.multipliers[i];
    const g = raw.gradient(x, step, mesh);
    const short = lambda / penalty - g.value / size;
    if (kind === "atLeast" && short <= 0) return;
    value -= (penalty / 2) * short * short;
    gradient = add(gradient, (penalty * short) / size, g.gradient);
  });
  return { goal: goal.value, value, gradient };
}

/** The multipliers after the constraints were judged at x on the refined mesh. */
export function updateMultipliers(
  problem: Problem,
  lagrangian: Lagrangian,
  x: readonly number[],
  step: number,
): Lagrangian {
  const multipliers = problem.constraints.map(({ kind, raw }, i): Multiplier => {
    const before = lagrangian.multipliers[i];
    const g = raw.value(x, step, problem.refinedMesh) / before.size;
    const next = before.lambda - before.penalty * g;
    const lambda = kind === "equal" ? next : Math.max(0, next);
    // For g ≥ 0 either g or λ is to vanish.
    const violation = Math.abs(kind === "equal" ? g : Math.min(g, before.lambda / before.penalty));
    const slow = violation > Math.max(SMALL, PROGRESS * before.violation);
    const penalty = slow ? Math.min(MOST_PENALTY, GROWTH * before.penalty) : before.penalty;
    return { size: before.size, lambda, penalty, violation };
  });
  return { goalSize: lagrangian.goalSize, multipliers };
}

/** Whether every constraint was near its condition at the last update. */
export function nearlyFeasible({ multipliers }: Lagrangian, within: number): boolean {
  return multipliers.every(({ violation }) => violation <= within);
}
