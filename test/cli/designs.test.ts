import { expect, test } from "vitest";
import { ham } from "./ham.ts";

/** Every start finds the phases of Haldane, each in another gauge. */
const phases = `lattice honeycomb

parameter chi : phase each bond of shell 1
parameter phi : phase each bond of shell 2

hamiltonian H {
  hop shell 1: exp(i * chi)
  hop shell 2: exp(i * phi) / 2
}

maximize hall_conductivity(H, mu = 0, kT = 1)

solve {
  method rmsprop
  rate   0.1 until 60, then 0.02
  steps  90
  starts 4
  mesh   12 x 12
}
`;

test("starts that found one design in different gauges are counted", () => {
  const { stdout, code } = ham(["run", "-", "--quiet"], { input: phases });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^best: start \d, seed 0, found by 4 of 4 starts$/m);
  expect(stdout).toMatch(/^ +1 1 1\.73205 +-?0\.25\d* \(6×\)$/m);
  const rows = stdout.split("\n").filter((line) => /^ +\d +\d +1 +\d/.test(line));
  expect(rows).toHaveLength(4);
});

test("--json has the designs, with their starts, and the fluxes of the best", () => {
  const result = JSON.parse(ham(["run", "-", "--json"], { input: phases }).stdout);
  expect(result.designs).toEqual([
    {
      starts: result.starts.map(({ start }: { start: number }) => start),
      objective: result.best.objective,
    },
  ]);
  const [triangles] = result.best.fluxes;
  expect(triangles.lengths[2]).toBeCloseTo(Math.sqrt(3), 9);
  expect(Math.abs(triangles.flux)).toBeCloseTo(0.25, 2);
  expect(triangles.loops).toHaveLength(6);
  expect(triangles.loops[0]).toMatch(/^A -> [AB]( \+ \(-?\d, -?\d\))? -> B/);
});
