import { some, type Typed } from "../check/typed.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { constantReal } from "../lower/constant.ts";
import type { Schedule } from "./schedule.ts";

/** How many steps of a run are looked at. */
const samples = 200;

/** Reports a temperature that a schedule lets fall below zero within the steps of the run. */
export function checkTemperatures(goal: Typed, steps: number, reporter: Reporter): void {
  some(goal, (node) => {
    if (node.kind !== "occupation") return false;
    for (let at = 0; at < samples; at++) {
      const step = Math.round((at * (steps - 1)) / (samples - 1));
      const value = constantReal(node.kT, atStep(step));
      // What does not depend on the step alone is not known before the run.
      if (value === undefined) return false;
      if (value < 0) {
        reporter.report("HAM5014", node.kT.span, { name: "kT", value, step });
        return true;
      }
    }
    return false;
  });
}

function atStep(step: number): (node: Typed) => number | undefined {
  return (node) => {
    if (node.kind === "step") return step;
    return node.kind === "schedule" ? scheduled(node.schedule, step) : undefined;
  };
}

/** The value of a schedule at a step; undefined where it depends on more than the step. */
function scheduled({ pieces }: Schedule, step: number): number | undefined {
  const piece =
    pieces.find(({ until }) => until === undefined || step < until) ?? pieces[pieces.length - 1];
  if (piece.kind === "hold") return constantReal(piece.value, atStep(step));
  const fraction = Math.min(1, (step - piece.start) / (piece.until - piece.start));
  return piece.scale === "linear"
    ? piece.from + fraction * (piece.to - piece.from)
    : piece.from * (piece.to / piece.from) ** fraction;
}
