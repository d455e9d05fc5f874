import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type FoundSymmetries,
  foundSymmetries,
} from "../../analysis/design-symmetries/found-symmetries.ts";
import { compile } from "../../compiler/index.ts";
import { initialTheta, loadProgram } from "../../runtime/index.ts";
import { compiled } from "../symmetry/bloch.ts";
import { families } from "../symmetry/families.ts";
import { foundDesigns } from "./found-designs.ts";
import { changed, pointGroup, triangular, uniformFlux } from "./triangular-program.ts";

/** Of a forward calculation: declarations and a Hamiltonian. */
function found(text: string): FoundSymmetries {
  const source = { path: "t.ham", text: `${text}\nreport { symmetries(H) }\n` };
  const { javascript, diagnostics } = compile(source);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join());
  const program = loadProgram(javascript!);
  return foundSymmetries(program, program.operations!, initialTheta(program));
}

const names = (classes: readonly { operation: string; count: number }[]): string[] =>
  classes.map(({ operation, count }) => (count === 1 ? operation : `${operation} ${count}×`));

const honeycomb = (...terms: readonly string[]): string =>
  `lattice honeycomb\nhamiltonian H {\n  hop shell 1: 1\n  ${terms.join("\n  ")}\n}`;

function residualOf(symmetries: FoundSymmetries, name: string): number {
  return symmetries.operations.find(({ operation }) => operation === name)!.residual;
}

test("graphene has everything that the lattice has", () => {
  const graphene = found(honeycomb());
  expect(graphene).toMatchObject({ pointGroup: "6mm", magneticPointGroup: "6mm1'" });
  expect(graphene.summary.broken).toEqual([]);
  expect(names(graphene.summary.keptWithChangeOfSign)).toEqual(["chiral", "particle_hole"]);
  // Twelve operations, alone and with time reversal, H and −H.
  expect(graphene.operations.filter(({ kept }) => kept)).toHaveLength(48);
  expect(Math.max(...graphene.operations.map(({ residual }) => residual))).toBeLessThan(1e-12);
});

test("a staggered honeycomb keeps the threefold axis and the mirrors that exchange no sublattices", () => {
  const staggered = found(honeycomb("onsite A: 0.3", "onsite B: -0.3"));
  expect(staggered).toMatchObject({ pointGroup: "3m", magneticPointGroup: "3m1'" });
  expect(names(staggered.summary.kept)).toEqual([
    "time_reversal",
    "mirror(x) 3×",
    "rotation(3) 2×",
  ]);
  // H goes to −H if besides the sublattices are exchanged.
  expect(names(staggered.summary.keptWithChangeOfSign)).toEqual([
    "chiral * mirror(y) 3×",
    "chiral * rotation(6) 2×",
  ]);
  // ‖H‖² = 6 · 1² + 2 · 0.3², and both energies change by 0.6.
  expect(residualOf(staggered, "rotation(2)")).toBeCloseTo(Math.sqrt(0.72 / 6.18), 12);
});

test("Haldane's model has C6, and mirrors with time reversal", () => {
  const haldane = found(honeycomb("hop shell 2: 0.1 * exp(0.7i * ν)"));
  expect(haldane).toMatchObject({ pointGroup: "6", magneticPointGroup: "6m'm'" });
  expect(names(haldane.summary.kept)).toEqual(["rotation(6) 2×"]);
  expect(names(haldane.summary.keptWithTimeReversal)).toEqual([
    "time_reversal * mirror(x) 3×",
    "time_reversal * mirror(y) 3×",
  ]);
  expect(names(haldane.summary.broken)).toEqual(["time_reversal"]);
  // Twelve hoppings 0.1 e^{±0.7i} become their conjugates; no gauge that keeps t1 helps.
  const changed = 12 * (0.2 * Math.sin(0.7)) ** 2;
  expect(residualOf(haldane, "time_reversal")).toBeCloseTo(Math.sqrt(changed / 6.12), 5);
});

test("with φ = π/2 and opposite energies: C3, and particle-hole with a mirror", () => {
  const symmetries = found(honeycomb("hop shell 2: 0.1i * ν", "onsite A: 0.2", "onsite B: -0.2"));
  expect(symmetries).toMatchObject({ pointGroup: "3", magneticPointGroup: "3m'" });
  expect(names(symmetries.summary.keptWithTimeReversal)).toEqual(["time_reversal * mirror(x) 3×"]);
});

test("a stripe leaves one mirror of each kind", () => {
  const stripe = found(
    "lattice honeycomb\nhamiltonian H {\n  hop A -> B: 1\n  hop A -> B + (-1, 0): 0.7\n  hop A -> B + (0, -1): 0.7\n}",
  );
  expect(stripe.pointGroup).toBe("mm2");
});

describe("spins without spin–orbit coupling", () => {
  const spiral = (cells: number, polar: number): string => {
    const spins = Array.from({ length: cells }, (_, j) => {
      const phi = (2 * Math.PI * j) / cells;
      const [x, y, z] = [
        Math.sin(polar) * Math.cos(phi),
        Math.sin(polar) * Math.sin(phi),
        Math.cos(polar),
      ];
      return `  onsite A${j + 1}: ${x} * σx + ${y} * σy + ${z} * σz`;
    });
    return `lattice wire = supercell(chain, ${cells})\nspace { spin 1/2 }\nhamiltonian H on wire {\n  hop shell 1: 0.8\n  hop shell 2: 0.5\n${spins.join("\n")}\n}`;
  };

  test("a planar spiral: translations with spins turned, time reversal with half a turn", () => {
    const { summary } = found(spiral(6, Math.PI / 2));
    const [reversal, step] = summary.keptWithSpinsTurned;
    expect([reversal.operation, step.operation]).toEqual(["time_reversal", "translation(1/6)"]);
    expect(reversal.spins!.degrees).toBeCloseTo(180, 5);
    expect(step.spins!.degrees).toBeCloseTo(60, 5);
    for (const { spins } of [reversal, step]) expect(Math.abs(spins!.axis[2])).toBeCloseTo(1, 9);
    expect(names(summary.keptWithTimeReversal)).toContain("time_reversal * translation(1/2)");
  });

  test("a conical spiral: the same translations, and no time reversal", () => {
    const { summary } = found(spiral(6, 1));
    expect(names(summary.keptWithSpinsTurned)).toContain("translation(1/6) 2×");
    expect(names(summary.broken)).toContain("time_reversal");
  });

  test("a ferromagnet along z: mirrors across it, others with time reversal", () => {
    const symmetries = found(
      "lattice square\nspace { spin 1/2 }\nhamiltonian H {\n  onsite: 0.5 * σz\n  hop shell 1: 1\n}",
    );
    expect(symmetries).toMatchObject({ pointGroup: "4/m", magneticPointGroup: "4/mm'm'" });
  });
});

test("Kane and Mele's model: everything; with Rashba's term no mirror z → −z", () => {
  const kaneMele = (rashba: string): string =>
    `lattice honeycomb\nspace { spin 1/2 }\nhamiltonian H {\n  hop shell 1: 1${rashba}\n  hop shell 2: 0.1i * ν * σz\n}`;
  expect(found(kaneMele("")).magneticPointGroup).toBe("6/mmm1'");
  expect(found(kaneMele(" + 0.2i * (d.y * σx - d.x * σy)")).magneticPointGroup).toBe("6mm1'");
});

test("p orbitals turn with the lattice", () => {
  const bonds = (sigma: string, pi: string): string =>
    `lattice square\nspace { orbital px, py }\nhamiltonian H {\n  hop along (1, 0): ${sigma} * (τ0 + τz) / 2 + ${pi} * (τ0 - τz) / 2\n  hop along (0, 1): ${sigma} * (τ0 - τz) / 2 + ${pi} * (τ0 + τz) / 2\n}`;
  expect(found(bonds("1", "-0.3")).pointGroup).toBe("4mm");
  const dimers = `lattice square\nspace { orbital px, py }\nhamiltonian H {\n  hop shell 1: (τ0 + τz) / 2\n}`;
  expect(found(dimers).pointGroup).toBe("mm2");
});

describe("what is kept is a group", () => {
  const lattice = (x: number, diagonal: number): string =>
    `lattice square\nhamiltonian H {\n  hop along (1, 0): ${x}\n  hop along (0, 1): 1\n  hop along (1, 1): ${diagonal}\n}`;

  test("at the price of a larger threshold", () => {
    // mirror(x) misses by 0.07, a diagonal mirror by 0.08, their product, a quarter turn, by 0.105.
    const symmetries = found(lattice(1.08, 0.07));
    expect(residualOf(symmetries, "rotation(4)")).toBeGreaterThan(0.1);
    expect(symmetries.pointGroup).toBe("4mm");
    expect(symmetries.threshold).toBe(residualOf(symmetries, "rotation(4)"));
  });

  test("that holds for all other operations", () => {
    const symmetries = found(lattice(1.12, 0.07));
    expect(symmetries).toMatchObject({ threshold: 0.1, pointGroup: "mm2" });
  });
});

test.each([
  ["symmetries", "HAM2011"],
  ["2 * symmetries(H)", "HAM2011"],
  ["symmetries()", "HAM2003"],
  ["symmetries(H, 1)", "HAM2003"],
  ["symmetries(2)", "HAM2003"],
])("%s is no line of a report: %s", (line, code) => {
  const text = `lattice honeycomb\nhamiltonian H { hop shell 1: 1 }\nreport { ${line} }\n`;
  expect(compile({ path: "t.ham", text }).diagnostics.map((each) => each.code)).toEqual([code]);
});

test("a continuum has no sites that operations could take to sites", () => {
  const text = `lattice continuum(2, cutoff = 3)\nspace { spin 1/2 }\nhamiltonian H { onsite: k.x * σx + k.y * σy }\nreport { symmetries(H) }\n`;
  expect(compile({ path: "t.ham", text }).diagnostics.map((each) => each.code)).toEqual([
    "HAM5012",
  ]);
});

/** The point groups of random members of the families of test/symmetry. */
const groups: Readonly<Record<string, string>> = {
  "honeycomb, everything": "6mm1'",
  "kagome, everything": "6mm1'",
  "square, everything": "4mm1'",
  "honeycomb p3m1": "3m1'",
  Haldane: "6m'm'",
  "Kane–Mele p6/mmm": "6/mmm1'",
  "Kane–Mele p6mm": "6mm1'",
  "silicene p-3m1": "-3m1'",
};

test.each(families.filter(({ name }) => name in groups))(
  "any member of $name",
  ({ name, spec }) => {
    const { program, numbers } = compiled(
      `${spec}\nreport { symmetries(H) }`.replace("\nmaximize", "\nmaximize"),
    );
    const theta = Float64Array.from({ length: numbers }, (_, p) => Math.sin(1 + 2.3 * p * p));
    const symmetries = foundSymmetries(program, program.operations!, theta);
    expect(symmetries.magneticPointGroup).toBe(groups[name]);
    const kept = symmetries.operations.filter((operation) => operation.kept);
    expect(Math.max(...kept.map(({ residual }) => residual))).toBeLessThan(1e-12);
  },
);

describe("the supercell of six times Haldane", () => {
  const text = readFileSync("examples/02-six-times.ham", "utf8");
  const spec = text.replace("report {", "report {\n  symmetries(H)");
  const { operations, lattice } = loadProgram(compile({ path: "six.ham", text: spec }).javascript!);

  test("the sites are in the same order as in the program written by hand", () => {
    lattice.sites.forEach(({ position }, site) =>
      position.forEach((x, axis) =>
        expect(x).toBeCloseTo(triangular.lattice.sites[site].position[axis], 9),
      ),
    );
  });

  test("uniform flux: magnetic translations, C6, mirrors with time reversal", () => {
    const symmetries = foundSymmetries(triangular, operations!, uniformFlux(1));
    expect(symmetries).toMatchObject({ pointGroup: "6", magneticPointGroup: "6m'm'" });
    expect(names(symmetries.summary.kept)).toEqual(["rotation(6) 2×", "translation(1/2, 0) 3×"]);
  });

  test("the best design found: the same translations, C3, and mirrors with time reversal", () => {
    const symmetries = foundSymmetries(triangular, operations!, foundDesigns[0].theta);
    expect(symmetries).toMatchObject({ pointGroup: "3", magneticPointGroup: "3m'" });
    expect(names(symmetries.summary.kept)).toEqual(["rotation(3) 2×", "translation(1/2, 0) 3×"]);
  });

  test("gauges, moves, turns and reversals change nothing", () => {
    const angle = fc.double({ min: -4, max: 4, noNaN: true });
    const change = fc.record({
      rows: fc.integer({ min: 0, max: 11 }).map(pointGroup),
      translation: fc.constantFrom(
        [0, 0] as const,
        [1, 0] as const,
        [0.5, Math.sqrt(3) / 2] as const,
      ),
      chi: fc.tuple(angle, angle, angle, angle),
      q: fc.tuple(angle, angle),
      conjugate: fc.boolean(),
    });
    const designs = [uniformFlux(1), ...[0, 4, 6].map((at) => foundDesigns[at].theta)];
    const groupsOf = (theta: ArrayLike<number>) => {
      const symmetries = foundSymmetries(triangular, operations!, theta);
      const kept = symmetries.operations.filter((operation) => operation.kept).length;
      return [symmetries.pointGroup, symmetries.magneticPointGroup, kept];
    };
    const before = designs.map(groupsOf);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), change, (at, how) => {
        expect(groupsOf(changed(designs[at], how))).toEqual(before[at]);
      }),
      { numRuns: 20 },
    );
  });
});
