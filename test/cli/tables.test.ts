import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, forward, ham, smallSearch } from "./ham.ts";

const items = `
  bands along Γ X M
  hall_conductivity(H, mu = x, kT = 1) for x from -1 to 1 in 3 points`;

const withSeries = forward.replace(/(report \{)/, `$1${items}`);

function csvOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

test("--out keeps curves and paths of a forward calculation as tables", () => {
  const cwd = folderWith({ "qwz.ham": withSeries });
  const { stdout, code } = ham(["run", "qwz.ham", "--json", "--out", "run"], { cwd });
  expect(code).toBe(0);
  const { curves, paths } = JSON.parse(stdout);
  const found = csvOf(join(cwd, "run"));
  expect(Object.keys(found).sort()).toEqual(["bands.csv", "hall_conductivity.csv"]);
  const rows = curves[0].x.map((x: number, n: number) =>
    [x, curves[0].value[n], curves[0].error[n], curves[0].certified[n]].join(","),
  );
  expect(found["hall_conductivity.csv"]).toBe(
    `x,value [e^2/h],error [e^2/h],certified\n${rows.join("\n")}\n`,
  );
  expect(found["bands.csv"].split("\n")).toHaveLength(paths[0].energies.length + 2);
});

test("--out keeps those of the best start of a search, beside the trace", () => {
  const cwd = folderWith({
    "search.ham": smallSearch.replace("report {", "report {\n  bands along Γ K\n"),
  });
  const { stdout } = ham(["run", "search.ham", "--json", "--out", "run"], { cwd });
  const [{ energies }] = JSON.parse(stdout).best.paths;
  const found = csvOf(join(cwd, "run"));
  expect(Object.keys(found).sort()).toEqual(["bands.csv", "trace.csv"]);
  const [, first] = found["bands.csv"].split("\n");
  expect(first.split(",").slice(-2).map(Number)).toEqual(energies[0]);
});

test("a built program has the same curves and paths", () => {
  const cwd = folderWith({ "qwz.ham": withSeries });
  expect(ham(["build", "qwz.ham", "--out", "built"], { cwd })).toMatchObject({
    code: 0,
    stderr: "",
  });
  const built = spawnSync(process.execPath, ["built/qwz.js", "--json"], { cwd, encoding: "utf8" });
  expect(JSON.parse(built.stdout)).toEqual(
    JSON.parse(ham(["run", "qwz.ham", "--json"], { cwd }).stdout),
  );
});
