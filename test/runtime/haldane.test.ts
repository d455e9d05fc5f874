import { expect, test } from "vitest";
import { runStart } from "../../runtime/search/run-start.ts";
import { haldane } from "./haldane-program.ts";

/** The mesh of the paper is 100 × 100; hot as the goal is, 40 × 40 differs in the sixth digit. */
const program = { ...haldane, solve: { ...haldane.solve, mesh: [40, 40] } };

test.each([0, 1, 2, 3, 4])("start %i rediscovers Haldane's model", (start) => {
  const result = runStart(program, { start, seed: 0, steps: 100 });
  const [sigma, chern, gap] = result.report;
  expect(result.status).toBe("ok");
  expect([sigma, chern, gap].every(({ certified }) => certified)).toBe(true);
  expect(Math.abs(Math.abs(sigma.value) - 1)).toBeLessThan(1e-3);
  expect(chern.value).toBe(Math.sign(sigma.value));
  expect(Math.abs(gap.value - 2)).toBeLessThan(0.01);
  const theta = result.theta;
  expect(Math.max(Math.abs(theta[0]), Math.abs(theta[1]))).toBeLessThan(0.02);
  for (let j = 2; j < 14; j += 2) {
    const phase = Math.abs(Math.atan2(theta[j + 1], theta[j]));
    expect(Math.abs(phase - Math.PI / 2)).toBeLessThan(0.02 * Math.PI);
  }
});
