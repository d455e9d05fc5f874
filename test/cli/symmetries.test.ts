import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, forward, ham } from "./ham.ts";

/** The first example, on a smaller mesh. */
const haldane = readFileSync("examples/01-haldane.ham", "utf8")
  .replace("mesh   100 x 100", "mesh   24 x 24")
  .replace("starts 10", "starts 2")
  .replace("report {", "report {\n  symmetries(H)");

test("the rediscovered Haldane model has C6 and keeps mirrors only together with time reversal", () => {
  const cwd = folderWith({ "haldane.ham": haldane });
  const { stdout, code } = ham(["run", "haldane.ham", "--out", "run", "--quiet"], { cwd });
  expect(code).toBe(0);
  const shown = stdout.slice(stdout.indexOf("symmetries, up to gauge"));
  expect(shown).toMatch(/^ {2}point group +6\n {2}magnetic point group +6m'm'\n/m);
  expect(shown).toMatch(/^ {2}kept +rotation\(6\) \(2×\) {2}\(residual 0\.0\d+\)$/m);
  expect(shown).toMatch(/^ {2}only with time reversal +mirror\(x\) \(3×\), mirror\(y\) \(3×\) /m);
  expect(shown).toMatch(/^ {2}broken +time_reversal 1\.\d+$/m);

  const result = JSON.parse(readFileSync(join(cwd, "run/result.json"), "utf8"));
  expect(result.best.symmetries).toMatchObject({ threshold: 0.1, pointGroup: "6" });
  const found = Object.fromEntries(
    result.best.symmetries.operations.map((each: { operation: string }) => [each.operation, each]),
  );
  expect(found["time_reversal * mirror(x)"].kept).toBe(true);
  expect(found["mirror(x)"].kept).toBe(false);
  expect(found["rotation(3)"].residual).toBeLessThan(0.1);

  // The same from the folder, the file, and a file beside which the spec is not.
  const section = (text: string): string =>
    /symmetries, up to gauge\n( {2}.*\n?)+/.exec(text)![0].trim();
  for (const at of ["run", "run/result.json"]) {
    const info = ham(["info", "--at", at], { cwd });
    expect(info).toMatchObject({ code: 0, stderr: "" });
    expect(info.stdout).toMatch(`haldane.ham at ${at}\n\nparameters\n  M   A `);
    expect(section(info.stdout)).toBe(section(stdout));
  }
  const apart = folderWith({ "best.json": JSON.stringify(result), "mine.ham": haldane });
  const named = ham(["info", "mine.ham", "--at", "best.json"], { cwd: apart });
  expect(section(named.stdout)).toBe(section(stdout));

  const [, second] = result.starts;
  const other = ham(["info", "--at", "run", "--start", String(second.start)], { cwd });
  expect(other.stdout).toContain(`haldane.ham at run, start ${second.start}\n`);
  expect(section(other.stdout)).toMatch(/magnetic point group +6m'm'/);
});

test("ham info --at says what it lacks", () => {
  const cwd = folderWith({ "best.json": '{ "spec": "gone.ham" }', "orbitals.ham": forward });
  expect(ham(["info", "--at", "best.json"], { cwd })).toMatchObject({ code: 2 });
  expect(ham(["info"], { cwd }).stderr).toMatch(/^error: ham info needs a spec, or --at/);
  expect(ham(["info", "orbitals.ham", "--start", "1"], { cwd }).stderr).toMatch(/goes with --at/);
  // A spec with all its values is a design, too; this one has an orbital that may be anything.
  const strange = ham(["info", "--at", "orbitals.ham"], { cwd });
  expect(strange.code).toBe(0);
  expect(strange.stdout).toMatch(/^parameters\n {2}m +1$/m);
  expect(strange.stderr).toMatch(/^No symmetries: how the orbital p turns is not known/m);
});

const square = `lattice square
space { orbital px, py }
hamiltonian H { hop shell 1: τ0 }
report { symmetries(H) }
`;

test("symmetries are there only where the report asks for them", () => {
  const shown = ham(["run", "-"], { input: square }).stdout;
  expect(shown).toMatch(/^symmetries, up to gauge\n {2}point group +4mm\n/);
  const other = ham(["run", "-", "--json"], {
    input: square.replace("symmetries(H)", "bands at Γ"),
  });
  expect(JSON.parse(other.stdout).symmetries).toBeUndefined();
});

test("a built program finds the same symmetries", () => {
  const cwd = folderWith({ "p.ham": square });
  expect(ham(["build", "p.ham", "--out", "built"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  const built = spawnSync(process.execPath, ["built/p.js", "--json"], { cwd, encoding: "utf8" });
  const { symmetries } = JSON.parse(built.stdout);
  expect(symmetries.magneticPointGroup).toBe("4mm1'");
  expect({ symmetries }).toEqual({
    symmetries: JSON.parse(ham(["run", "p.ham", "--json"], { cwd }).stdout).symmetries,
  });
});
