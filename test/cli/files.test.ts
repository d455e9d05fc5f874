import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, ham } from "./ham.ts";

const poscar =
  "silicon\n5.43\n0 0.5 0.5\n0.5 0 0.5\n0.5 0.5 0\nSi\n2\nDirect\n0 0 0\n0.25 0.25 0.25\n";
const spec = `lattice crystal = file("crystals/POSCAR")

parameter t : real in [1 eV, 3 eV]

hamiltonian H { hop shell 1: -t }

minimize bandwidth(H, bands = 1..2)

solve {
  steps  2
  starts 1
  mesh   4 x 4 x 4
}
`;

/** A folder with a spec and the file that it names. */
function withCrystal(): string {
  const cwd = folderWith({ "si.ham": spec });
  mkdirSync(join(cwd, "crystals"));
  writeFileSync(join(cwd, "crystals", "POSCAR"), poscar);
  return cwd;
}

test("a file is named by its path from the folder of the spec", () => {
  const cwd = withCrystal();
  expect(ham(["check", join(cwd, "si.ham")]).stdout).toMatch(/^si: ok \(2 bands/);
  expect(ham(["check", "si.ham"], { cwd }).code).toBe(0);
  const stdin = ham(["info", "-"], { cwd, input: spec });
  expect(stdin.stdout).toContain("shell 1: distance 2.35125897 angstrom, 4 bonds per cell");
  expect(ham(["info", "-"], { cwd: join(cwd, "crystals"), input: spec }).stderr).toMatch(
    /^error\[HAM7001\]: `crystals\/POSCAR` cannot be read: there is no such file\./,
  );
});

test("what cannot be a crystal is refused with its reason", () => {
  const cwd = withCrystal();
  const said = (name: string) =>
    ham(["check", "-"], { cwd, input: spec.replace("crystals/POSCAR", name) }).stdout;
  expect(said("crystals/../crystals")).toContain("What `crystals/../crystals` holds");
  mkdirSync(join(cwd, "POSCAR"));
  expect(said("POSCAR")).toContain("`POSCAR` cannot be read: it is a folder.");
  writeFileSync(
    join(cwd, "latin.poscar"),
    Buffer.from(poscar.replace("silicon", "\xe9"), "latin1"),
  );
  expect(said("latin.poscar")).toMatch(/ok/);
});

test("a run keeps its files, and goes on without them or refuses others", () => {
  const cwd = withCrystal();
  expect(ham(["run", "si.ham", "--out", "run"], { cwd }).code).toBe(0);
  const { files } = JSON.parse(readFileSync(join(cwd, "run", "run.json"), "utf8"));
  expect(files).toEqual({ "crystals/POSCAR": poscar });
  writeFileSync(join(cwd, "crystals", "POSCAR"), poscar.replace("5.43", "5.42"));
  expect(ham(["run", "--resume", "run"], { cwd }).code).toBe(0);
  const { code, stderr } = ham(["run", "si.ham", "--resume", "run"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("was begun with another text of crystals/POSCAR");
});
