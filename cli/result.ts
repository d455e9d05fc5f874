import {
  evaluateReport,
  initialTheta,
  parameterValues,
  type Certified,
  type ParameterValue,
  type ConstraintResult,
  type Program,
  type Quantity,
  type SearchResult,
  type SearchStatus,
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
  /** The last mesh that it was evaluated on; empty where it needs none. */
  readonly mesh: readonly number[];
  /** Scheduled values that it was taken at, by name. */
  readonly conditions?: Readonly<Record<string, number>>;
}

/** A `require` line, with what its quantity, which is to be at least 0 or 0, came to. */
export interface Met {
  readonly text: string;
  readonly line: number;
  readonly residual: number;
  readonly error: number;
  readonly certified: boolean;
  /** Why it is not certified. */
  readonly reason?: string;
  /** It counts as satisfied where it misses by no more than this. */
  readonly tolerance: number;
  readonly satisfied: boolean;
}

/** What one start came to. */
export interface Design {
  readonly start: number;
  readonly seed: number;
  readonly status: StartResult["status"];
  readonly reason?: string;
  readonly objective: Measured;
  readonly constraints: readonly Met[];
  readonly steps: number;
  readonly seconds: number;
  readonly parameters: ParameterValues;
  readonly report: readonly Measured[];
}

/** "running": while there is more to come. */
export type Status = SearchStatus | "running";

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
    report: measureAll(program, evaluateReport(program, theta, 0), 0),
  };
}

/** The designs that the starts of a search came to, in their order. */
export function outcomeOf(
  program: Program,
  { status, starts }: { readonly status: Status; readonly starts: SearchResult["starts"] },
  steps: number,
): Outcome {
  const designs = starts.map((start) => design(program, start, Math.max(steps - 1, 0)));
  return { spec: program.spec, status, designs };
}

/** The best design, if any start came to one. */
export function bestOf({ designs }: Outcome): Design | undefined {
  return designs.find(({ status }) => status !== "failed" && status !== "lost");
}

function design(program: Program, result: StartResult, end: number): Design {
  const { start, seed, status, reason, steps, seconds } = result;
  return {
    start,
    seed,
    status,
    reason,
    objective: measure(program.goal!.quantity, result.objective, end),
    constraints: result.constraints.map((met, index) =>
      meet(program.constraints[index].quantity, met),
    ),
    steps,
    seconds,
    // A start that failed has none.
    parameters: result.theta.length === 0 ? {} : parameterValues(program, result.theta),
    report: measureAll(program, result.report, end),
  };
}

function measureAll(program: Program, report: readonly Certified[], step: number): Measured[] {
  return report.map((certified, index) => measure(program.report[index], certified, step));
}

function measure(
  quantity: Quantity,
  { value, error, certified, reason, mesh }: Certified,
  step: number,
): Measured {
  const conditions = quantity.conditions?.map((given) => [given.name, given.value(step)]);
  return {
    expression: quantity.text,
    value,
    error,
    certified,
    reason,
    unit: quantity.unit,
    mesh,
    conditions: conditions && Object.fromEntries(conditions),
  };
}

function meet({ text, line }: Quantity, result: ConstraintResult): Met {
  const { value, error, certified, reason, tolerance, satisfied } = result;
  return { text, line, residual: value, error, certified, reason, tolerance, satisfied };
}
