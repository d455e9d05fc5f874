import type { Checkpoint } from "../optimise/optimise.ts";
import type { Problem } from "../optimise/problem.ts";
import type { Engine } from "./engine.ts";

/** How far the engine's goal may lie from that in double precision, relative to it. */
const RESOLVED = 1e-3;

/**
 * Whether an engine resolves the goal where a start ended, on the fixed mesh: what it says, in words,
 * if it does not.
 */
export function checkResolution(
  engine: Engine,
  problem: Problem,
  exact: Problem,
  { x, step }: Checkpoint,
): string | undefined {
  const at = Math.min(step, problem.end);
  const found = problem.goal.value(x, at, problem.fixedMesh);
  const goal = exact.goal.value(x, at, problem.fixedMesh);
  if (Math.abs(found - goal) <= RESOLVED * Math.abs(goal)) return undefined;
  if (!Number.isFinite(goal)) return undefined;
  return (
    `${engine.name} does not resolve the goal: in ${engine.precision} it is ` +
    `${found.toPrecision(6)}, in float64 ${goal.toPrecision(6)}`
  );
}
