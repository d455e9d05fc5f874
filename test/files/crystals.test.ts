import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluatePaths, evaluateReport, initialTheta, loadProgram } from "../../runtime/index.ts";
import { compileWith, shellsOf, sitesOf, specOn } from "./crystal.ts";

const shells = (lattice: string, files?: Readonly<Record<string, string>>) =>
  shellsOf(compileWith(specOn(lattice), files));

const near = (found: readonly (readonly number[])[], wanted: readonly (readonly number[])[]) => {
  expect(found.map(([, neighbours]) => neighbours)).toEqual(wanted.map(([, n]) => n));
  found.forEach(([length], at) => expect(length).toBeCloseTo(wanted[at][0], 6));
};

describe("CIF", () => {
  test("diamond: 4 neighbours at √3 a/4, 12 at a/√2", () => {
    near(shells('file("diamond.cif")'), [
      [(2.52225 * Math.sqrt(6)) / 4, 4],
      [2.52225, 12],
    ]);
  });

  test("rutile: an atom on a special position is one atom; the octahedron of Ti is 4 and 2 O", () => {
    const compilation = compileWith(specOn('file("rutile.cif")'));
    expect(sitesOf(compilation)).toEqual(["Ti1", "Ti2", "O1", "O2", "O3", "O4"]);
    const u = 0.3053;
    const equatorial = Math.hypot(Math.SQRT2 * (0.5 - u) * 4.594, 2.959 / 2);
    near(shellsOf(compilation), [
      [equatorial, 4],
      [Math.SQRT2 * u * 4.594, 2],
    ]);
  });

  test("only the sites that are asked for are there", () => {
    const sites = (of: string) => sitesOf(compileWith(specOn(`file("rutile.cif", sites = ${of})`)));
    expect(sites("Ti")).toEqual(["Ti1", "Ti2"]);
    expect(sites("(O2, Ti)")).toEqual(["Ti1", "Ti2", "O2"]);
    // The two Ti are those of a body-centred tetragonal lattice.
    near(shells('file("rutile.cif", sites = Ti)'), [
      [2.959, 2],
      [Math.hypot(4.594 / Math.SQRT2, 2.959 / 2), 8],
    ]);
  });

  test("four digits of a third are enough: images that fall together lie on the axis", () => {
    const { model } = compileWith(specOn('file("graphite-layer.cif")'));
    const [first, second] = model!.lattice.sites.map(({ fractional }) => fractional);
    [1 / 3, 2 / 3, 0].forEach((x, axis) => expect(first[axis]).toBeCloseTo(x, 12));
    [2 / 3, 1 / 3, 0].forEach((x, axis) => expect(second[axis]).toBeCloseTo(x, 12));
    near(shells('file("graphite-layer.cif")'), [
      [2.46 / Math.sqrt(3), 3],
      [2.46, 6],
    ]);
  });

  test("a triclinic cell keeps its lengths and angles", () => {
    const text = `data_x\n${[
      "_cell_length_a 3",
      "_cell_length_b 4",
      "_cell_length_c 5",
      "_cell_angle_alpha 80",
      "_cell_angle_beta 95",
      "_cell_angle_gamma 107",
    ].join(
      "\n",
    )}\nloop_ _atom_site_label _atom_site_fract_x _atom_site_fract_y _atom_site_fract_z\nFe 0 0 0\n`;
    const { model } = compileWith(specOn('file("x.cif")'), { "x.cif": text });
    const v = model!.lattice.vectors;
    const angle = (i: number, j: number) => {
      const dot = v[i].reduce((sum, x, axis) => sum + x * v[j][axis], 0);
      return (Math.acos(dot / Math.hypot(...v[i]) / Math.hypot(...v[j])) * 180) / Math.PI;
    };
    expect(v.map((row) => Math.hypot(...row))).toEqual([3, 4, 5].map((x) => expect.closeTo(x, 12)));
    expect([angle(1, 2), angle(0, 2), angle(0, 1)]).toEqual(
      [80, 95, 107].map((x) => expect.closeTo(x, 10)),
    );
    expect(sitesOf(compileWith(specOn('file("x.cif")'), { "x.cif": text }))).toEqual(["Fe"]);
  });
});

describe("POSCAR", () => {
  test("diamond in its cubic cell, direct", () => {
    near(shells('file("diamond.poscar")'), [
      [(3.567 * Math.sqrt(3)) / 4, 4],
      [3.567 / Math.SQRT2, 12],
    ]);
  });

  test("GaAs by volume, Cartesian, with selective dynamics", () => {
    const a = Math.cbrt(4 * 45.18);
    const compilation = compileWith(specOn('file("POSCAR.gaas")'));
    expect(sitesOf(compilation)).toEqual(["Ga", "As"]);
    near(shellsOf(compilation), [
      [(a * Math.sqrt(3)) / 4, 4],
      [a / Math.SQRT2, 12],
    ]);
  });

  test("three scale factors scale the axes", () => {
    const text = "x\n2 3 4\n1 0 0\n0 1 0\n0 0 1\nFe\n1\nCartesian\n0.5 0.5 0.5\n";
    const { model } = compileWith(specOn('file("POSCAR")'), { POSCAR: text });
    expect(model!.lattice.vectors).toEqual([
      [2, 0, 0],
      [0, 3, 0],
      [0, 0, 4],
    ]);
    expect(model!.lattice.sites[0].fractional).toEqual([0.5, 0.5, 0.5]);
  });
});

test("the lattice of a file can be repeated, and its model is physical", () => {
  const spec = `lattice crystal = file("diamond.cif", sites = C)
lattice cell = supercell(crystal, 2, 1, 1)
hamiltonian H { hop shell 1: -2.7 eV }`;
  expect(sitesOf(compileWith(spec))).toEqual(["C1_1", "C1_2", "C2_1", "C2_2"]);
  const plain = compileWith(spec.replace("-2.7 eV", "-2.7"));
  expect(plain.diagnostics.map(({ code }) => code)).toEqual(["HAM3008"]);
});

test("the texts that were read are kept, whatever came of them", () => {
  const { files } = compileWith(specOn('file("broken.cif")'), { "broken.cif": "data_x" });
  expect([...files]).toEqual([["broken.cif", "data_x"]]);
});

test("the chain of Wannier90 has the bands of its closed form", () => {
  const spec = readFileSync("examples/reference/wannier-chain.ham", "utf8");
  const program = loadProgram(compileWith(spec).javascript!);
  const theta = initialTheta(program);
  const [{ energies }] = evaluatePaths(program, theta);
  const split = Math.hypot(0.12, 2.85 - 2.35);
  expect(energies[0][0]).toBeCloseTo(0.16 - split, 10);
  expect(energies[0][1]).toBeCloseTo(0.16 + split, 10);
  expect(evaluateReport(program, theta, 0)[0].value).toBeCloseTo(2 * split, 10);
});

test("terms add to the Hamiltonian of a file, on-site and on its bonds", () => {
  const report = "report { bands at (1/2, 0, 0) }";
  const of = (terms: string) => {
    const spec = `lattice file("chain_tb.dat")\nhamiltonian H {\nfrom wannier90("chain_tb.dat")\n${terms}\n}\n${report}`;
    const program = loadProgram(compileWith(spec).javascript!);
    return Array.from(evaluatePaths(program, initialTheta(program))[0].energies[0]);
  };
  // The bond within the cell becomes 2.85 - 0.5 = 2.35 eV: only the staggered energies are left.
  const [low, high] = of("hop W1 -> W2: 0.5 eV");
  expect([low, high]).toEqual([expect.closeTo(0.04, 10), expect.closeTo(0.28, 10)]);
  expect(of("onsite: 1 eV")[0]).toBeCloseTo(1.16 - Math.hypot(0.12, 0.5), 10);
});
