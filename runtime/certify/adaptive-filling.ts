import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, phasesAt } from "../bloch/phases.ts";
import type { FillingKernel } from "../zone/filling.ts";
import { fermiLevel } from "../zone/filling-balance.ts";
import type { States } from "../zone/filling-division.ts";
import { electronsBeyond } from "../zone/filling-occupation.ts";
import type { Cell, Family } from "./cells.ts";
import { type CertifyOptions, type Estimate, tolerance } from "./estimate.ts";
import { GaussRule } from "./gauss.ts";
import { type Assessment, refineCells } from "./refine.ts";
import { stepWeight } from "./step-weight.ts";

/** Energies of all bands at the points of a cell, and the points' weights. */
interface CellStates {
  readonly energies: Float64Array;
  readonly weights: Float64Array;
}

interface FillingAssessment extends Assessment {
  readonly mu: number;
  /** Of the number of electrons per cell. */
  readonly error: number;
  readonly states: States;
}

/**
 * μ where the count of electrons has narrow features (a cold Fermi line): cells are refined where
 * their parts hold another number of electrons than the whole. The error of μ is how far it moves
 * when the count is off by the sum of these differences.
 */
export function adaptiveFilling(
  table: HoppingTable,
  kernel: FillingKernel,
  c: Float64Array,
  s: Float64Array,
  options: CertifyOptions,
): Estimate {
  const { bands } = table;
  const [filling, kT] = s;
  const { assessment, points } = refineCells(
    table,
    options,
    cellStates(table, kernel, c),
    (families) => assess(families, bands, filling, kT, options),
  );
  const { mu, error, states } = assessment;
  const moved = (by: number): number => Math.abs(fermiLevel(states, filling, kT, by) - mu);
  const doubt = Math.max(moved(error), moved(-error));
  return {
    value: mu,
    error: doubt + 16 * Number.EPSILON * energyScale(table, c),
    settled: error <= options.leeway * tolerance(options, 1, 0),
    mesh: [],
    points,
    again: (other) => fermiLevel(states, other[0], other[1]),
  };
}

function cellStates(
  table: HoppingTable,
  kernel: FillingKernel,
  c: Float64Array,
): (cell: Cell) => CellStates {
  const rule = new GaussRule(table.dimension);
  const phases = createPhases(table);
  const kappa = new Float64Array(table.dimension);
  return (cell) => {
    const energies = new Float64Array(rule.points * table.bands);
    const weights = new Float64Array(rule.points);
    rule.forEach(cell, kappa, (weight, point) => {
      phasesAt(table, kappa, phases);
      energies.set(kernel.energiesAt(c, phases), point * table.bands);
      weights[point] = weight;
    });
    return { energies, weights };
  };
}

function assess(
  families: readonly Family<CellStates>[],
  bands: number,
  filling: number,
  kT: number,
  options: CertifyOptions,
): FillingAssessment {
  const states = joined(
    families.flatMap(({ parts }) => parts),
    bands,
  );
  const mu = fermiLevel(states, filling, kT);
  const whole = Math.round(filling * bands);
  const count = (cell: CellStates): number => electronsBeyond({ bands, ...cell }, whole, mu, kT);
  const errors = Float64Array.from(families, ({ whole: all, parts }) => {
    const difference = count(all) - parts.reduce((sum, part) => sum + count(part), 0);
    return Math.max(Math.abs(difference), 0.5 * stepWeight(joined(parts, bands), mu, kT));
  });
  const error = errors.reduce((sum, x) => sum + x, 0);
  return { mu, error, states, errors, done: !(error > tolerance(options, 1, 0)) };
}

function joined(cells: readonly CellStates[], bands: number): States {
  const count = cells.reduce((sum, { weights }) => sum + weights.length, 0);
  const energies = new Float64Array(count * bands);
  const weights = new Float64Array(count);
  let place = 0;
  for (const cell of cells) {
    weights.set(cell.weights, place);
    energies.set(cell.energies, place * bands);
    place += cell.weights.length;
  }
  return { bands, energies, weights };
}
