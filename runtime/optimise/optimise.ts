import type { HoppingTable } from "../bloch/hopping-table.ts";
import { type Layout, rawAdjoint, rawToTheta } from "../parameters/layout.ts";
import type { StartingPoint } from "../parameters/start.ts";
import { QuantityKernel } from "../quantity.ts";
import { unshifted } from "../zone/mesh.ts";
import { methods } from "./method.ts";

export interface Optimisation {
  readonly theta: Float64Array;
  /** The goal on the solve mesh, before each step. */
  readonly history: readonly number[];
  readonly end: "done" | "stopped" | "failed";
  readonly reason?: string;
}

/**
 * Follows the gradient of the goal from a starting point for `steps` steps; the goal is evaluated
 * at `step` = 0, 1, … Ends early where the goal is not finite or `stopped` says so.
 */
export function optimise(
  table: HoppingTable,
  layout: Layout,
  begin: StartingPoint,
  steps: number,
  onStep: (step: number, objective: number) => void,
  stopped: () => boolean,
): Optimisation {
  const { goal, solve } = table.program;
  if (goal === undefined) throw new Error("The program has no goal to optimise.");
  const kernel = new QuantityKernel(table, goal.quantity);
  const mesh = unshifted(solve.mesh);
  const direction = goal.sense === "maximize" ? 1 : -1;
  const x = begin.x.slice();
  const theta = begin.theta.slice();
  const thetaBar = new Float64Array(theta.length);
  const xBar = new Float64Array(x.length);
  const method = methods[solve.method];
  const state = method.start(x.length);
  const history: number[] = [];
  for (let step = 0; step < steps; step++) {
    if (stopped()) return { theta, history, end: "stopped" };
    const objective = kernel.gradient(theta, step, mesh, thetaBar);
    rawAdjoint(layout, x, thetaBar, xBar);
    if (!Number.isFinite(objective) || !xBar.every(Number.isFinite)) {
      const what = Number.isFinite(objective) ? "gradient" : "objective";
      return {
        theta,
        history,
        end: "failed",
        reason: `The ${what} is not finite at step ${step}.`,
      };
    }
    history.push(objective);
    onStep(step, objective);
    for (let i = 0; i < xBar.length; i++) xBar[i] *= direction;
    method.ascend(state, x, xBar, solve.rate(step));
    rawToTheta(layout, x, theta);
  }
  return { theta, history, end: "done" };
}
