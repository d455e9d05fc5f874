import {
  type CentresResult,
  type Certified,
  type CurveResult,
  evaluateCentres,
  evaluateCurves,
  evaluatePaths,
  type PathResult,
  type Program,
  type Quantity,
} from "../runtime/index.ts";

/** A curve of the report: its certified values in columns. */
export interface MeasuredCurve {
  readonly expression: string;
  readonly variable: string;
  readonly variableUnit?: string;
  readonly unit?: string;
  /** Scheduled values that it was taken at, by name. */
  readonly conditions?: Readonly<Record<string, number>>;
  readonly x: readonly number[];
  readonly value: readonly number[];
  readonly error: readonly number[];
  readonly certified: readonly boolean[];
  /** Why a value is not certified. */
  readonly reason: readonly (string | undefined)[];
}

/** The energies of all bands along a path, or (with a single corner) at one point. */
export interface MeasuredPath {
  readonly expression: string;
  readonly unit?: string;
  readonly kUnit?: string;
  /** `at`: which of the points it is. */
  readonly corners: readonly {
    readonly label: string;
    readonly at: number;
    readonly distance: number;
  }[];
  /** Length of the path up to each point. */
  readonly distance: readonly number[];
  /** Cartesian. */
  readonly k: readonly (readonly number[])[];
  /** One row for each point, ascending. */
  readonly energies: readonly (readonly number[])[];
}

/** Wannier centres of some bands along a lattice vector, over the wave vectors across it. */
export interface MeasuredCentres {
  readonly expression: string;
  /** Along the reciprocal vector across, from 0 to 1. */
  readonly kappa: readonly number[];
  /** One row for each κ, in units of the lattice vector, in [0, 1), ascending. */
  readonly centres: readonly (readonly number[])[];
  readonly error: readonly number[];
  readonly certified: readonly boolean[];
  readonly reason: readonly (string | undefined)[];
  /** Turns of their sum as κ runs once through the zone; absent in one dimension. */
  readonly winding?: number;
}

/** The curves and paths of a report. */
export interface Series {
  readonly curves: readonly MeasuredCurve[];
  readonly paths: readonly MeasuredPath[];
  readonly centres: readonly MeasuredCentres[];
}

export const noSeries: Series = { curves: [], paths: [], centres: [] };

/** Evaluates and certifies the curves and paths of a program's report at θ. */
export function seriesOf(program: Program, theta: Float64Array, step: number): Series {
  return {
    curves: evaluateCurves(program, theta, step).map((curve) => measuredCurve(curve, step)),
    paths: evaluatePaths(program, theta).map(measuredPath),
    centres: evaluateCentres(program, theta).map(measuredCentres),
  };
}

function measuredCentres({ line, ...columns }: CentresResult): MeasuredCentres {
  return { expression: line.text, ...columns };
}

function measuredCurve({ curve, x, values }: CurveResult, step: number): MeasuredCurve {
  const { unit, conditions } = curve.quantity(curve.from);
  const column = <K extends keyof Certified>(key: K) => values.map((value) => value[key]);
  return {
    expression: curve.text,
    variable: curve.variable.name,
    variableUnit: curve.variable.unit,
    unit,
    conditions: conditionsOf(conditions, step),
    x,
    value: column("value"),
    error: column("error"),
    certified: column("certified"),
    reason: column("reason"),
  };
}

function measuredPath({ path, corners, distance, k, energies }: PathResult): MeasuredPath {
  return {
    expression: path.text,
    unit: path.unit,
    kUnit: path.kUnit,
    corners: corners.map((at, n) => ({
      label: path.corners[n].label,
      at,
      distance: distance[at],
    })),
    distance,
    k,
    energies,
  };
}

/** Scheduled values at a step, by name. */
export function conditionsOf(
  conditions: Quantity["conditions"],
  step: number,
): Readonly<Record<string, number>> | undefined {
  return conditions && Object.fromEntries(conditions.map(({ name, value }) => [name, value(step)]));
}
