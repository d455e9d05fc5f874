/** Example 1 as a user runs it: ten random starts, ten times Haldane's model. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ham } from "../cli/ham.ts";

interface Start {
  readonly start: number;
  readonly status: string;
  readonly parameters: {
    readonly M: readonly { readonly value: number }[];
    readonly t2: readonly { readonly value: { readonly re: number; readonly im: number } }[];
  };
  readonly report: readonly { readonly value: number; readonly certified: boolean }[];
}

test("10 of 10 starts rediscover Haldane's model", { timeout: 240_000 }, () => {
  const spec = fileURLToPath(new URL("../../examples/01-haldane.ham", import.meta.url));
  const { code, stdout } = ham(["run", spec, "--json"]);
  expect(code).toBe(0);
  const starts = JSON.parse(stdout).starts as readonly Start[];
  expect(starts).toHaveLength(10);
  for (const { status, parameters, report } of starts) {
    const [sigma, chern, gap] = report.map(({ value }) => value);
    expect(status).toBe("ok");
    expect(report.every(({ certified }) => certified)).toBe(true);
    expect(Math.abs(Math.abs(sigma) - 1)).toBeLessThan(1e-3);
    expect(chern).toBe(Math.sign(sigma));
    expect(Math.abs(gap - 2)).toBeLessThan(0.01);
    for (const { value } of parameters.M) expect(Math.abs(value)).toBeLessThan(0.02);
    for (const { value } of parameters.t2) {
      const phase = Math.abs(Math.atan2(value.im, value.re));
      expect(Math.abs(phase - Math.PI / 2)).toBeLessThan(0.02 * Math.PI);
    }
  }
});
