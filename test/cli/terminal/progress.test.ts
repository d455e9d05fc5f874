import { expect, test } from "vitest";
import { advance, noProgress, progressLines } from "../../../cli/terminal/progress.ts";
import { plain } from "../../../cli/terminal/style.ts";
import type { StartResult } from "../../../runtime/index.ts";

const result: StartResult = {
  start: 0,
  seed: 0,
  status: "ok",
  constraints: [],
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
  expect(total).toBe("0 of 2 starts done, 5.0 s, about 15 s left");
});

test("finished starts are only counted, and no more lines are drawn than there is room", () => {
  let progress = advance(noProgress(3, 100), { kind: "finished", result }, 2);
  progress = advance(progress, { kind: "step", start: 1, step: 3, objective: 0.2 }, 3);
  progress = advance(progress, { kind: "step", start: 2, step: 5, objective: 0.2 }, 3);
  const lines = progressLines(progress, 3, 10, plain);
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toMatch(/^1 of 3 starts done, 3\.0 s/);
  expect(progressLines(progress, 3, 1, plain)).toHaveLength(2);
});

test("the time left counts what this search has done, not what it was resumed with", () => {
  let progress = advance(noProgress(3, 100), { kind: "finished", result }, 0);
  progress = advance(progress, { kind: "step", start: 1, step: 40, objective: 0.2 }, 0);
  progress = advance(progress, { kind: "step", start: 1, step: 60, objective: 0.2 }, 2);
  expect(progressLines(progress, 2, 10, plain).at(-1)).toMatch(/about 14 s left$/);
});
