import { describe, expect, test } from "vitest";
import { completion } from "../../../lsp/features/completion.ts";
import { snippets } from "../../../lsp/features/completion/snippets.ts";
import { library, marked, plain } from "../marked.ts";

function items(source: string) {
  const { analysis, offset } = marked(source);
  return [...completion(analysis, offset, library)].sort((a, b) =>
    a.sortText!.localeCompare(b.sortText!),
  );
}

const labels = (source: string) => items(source).map(({ label }) => label);

describe("words by the state of the grammar", () => {
  test("declarations at the top", () => {
    expect(labels("┆")).toEqual(expect.arrayContaining(["lattice", "parameter", "report"]));
    expect(labels("┆")).not.toContain("hop");
  });

  test("terms at the start of a line of a Hamiltonian, and nothing that goes on with the line before", () => {
    const found = labels("lattice square\nhamiltonian H {\n  hop shell 1: 1\n  ┆\n}");
    expect(found.slice(0, 4).sort()).toEqual(["field", "from", "hop", "onsite"]);
    expect(found).not.toContain("eV");
  });

  test("what a hop can be followed by", () => {
    expect(labels("lattice square\nhamiltonian H {\n  hop ┆\n}")).toEqual(
      expect.arrayContaining(["shell", "shells", "along", "range", "where", "A"]),
    );
  });

  test("settings of solve, also behind a broken one", () => {
    expect(labels("solve {\n  method rmsprop\n  rate = = 3\n  ┆\n}")).toEqual(
      expect.arrayContaining(["steps", "mesh", "seed"]),
    );
  });

  test("of a multiplicity", () => {
    expect(labels("parameter M : real each ┆").slice(0, 2).sort()).toEqual(["bond", "site"]);
  });

  test("nothing in comments, numbers and texts", () => {
    expect(labels("// ┆")).toEqual([]);
    expect(labels("let x = 1┆")).toEqual([]);
    expect(labels('lattice c = file("┆")')).toEqual([]);
  });

  test("signs only where no word is begun and none was typed", () => {
    expect(labels("let x ┆")).toContain("=");
    expect(labels("let x = a┆")).not.toContain("+");
    const { analysis, offset } = marked("let x ┆");
    const typed = completion(analysis, offset, library, { typed: true });
    expect(typed.map(({ label }) => label)).not.toContain("=");
  });
});

describe("what is likely comes first", () => {
  const model =
    "lattice honeycomb\nparameter t : real in [0, 1]\nhamiltonian H { hop shell 1: t }\n";

  test("in an empty file a whole spec, which has no mistakes, then declarations in the order of one", () => {
    const found = items("┆");
    expect(found.slice(0, 4).map(({ label }) => label)).toEqual([
      "spec to begin with",
      "lattice",
      "space",
      "symmetry",
    ]);
    const text = found[0].insertText!.replaceAll(/\$\{\d+:([^}]*)\}|\$0/g, "$1");
    expect(plain(text).compilation.diagnostics).toEqual([]);
    expect(labels(`${model}┆`)).not.toContain("spec to begin with");
  });

  test("every snippet is offered, and none for what there is one of already", () => {
    const offered = labels("lattice square\n┆");
    expect(snippets.filter(({ label }) => !offered.includes(label))).toEqual([]);
    const found = labels(`${model}┆`);
    expect(found.indexOf("maximize")).toBeLessThan(found.indexOf("hamiltonian"));
  });

  test("what goes on with the line, before what would begin another one", () => {
    const found = labels("lattice square\nhamiltonian H { hop shell 1: 1 ┆ }");
    expect(found.indexOf("+")).toBeLessThan(found.indexOf("hop"));
    const behind = labels("lattice square\nparameter t ┆");
    expect(behind.indexOf(":")).toBeLessThan(behind.indexOf("lattice"));
  });

  test("observables as a goal, and no number or Hamiltonian by itself before them", () => {
    const found = labels(`${model}maximize ┆`);
    expect(found.slice(0, 2)).toEqual(["anomalous_nernst", "band_bottom"]);
    expect(found).not.toContain("H");
    expect(found.indexOf("t")).toBeGreaterThan(found.indexOf("hall_conductivity"));
    expect(found).not.toContain("blackbody");
  });

  test("energies among units in a physical model, and the usual ones before rare ones", () => {
    const found = labels(
      "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H { hop shell 1: 3 ┆ }",
    );
    expect(found.slice(0, 2)).toEqual(["eV", "meV"]);
    expect(found.indexOf("K")).toBeLessThan(found.indexOf("A"));
  });

  test("values that settings and arguments mostly have", () => {
    expect(labels(`${model}solve { mesh ┆ }`)[0]).toBe("48 x 48");
    expect(labels("lattice square\nspace { spin ┆ }")).toEqual(["1/2"]);
    expect(labels("lattice square\nsymmetry { rotation(┆) }").slice(0, 4)).toEqual([
      "2",
      "3",
      "4",
      "6",
    ]);
    expect(
      labels(`${model}maximize hall_conductivity(H, filling = 1/2, kT = 1, component = ┆)`),
    ).toEqual(["xx", "xy", "yx", "yy"]);
    expect(labels(`${model}maximize photocurrent(H, light = ┆)`).slice(0, 2)).toEqual([
      "blackbody",
      "spectrum",
    ]);
  });
});

describe("nothing that has no meaning at the place", () => {
  const families =
    "lattice honeycomb\nparameter s : real in [0, 1] each site\nparameter b : real in [0, 1] each bond of shell 1\n";

  test("families stand where their members are", () => {
    const onsite = labels(`${families}hamiltonian H { onsite: ┆ }`);
    expect(onsite).toContain("s");
    for (const name of ["b", "d", "nu"]) expect(onsite).not.toContain(name);
    const hop = labels(`${families}hamiltonian H { hop shell 1: ┆ }`);
    expect(hop).toEqual(expect.arrayContaining(["b", "d", "nu"]));
    expect(hop).not.toContain("s");
    const goal = labels(
      `${families}hamiltonian H { hop shell 1: b }\nmaximize total_energy(H, mu = ┆)`,
    );
    expect(goal).not.toContain("b");
  });

  test("sums over bands in terms, functions among lattices and as the number of a shell", () => {
    expect(labels(`${families}hamiltonian H { hop shell 1: ┆ }`)).not.toContain("sum");
    expect(labels("lattice ┆")).not.toContain("mean");
    const shell = labels(`${families}let second = 2\nhamiltonian H { hop shell ┆ }`);
    expect(shell).toContain("second");
    for (const name of ["b", "sin", "integral"]) expect(shell).not.toContain(name);
  });

  test("a lattice in its own definition", () => {
    expect(labels("lattice mine = ┆")).not.toContain("mine");
    expect(labels("lattice one = square\nlattice two = supercell(┆")).toContain("one");
  });
});

const spec = `lattice honeycomb(a = 2.46 angstrom)
space { spin 1/2 }
parameter t : real in [0, 1 eV]
parameter phase1 : phase
let ratio = 0.3
let gap = 0.2 eV
schedule T = 300 K
`;

describe("names by place and dimension", () => {
  test("energies come first in a term", () => {
    const found = labels(`${spec}hamiltonian H { hop shell 1: ┆ }`);
    const order = (name: string) => found.indexOf(name);
    expect(order("t")).toBeGreaterThanOrEqual(0);
    expect(order("t")).toBeLessThan(order("ratio"));
    expect(order("gap")).toBeLessThan(order("phase1"));
    expect(found).not.toContain("T");
    expect(found).not.toContain("band_gap");
  });

  test("a temperature where one is asked for", () => {
    const found = labels(
      `${spec}hamiltonian H { hop shell 1: t }\nmaximize hall_conductivity(H, filling = 1/2, temperature = ┆)`,
    );
    expect(found[0]).toBe("T");
  });

  test("the Hamiltonian as the first argument", () => {
    expect(labels(`${spec}hamiltonian H { hop shell 1: t }\nreport { band_gap(┆) }`)[0]).toBe("H");
  });

  test("arguments that are not given yet, and none that says the same", () => {
    const found = labels(
      `${spec}hamiltonian H { hop shell 1: t }\nreport { hall_conductivity(H, mu = 0, ┆) }`,
    );
    expect(found.slice(0, 2)).toEqual(["kT", "temperature"]);
    expect(found).not.toContain("filling");
  });

  test("shells that exist on this lattice, with distance and coordination", () => {
    const [first, second] = items(`${spec}hamiltonian H { hop shell ┆ }`);
    expect(first).toMatchObject({ label: "1", detail: "distance 1.42028 angstrom, neighbours 3" });
    expect(second).toMatchObject({ label: "2", detail: "distance 2.46 angstrom, neighbours 6" });
  });

  test("short details in every entry of a list", () => {
    const shells = items(`${spec}hamiltonian H { hop shell ┆ }`);
    expect(shells[1].labelDetails).toEqual({
      description: "distance 2.46 angstrom, neighbours 6",
    });
  });

  test("lattices of the library with their documentation", () => {
    const kagome = items("lattice ┆").find(({ label }) => label === "kagome");
    expect(JSON.stringify(kagome?.documentation)).toContain("corner-sharing triangles");
  });

  test("observables with formula, unit and source", () => {
    const found = items(`${spec}hamiltonian H { hop shell 1: t }\nmaximize ┆`);
    const hall = found.find(({ label }) => label === "hall_conductivity")!;
    expect(hall.detail).toContain("[e^2/h]");
    expect(JSON.stringify(hall.documentation)).toContain("Phys. Rev. Lett.");
    expect(hall.insertText).toBe("hall_conductivity(${1:H}, ${2:filling = 1/2, kT = 0.1})$0");
  });

  test("units behind a number, those that fit first", () => {
    const found = labels(
      `${spec}hamiltonian H { hop shell 1: t }\nmaximize hall_conductivity(H, mu = 0.1 ┆)`,
    );
    expect(found.indexOf("eV")).toBeLessThan(found.indexOf("K"));
    expect(found).toContain("meV");
  });

  test("indices of the sums around, in bras and kets", () => {
    expect(labels("observable o(H) = mean over k: sum over n, m: <┆")).toEqual(
      expect.arrayContaining(["n", "m"]),
    );
  });

  test("components", () => {
    expect(labels("observable o(H, bands b) = b.┆")).toEqual(
      expect.arrayContaining(["first", "last"]),
    );
    expect(labels("lattice square\nhamiltonian H { hop shell 1: d.┆ }").slice(0, 2)).toEqual([
      "x",
      "y",
    ]);
    expect(labels("observable o(H, occupation f) = f.┆")).toEqual(
      expect.arrayContaining(["mu", "kT"]),
    );
  });

  test("sites of a supercell, points of a path", () => {
    expect(
      labels("lattice c = supercell(square, 2, 1)\nhamiltonian H { onsite ┆ }").slice(0, 2),
    ).toEqual(["A1", "A2"]);
    expect(labels("lattice honeycomb\nreport { bands along ┆ }").slice(0, 3)).toEqual([
      "Γ",
      "K",
      "M",
    ]);
  });
});
