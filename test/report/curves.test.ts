import { expect, test } from "vitest";
import { plain } from "../../cli/terminal/style.ts";
import { evaluationText } from "../../cli/terminal/resultReport.ts";
import { outcomeJson } from "../../cli/json.ts";
import { outcomeOf } from "../../cli/result.ts";
import { rank, runStart } from "../../runtime/index.ts";
import { programOf } from "../reference/spec.ts";
import { evaluation } from "./report.ts";

const qiWuZhang = (items: string): string => `lattice square
space { orbital s, p }
hamiltonian H {
  onsite:           τz
  hop along (1, 0): (τz + i * τx) / 2
  hop along (0, 1): (τz + i * τy) / 2
}
report {
  ${items}
}
`;

test("a Hall curve: the plateau of the gap, and the values of an independent sum", () => {
  const [curve] = evaluation(
    qiWuZhang("hall_conductivity(H, mu = x, kT = 0.02) for x from -4 to 4 in 9 points"),
  ).curves;
  expect(curve.x).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
  expect(curve.certified).toEqual(curve.x.map(() => true));
  expect([curve.variable, curve.unit]).toEqual(["x", "e^2/h"]);
  // NumPy, d-vector formula on a 1500² mesh.
  const half = [-1, -0.77302, 0.08423, 0.0011614, 0];
  const wanted = [...half.slice(1).toReversed(), ...half];
  curve.value.forEach((value, n) => expect(value).toBeCloseTo(wanted[n], 5));
});

test("the variable may enter anywhere, with the unit of its ends", () => {
  const [heated, squared] = evaluation(`lattice chain(a = 3 angstrom)
parameter t : real = 1 eV
hamiltonian H { hop shell 1: t }
let twice(y) = 2 * y
report {
  electrons(H, mu = 0 eV, temperature = T) for T from 100 K to 300 K in 2 points
  t + twice(kT) for kT from 0 to 3 eV in 4 points
}`).curves;
  expect([heated.variableUnit, heated.unit]).toEqual(["K", undefined]);
  heated.value.forEach((value) => expect(value).toBeCloseTo(0.5, 9));
  expect([squared.variableUnit, squared.unit]).toEqual(["eV", "eV"]);
  expect(squared.value).toEqual([1, 3, 5, 7]);
});

test("a name of the emitted program's own does not disturb the variable", () => {
  const names = ["E_n", "theta", "s", "curves", "paths", "integral"];
  const items = names.map(
    (name) => `(mean over k: sum over n: ${name} * E(n)^2) + T for ${name} from 1 to 2 in 2 points`,
  );
  const { curves } = evaluation(`lattice chain
hamiltonian H { hop shell 1: 1 }
schedule T = 0.5
report {
  ${items.join("\n  ")}
}`);
  // The mean of (2 cos k)² is 2.
  curves.forEach(({ value }) => {
    expect(value).toEqual([expect.closeTo(2.5, 9), expect.closeTo(4.5, 9)]);
  });
});

test("where its quantity has no value, a point says why and the others stand", () => {
  const result = evaluation(
    qiWuZhang("total_energy(H, filling = n, kT = 0.2) for n from 0 to 1/2 in 3 points"),
  );
  const [{ value, certified, reason }] = result.curves;
  expect(certified).toEqual([false, true, true]);
  expect(value[0]).toBeNaN();
  expect(reason[0]).toContain("filling");
  expect(evaluationText(result, plain)).toContain("(not certified at 1 of 3 points)");
});

test("people see the extremes of a curve and the range of the bands", () => {
  const text = evaluationText(
    evaluation(
      qiWuZhang("x^2 - x for x from 0 to 2 in 5 points\n  bands along Γ X M Γ\n  bands at M"),
    ),
    plain,
  );
  expect(text).toBe(`report
  x^2 - x for x from 0 to 2 in 5 points: from -0.25 at x = 0.5 to 2 at x = 2
  bands along Γ X M Γ: 2 bands at 151 points, from -3 to 3
  bands at M: -1, 1`);
});

test("a search shows those of its best start, with schedules at their end", () => {
  const program = programOf(`lattice chain
parameter m : real in [0, 1]
hamiltonian H { onsite: m  hop shell 1: 1 }
schedule T = 2 - step
maximize band_top(H, bands = 1)
solve { method rmsprop  rate 0.3  steps 3  starts 2  mesh 8 }
report { m + T * x for x from 0 to 1 in 2 points  bands at Γ }`);
  const steps = program.solve.steps;
  const results = [0, 1].map((start) => runStart(program, { start, seed: 0, steps }));
  const starts = rank(results, program);
  const outcome = outcomeOf(program, { status: "ok", starts }, steps);
  const [m] = starts[0].theta;
  expect(outcome.curves[0]).toMatchObject({ value: [m, m], conditions: { T: 0 } });
  expect(outcome.paths[0].energies[0][0]).toBeCloseTo(2 + m, 12);
  expect(outcomeJson(outcome)).toMatchObject({
    best: { curves: [{ x: [0, 1] }], paths: [{ energies: [[expect.closeTo(2 + m, 12)]] }] },
  });
  expect(outcomeOf(program, { status: "running", starts }, steps).curves).toEqual([]);
});
