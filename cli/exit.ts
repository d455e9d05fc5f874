import type { Status } from "./result.ts";

/** What the process tells its caller. */
export const exitCode = {
  done: 0,
  wrongSpec: 1,
  wrongUsage: 2,
  noStartSucceeded: 3,
  internalError: 70,
  interrupted: 130,
} as const;

/** The command was called wrongly, or with a file that cannot be read: exit 2 with this message. */
export class UsageError extends Error {}

/** What a search that ended so is told with. */
export function exitCodeOf(status: Status): number {
  const none = status === "failed" || status === "infeasible";
  return none ? exitCode.noStartSucceeded : exitCode.done;
}
