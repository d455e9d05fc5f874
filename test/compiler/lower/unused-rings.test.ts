/** A part of a band sum that nothing reads is not computed. */
import { expect, test } from "vitest";
import type { MeanSweep } from "../../../runtime/program.ts";
import { programOf } from "../../reference/spec.ts";

/** The sweep of a mean of these band sums, in a model with real and imaginary hoppings. */
function sweepOf(body: string): MeanSweep {
  const { report } = programOf(`
    lattice sheet = square(a = 1)
    space { spin 1/2 }
    hamiltonian H on sheet {
      onsite:      0.3 * σz
      hop shell 1: 0.5 + 0.2i * σx
    }
    observable mine(H, occupation f) = mean over k: ${body}
    report { mine(H, mu = 0, kT = 0.1) }`);
  return report[0].sweeps.find((sweep) => sweep.kind === "mean")!;
}

// The weight has both parts, so that each part of the sum needs two rings.
const pairs = (a: string, b: string): string =>
  `sum over n, m: f(n) * <n| ${a} |m> * <m| ${b} |n> / (E(n) - E(m) + 0.1i)`;

test("the imaginary part is left out where the real one is asked for", () => {
  const sum = pairs("v.x", "v.y");
  expect(sweepOf(`re((1 + 1i) * (${sum}))`).rings).toHaveLength(3);
  expect(sweepOf(`re(${sum})`).rings).toHaveLength(2);
});

test("a sum that counts for nothing takes its operators along, and the others move up", () => {
  const both = sweepOf(
    `re(0 * (sum over n: f(n) * <n| σz |n>) + (${pairs("v.x", "v.y")}) + (sum over n: f(n) * <n| σy |n>))`,
  );
  expect(both.operators).toHaveLength(3);
  expect(
    both.rings.map((ring) => (ring.kind === "band" ? [ring.operator] : ring.operators)),
  ).toEqual([[0, 1], [0, 1], [2]]);
  // The real part of the first ring, the imaginary one of the second, and the last.
  expect(
    both.integrand(Float64Array.of(1, 10, 100, 1000, 10000, 100000), new Float64Array(2)),
  ).toBe(11001);
});
