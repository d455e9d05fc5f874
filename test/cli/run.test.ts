import { expect, test } from "vitest";
import { changes } from "./child.ts";
import { folderWith, forward, ham, misspelt, smallSearch, startHam } from "./ham.ts";

test("a forward calculation prints its report and parameters", () => {
  const { code, stdout, stderr } = ham(["run", "-"], { input: forward });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/chern_number\(H, bands = 1\) = -1  \[mesh \d+ × \d+\]$/m);
  expect(stdout).toMatch(/band_gap\(H, filling = 1\/2\) = 2(\.0+)? ± /);
});

test("--json prints a forward calculation as one object", () => {
  const cwd = folderWith({ "qwz.ham": forward });
  const result = JSON.parse(ham(["run", "qwz.ham", "--json"], { cwd }).stdout);
  expect(Object.keys(result)).toEqual([
    "version",
    "spec",
    "status",
    "parameters",
    "report",
    "curves",
    "paths",
    "centres",
    "profiles",
  ]);
  expect(result).toMatchObject({
    version: 1,
    spec: "qwz.ham",
    status: "ok",
    parameters: { m: { value: 1 } },
    report: [
      { expression: "chern_number(H, bands = 1)", value: -1, certified: true },
      { expression: "band_gap(H, filling = 1/2)", certified: true },
    ],
  });
});

test("a forward calculation on several threads prints what it prints on one", () => {
  const spec = `
    lattice sheet = supercell(honeycomb, 2, 1)
    hamiltonian H on sheet {
      onsite A1: 0.3
      hop shell 1: 1
      hop shell 2: 0.2i * nu
    }
    report { hall_conductivity(H, filling = 1/2, kT = 0.02) }`;
  const on = (threads: string) =>
    ham(["run", "-", "--json", "--threads", threads], { input: spec });
  const one = on("1");
  expect({ code: one.code, stderr: one.stderr }).toEqual({ code: 0, stderr: "" });
  expect(on("3")).toEqual(one);
});

test("--set gives a parameter another value", () => {
  const result = JSON.parse(
    ham(["run", "-", "--json", "--set", "m=-1"], { input: forward }).stdout,
  );
  expect(result.parameters.m.value).toBe(-1);
  expect(result.report[0].value).toBe(1);
});

test("--json prints a search as one object, with nothing on standard error", () => {
  const cwd = folderWith({ "haldane.ham": smallSearch });
  const { code, stdout, stderr } = ham(["run", "haldane.ham", "--json", "--starts", "3"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({ version: 1, spec: "haldane.ham", status: "ok" });
  expect(Object.keys(result.best)).toEqual([
    "start",
    "objective",
    "constraints",
    "parameters",
    "report",
    "curves",
    "paths",
    "centres",
    "profiles",
    "fluxes",
  ]);
  expect(result.best.parameters.t2).toHaveLength(6);
  expect(result.best.parameters.t2[0]).toEqual({
    of: expect.stringMatching(/^A -> A \+ \(/),
    value: { re: expect.any(Number), im: expect.any(Number) },
  });
  expect(result.starts.map(({ start }: { start: number }) => start).sort()).toEqual([0, 1, 2]);
  const objectives = result.starts.map(({ objective }: { objective: number }) => objective);
  expect(objectives).toEqual([...objectives].sort((a, b) => b - a));
  expect(result.starts[0]).toMatchObject({
    status: "ok",
    steps: 3,
    objective: result.best.objective,
  });
});

test("progress goes to standard error, the report to standard output", () => {
  const { stdout, stderr } = ham(["run", "-"], { input: smallSearch });
  expect(stderr).toMatch(/^start \d: objective .*, 3 steps \(/m);
  expect(stdout).toMatch(/^best: start \d, seed 0, found by \d of 2 starts\n/);
  expect(stdout).toMatch(/rank +start +design +objective/);
  expect(ham(["run", "-", "--quiet"], { input: smallSearch }).stderr).toBe("");
});

test("the same seed gives the same numbers whatever the number of threads", () => {
  const best = (...args: string[]): unknown => {
    const { stdout } = ham(["run", "-", "--json", "--starts", "3", ...args], {
      input: smallSearch,
    });
    return JSON.parse(stdout).best;
  };
  expect(best("--threads", "1")).toEqual(best("--threads", "2"));
  expect(best("--threads", "1")).not.toEqual(best("--seed", "5"));
});

test("--start runs one start alone, with the same bits", () => {
  const starts = (...args: string[]) => {
    const { stdout } = ham(["run", "-", "--json", ...args], { input: smallSearch });
    return JSON.parse(stdout).starts.map(({ seconds: _, ...start }: { seconds: number }) => start);
  };
  const among = starts("--starts", "3");
  expect(starts("--start", "2")).toEqual(
    among.filter(({ start }: { start: number }) => start === 2),
  );
  const both = ham(["run", "-", "--start", "2", "--starts", "3"], { input: smallSearch });
  expect(both.code).toBe(2);
});

test("a constraint that cannot be met is named, with its line and by how much, and exit code 3", () => {
  const impossible = smallSearch.replace(
    "solve {",
    "require band_gap(H, filling = 1/2) >= 20\n\nsolve {",
  );
  const { code, stdout } = ham(["run", "-", "--json"], { input: impossible });
  expect(code).toBe(3);
  const result = JSON.parse(stdout);
  expect(result.status).toBe("infeasible");
  expect(result.best.constraints).toEqual([
    {
      text: "band_gap(H, filling = 1/2) >= 20",
      line: 14,
      residual: expect.closeTo(result.best.report[0].value - 20, 6),
      error: expect.any(Number),
      certified: true,
      tolerance: expect.any(Number),
      satisfied: false,
    },
  ]);
  expect(ham(["run", "-"], { input: impossible }).stdout).toMatch(
    /Infeasible: no start met every constraint.*\n {2}line 14: band_gap.* >= 20, residual -1\d\.\d+/,
  );
});

test("a wrong spec gives exit code 1 and leaves standard output empty", () => {
  const { code, stdout, stderr } = ham(["run", "-", "--json"], { input: misspelt });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^error\[HAM/);
});

test("Ctrl-C stops the search and keeps the best so far", async () => {
  const cwd = folderWith({ "long.ham": smallSearch.replace("steps  3", "steps  1000000") });
  const begun = ["--out", "run", "--save-every", "0.01"];
  const child = startHam(["run", "long.ham", "--json", ...begun], { cwd });
  let stdout = "";
  child.stdout!.on("data", (data) => (stdout += data));
  const closed = new Promise((resolve) => child.on("close", resolve));
  await changes(cwd, "run", 5);
  child.kill("SIGINT");
  const code = await closed;
  expect(code).toBe(0);
  const result = JSON.parse(stdout);
  expect(result.status).toBe("stopped");
  expect(result.starts[0].steps).toBeGreaterThan(0);
  expect(result.starts[0].steps).toBeLessThan(1000000);
});
