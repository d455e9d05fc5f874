import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, ham, smallSearch } from "../cli/ham.ts";

/** Wave vectors in reciprocal lattice vectors, nothing special about them. */
const ks = [
  [0.13, 0.37, -0.21],
  [-0.41, 0.05, 0.32],
  [0, 0.5, 0.5],
];

const bandsAt = (dimension: number): string =>
  `report {\n${ks.map((k) => `  bands at (${k.slice(0, dimension).join(", ")})`).join("\n")}\n}\n`;

const reference = (name: string): string =>
  readFileSync(`examples/reference/${name}.ham`, "utf8")
    .replace(/^report[^]*$/m, "")
    .replace(/^parameter kT.*\n/m, "");

const crystal = `lattice crystal {
  a1 = (3.1 angstrom, 0, 0)
  a2 = (0.4 angstrom, 2.7 angstrom, 0)
  a3 = (0.2 angstrom, -0.3 angstrom, 4 angstrom)
  site A at (0.1, 0, 0.05)
  site B at (0.45, 0.6, 0.5)
}
space {
  spin 1/2
  orbital s, p
}
parameter t : complex = 0.3 eV + 0.1i * 1 eV fixed
hamiltonian H {
  onsite A: 0.4 eV + 0.2 eV * τz + 0.1 eV * τy * σx
  onsite B: -0.3 eV
  hop A -> B: t * (τx + i * τz * σy)
  hop A -> B + (1, -1, 0): 0.2 eV * (τ0 + i * σz)
  hop along (0, 1, 0): 0.15i * τx * σx * 1 eV
  hop B -> A + (0, 1, 2): 0.07 eV * exp(0.4i)
}
`;

/** Specs with the number of their dimensions. */
const specs: readonly (readonly [string, string, number])[] = [
  ["haldane", reference("haldane"), 2],
  ["kane-mele", reference("kane-mele"), 2],
  ["hofstadter", reference("hofstadter"), 2],
  ["rice-mele", reference("rice-mele"), 1],
  // Its legs lie beside each other, in a direction without cells.
  [
    "ladder",
    "lattice ladder\nhamiltonian H {\n  onsite: 0.2\n  hop shell 1: exp(0.3i * d.x)\n}\n",
    1,
  ],
  ["crystal", crystal, 3],
];

/** The powers Σ_n E_n^p of the energies at every k, p = 1 … number of bands. */
function powers(spec: string, cwd: string): number[][] {
  const { stdout, stderr } = ham(["run", "-", "--json"], { cwd, input: spec });
  expect(stderr).toBe("");
  const { paths } = JSON.parse(stdout);
  return paths.map(({ energies: [energies] }: { energies: number[][] }) =>
    energies.map((_, p) => energies.reduce((sum, e) => sum + e ** (p + 1), 0)),
  );
}

type Complex = readonly [re: number, im: number];

/** tr H(k)^p from the lines of a `_hr.dat`, H(k) = Σ_R exp(2πi k·R) H(R). */
function powersOfFile(text: string, k: readonly number[]): number[] {
  const lines = text.trimEnd().split("\n");
  const [n, cells] = [1, 2].map((line) => Number(lines[line]));
  const skip = 3 + Math.ceil(cells / 15);
  const h = Array.from({ length: n }, () => Array.from({ length: n }, (): Complex => [0, 0]));
  const elements = lines.slice(skip).map((line) => line.trim().split(/\s+/).map(Number));
  expect(elements).toHaveLength(n * n * cells);
  for (const [r1, r2, r3, row, column, re, im] of elements) {
    const angle = 2 * Math.PI * (r1 * k[0] + r2 * k[1] + r3 * k[2]);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const [a, b] = h[row - 1][column - 1];
    h[row - 1][column - 1] = [a + c * re - s * im, b + s * re + c * im];
  }
  let power = h;
  return h.map(() => {
    const trace = power.reduce((sum, row, i) => sum + row[i][0], 0);
    power = power.map((row) =>
      h.map((_, j) =>
        row.reduce<Complex>(
          ([re, im], [a, b], l) => [
            re + a * h[l][j][0] - b * h[l][j][1],
            im + a * h[l][j][1] + b * h[l][j][0],
          ],
          [0, 0],
        ),
      ),
    );
    return trace;
  });
}

function expectClose(
  found: readonly (readonly number[])[],
  wanted: readonly (readonly number[])[],
) {
  expect(found).toHaveLength(wanted.length);
  found.forEach((row, at) => {
    const scale = Math.max(1, ...wanted[at].map(Math.abs));
    expect(row.map((x, p) => Math.abs(x - wanted[at][p]) / scale)).toEqual(
      row.map(() => expect.toSatisfy((difference: number) => difference < 1e-10)),
    );
  });
}

const python = (args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync("python3", args, { cwd, encoding: "utf8", env: { ...process.env, ...env } });
const hasPython = python(["--version"], ".").status === 0;
const hasPythTB = python(["-c", "import pythtb"], ".").status === 0;

describe.each(specs)("%s", (name, spec, dimension) => {
  const asked = spec + bandsAt(dimension);
  const exported = (to: string) => {
    const cwd = folderWith({ [`${name}.ham`]: asked });
    const { code, stdout, stderr } = ham(["export", `${name}.ham`, "--to", to], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return { cwd, files: stdout.trim().split("\n") };
  };
  const points = JSON.stringify(ks.map((k) => k.slice(0, dimension)));

  test("its _hr.dat, summed over R by hand, has its bands", () => {
    const { cwd, files } = exported("wannier90");
    expect(files).toEqual([`${name}_hr.dat`, `${name}_tb.dat`]);
    const text = readFileSync(join(cwd, files[0]), "utf8");
    const inPlane = ks.map((k) => [...k.slice(0, dimension), 0, 0]);
    expectClose(
      inPlane.map((k) => powersOfFile(text, k)),
      powers(asked, cwd),
    );
  });

  // A field belongs to the spec, and its cell to the file.
  test.skipIf(name === "hofstadter")(
    "its _hr.dat, read again on its lattice, has its bands",
    () => {
      const { cwd, files } = exported("wannier90");
      const again = asked
        .replace(/^parameter .*\n/gm, "")
        .replace(/^(hamiltonian H.*\{)[^]*?^\}/m, `$1\n  from wannier90("${files[0]}")\n}`);
      expect(again).not.toContain("hop ");
      expectClose(powers(again, cwd), powers(asked, cwd));
    },
  );

  test.skipIf(!hasPython)("its script for PythTB, run by a stand-in, has its bands", () => {
    const { cwd, files } = exported("pythtb");
    expect(files).toEqual([`${name}.py`]);
    const run = `import json, runpy; m = runpy.run_path("${files[0]}")["model"]; print(json.dumps(m.solve_all(${points})))`;
    const { stdout, stderr } = python(["-c", run], cwd, {
      PYTHONPATH: join(process.cwd(), "test/files"),
      PYTHONDONTWRITEBYTECODE: "1",
    });
    expect(stderr).toBe("");
    expectClose(JSON.parse(stdout), powers(asked, cwd));
  });

  test.skipIf(!hasPythTB)("its script, run by PythTB itself, has its bands", () => {
    const { cwd, files } = exported("pythtb");
    const run = `import json, runpy
m = runpy.run_path("${files[0]}")["model"]
old = not hasattr(m, "solve_ham")
print(json.dumps([[float(e) for e in (m.solve_one(k) if old else m.solve_ham([k])[0])] for k in ${points}]))`;
    const energies: number[][] = JSON.parse(python(["-c", run], cwd).stdout);
    const sums = energies.map((row) =>
      row.map((_, p) => row.reduce((s, e) => s + e ** (p + 1), 0)),
    );
    expectClose(sums, powers(asked, cwd));
  });
});

test("a _tb.dat is a lattice by itself, with the orbitals where they were", () => {
  const cwd = folderWith({ "crystal.ham": crystal + bandsAt(3) });
  expect(ham(["export", "crystal.ham", "--to", "wannier90"], { cwd }).code).toBe(0);
  const again = `lattice file("crystal_tb.dat")
space {
  spin 1/2
  orbital s, p
}
hamiltonian H { from wannier90("crystal_tb.dat") }
${bandsAt(3)}`;
  expectClose(powers(again, cwd), powers(crystal + bandsAt(3), cwd));
  const { stdout } = ham(["info", "-"], { cwd, input: again });
  expect(stdout).toContain("8 Wannier functions");
  expect(stdout).toContain("Hermitian up to |H(R) − H(−R)†| = 0 eV");
  // Every function a site of its own: eight sites at two places.
  const alone = again.replace(/space \{[^]*?\n\}\n/, "");
  expectClose(powers(alone, cwd), powers(again, cwd));
});

describe("the result of a run", () => {
  const run = (): string => {
    const cwd = folderWith({ "small.ham": smallSearch });
    expect(ham(["run", "small.ham", "--out", "run"], { cwd }).code).toBe(0);
    return cwd;
  };
  const hr = (cwd: string, ...args: string[]): string => {
    const { code, stdout, stderr } = ham(["export", ...args, "--to", "wannier90"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return readFileSync(join(cwd, stdout.split("\n")[0]), "utf8");
  };

  test("is exported as its best start, or as another one", () => {
    const cwd = run();
    const { best, starts } = JSON.parse(readFileSync(join(cwd, "run/result.json"), "utf8"));
    const onsite = (text: string) =>
      text
        .split("\n")
        .filter((line) => /^ +0 +0 +0 +(1 +1|2 +2) /.test(line))
        .map((line) => Number(line.trim().split(/\s+/)[5]));
    const M = (parameters: { M: { value: number }[] }) => parameters.M.map(({ value }) => value);
    expect(onsite(hr(cwd, "run/result.json"))).toEqual(M(best.parameters));
    expect(onsite(hr(cwd, "run"))).toEqual(M(best.parameters));
    const other = starts.find(({ start }: { start: number }) => start !== best.start);
    expect(onsite(hr(cwd, "run", "--start", `${other.start}`))).toEqual(M(other.parameters));
  });

  test("needs its spec where it is in no folder of a run", () => {
    const cwd = run();
    const json = readFileSync(join(cwd, "run/result.json"), "utf8");
    const alone = folderWith({ "best.json": json, "other.ham": smallSearch });
    const { code, stderr } = ham(["export", "best.json", "--to", "pythtb"], { cwd: alone });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: the spec of best.json is not beside it: name it with --spec/);
    expect(hr(alone, "best.json", "--spec", "other.ham")).toMatch(/from other\.ham/);
    const beside = folderWith({ "best.json": json, "small.ham": smallSearch });
    expect(hr(beside, "best.json")).toMatch(/from small\.ham/);
  });

  test("is refused where it does not fit, with the reason", () => {
    const cwd = withMore(run());
    const said = (...args: string[]) => {
      const { code, stderr } = ham(["export", ...args, "--to", "wannier90"], { cwd });
      expect(code).toBe(2);
      return stderr;
    };
    expect(said("small.ham")).toMatch(
      /^error: M has no value in the spec: give the result of a run, or a value with --set/,
    );
    expect(said("small.ham", "--start", "1")).toMatch(/--start goes with the result of a run/);
    expect(said("run", "--start", "7")).toMatch(/run\/result\.json has no start 7/);
    expect(said("run", "--set", "M=1")).toMatch(/--set goes with a spec/);
    expect(said("run", "--spec", "other.ham")).toMatch(
      /the parameters of run\/result\.json are not those of other\.ham/,
    );
    expect(said("text.json")).toMatch(/text\.json is not JSON/);
    expect(said("list.json", "--spec", "small.ham")).toMatch(/list\.json is no result of ham run/);
    expect(said("nowhere.ham")).toMatch(/cannot read nowhere\.ham/);
    expect(said("dirac.ham")).toMatch(/dirac\.ham is a continuum model/);
  });
});

/** The same folder with files that cannot be exported. */
function withMore(cwd: string): string {
  const files = {
    "other.ham": smallSearch.replace(" each site", ""),
    "text.json": "not json",
    "list.json": "[1]",
    "dirac.ham": readFileSync("examples/reference/dirac.ham", "utf8"),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}
