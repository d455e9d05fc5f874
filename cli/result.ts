import {
  evaluateReport,
  groupDesigns,
  initialTheta,
  type LoopFlux,
  loopFluxes,
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
import { conditionsOf, noSeries, type Series, seriesOf } from "./series.ts";

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
  /** The last mesh that it was evaluated on; empty where there was none, or no regular one. */
  readonly mesh: readonly number[];
  /** Points of the zone that it was evaluated at in the end. */
  readonly points?: number;
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
export interface StartOutcome {
  readonly start: number;
  readonly seed: number;
  readonly status: StartResult["status"];
  readonly reason?: string;
  /** Why the engine's numbers cannot be trusted, if so. */
  readonly unresolved?: string;
  readonly objective: Measured;
  readonly constraints: readonly Met[];
  readonly steps: number;
  readonly seconds: number;
  readonly parameters: ParameterValues;
  readonly report: readonly Measured[];
}

/** "running": while there is more to come. */
export type Status = SearchStatus | "running";

/** A Hamiltonian, up to what leaves it the same (see `groupDesigns`). */
export interface Design {
  /** The starts that found it, best first. */
  readonly starts: readonly number[];
  /** The goal at the best of them. */
  readonly objective: number;
}

/** What a search came to, best first; its curves, paths and profiles are of the best start, at the end. */
export interface Outcome extends Series {
  readonly spec: string;
  readonly status: Status;
  /** What searched, where it was not the default engine: "tfjs:wasm". */
  readonly engine?: string;
  readonly starts: readonly StartOutcome[];
  readonly designs: readonly Design[];
  /** Of the best start. */
  readonly fluxes: readonly LoopFlux[];
}

/** What a spec without a goal comes to. */
export interface Evaluation extends Series {
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
    ...seriesOf(program, theta, 0),
  };
}

/** What the starts of a search came to, in their order. */
export function outcomeOf(
  program: Program,
  { status, starts }: { readonly status: Status; readonly starts: SearchResult["starts"] },
  steps: number,
): Outcome {
  const found = starts.filter(cameToSomething);
  const end = Math.max(steps - 1, 0);
  const ended = status === "running" ? undefined : found[0];
  return {
    spec: program.spec,
    status,
    starts: starts.map((start) => startOutcome(program, start, end)),
    designs: designsOf(program, found),
    fluxes: found.length === 0 ? [] : loopFluxes(program, found[0].theta),
    ...(ended ? seriesOf(program, Float64Array.from(ended.theta), end) : noSeries),
  };
}

/** The best start, if any came to something. */
export function bestOf({ starts }: Outcome): StartOutcome | undefined {
  return starts.find(cameToSomething);
}

function cameToSomething({ status }: Pick<StartOutcome, "status">): boolean {
  return status !== "failed" && status !== "lost";
}

function designsOf(program: Program, found: readonly StartResult[]): Design[] {
  const thetas = found.map(({ theta }) => theta);
  return groupDesigns(program, thetas).map((members) => ({
    starts: members.map((index) => found[index].start),
    objective: found[members[0]].objective.value,
  }));
}

function startOutcome(program: Program, result: StartResult, end: number): StartOutcome {
  const { start, seed, status, reason, unresolved, steps, seconds } = result;
  return {
    start,
    seed,
    status,
    reason,
    unresolved,
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
  { value, error, certified, reason, mesh, points }: Certified,
  step: number,
): Measured {
  return {
    expression: quantity.text,
    value,
    error,
    certified,
    reason,
    unit: quantity.unit,
    mesh,
    points,
    conditions: conditionsOf(quantity.conditions, step),
  };
}

function meet({ text, line }: Quantity, result: ConstraintResult): Met {
  const { value, error, certified, reason, tolerance, satisfied } = result;
  return { text, line, residual: value, error, certified, reason, tolerance, satisfied };
}
