import type { HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, phasesAt } from "../bloch/phases.ts";
import type { WaveVectorMap } from "../program.ts";
import { mapsOfCubes, oncePerOrbit } from "../symmetry/cell-orbits.ts";
import type { MeanEvaluator } from "../zone/mean-evaluator.ts";
import type { Cell, Family } from "./cells.ts";
import { type CertifyOptions, type Estimate, tolerance } from "./estimate.ts";
import { GaussRule } from "./gauss.ts";
import { type Assessment, refineCells, SAFETY } from "./refine.ts";

interface MeanAssessment extends Assessment {
  readonly value: number;
  readonly error: number;
  /** The mean modulus of the cells' means. */
  readonly scale: number;
}

/** The mean of an integrand with narrow features: cells are refined where it needs them. */
export function adaptiveMean(
  table: HoppingTable,
  kernel: MeanEvaluator,
  c: Float64Array,
  s: Float64Array,
  options: CertifyOptions,
  maps: readonly WaveVectorMap[],
): Estimate {
  const integral = cellIntegral(table, kernel, c);
  const { assessment, families, points } = refineCells(
    table,
    options,
    maps,
    integral(s),
    (current) => assess(current, options),
  );
  const { value, error, scale } = assessment;
  return {
    value,
    error: SAFETY * error + 16 * Number.EPSILON * scale,
    settled: SAFETY * error <= options.leeway * tolerance(options, value, scale),
    mesh: [],
    points,
    again: (other) => {
      const at = oncePerOrbit(integral(other), mapsOfCubes(maps));
      // Differences need no more than the wholes, a quarter of the points or less.
      return families.reduce((sum, { cell, whole }) => sum + (at(cell) - whole), value);
    },
  };
}

function cellIntegral(
  table: HoppingTable,
  kernel: MeanEvaluator,
  c: Float64Array,
): (s: Float64Array) => (cell: Cell) => number {
  const rule = new GaussRule(table.dimension);
  const phases = createPhases(table);
  const kappa = new Float64Array(table.dimension);
  return (s) => {
    const integrand = kernel.integrand(c, s);
    return (cell) => {
      let sum = 0;
      rule.forEach(cell, kappa, (weight) => {
        phasesAt(table, kappa, phases);
        sum += weight * integrand(phases);
      });
      return sum;
    };
  };
}

function assess(families: readonly Family<number>[], options: CertifyOptions): MeanAssessment {
  const errors = new Float64Array(families.length);
  let value = 0;
  let error = 0;
  let scale = 0;
  families.forEach(({ whole, parts, expected }, index) => {
    let sum = 0;
    for (const part of parts) sum += part;
    errors[index] = Math.max(Math.abs(whole - sum), expected);
    value += sum;
    error += errors[index];
    scale += Math.abs(sum);
  });
  // A value that is not finite is not worth refining.
  const done = !(error > tolerance(options, value, scale));
  return { errors, value, error, scale, done };
}
