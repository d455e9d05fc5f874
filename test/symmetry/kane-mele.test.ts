/** Example 5: the symmetry alone, and a quantum spin Hall insulator. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ham } from "../cli/ham.ts";
import { expectEveryDerivative, rawFunction } from "../gradient/derivatives.ts";
import { programOf } from "../reference/spec.ts";

const spec = "examples/05-kane-mele.ham";

test("a start finds a quantum spin Hall insulator with the gap that is required", () => {
  const { code, stdout } = ham(["run", spec, "--start", "7", "--json"]);
  expect(code).toBe(0);
  const { report } = JSON.parse(stdout).best;
  const [spinHall, z2, gap] = report;
  expect(report.every(({ certified }: { certified: boolean }) => certified)).toBe(true);
  expect(z2.value).toBe(1);
  expect(spinHall.value).toBeGreaterThan(2);
  expect(gap.value).toBeGreaterThan(0.499);
});

test.each([
  ["as it is", "rotation(6), mirror(x), time_reversal"],
  ["with Kramers pairs at every k", "rotation(6), mirror(x), mirror(z), time_reversal"],
])("its gradient is that of differences, %s", (_, generators) => {
  const text = readFileSync(spec, "utf8").replace(/symmetry \{.*\}/, `symmetry { ${generators} }`);
  expectEveryDerivative(rawFunction(programOf(text)), 1e-4);
});
