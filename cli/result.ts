import {
  evaluateReport,
  initialTheta,
  parameterValues,
  type Certified,
  type ParameterValue,
  type Program,
  type SearchResult,
  type StartResult,
} from "../runtime/index.ts";

/** By parameter name: a list for families, one value otherwise. */
export type ParameterValues = Readonly<Record<string, ParameterValue | readonly ParameterValue[]>>;

/** A reported quantity with its certified value. */
export interface Measured {
  readonly expression: string;
  readonly value: number;
  readonly error: number;
  readonly certified: boolean;
  /** Why it is not certified. */
  readonly reason?: string;
  readonly unit?: string;
}

/** What one start came to. */
export interface Design {
  readonly start: number;
  readonly seed: number;
  readonly status: "ok" | "failed" | "stopped";
  readonly reason?: string;
  readonly objective: Measured;
  readonly steps: number;
  readonly seconds: number;
  readonly parameters: ParameterValues;
  readonly report: readonly Measured[];
}

export type Status = "ok" | "failed" | "stopped";

/** The designs found by a search, best first. */
export interface Outcome {
  readonly spec: string;
  readonly status: Status;
  readonly designs: readonly Design[];
}

/** What a spec without a goal comes to. */
export interface Evaluation {
  readonly spec: string;
  readonly parameters: ParameterValues;
  readonly report: readonly Measured[];
}

/** Evaluates and certifies the report of a program at the values that its parameters start with. */
export function evaluationOf(program: Program): Evaluation {
  const theta = initialTheta(program);
  return {
    spec: program.spec,
    parameters: parameterValues(program, theta),
    report: measured(program, evaluateReport(program, theta, 0)),
  };
}

/** The designs that the starts of a search came to, in their order. */
export function outcomeOf(program: Program, { status, starts }: SearchResult): Outcome {
  return { spec: program.spec, status, designs: starts.map((start) => design(program, start)) };
}

function design(program: Program, result: StartResult): Design {
  const { start, seed, status, reason, steps, seconds } = result;
  return {
    start,
    seed,
    status,
    reason,
    objective: measure(program.goal!.quantity, result.objective),
    steps,
    seconds,
    // A start that failed has none.
    parameters: result.theta.length === 0 ? {} : parameterValues(program, result.theta),
    report: measured(program, result.report),
  };
}

function measured(program: Program, report: readonly Certified[]): Measured[] {
  return report.map((certified, index) => measure(program.report[index], certified));
}

function measure(
  quantity: { readonly text: string; readonly unit?: string },
  { value, error, certified, reason }: Certified,
): Measured {
  return { expression: quantity.text, value, error, certified, reason, unit: quantity.unit };
}
