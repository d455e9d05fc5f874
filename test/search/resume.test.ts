import { describe, expect, test } from "vitest";
import { readExactJson, writeExactJson } from "../../cli/runFolder/exactJson.ts";
import { loadProgram } from "../../runtime/search/load-program.ts";
import type { SavedStart } from "../../runtime/search/messages.ts";
import { runStart, type StartResult } from "../../runtime/search/run-start.ts";
import { programText } from "./search-program.ts";

const timeless = ({ seconds: _, ...result }: StartResult) => result;

/** Mass at least 0.2 away from the best one, so that a multiplier is at work. */
const constraint = `{ kind: "atLeast", quantity: {
  text: "m >= 0.5", line: 3, sweeps: [], value: (theta) => theta[0] - 0.5,
  adjoint: (theta, step, r, bar, thetaBar) => { thetaBar[0] += bar; } } }`;

describe.each([
  { method: "rmsprop", shifted: true },
  { method: "adam", shifted: true },
  { method: "lbfgs", shifted: false },
])("a start by $method that is interrupted", (variant) => {
  test.each([
    ["", undefined],
    [constraint, undefined],
    [constraint, 1e-6],
  ])("goes on with the same bits from any step (%#)", (text, untilChange) => {
    const plain = loadProgram(programText({ ...variant, constraint: text }));
    const program = { ...plain, solve: { ...plain.solve, untilChange } };
    const options = { start: 3, seed: 5, steps: 45 };
    const saved: string[] = [];
    const whole = runStart(program, options, {
      onStep: (_step, _objective, checkpoint) =>
        saved.push(writeExactJson({ checkpoint: checkpoint(), seconds: 0 })),
      stopped: () => false,
    });
    expect(whole.status).toBe("ok");
    expect(saved.length).toBe(whole.steps);
    for (const state of saved) {
      const from = readExactJson(state) as SavedStart;
      expect(timeless(runStart(program, { ...options, from }))).toEqual(timeless(whole));
    }
  });
});

test("numbers that JSON loses survive on disk", () => {
  const numbers = [-0, 0, NaN, Infinity, -Infinity, 5e-324, 0.1 + 0.2, Number.MAX_VALUE];
  const back = readExactJson(writeExactJson({ numbers })) as { numbers: number[] };
  expect(back.numbers).toHaveLength(numbers.length);
  numbers.forEach((number, i) => expect(Object.is(back.numbers[i], number)).toBe(true));
});
