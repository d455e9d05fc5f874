import type { Problem } from "../optimise/problem.ts";
import { createProblem } from "../optimise/problem.ts";
import type { Program } from "../program.ts";
import { type Mesh, pointCount } from "../zone/mesh.ts";
import { partsOf } from "../zone/parts.ts";
import { helpersOf, worthDividing } from "./cost.ts";

/** What a search takes: of time, of memory and of threads. */
export interface SearchCost {
  readonly bands: number;
  /** Whether there are constraints. */
  readonly constrained: boolean;
  /** Points of the mesh of a step, and of the one that was measured. */
  readonly points: number;
  readonly measured: number;
  /** Of the goal and the constraints with their gradients on that mesh, in one thread. */
  readonly secondsPerStep: number;
  /** Of each thread, beside what they share. */
  readonly bytesPerThread: number;
  readonly starts: number;
  /** For each start that runs at once: how many threads help it. */
  readonly helpers: readonly number[];
}

/** Seconds that the evaluations of one mesh, and a single one, may take. */
const PER_MESH = 0.04;
const LONGEST = 0.25;
/** Of a thread that does nothing yet: Node's own memory and the compiled program. Measured. */
const IDLE_THREAD = 15e6;

/**
 * What a search on so many threads takes. The time is measured at the beginning of start 0, on meshes
 * that grow until one takes long, and from there on grows in proportion to the further points.
 * Undefined for a program that does not search.
 */
export function searchCost(program: Program, threads: number): SearchCost | undefined {
  const { goal, solve, basis } = program;
  if (goal === undefined) return undefined;
  const problem = createProblem(program, { seed: solve.seed, start: 0, steps: solve.steps });
  const mesh = problem.meshOf(0);
  const { seconds: secondsPerStep, measured } = calibrated(problem, mesh);
  const helpers = helpersOf(threads, solve.starts);
  const parts = partsOf(mesh, basis.length).length;
  return {
    bands: basis.length,
    constrained: program.constraints.length > 0,
    points: pointCount(mesh),
    measured,
    secondsPerStep,
    bytesPerThread: IDLE_THREAD + arrays(program, pointCount(mesh)),
    starts: solve.starts,
    helpers: worthDividing(secondsPerStep, parts) ? helpers : helpers.map(() => 0),
  };
}

/** Time of a step on a mesh, from smaller ones where it would take long. */
function calibrated(
  problem: Problem,
  whole: Mesh,
): { readonly seconds: number; readonly measured: number } {
  const points = pointCount(whole);
  let before = { seconds: 0, measured: 0 };
  for (let size = 1; ; size *= 2) {
    const mesh = { ...whole, sizes: whole.sizes.map((most) => Math.min(size, most)) };
    const now = { seconds: least(() => step(problem, mesh)), measured: pointCount(mesh) };
    if (now.measured === points) return now;
    const growth = Math.max(0, now.seconds - before.seconds) / (now.measured - before.measured);
    const ahead = Math.min(points, now.measured * 2 ** whole.sizes.length) - now.measured;
    if (now.seconds + growth * ahead > LONGEST) {
      const seconds = now.seconds + growth * (points - now.measured);
      return { seconds, measured: now.measured };
    }
    before = now;
  }
}

function step({ goal, constraints, begin }: Problem, mesh: Mesh): void {
  for (const f of [goal, ...constraints.map(({ raw }) => raw)]) f.gradient(begin, 0, mesh);
}

/** The least seconds of several runs, two at least: the first ones compile, and fill tables. */
function least(run: () => void): number {
  const began = performance.now();
  let best = Infinity;
  for (let runs = 0; runs < 2 || performance.now() - began < 1000 * PER_MESH; runs++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best / 1000;
}

/** Bytes of matrices, two k at once, and of the energies on the mesh where they are kept. */
function arrays({ goal, constraints, basis }: Program, points: number): number {
  const n = basis.length;
  const sweeps = [goal!, ...constraints].flatMap(({ quantity }) => quantity.sweeps);
  const matrices = sweeps.map((sweep) =>
    "operators" in sweep ? 8 + 4 * sweep.operators.length + 4 * sweep.rings.length : 8,
  );
  const keeps = sweeps.filter(({ kind }) => kind === "filling" || kind === "extremum").length;
  return 32 * n ** 2 * Math.max(0, ...matrices) + keeps * 3 * 8 * n * points;
}
