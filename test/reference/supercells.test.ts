/** Supercells: the same crystal in a larger cell. */
import { describe, expect, test } from "vitest";
import { compileSpec, values } from "./spec.ts";

const haldane = (lattice: string) => `
  lattice ${lattice}
  hamiltonian H {
    onsite: 0.1
    hop shell 1: 1
    hop shell 2: 0.2i * ν
  }
  report {
    band_gap(H, filling = 1/2)
    bandwidth(H, filling = 1/2)
    chern_number(H, filling = 1/2)
    hall_conductivity(H, mu = 0.1, kT = 0.3)
    hall_conductivity(H, filling = 1/2, kT = 0.3)
  }`;

describe("supercells", () => {
  const primitive = values(haldane("honeycomb"));

  test.each([
    "cell = supercell(honeycomb, 2, 1)",
    "cell = supercell(honeycomb, 1, 3)",
    "cell = supercell(honeycomb, (1, 1), (-1, 2))",
    "cell = supercell(supercell(honeycomb, 2, 1), 1, 2)",
  ])("%s is the same crystal", (lattice) => {
    values(haldane(lattice)).forEach((value, at) => expect(value).toBeCloseTo(primitive[at], 6));
  });

  test("in one and three dimensions", () => {
    const chain =
      "parameter t : real = 1 fixed\nhamiltonian H { hop shell 1: t }\nreport { bandwidth(H, bands = 1..4) }";
    expect(values(`lattice supercell(chain, 4)\n${chain}`)[0]).toBeCloseTo(4, 9);
    const box =
      "lattice box { a1 = (1, 0, 0)\n a2 = (0, 1, 0)\n a3 = (0, 0, 1)\n site A at (0, 0, 0) }";
    const spec = `${box}\nlattice cell = supercell(box, 2, 1, 2)\nhamiltonian H { hop shell 1: 1 }\nreport { bandwidth(H, bands = 1..4) }`;
    expect(compileSpec(spec).model!.bonds.filter(({ shell }) => shell === 1)).toHaveLength(12);
    // Nearest neighbours of a cubic lattice: -6 to 6.
    expect(values(spec)[0]).toBeCloseTo(12, 9);
  });

  test("are of the library's lattices or of one's own, declared above", () => {
    const { model } = compileSpec(
      "lattice wire { a1 = 1\n site B at 0 }\nlattice pair = supercell(wire, 2)\nlattice cell = supercell(pair, 3)\n" +
        "hamiltonian H on cell { hop shell 1: 1 }\nreport { bandwidth(H, bands = 1) }",
    );
    expect(model!.lattice.sites).toHaveLength(6);
  });

  test("names the copies of a site, and counts members by site and bond of the larger cell", () => {
    const { model } = compileSpec(
      "lattice supercell(triangular, 2, 2)\nparameter m : real in [0, 1] each site\nparameter p : phase each bond of shells 1..3\n" +
        "hamiltonian H { onsite: m\n hop shells 1..3: exp(i * p) }\nmaximize hall_conductivity(H, filling = 1/2, kT = 1)",
    );
    expect(model!.families.map(({ members }) => members.length)).toEqual([4, 36]);
    expect(model!.lattice.sites.map(({ name }) => name)).toEqual(["A1", "A2", "A3", "A4"]);
  });
});
