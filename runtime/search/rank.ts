import type { Program } from "../program.ts";
import { shortfall } from "./meet-constraints.ts";
import type { StartResult } from "./run-start.ts";

/**
 * Best first: by the goal at the end of its schedule, certified values before others; then those
 * that miss a constraint, by how much, and those that came to nothing. Equal ones by number.
 */
export function rank(
  results: readonly StartResult[],
  { goal, constraints }: Pick<Program, "goal" | "constraints">,
): StartResult[] {
  const direction = goal?.sense === "maximize" ? -1 : 1;
  const keys = new Map(
    results.map((result) => {
      const missed = shortfall({ constraints }, result.constraints);
      const { value, certified } = result.objective;
      if (result.theta.length === 0 || result.status === "failed") return [result, [3, 0]];
      if (missed > 1) return [result, [2, missed]];
      return [result, [certified ? 0 : 1, direction * value]];
    }),
  );
  return results.toSorted((p, q) => {
    const [a, b] = [keys.get(p)!, keys.get(q)!];
    return a[0] - b[0] || a[1] - b[1] || p.start - q.start;
  });
}
