import type { ParameterValue } from "../runtime/index.ts";

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
