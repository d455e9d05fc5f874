import type { Goal } from "../program.ts";
import type { StartResult } from "./run-start.ts";

/**
 * Best first: by the goal at the end of its schedule, certified values before others and failed
 * starts last; equal ones by number.
 */
export function rank(results: readonly StartResult[], goal: Goal): StartResult[] {
  const direction = goal.sense === "maximize" ? -1 : 1;
  const group = ({ status, objective }: StartResult): number =>
    status === "failed" ? 2 : objective.certified ? 0 : 1;
  return results.toSorted(
    (p, q) =>
      group(p) - group(q) ||
      (group(p) < 2 ? direction * (p.objective.value - q.objective.value) : 0) ||
      p.start - q.start,
  );
}
