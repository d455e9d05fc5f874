import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../compiler/index.ts";
import { compileWith, specOn } from "./crystal.ts";

const sample = (name: string): string => readFileSync(`test/files/samples/${name}`, "utf8");

/** What is said of a file. */
function complaint(name: string, text: string): string {
  const { diagnostics } = compileWith(specOn(`file("${name}")`), { [name]: text });
  return diagnostics
    .map(({ code, message, help }) => `${code} ${message} ${help ?? ""}`)
    .join("\n");
}

const rutile = sample("rutile.cif");
const gaas = sample("POSCAR.gaas");

describe("what is wrong with a file is said with its line", () => {
  test.each([
    [
      "x.cif",
      rutile.replace("0.3053(2) 0.3053(2)", "0.3053(2)"),
      /line 40: the loop of line 33 has 5 tags, but its last row has 4 of 5/,
    ],
    [
      "x.cif",
      rutile.replace("O1 0.3053(2)", "O1 ?"),
      /line 40: a position should be a number, but here stands `\?`/,
    ],
    [
      "x.cif",
      rutile.replace("3 -y+1/2", "3 -w+1/2"),
      /line 19: `-w\+1\/2,x\+1\/2,z\+1\/2` is no symmetry/,
    ],
    ["x.cif", rutile.replace("4.594(1)", "wide"), /line 7: `_cell_length_a` should be a number/],
    [
      "x.cif",
      rutile.replace(/^loop_\n_symmetry[^]*?(?=loop_\n_atom)/m, ""),
      /line 13: a symmetry is named here.*Add the loop/,
    ],
    [
      "x.cif",
      rutile.replace("_U_iso_or_equiv", "_occupancy").replace("0.00000 ?", "0.00000 0.5(1)"),
      /line 39: this site is occupied by 0\.5\(1\) atoms.*decide which atom/,
    ],
    [
      "x.cif",
      rutile.replace("O1 0.3053(2) 0.3053(2)", "O1 0.5 0.5").replace("0.00000 ? #", "0.5 ? #"),
      /line 40: .* at the place of that of line 39/,
    ],
    [
      "x.cif",
      rutile.replace("Ti1 0", "SI1 0"),
      /line 39: `SI1` names no element.*_atom_site_type_symbol/,
    ],
    [
      "x.cif",
      rutile.replace("\n;\ndata_rutile", "\ndata_rutile"),
      /line 3: the text that begins here does not end/,
    ],
    [
      "x.cif",
      `${rutile}\ndata_second\n_cell_length_a 3`,
      /line 46: a second crystal begins here, after that of line 6/,
    ],
    ["x.cif", "data_nothing", /line 1: no data block has a cell/],
    ["x.cif", "_cell_length_a 3", /line 1: no data block has begun here/],
    [
      "x.cif",
      rutile.replaceAll("_fract_", "_Cartn_"),
      /line 33: there is no loop of atoms.*Convert/,
    ],
    [
      "x.cif",
      rutile.replace("gamma 90.", "gamma 180"),
      /line 12: these three angles do not make a cell/,
    ],
    [
      "POSCAR",
      gaas.replace("Ga_d As\n", ""),
      /line 6: the names of the species are missing, as in files of VASP 4.*such as `Ga As`/,
    ],
    [
      "POSCAR",
      gaas.split("\n").slice(0, 10).join("\n"),
      /line 10: the file ends before the 1 positions of As.*cut off/,
    ],
    [
      "POSCAR",
      gaas.split("\n").slice(0, 4).join("\n"),
      /line 4: the file ends here, where the third lattice vector should follow/,
    ],
    ["POSCAR", gaas.replace("-45.18", "0"), /line 2: a scale factor should stand here/],
    ["POSCAR", gaas.replace("0.5 0.5 0.0", "0.0 0.5 0.5"), /line 5: .* linearly dependent/],
    [
      "POSCAR",
      gaas.replace("1 1\n", "1 -1\n"),
      /line 7: .*whole number from 1 to 10000, but here stands `-1`/,
    ],
    [
      "POSCAR",
      gaas.replace("\nCartesian", "\nElsewhere"),
      /line 9: `Direct` or `Cartesian` should stand here/,
    ],
    [
      "POSCAR",
      gaas.replace("2.5E-1", "2.5.1"),
      /line 11: a number of a position of As should stand here, but it is `2\.5\.1`/,
    ],
    [
      "POSCAR",
      gaas.replace("2.5E-1 0.25 .25", "0 0 0"),
      /line 11: .* at the place of that of line 10/,
    ],
    [
      "POSCAR",
      gaas.replace("-45.18", "1e-9"),
      /a lattice vector is .* angstrom long.*scale factor/,
    ],
  ])("%s", (name, text, expected) => {
    const said = complaint(name, text);
    expect(said).toMatch(/^HAM7002 `/);
    expect(said).toMatch(expected);
  });
});

const tb = readFileSync("examples/reference/chain_tb.dat", "utf8");
const hr = readFileSync("test/errors/files/lopsided_hr.dat", "utf8");

/** What is said of a Hamiltonian on a lattice of two sites. */
function said(name: string, text: string): string {
  const lattice = name.endsWith("_tb.dat") ? name : "chain_tb.dat";
  const spec = `lattice file("${lattice}")\nhamiltonian H { from wannier90("${name}") }\n`;
  const { diagnostics } = compileWith(spec, { [name]: text });
  return diagnostics
    .map(({ code, message, help }) => `${code} ${message} ${help ?? ""}`)
    .join("\n");
}

/** The text with one of its lines, counted from 1, changed. */
const withLine = (text: string, line: number, change: (old: string) => string): string =>
  text
    .split("\n")
    .map((old, at) => (at + 1 === line ? change(old) : old))
    .join("\n");

describe("what is wrong with a Hamiltonian is said with its line", () => {
  test.each([
    [
      "x_hr.dat",
      withLine(hr, 2, () => "many"),
      /line 2: the number of Wannier functions should be a whole number/,
    ],
    [
      "x_hr.dat",
      withLine(hr, 3, () => "4"),
      /line 5: the degeneracy of a cell should be a whole number .* but here stands `-1`|line 5: there are more than 4/,
    ],
    [
      "x_hr.dat",
      withLine(hr, 4, () => "1 0 1"),
      /line 4: the degeneracy of a cell should be .* but here stands `0`/,
    ],
    [
      "x_hr.dat",
      hr.split("\n").slice(0, 12).join("\n"),
      /line 12: the file ends here, but 12 matrix elements should follow line 4/,
    ],
    [
      "x_hr.dat",
      withLine(hr, 9, () => "0 0 0 1 1 NaN 0"),
      /line 9: a number of a matrix element should stand here/,
    ],
    [
      "x_hr.dat",
      withLine(hr, 9, () => "0 0 0 3 1 0 0"),
      /line 9: the number of a Wannier function should be a whole number from 1 to 2/,
    ],
    [
      "x_hr.dat",
      withLine(hr, 10, (old) => old.replace("2    1", "1    1")),
      /line 10: the element \(1, 1\) of this cell is given twice/,
    ],
    [
      "x_hr.dat",
      withLine(hr, 10, (old) => old.replace("0    0", "1    0")),
      /line 10: this is cell \(1, 0, 0\), but the 4 elements of \(0, 0, 0\) are not complete/,
    ],
    [
      "x_hr.dat",
      hr.replaceAll("   -1    0    0", "   -2    0    0"),
      /line 5: cell \(-2, 0, 0\) has no opposite \(2, 0, 0\)/,
    ],
    [
      "x_hr.dat",
      hr.replaceAll("   -1    0    0", "    1    0    0"),
      /line 13: cell \(1, 0, 0\) is given twice/,
    ],
    [
      "x_hr.dat",
      withLine(hr, 9, () => "0 0 0 1 1 1"),
      /line 9: a line `R1 R2 R3 m n Re Im` should stand here/,
    ],
    [
      "x_tb.dat",
      withLine(tb, 3, () => "0 10"),
      /line 3: the second lattice vector should have 3 numbers, but there are 2/,
    ],
    ["x_tb.dat", withLine(tb, 3, () => "4.92 0 0"), /lattice vectors are linearly dependent/],
    [
      "x_tb.dat",
      tb.split("\n").slice(0, 25).join("\n"),
      /the centres of the functions are missing/,
    ],
    [
      "x_tb.dat",
      tb.replaceAll("1.40000000E+00", "1.40000000E+09"),
      /line \d+: this place is more than 1000 cells away/,
    ],
  ])("%s", (name, text, expected) => {
    expect(said(name, text)).toMatch(/^HAM7002 `/);
    expect(said(name, text)).toMatch(expected);
  });

  test("cells out of the plane of the lattice, and functions at one place", () => {
    const layered = hr
      .replaceAll("   -1    0    0", "    0    0   -1")
      .replaceAll("    1    0    0", "    0    0    1");
    const spec = `lattice honeycomb\nhamiltonian H { from wannier90("x_hr.dat") }`;
    const { diagnostics } = compileWith(spec, { "x_hr.dat": layered });
    expect(diagnostics[0].message).toBe(
      "`x_hr.dat`, line 5: the cell (0, 0, -1) is not one of a lattice of 2 dimensions.",
    );
    expect(said("x_tb.dat", tb.replaceAll("1.40000000E+00", "5.00000000E-02"))).toMatch(/^HAM2021/);
  });
});

describe("no file stops the compiler", () => {
  const hold = (name: string, arbitrary: fc.Arbitrary<string>) =>
    fc.assert(
      fc.property(arbitrary, (text) => {
        const { model, diagnostics } = compileWith(specWith(name), { [name]: text });
        for (const { code, message, help = "" } of diagnostics) {
          expect(catalogue).toHaveProperty(code);
          // What the file itself says stands in backticks.
          expect((message + help).replaceAll(/`[^`]*`/g, "")).not.toMatch(/undefined|NaN|\[object/);
        }
        expect(model !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  const specWith = (name: string) =>
    name.endsWith("_hr.dat")
      ? `lattice honeycomb\nhamiltonian H { from wannier90("${name}") }`
      : name.endsWith("_tb.dat")
        ? `lattice file("${name}")\nhamiltonian H { from wannier90("${name}") }`
        : specOn(`file("${name}")`);
  const strays = [
    "",
    "loop_",
    "_",
    ";",
    "'",
    "-",
    "1e308",
    "-1e-308",
    "NaN",
    "999999999",
    "x",
    "\n",
    "data_",
    "?",
  ];

  describe.each([
    ["x.cif", rutile],
    ["POSCAR", gaas],
    ["x.vasp", sample("diamond.poscar")],
    ["x_hr.dat", hr],
    ["x_tb.dat", tb],
  ])("%s", (name, text) => {
    const place = fc.nat(text.length);
    test("cut off anywhere", () =>
      hold(
        name,
        place.map((at) => text.slice(0, at)),
      ));
    test("without a piece", () =>
      hold(
        name,
        fc.tuple(place, fc.nat(60)).map(([at, n]) => text.slice(0, at) + text.slice(at + n)),
      ));
    test("with other characters", () =>
      hold(
        name,
        fc
          .tuple(place, fc.string({ unit: "binary", maxLength: 5 }))
          .map(([at, other]) => text.slice(0, at) + other + text.slice(at + other.length)),
      ));
    test("with another word in place of one", () => {
      const words = [...text.matchAll(/\S+/g)];
      hold(
        name,
        fc
          .tuple(fc.constantFrom(...words), fc.constantFrom(...strays))
          .map(
            ([word, stray]) =>
              text.slice(0, word.index) + stray + text.slice(word.index + word[0].length),
          ),
      );
    });
    test("any characters", () => hold(name, fc.string({ unit: "binary", maxLength: 200 })));
  });
});
