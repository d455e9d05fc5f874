import { expect, test } from "vitest";
import { ham } from "./ham.ts";

const spec = (goal: string) => `lattice honeycomb
parameter M : real in [-2, 2] each site
parameter t2 : complex in disk(1) each bond of shell 2
hamiltonian H {
  onsite: M
  hop shell 1: 1
  hop shell 2: t2
}
${goal}
`;

test("the gradient of a goal agrees with differences", () => {
  const { code, stdout: out } = ham(["gradient", "-", "--json"], {
    input: spec("maximize hall_conductivity(H, mu = 0, kT = 0.5)"),
  });
  expect(code).toBe(0);
  const { components, count, deviation } = JSON.parse(out) as {
    components: { gradient: number; difference: number }[];
    count: number;
    deviation: number;
  };
  expect(count).toBe(14);
  expect(components).toHaveLength(14);
  expect(Math.hypot(...components.map(({ gradient }) => gradient))).toBeGreaterThan(1e-3);
  expect(deviation).toBeLessThan(1e-6);
});

test("without a goal there is none", () => {
  const { code, stderr: err } = ham(["gradient", "-"], {
    input: "lattice chain\nhamiltonian H { hop shell 1: 1 }\nreport { bandwidth(H, bands = 1) }\n",
  });
  expect(code).toBe(2);
  expect(err).toContain("the spec has no goal");
});

test("progress for a program comes as lines of JSON on standard error", () => {
  const {
    code,
    stdout: out,
    stderr: err,
  } = ham(["run", "-", "--json", "--progress", "json", "--starts", "2", "--steps", "2"], {
    input: spec("maximize hall_conductivity(H, mu = 0, kT = 1)\nsolve { mesh 8 x 8 }"),
  });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ status: "ok" });
  const steps = err
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { done: number; message: string });
  expect(steps.at(-1)).toMatchObject({ done: 1 });
  expect(steps.at(-1)!.message).toContain("2 of 2 starts done");
});
