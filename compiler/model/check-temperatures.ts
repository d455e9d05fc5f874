import { some, type Typed } from "../check/typed.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { realFunction } from "../lower/constant.ts";
import type { Schedule } from "./schedule.ts";

/** How many steps of a run are looked at. */
const samples = 200;

/** Reports a temperature that a schedule lets fall below zero within the steps of the run. */
export function checkTemperatures(goal: Typed, steps: number, reporter: Reporter): void {
  some(goal, (node) => {
    if (node.kind !== "occupation") return false;
    const temperature = overSteps(node.kT);
    // What does not depend on the step alone is not known before the run.
    if (!temperature) return false;
    for (let at = 0; at < samples; at++) {
      const step = Math.round((at * (steps - 1)) / (samples - 1));
      const value = temperature(step);
      if (value < 0) {
        reporter.report("HAM5014", node.kT.span, { name: "kT", value, step });
        return true;
      }
    }
    return false;
  });
}

type OverSteps = (step: number) => number;

/** An expression as a function of the step; undefined where it depends on more. */
function overSteps(typed: Typed): OverSteps | undefined {
  const schedules = new Map<string, OverSteps>();
  let known = true;
  const value = realFunction(typed, (node) => {
    if (node.kind === "step") return "step";
    if (node.kind !== "schedule") return undefined;
    const { name } = node.schedule;
    const schedule = schedules.get(name) ?? scheduleOverSteps(node.schedule);
    if (schedule) schedules.set(name, schedule);
    else known = false;
    return name;
  });
  if (!value || !known) return undefined;
  return (step) => value((name) => schedules.get(name)?.(step) ?? step);
}

function scheduleOverSteps({ pieces }: Schedule): OverSteps | undefined {
  const parts = pieces.map((piece): OverSteps | undefined => {
    if (piece.kind === "hold") return overSteps(piece.value);
    const { from, to, start, until } = piece;
    const fraction = (step: number) => Math.min(1, (step - start) / (until - start));
    return piece.scale === "linear"
      ? (step) => from + fraction(step) * (to - from)
      : (step) => from * (to / from) ** fraction(step);
  });
  if (!parts.every((part) => part !== undefined)) return undefined;
  return (step) => {
    const at = pieces.findIndex(({ until }) => until === undefined || step < until);
    return parts.at(at)!(step);
  };
}
