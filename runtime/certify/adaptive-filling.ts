import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, phasesAt } from "../bloch/phases.ts";
import { fermi } from "../math/fermi.ts";
import type { WaveVectorMap } from "../program.ts";
import type { FillingKernel } from "../zone/filling.ts";
import { fermiLevel } from "../zone/filling-balance.ts";
import type { States } from "../zone/filling-division.ts";
import { carriers, electronsBeyond } from "../zone/filling-occupation.ts";
import type { Cell, Family } from "./cells.ts";
import { type CertifyOptions, type Estimate, tolerance } from "./estimate.ts";
import { GaussRule } from "./gauss.ts";
import { type Assessment, refineCells, SAFETY } from "./refine.ts";

/**
 * Electrons may be wrong by this part of the thermal carriers Σ f(1 − f), that is μ by this part of
 * kT. It makes sure that the few carriers at a Dirac point or a band edge are seen at all.
 */
const CARRIERS = 1e-3;

/** Weights of a point that the count may miss where a level crosses μ: one, when all is said. */
const CROSSING = 1 / SAFETY;

/** Energies of all bands at the points of a cell, and the points' weights. */
interface CellStates {
  readonly energies: Float64Array;
  readonly weights: Float64Array;
  /** Least and greatest energy of each band. */
  readonly low: Float64Array;
  readonly high: Float64Array;
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
  maps: readonly WaveVectorMap[],
): Estimate {
  const { bands } = table;
  const [filling, kT] = s;
  const { assessment, points } = refineCells(
    table,
    options,
    maps,
    cellStates(table, kernel, c),
    (families) => assess(families, bands, filling, kT, options),
  );
  const { mu, states } = assessment;
  const error = SAFETY * assessment.error;
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
    const low = new Float64Array(table.bands).fill(Infinity);
    const high = new Float64Array(table.bands).fill(-Infinity);
    energies.forEach((e, p) => {
      const n = p % table.bands;
      low[n] = Math.min(low[n], e);
      high[n] = Math.max(high[n], e);
    });
    return { energies, weights, low, high };
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
  const errors = Float64Array.from(families, (family) => {
    const parts = family.parts.reduce((sum, part) => sum + count(part), 0);
    return Math.abs(count(family.whole) - parts) + hidden(family, bands, mu, kT);
  });
  const error = errors.reduce((sum, x) => sum + x, 0);
  // A μ that is not a number is not worth refining.
  const asked = Math.min(tolerance(options, 1, 0), CARRIERS * carriers(states, mu, kT));
  return { mu, error, states, errors, done: !(error > asked) };
}

/**
 * Carriers that the points of a family may miss. Of 8 points along each axis nothing hides where
 * the range of a band is less than 8 kT. Where it is more, the apex of a cone can lie between them,
 * nearer to μ than the nearest point by up to about a quarter of the range, and weigh as much as a
 * point; and a level that crosses μ is counted to a point's weight only.
 */
function hidden(
  { cell, parts }: Family<CellStates>,
  bands: number,
  mu: number,
  kT: number,
): number {
  let carriersMissed = 0;
  for (let n = 0; n < bands; n++) {
    let low = Infinity;
    let high = -Infinity;
    for (const part of parts) {
      low = Math.min(low, part.low[n]);
      high = Math.max(high, part.high[n]);
    }
    const slack = 0.25 * (high - low);
    const distance = Math.max(low - mu, mu - high);
    if (slack <= 2 * kT) continue;
    carriersMissed +=
      distance > 0
        ? fermi(Math.max(0, distance - slack), 0, kT) - fermi(distance, 0, kT)
        : CROSSING;
  }
  const points = parts.reduce((sum, { weights }) => sum + weights.length, 0);
  return (cell.edge ** cell.corner.length / points) * carriersMissed;
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
