import { expect, test } from "vitest";
import { evaluation, tables } from "./report.ts";

const spec = `lattice chain(a = 3 angstrom)
hamiltonian H { hop shell 1: 1 eV }
report {
  bands along Γ X
  exp(x / (1 eV)) for x from -1 eV to 1 eV in 7 points
  exp(2 * x) for x from 0 to 1 in 3 points
  bands at X
}`;

test("every curve and path is a table with units, named after what it shows", () => {
  const found = tables(spec);
  expect(
    Object.fromEntries(Object.entries(found).map(([name, [header]]) => [name, header])),
  ).toEqual({
    "exp.csv": ["x [eV]", "value", "error", "certified"],
    "exp_2.csv": ["x", "value", "error", "certified"],
    "bands.csv": ["label", "distance [1/angstrom]", "kx [1/angstrom]", "E1 [eV]"],
    "bands_at_X.csv": ["label", "distance [1/angstrom]", "kx [1/angstrom]", "E1 [eV]"],
  });
  const [, ...rows] = found["bands.csv"];
  expect([rows[0][0], rows[1][0], rows.at(-1)![0]]).toEqual(["Γ", "", "X"]);
});

test("the numbers read back as the same doubles", () => {
  const { curves, paths } = evaluation(spec);
  const found = tables(spec);
  const column = (name: string, at: number) => found[name].slice(1).map((row) => Number(row[at]));
  expect(column("exp.csv", 0)).toEqual(curves[0].x);
  expect(column("exp.csv", 1)).toEqual(curves[0].value);
  expect(column("exp.csv", 1)).toEqual(curves[0].x.map(Math.exp));
  expect(column("bands.csv", 1)).toEqual(paths[0].distance);
  expect(column("bands.csv", 3)).toEqual(paths[0].energies.map(([energy]) => energy));
});
