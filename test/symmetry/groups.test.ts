import { describe, expect, it } from "vitest";
import type { Lattice } from "../../compiler/model/lattice.ts";
import { latticeOperations } from "../../compiler/symmetry/detect.ts";
import { identifyGroup } from "../../compiler/symmetry/groups/identify.ts";
import {
  type Match,
  matchGroup,
  operationsOf,
  siteShifts,
} from "../../compiler/symmetry/groups/match.ts";
import { rotationsOf } from "../../compiler/symmetry/groups/rotations.ts";
import { findGroup } from "../../compiler/symmetry/groups/table.ts";
import { compile } from "../../compiler/index.ts";
import { bloch, compiled } from "./bloch.ts";
import { crystalWith } from "./crystals.ts";

/** Whether all operations of a match take sites to sites, worked out in Cartesian coordinates. */
function takesSitesToSites({ generators }: Match, lattice: Lattice): boolean {
  const place = (fractional: readonly number[]) =>
    [0, 1, 2].map((axis) =>
      fractional.reduce((sum, x, i) => sum + x * (lattice.vectors[i][axis] ?? 0), 0),
    );
  const middle = [0, 1, 2].map((axis) =>
    axis < lattice.dimension
      ? 0
      : lattice.sites.reduce((sum, { position }) => sum + (position[axis] ?? 0), 0) /
        lattice.sites.length,
  );
  const positions = lattice.sites.map(({ position }) =>
    [0, 1, 2].map((axis) => (position[axis] ?? 0) - middle[axis]),
  );
  return operationsOf(generators, lattice.dimension).every(({ rotation, shift }) =>
    positions.every((position) => {
      const moved = rotation.map(
        (row, i) => row.reduce((sum, x, j) => sum + x * position[j], 0) + place(shift)[i],
      );
      return positions.some((target) =>
        inLattice(
          moved.map((x, i) => x - target[i]),
          lattice,
        ).every((x) => Math.abs(x - Math.round(x)) < 1e-5),
      );
    }),
  );
}

/** In lattice vectors by Cramer's rule; what lies across the lattice must vanish. */
function inLattice(v: readonly number[], { vectors, dimension }: Lattice): readonly number[] {
  const det = (m: readonly (readonly number[])[]): number =>
    m.length === 1
      ? m[0][0]
      : m[0].reduce(
          (sum, x, j) =>
            sum + (j % 2 ? -x : x) * det(m.slice(1).map((row) => row.filter((_, k) => k !== j))),
          0,
        );
  const flat = v.slice(0, dimension);
  const whole = det(vectors);
  return [
    ...vectors.map((_, i) => det(vectors.map((row, k) => (k === i ? flat : row))) / whole),
    ...v.slice(dimension).map((x) => (Math.abs(x) < 1e-6 ? 0 : 0.5)),
  ];
}

/** The operations of a symmetry on a lattice of the library, by name; or the code of the refusal. */
function declared(lattice: string, symmetry: string): readonly string[] | string {
  const text = `lattice ${lattice}\nsymmetry { ${symmetry} }\nhamiltonian H { hop shell 1: 1 }\nreport { bandwidth(H, bands = 1) }\n`;
  const { model, diagnostics } = compile({ path: "t.ham", text });
  return model ? model.symmetry.group.map(({ name }) => name) : diagnostics[0].code;
}

describe("orientations and places", () => {
  it("p3m1 has mirrors normal to a, and p31m along it", () => {
    expect(declared("honeycomb", 'layer_group("p3m1")')).toContain("mirror(x)");
    expect(declared("honeycomb", 'layer_group("p3m1")')).not.toContain("mirror(y)");
    expect(declared("honeycomb", 'layer_group("p31m")')).toContain("mirror(y)");
    expect(declared("honeycomb", 'layer_group("p31m")')).not.toContain("mirror(x)");
    for (const setting of ["3m1", "31m"])
      expect(declared("honeycomb", `point_group("${setting}")`)).toEqual(
        declared("honeycomb", `layer_group("p${setting}")`),
      );
    expect(declared("honeycomb", 'point_group("3m")')).toBe("HAM8013");
    expect(declared("honeycomb", 'point_group("C3v", a = x)')).toEqual(
      declared("honeycomb", 'layer_group("p3m1")'),
    );
  });

  it("a group about a point of another symmetry is refused", () => {
    expect(declared("honeycomb", 'point_group("6mm", at = (2/3, 2/3))').length).toBe(12);
    expect(declared("honeycomb", 'point_group("6mm", at = A)')).toBe("HAM8012");
    expect(declared("diamond", 'point_group("Td", at = A)').length).toBe(24);
    expect(declared("diamond", 'point_group("Oh")')).toBe("HAM8012");
  });

  it("groups of space do not go on layers, nor any group in a product", () => {
    expect(declared("honeycomb", 'space_group("P6/mmm")')).toBe("HAM8002");
    expect(declared("cubic", 'layer_group("p4mm")')).toBe("HAM8002");
    expect(declared("square", 'layer_group("p4mm") * time_reversal')).toBe("HAM8002");
    expect(declared("square", "point_group(4)")).toBe("HAM8002");
  });

  it("a supercell asks for the origin", () => {
    const cell = "cell = supercell(square, 2, 2)";
    expect(declared(cell, 'layer_group("p4mm")')).toBe("HAM8013");
    expect(declared(cell, 'layer_group("p4mm", at = (1/4, 1/4))').length).toBe(8);
    // Axes of order 4 and -4 change places about the same centre of inversion.
    expect(declared(cell, 'layer_group("p4/nmm", at = (0, 0))')).toBe("HAM8013");
    expect(declared(cell, 'layer_group("p4/nmm", at = (0, 0), a = x, b = y)').length).toBe(16);
  });

  it.each([
    ["cubic", 221, 48],
    ["fcc", 225, 48],
    ["bcc", 229, 48],
    ["diamond", 227, 48],
    ["pyrochlore", 227, 48],
    ["diamond", 216, 24],
  ])("%s has space group %i", (lattice, number, order) => {
    expect(declared(lattice, `space_group(${number})`).length).toBe(order);
  });
});

/** Young and Kane, PRL 115, 126803 (2015): a square lattice with sites above and below its plane. */
const buckled = `lattice buckled {
  a1 = (1, 0, 0)
  a2 = (0, 1, 0)
  a3 = (0, 0, 1) open
  site A at (1/4, 1/4, 0.1)
  site B at (3/4, 3/4, -0.1)
}`;

describe("a nonsymmorphic layer, p4/nmm", () => {
  const family = compiled(`${buckled}
space { spin 1/2 }
symmetry { layer_group("p4/nmm"), time_reversal }
parameter e : hermitian each site
parameter t : matrix each bond of shells 1..2
hamiltonian H {
  onsite: e
  hop shells 1..2: t
}`);

  it("is what `detect` finds there", () => {
    const detected = compiled(`${buckled}
symmetry detect
parameter t : real each bond of shell 1
hamiltonian H { hop shell 1: t }`);
    const { group } = detected;
    const { lattice } = detected.compilation.model!;
    expect(group.length).toBe(16);
    expect(identifyGroup(group, lattice)?.group.symbol).toBe("p4/nmm");
  });

  it("has the parameters of the published model: an energy, t, t2 and one spin–orbit term", () =>
    expect(family.numbers).toBe(4));

  it("has one fourfold level at each of X and M", () => {
    const theta = Float64Array.from([0.3, -0.8, 0.5, 0.7]);
    const spread = (kx: number, ky: number) => {
      const h = bloch(family.program, theta, [kx, ky, 0]);
      // All levels are one if H is a multiple of 1.
      const mean = h.reduce((sum, row, i) => sum + row[i][0], 0) / h.length;
      return Math.max(
        ...h.flatMap((row, i) => row.map(([x, y], j) => Math.hypot(x - (i === j ? mean : 0), y))),
      );
    };
    expect(spread(Math.PI, 0)).toBeLessThan(1e-12);
    expect(spread(0, Math.PI)).toBeLessThan(1e-12);
    expect(spread(Math.PI, Math.PI)).toBeLessThan(1e-12);
    expect(spread(1, 0.4)).toBeGreaterThan(0.1);
  });
});

describe.each([
  ["space", 230],
  ["layer", 80],
] as const)(
  "%s groups in crystals made of them, in any vectors about any origin",
  (kind, count) => {
    it.each(Array.from({ length: count }, (_, at) => at + 1))("%i", (number) => {
      const group = findGroup(kind, number)!;
      const lattice = crystalWith(group, number);
      const matches = matchGroup(group, lattice, siteShifts(lattice));
      expect(matches.length).toBe(1);
      expect(takesSitesToSites(matches[0], lattice)).toBe(true);
      const order = rotationsOf(group.generators.map(({ matrix }) => matrix)).length;
      expect(operationsOf(matches[0].generators, lattice.dimension).length).toBe(order);
      // The search for all operations of the lattice knows nothing of tables.
      const found = latticeOperations(lattice, { orbitals: ["s"], spin: false });
      expect(found.length).toBe(order);
      if (kind === "layer" || number % 5 === 0)
        expect(identifyGroup(found, lattice)?.group.number).toBe(number);
    });
  },
);
