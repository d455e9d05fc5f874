/** The lattices of the library: distances of neighbour shells and coordination numbers. */
import { describe, expect, test } from "vitest";
import { bondsOfShells } from "../../compiler/model/bonds.ts";
import type { Lattice } from "../../compiler/model/lattice.ts";
import { libraryFiles } from "../../library/index.ts";
import { compileSpec, values } from "./spec.ts";

interface Known {
  /** The lattice constant at which nearest neighbours are at distance 1. */
  readonly a: number;
  readonly sites: number;
  /** Square of the distance of each shell, and how many neighbours of that shell each site has. */
  readonly shells: readonly (readonly [number, number | readonly number[]])[];
}

const { SQRT2 } = Math;
const root3 = Math.sqrt(3);

const known: Readonly<Record<string, Known>> = {
  chain: {
    a: 1,
    sites: 1,
    shells: [
      [1, 2],
      [4, 2],
      [9, 2],
    ],
  },
  ladder: {
    a: 1,
    sites: 2,
    shells: [
      [1, 3],
      [2, 2],
      [4, 2],
      [5, 2],
    ],
  },
  square: {
    a: 1,
    sites: 1,
    shells: [
      [1, 4],
      [2, 4],
      [4, 4],
      [5, 8],
      [8, 4],
    ],
  },
  triangular: {
    a: 1,
    sites: 1,
    shells: [
      [1, 6],
      [3, 6],
      [4, 6],
      [7, 12],
      [9, 6],
    ],
  },
  honeycomb: {
    a: root3,
    sites: 2,
    shells: [
      [1, 3],
      [3, 6],
      [4, 3],
      [7, 6],
      [9, 6],
    ],
  },
  kagome: {
    a: 2,
    sites: 3,
    shells: [
      [1, 4],
      [3, 4],
      [4, 6],
      [7, 8],
    ],
  },
  lieb: {
    a: 2,
    sites: 3,
    shells: [
      [1, [4, 2, 2]],
      [2, [0, 4, 4]],
      [4, 4],
    ],
  },
  checkerboard: {
    a: SQRT2,
    sites: 2,
    shells: [
      [1, 4],
      [2, 4],
      [4, 4],
      [5, 8],
    ],
  },
  maple_leaf: {
    a: Math.sqrt(7),
    sites: 6,
    shells: [
      [1, 5],
      [3, 5],
      [4, 5],
      [7, 11],
      [9, 5],
    ],
  },
  square_octagon: {
    a: 1 + SQRT2,
    sites: 4,
    shells: [
      [1, 3],
      [2, 1],
      [2 + SQRT2, 4],
      [3 + 2 * SQRT2, 6],
    ],
  },
  shastry_sutherland: {
    a: Math.sqrt(2 + root3),
    sites: 4,
    shells: [
      [1, 5],
      [2, 2],
      [3, 1],
      [2 + root3, 8],
    ],
  },
  ruby: {
    a: 1 + root3,
    sites: 6,
    shells: [
      [1, 4],
      [2, 2],
      [3, 2],
      [2 + root3, 4],
      [4, 1],
    ],
  },
  cubic: {
    a: 1,
    sites: 1,
    shells: [
      [1, 6],
      [2, 12],
      [3, 8],
      [4, 6],
      [5, 24],
    ],
  },
  bcc: {
    a: 2 / root3,
    sites: 1,
    shells: [
      [1, 8],
      [4 / 3, 6],
      [8 / 3, 12],
      [11 / 3, 24],
      [4, 8],
    ],
  },
  fcc: {
    a: SQRT2,
    sites: 1,
    shells: [
      [1, 12],
      [2, 6],
      [3, 24],
      [4, 12],
      [5, 24],
    ],
  },
  diamond: {
    a: 4 / root3,
    sites: 2,
    shells: [
      [1, 4],
      [8 / 3, 12],
      [11 / 3, 12],
      [16 / 3, 6],
      [19 / 3, 12],
    ],
  },
  pyrochlore: {
    a: 2 * SQRT2,
    sites: 4,
    shells: [
      [1, 6],
      [3, 12],
      [4, 12],
      [5, 12],
      [7, 24],
    ],
  },
  hyperhoneycomb: {
    a: 2,
    sites: 4,
    shells: [
      [1, 3],
      [3, 10],
      [4, 6],
      [5, 10],
    ],
  },
};

function latticeOf(declaration: string): Lattice {
  const hop = /angstrom|nm/.test(declaration) ? "1 eV" : "1";
  const text = `lattice ${declaration}\nhamiltonian H { hop shell 1: ${hop} }\nreport { bandwidth(H, bands = 1) }`;
  return compileSpec(text).model!.lattice;
}

test("every lattice of the library is known here", () => {
  const names = libraryFiles.flatMap(({ text }) => /^lattice (\w+)/m.exec(text)?.[1] ?? []);
  expect(names.toSorted()).toEqual(Object.keys(known).toSorted());
});

describe.each(Object.entries(known))("%s", (name, { a, sites, shells }) => {
  test.each([
    [name, 1],
    [`${name}(a = ${a})`, 1],
    [`${name}(a = ${2.46 * a} angstrom)`, 2.46],
  ])("lattice %s", (declaration, nearest) => {
    const lattice = latticeOf(declaration);
    expect(lattice.sites).toHaveLength(sites);
    const bonds = bondsOfShells(lattice, shells.length)!;
    shells.forEach(([square, coordination], at) => {
      const shell = bonds.filter((bond) => bond.shell === at + 1);
      for (const { length } of shell) expect(length).toBeCloseTo(nearest * Math.sqrt(square), 9);
      const ends = shell.flatMap(({ from, to }) => [from, to]);
      const found = lattice.sites.map((_, site) => ends.filter((end) => end === site).length);
      const wanted = Array.isArray(coordination)
        ? coordination
        : lattice.sites.map(() => coordination);
      expect([at + 1, ...found]).toEqual([at + 1, ...wanted]);
    });
  });
});

test("lattice constants are those of tables: silicon, iron, copper, graphene", () => {
  const nearest = (declaration: string) => bondsOfShells(latticeOf(declaration), 1)![0].length;
  expect(nearest("diamond(a = 5.43 angstrom)")).toBeCloseTo(2.351, 3);
  expect(nearest("bcc(a = 2.8665 angstrom)")).toBeCloseTo(2.4825, 4);
  expect(nearest("fcc(a = 0.36149 nm)")).toBeCloseTo(2.5561, 4);
  expect(nearest("honeycomb(a = 2.46 angstrom)")).toBeCloseTo(1.4203, 4);
});

describe("cells are primitive", () => {
  // Of a cube of edge 1, and how many of its cells fill it.
  test.each([
    ["cubic", 1],
    ["bcc", 2],
    ["fcc", 4],
    ["diamond", 4],
    ["pyrochlore", 4],
  ])("%s", (name, cells) => {
    expect(latticeOf(`${name}(a = 1)`).measure).toBeCloseTo(1 / cells, 12);
  });
});

describe("lattices with open vectors", () => {
  test("ladder: E = 2 t cos k ± t', at points of the zone", () => {
    const spec = `lattice ladder
hamiltonian H {
  hop along (1): 0.7
  hop A -> B:    0.3
}
report {
  min over k: E(1)
  max over k: E(1)
  min over k: E(2)
  max over k: E(2)
}`;
    values(spec).forEach((value, at) => expect(value).toBeCloseTo([-1.7, 1.1, -1.1, 1.7][at], 10));
  });

  test("the bond vector has a component across a chain", () => {
    const spec = (value: string) => `lattice ladder
hamiltonian H { hop A -> B + (1): ${value} }
report { bandwidth(H, bands = 1..2) }`;
    // d = (1, 1): the bands are ± the hopping.
    expect(values(spec("d.y"))[0]).toBeCloseTo(2, 12);
    expect(values(spec("|d|"))[0]).toBeCloseTo(2 * SQRT2, 12);
  });

  const silicene = `silicene {
  constant a = 3.86 angstrom
  a1 = a * (1, 0, 0)
  a2 = a * (1/2, sqrt(3)/2, 0)
  a3 = (0, 0, 0.46 angstrom) open
  site A at (0, 0, 0)
  site B at (1/3, 1/3, 1)
}
hamiltonian H { hop shell 1: 1 eV }
report { bandwidth(H, bands = 1..2) }`;

  test("a buckled layer: distances in space, bands of its projection", () => {
    const { lattice } = compileSpec(`lattice ${silicene}`).model!;
    expect(lattice.dimension).toBe(2);
    expect(lattice.measure).toBeCloseTo((3.86 ** 2 * root3) / 2, 10);
    const [nearest] = bondsOfShells(lattice, 1)!;
    expect(nearest.length).toBeCloseTo(Math.hypot(3.86 / root3, 0.46), 10);
    expect(nearest.d[2]).toBeCloseTo(0.46, 12);
    expect(values(`lattice ${silicene}`)[0]).toBeCloseTo(6, 10);
  });

  test("a field and the chirality sign do not see the height of a buckled layer", () => {
    const flat = silicene.replace("0.46 angstrom", "1e-9 angstrom");
    const inField = (lattice: string) =>
      values(
        `lattice ${lattice
          .replace("hop shell 1: 1 eV", "field flux = 1/3 per cell  hop shell 1: 1 eV")
          .replace("bands = 1..2", "bands = 1..3")}`,
      )[0];
    expect(inField(silicene)).toBeCloseTo(inField(flat), 9);
    const [chern] = values(
      `lattice ${silicene
        .replace("hop shell 1: 1 eV", "hop shell 1: 1 eV  hop shell 2: 0.1 eV * i * ν")
        .replace("bandwidth(H, bands = 1..2)", "chern_number(H, bands = 1)")}`,
    );
    expect(chern).toBe(-1);
  });

  test("a supercell keeps the heights of its sites", () => {
    const { sites, dimension } = latticeOf("cell = supercell(ladder, 2)");
    expect(dimension).toBe(1);
    expect(sites.map(({ name, position }) => [name, ...position])).toEqual([
      ["A1", 0, 0],
      ["A2", 1, 0],
      ["B1", 0, 1],
      ["B2", 1, 1],
    ]);
  });
});
