/** The third and fourth examples: designs that they found, and a short way into their searches. */
import { describe, expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { certify, type Program, runStart } from "../../runtime/index.ts";
import { firstCheckpoint, optimise, unwatched } from "../../runtime/optimise/optimise.ts";
import { createProblem } from "../../runtime/optimise/problem.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { programOf, readSpec } from "../reference/spec.ts";
import { chainMesh, cone } from "./wire.ts";

/** The goal before each of some steps of the first start. */
function history(program: Program, steps: number): readonly number[] {
  const problem = createProblem(program, { start: 0, seed: 0, steps });
  return optimise(problem, firstCheckpoint(problem), unwatched).at.history;
}

describe("03-photocurrent", () => {
  const program = programOf(readSpec("03-photocurrent.ham"));
  const goal = program.goal!.quantity;
  const kernel = new QuantityKernel(createHoppingTable(program), goal);
  /** The current in A/m² at the end of the schedule. */
  const current = (spins: readonly (readonly number[])[], rest: readonly number[]): number =>
    kernel.value(Float64Array.of(...spins.flat(), ...rest), 600, chainMesh(8));

  test("eleven of its twelve starts: a cone of period three, at the bound of r", () => {
    const a = 2 * Math.atan(0.0786 / 0.1176);
    const value = current(cone(12, 1 / 3, 0.6932), [0.2805, 0.1414, a]);
    expect(Math.abs(value)).toBeCloseTo(16.765, 3);
  });

  test("the best: a cone with a fault, 17.58 A/m² (as from numpy_check.py)", () => {
    const spins = [
      [-0.179625, 0.201756, 0.962824],
      [-0.894679, -0.436934, -0.092943],
      [0.430672, -0.902071, 0.028083],
      [-0.060037, 0.027469, 0.997818],
      [-0.897193, -0.433554, -0.084116],
      [0.389426, -0.875606, 0.285763],
      [-0.6298, 0.008212, 0.776714],
      [-0.454578, -0.874241, -0.170474],
      [-0.200337, -0.685039, 0.700419],
      [-0.805148, -0.564018, 0.183357],
      [-0.184317, -0.913729, -0.362113],
      [0.763298, -0.573703, 0.297053],
    ];
    expect(current(spins, [0.273286, 0.1414, -5.05965])).toBeCloseTo(17.5848, 3);
  });

  test("thirty hot steps turn the current from the wrong direction", () => {
    const values = history(program, 30);
    expect(values).toHaveLength(30);
    expect(values[0]).toBeLessThan(-1e-5);
    expect(values[29]).toBeGreaterThan(0);
  });
});

describe("04-own-observable", () => {
  const program = programOf(readSpec("04-own-observable.ham"));
  const goal = program.goal!.quantity;

  test("Rashba coupling at its bound: 0.0639401, as from numpy_check.py", () => {
    const rashba = Float64Array.of(1, 0, 0, 0, -1, 0, 0.5, 0.5);
    const { value, certified } = certify(program, goal, rashba, 0);
    expect(certified).toBe(true);
    expect(value).toBeCloseTo(0.0639401, 6);
  });

  test("equal axes on both bonds: nothing, since the spin along them is conserved", () => {
    const helix = Float64Array.of(0, -1, 0, 0, -1, 0, 0.5, 0.5);
    expect(Math.abs(certify(program, goal, helix, 0).value)).toBeLessThan(1e-7);
  });

  test("a start finds it", () => {
    const { theta, objective } = runStart(program, { start: 1, seed: 0, steps: 120 });
    expect(objective.value).toBeGreaterThan(0.063);
    const [along, across] = [theta.slice(3, 6), theta.slice(0, 3)];
    expect(along[1]).toBeLessThan(-0.99);
    expect(Math.abs(across[1])).toBeLessThan(0.1);
  });
});
