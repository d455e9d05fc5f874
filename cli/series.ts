import {
  type CentresResult,
  type Certified,
  type CurveResult,
  evaluateCentres,
  evaluateCurves,
  evaluatePaths,
  evaluateProfiles,
  type PathResult,
  type ProfileResult,
  type Program,
  type Quantity,
} from "../runtime/index.ts";
import {
  type FoundSymmetries,
  foundSymmetries,
} from "../analysis/design-symmetries/found-symmetries.ts";

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

/**
 * A function of the wave vector along a path. In a map, which has a variable besides, `value` and
 * `error` hold a list for each point, one number for each x.
 */
export interface MeasuredProfile {
  readonly expression: string;
  readonly unit?: string;
  readonly kUnit?: string;
  /** Scheduled values that it was taken at, by name. */
  readonly conditions?: Readonly<Record<string, number>>;
  readonly corners: MeasuredPath["corners"];
  /** Length of the path up to each point. */
  readonly distance: readonly number[];
  /** Cartesian. */
  readonly k: readonly (readonly number[])[];
  readonly variable?: string;
  readonly variableUnit?: string;
  readonly x?: readonly number[];
  readonly value: readonly (number | readonly number[])[];
  readonly error: readonly (number | readonly number[])[];
  readonly certified: boolean;
  /** Why it is not certified. */
  readonly reason?: string;
}

/** What a report shows beside single numbers. */
export interface Series {
  readonly curves: readonly MeasuredCurve[];
  readonly paths: readonly MeasuredPath[];
  readonly centres: readonly MeasuredCentres[];
  readonly profiles: readonly MeasuredProfile[];
  /** Where the report asks for them. */
  readonly symmetries?: FoundSymmetries;
}

export const noSeries: Series = { curves: [], paths: [], centres: [], profiles: [] };

/** Evaluates and certifies them for a program at θ. */
export function seriesOf(program: Program, theta: Float64Array, step: number): Series {
  return {
    curves: evaluateCurves(program, theta, step).map((curve) => measuredCurve(curve, step)),
    paths: evaluatePaths(program, theta).map(measuredPath),
    centres: evaluateCentres(program, theta).map(measuredCentres),
    profiles: evaluateProfiles(program, theta, step).map((profile) =>
      measuredProfile(profile, step),
    ),
    ...(program.operations && {
      symmetries: foundSymmetries(program, program.operations, theta),
    }),
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
    corners: measuredCorners(path.corners, corners, distance),
    distance,
    k,
    energies,
  };
}

function measuredProfile(
  { profile, corners, distance, k, x, rows }: ProfileResult,
  step: number,
): MeasuredProfile {
  const { text, kUnit, range } = profile;
  const { unit, conditions } = profile.quantity(range?.from ?? NaN);
  const column = (key: "value" | "error") =>
    k.map((_, n) => (x ? rows.map((row) => row[key][n]) : rows[0][key][n]));
  const reason = rows.find((row) => row.reason !== undefined)?.reason;
  return {
    expression: text,
    unit,
    kUnit,
    conditions: conditionsOf(conditions, step),
    corners: measuredCorners(profile.corners, corners, distance),
    distance,
    k,
    variable: range?.variable.name,
    variableUnit: range?.variable.unit,
    x,
    value: column("value"),
    error: column("error"),
    certified: reason === undefined,
    reason,
  };
}

function measuredCorners(
  corners: readonly { readonly label: string }[],
  places: readonly number[],
  distance: readonly number[],
): MeasuredPath["corners"] {
  return corners.map(({ label }, n) => ({ label, at: places[n], distance: distance[places[n]] }));
}

/** Scheduled values at a step, by name. */
export function conditionsOf(
  conditions: Quantity["conditions"],
  step: number,
): Readonly<Record<string, number>> | undefined {
  return conditions && Object.fromEntries(conditions.map(({ name, value }) => [name, value(step)]));
}
