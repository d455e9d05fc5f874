import type { Problem } from "./problem.ts";
import { solvePositive } from "./solve-positive.ts";
import { add, dot, norm } from "./vector.ts";

const MOST_STEPS = 40;
/** Longest step, in raw numbers: further the linear picture is not to be trusted. */
const LONGEST_STEP = 0.5;
/** Added to the diagonal of the normal equations, relatively: two constraints may say the same. */
const RIDGE = 1e-10;

/** Where a constraint is to be brought: to `value` or, if that suffices, beyond. */
export interface Target {
  readonly value: number;
  readonly beyond: boolean;
  readonly tolerance: number;
}

/**
 * The nearest x at which the constraints reach their targets, judged on the refined mesh: Newton's
 * method with steps of least norm, d = Jᵀ(JJᵀ)⁻¹(target − g) over the constraints that are missed.
 * Where that cannot be, the x that came closest. A gap with several equal minima takes one step
 * after another, as each gradient speaks for one of them.
 */
export function restore(
  problem: Problem,
  from: readonly number[],
  targets: readonly Target[],
): readonly number[] {
  const { constraints, end, refinedMesh } = problem;
  let x = from;
  let best = from;
  let least = Infinity;
  for (let i = 0; i < MOST_STEPS; i++) {
    const missing = constraints.map(({ raw }, j) =>
      shortfall(raw.value(x, end, refinedMesh), targets[j]),
    );
    const worst = Math.max(...missing.map((m, j) => Math.abs(m) / targets[j].tolerance));
    if (worst < least) {
      least = worst;
      best = x;
    }
    if (worst === 0 || !Number.isFinite(worst)) break;
    const missed = constraints.flatMap(({ raw }, j) =>
      missing[j] === 0 ? [] : [{ by: missing[j], ...raw.gradient(x, end, refinedMesh) }],
    );
    const d = leastNormStep(
      missed.map(({ gradient }) => gradient),
      missed.map(({ by }) => by),
    );
    if (d === undefined) break;
    x = add(x, Math.min(1, LONGEST_STEP / norm(d)), d);
  }
  return best;
}

/** How much is missing to the target; 0 within a quarter of the tolerance. */
function shortfall(value: number, target: Target): number {
  const missing = target.value - value;
  const near = (target.beyond ? missing : Math.abs(missing)) <= target.tolerance / 4;
  return near ? 0 : missing;
}

function leastNormStep(
  rows: readonly (readonly number[])[],
  missing: readonly number[],
): readonly number[] | undefined {
  const largest = Math.max(...rows.map((row) => dot(row, row)));
  if (!(largest > 0)) return undefined;
  const gram = rows.map((row, i) =>
    rows.map((other, j) => dot(row, other) + (i === j ? RIDGE * largest : 0)),
  );
  const weights = solvePositive(gram, missing);
  return rows[0].map((_, k) => rows.reduce((sum, row, j) => sum + weights[j] * row[k], 0));
}
