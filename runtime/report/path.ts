import { BlochSum } from "../bloch/bloch-sum.ts";
import { coefficients, createHoppingTable, type HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, phasesAt } from "../bloch/phases.ts";
import { createEigensolver } from "../linalg/eigensolver.ts";
import type { BandPath, Program } from "../program.ts";
import { reducedWaveVector } from "../zone/reduced-wave-vector.ts";

/** Points of a path for each of its segments, on average. */
const POINTS_PER_SEGMENT = 50;

/** Wave vectors along a path, with the places of its corners. */
export interface SampledPath {
  /** Cartesian. */
  readonly k: readonly (readonly number[])[];
  /** Length of the path up to each point. */
  readonly distance: readonly number[];
  /** Which of the points each corner is. */
  readonly corners: readonly number[];
}

/** The energies on a path: one row for each point, ascending. */
export interface PathResult extends SampledPath {
  readonly path: BandPath;
  readonly energies: readonly (readonly number[])[];
}

/** Points on the straight lines from corner to corner, nearly equally spaced, with all corners. */
export function samplePath(corners: readonly (readonly number[])[]): SampledPath {
  const [first, ...rest] = corners;
  const lengths = rest.map((corner, n) => between(corners[n], corner));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const k: (readonly number[])[] = [first];
  const distance = [0];
  const places = [0];
  let begun = 0;
  rest.forEach((corner, n) => {
    const share = total === 0 ? 0 : lengths[n] / total;
    const steps = Math.max(1, Math.round(POINTS_PER_SEGMENT * lengths.length * share));
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      k.push(corner.map((x, axis) => corners[n][axis] * (1 - t) + x * t));
      distance.push(begun + lengths[n] * t);
    }
    begun += lengths[n];
    places.push(k.length - 1);
  });
  return { k, distance, corners: places };
}

function between(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((x, axis) => b[axis] - x));
}

/** The band energies of a program at θ along the paths of its report. */
export function evaluatePaths(program: Program, theta: Float64Array): PathResult[] {
  const { paths = [] } = program;
  return paths.length === 0 ? [] : bandsAlong(program, theta, paths);
}

/** The band energies of a program at θ along any paths. */
export function bandsAlong(
  program: Program,
  theta: Float64Array,
  paths: readonly BandPath[],
): PathResult[] {
  const energiesAt = bandEnergies(createHoppingTable(program), theta);
  return paths.map((path) => {
    const sampled = samplePath(path.corners.map(({ k }) => k));
    return { path, ...sampled, energies: sampled.k.map(energiesAt) };
  });
}

/** The energies as a function of the Cartesian k. */
function bandEnergies(
  table: HoppingTable,
  theta: Float64Array,
): (k: readonly number[]) => readonly number[] {
  const c = coefficients(table, theta);
  const bloch = new BlochSum(table, []);
  const eigen = createEigensolver(table.bands);
  const phases = createPhases(table);
  return (k) => {
    phasesAt(table, reducedWaveVector(table.program.lattice, k), phases);
    bloch.assemble(c, phases);
    eigen.solveEnergies(bloch.hamiltonian);
    return [...eigen.energies];
  };
}
