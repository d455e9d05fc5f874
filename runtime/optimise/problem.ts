import { createHoppingTable } from "../bloch/hopping-table.ts";
import type { Engine } from "../engine/engine.ts";
import { createLayout, rawToTheta } from "../parameters/layout.ts";
import { startingPoint } from "../parameters/start.ts";
import type { Constraint, Program, Solve } from "../program.ts";
import type { Mesh } from "../zone/mesh.ts";
import { commonMaps } from "../symmetry/invariance.ts";
import { RawFunction } from "./raw-function.ts";
import { fixedMesh, refinedMesh, stepMesh } from "./step-mesh.ts";

/** What one start has to solve, as functions of its raw numbers x. */
export interface Problem {
  readonly start: number;
  readonly goal: RawFunction;
  /** 1 to maximize, −1 to minimize. */
  readonly direction: 1 | -1;
  readonly constraints: readonly (Pick<Constraint, "kind"> & { readonly raw: RawFunction })[];
  readonly solve: Solve;
  /** Number of steps, which may differ from `solve`'s. */
  readonly steps: number;
  /** The step at which the schedule ends: what counts is the goal, and the constraints, there. */
  readonly end: number;
  readonly begin: readonly number[];
  readonly meshOf: (step: number) => Mesh;
  readonly fixedMesh: Mesh;
  readonly refinedMesh: Mesh;
  readonly thetaOf: (x: readonly number[]) => Float64Array;
}

/**
 * The problem of a start, evaluated by an engine (the default one, where none is given). Throws
 * where the program has no goal, its method does not fit it, or no start can be drawn.
 */
export function createProblem(
  program: Program,
  { seed, start, steps }: { seed: number; start: number; steps: number },
  engine?: Engine,
): Problem {
  const { goal, solve } = program;
  if (goal === undefined) throw new Error("The program has no goal to optimise.");
  if (solve.method === "lbfgs" && solve.shifted) throw new Error("L-BFGS needs a fixed mesh.");
  const table = createHoppingTable(program);
  const layout = createLayout(program);
  const { x, theta } = startingPoint(layout, seed, start);
  const quantities = [goal.quantity, ...program.constraints.map(({ quantity }) => quantity)];
  const sweeps = quantities.flatMap((quantity) => quantity.sweeps);
  const images = Math.max(1, commonMaps(table, sweeps).length);
  return {
    start,
    goal: new RawFunction(table, layout, goal.quantity, theta, engine),
    direction: goal.sense === "maximize" ? 1 : -1,
    constraints: program.constraints.map(({ kind, quantity }) => ({
      kind,
      raw: new RawFunction(table, layout, quantity, theta, engine),
    })),
    solve,
    steps,
    end: Math.max(steps - 1, 0),
    begin: [...x],
    meshOf: (step) => stepMesh(solve, images, seed, start, step),
    fixedMesh: fixedMesh(solve),
    refinedMesh: refinedMesh(solve),
    thetaOf: (raw) => {
      const values = theta.slice();
      rawToTheta(layout, Float64Array.from(raw), values);
      return values;
    },
  };
}
