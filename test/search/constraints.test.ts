import { expect, test } from "vitest";
import type { Constraint, Program, Quantity } from "../../runtime/program.ts";
import { rank } from "../../runtime/search/rank.ts";
import { runStart } from "../../runtime/search/run-start.ts";
import { bandGap, haldane } from "../runtime/haldane-program.ts";

/** sign · (gap − bound). */
function gapBeyond(sign: 1 | -1, bound: number): Quantity {
  const gap = bandGap(0, 1);
  return {
    ...gap,
    value: (theta, step, r) => sign * (gap.value(theta, step, r) - bound),
    adjoint: (theta, step, r, bar, thetaBar, rBar) =>
      gap.adjoint!(theta, step, r, sign * bar, thetaBar, rBar),
  };
}

const required = (...constraints: Constraint[]): Program => ({
  ...haldane,
  constraints,
  solve: { ...haldane.solve, mesh: [16, 16], shifted: true },
});
const run = (program: Program, start: number) => runStart(program, { start, seed: 0, steps: 100 });

/** The largest σ_xy(kT = e) without constraints. */
const BEST = 0.3104;

test("an upper bound on the gap holds, at hardly any cost", () => {
  const result = run(required({ kind: "atLeast", quantity: gapBeyond(-1, 1.5) }), 2);
  expect(result.status).toBe("ok");
  expect(result.constraints[0]).toMatchObject({ certified: true, satisfied: true });
  expect(result.report[2].value).toBeLessThan(1.5 + 1e-3);
  expect(Math.abs(result.objective.value)).toBeGreaterThan(0.98 * BEST);
});

test("an equality is met", () => {
  const result = run(required({ kind: "equal", quantity: gapBeyond(1, 1.5) }), 2);
  expect(result.status).toBe("ok");
  expect(Math.abs(result.report[2].value - 1.5)).toBeLessThan(1e-4);
  expect(Math.abs(result.objective.value)).toBeGreaterThan(0.98 * BEST);
});

test("a bound that only a worse phase meets is met by the starts that put constraints first", () => {
  const program = required({ kind: "atLeast", quantity: gapBeyond(1, 2.5) });
  const result = run(program, 1);
  expect(result.status).toBe("ok");
  expect(result.report[2].value).toBeGreaterThan(2.5 - 1e-3);
});

test("an impossible bound ends infeasible, with how much is missing, and ranks last", () => {
  const impossible = required({ kind: "atLeast", quantity: gapBeyond(1, 30) });
  const result = run(impossible, 0);
  expect(result.status).toBe("infeasible");
  expect(result.constraints[0].satisfied).toBe(false);
  expect(result.constraints[0].value).toBeCloseTo(result.report[2].value - 30, 8);
  const feasible = {
    ...result,
    start: 5,
    status: "ok" as const,
    objective: { ...result.objective, value: -1 },
    constraints: [{ ...result.constraints[0], value: 0, satisfied: true }],
  };
  expect(rank([result, feasible], impossible).map(({ start }) => start)).toEqual([5, 0]);
});

test("two constraints, on the parameters alone, are met together", () => {
  const theta = (text: string, place: number, bound: number): Quantity => ({
    text,
    line: 1,
    sweeps: [],
    value: (values) => values[place] - bound,
    adjoint: (_values, _step, _r, bar, thetaBar) => {
      thetaBar[place] += bar;
    },
  });
  const result = run(
    required(
      { kind: "equal", quantity: theta("M_A = 0.5", 0, 0.5) },
      { kind: "atLeast", quantity: theta("M_B >= 0.25", 1, 0.25) },
    ),
    0,
  );
  expect(result.status).toBe("ok");
  expect(result.theta[0]).toBeCloseTo(0.5, 3);
  expect(result.theta[1]).toBeGreaterThan(0.25 - 1e-3);
  // It would rather have no mass: the bound is where it stays.
  expect(result.theta[1]).toBeLessThan(0.26);
});
