import { expect, test } from "vitest";
import { advance, noProgress, progressLines } from "../../../cli/terminal/progress.ts";
import { plain } from "../../../cli/terminal/style.ts";
import type { StartResult } from "../../../runtime/index.ts";

const result: StartResult = {
  start: 0,
  seed: 0,
  status: "ok",
  objective: { value: 0.5, error: 0, certified: true, mesh: [8, 8] },
  steps: 100,
  seconds: 2,
  theta: [],
  report: [],
  history: [0, 0.5],
};

test("a running start shows its step, objective, pace and time left", () => {
  const begun = advance(noProgress(2, 100), { kind: "step", start: 0, step: 0, objective: 0.1 }, 0);
  const later = advance(begun, { kind: "step", start: 0, step: 50, objective: 0.25 }, 5);
  const [line, total] = progressLines(later, 5, 10, plain);
  expect(line).toMatch(/start 0 +step 50\/100 +0\.25 +▁█ +10 steps\/s +5\.0 s left/);
  expect(total).toBe("0 of 2 starts done, 5.0 s");
});

test("finished starts come first and give way when there is no room", () => {
  const one = advance(noProgress(2, 100), { kind: "finished", result }, 2);
  const both = advance(one, { kind: "step", start: 1, step: 3, objective: 0.2 }, 3);
  expect(progressLines(both, 3, 10, plain)[0]).toMatch(/start 0 .* done/);
  const [only, total] = progressLines(both, 3, 1, plain);
  expect(only).toMatch(/start 1/);
  expect(total).toBe("1 of 2 starts done, 3.0 s");
});
