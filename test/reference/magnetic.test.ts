/** Magnetic fields: Peierls phases and the magnetic cell. */
import { describe, expect, test } from "vitest";
import { compileSpec, values } from "./spec.ts";
import sixTimesIdeal from "../../examples/reference/six-times-ideal.ham";

const edges = (report: string, hamiltonian: string) => `${hamiltonian}\nreport { ${report} }`;

describe("flux per cell", () => {
  test("Hofstadter's butterfly at flux 1/3: band edges and Chern numbers", () => {
    const spec = edges(
      `bandwidth(H, bands = 1)  bandwidth(H, bands = 1..3)  band_gap(H, filling = 1/3)
       chern_number(H, bands = 1)  chern_number(H, bands = 2)  chern_number(H, bands = 3)`,
      "lattice square\nhamiltonian H { field flux = 1/3 per cell\n hop shell 1: 1 }",
    );
    const [width, whole, gap, ...chern] = values(spec);
    // Edges ±2.7321, ±2, ±0.7321 (Hofstadter, Phys. Rev. B 14, 2239 (1976)).
    expect(width).toBeCloseTo(Math.sqrt(3) - 1, 9);
    expect(whole).toBeCloseTo(2 * (1 + Math.sqrt(3)), 9);
    expect(gap).toBeCloseTo(2 - (Math.sqrt(3) - 1), 9);
    expect(chern.map((c) => c * chern[0])).toEqual([1, -2, 1]);
  });

  test("a whole flux quantum through every loop changes nothing, also with a basis", () => {
    const report = "direct_gap(H, bands = 1)  band_gap(H, bands = 1)  bandwidth(H, bands = 1..2)";
    const honeycomb = (field: string) =>
      values(
        edges(
          report,
          `lattice honeycomb\nhamiltonian H { ${field}\n onsite A: 0.3\n hop shell 1: 1 }`,
        ),
      );
    const none = honeycomb("");
    honeycomb("field flux = 1 per cell").forEach((value, at) =>
      expect(value).toBeCloseTo(none[at], 9),
    );
    const third = honeycomb("field flux = 1/3 per cell");
    honeycomb("field flux = -2/3 per cell").forEach((value, at) =>
      expect(value).toBeCloseTo(third[at], 9),
    );
  });

  test("a quarter of a quantum per triangular cell is π/4 around every triangle", () => {
    const { model } = compileSpec(
      "lattice triangular\nhamiltonian H { field flux = 1/4 per cell\n hop shell 1: 1 }\nreport { bandwidth(H, bands = 1) }",
    );
    const [term] = model!.terms;
    if (term.kind !== "hop") throw new Error("a hop was expected");
    const steps = term.bonds.flatMap(({ from, to, d, phase }) => [
      { from, to, d, phase: phase! },
      { from: to, to: from, d: d.map((x) => -x), phase: -phase! },
    ]);
    const along = (degrees: number) => (site: number) =>
      steps.find(
        (step) =>
          step.from === site &&
          Math.abs(step.d[0] - Math.cos((degrees * Math.PI) / 180)) < 1e-9 &&
          Math.abs(step.d[1] - Math.sin((degrees * Math.PI) / 180)) < 1e-9,
      )!;
    for (let site = 0; site < 4; site++) {
      // Counterclockwise: 0, 120 and 240 degrees.
      const loop = [0, 120, 240].reduce(
        ({ at, phase }, angle) => {
          const step = along(angle)(at);
          return { at: step.to, phase: phase + step.phase };
        },
        { at: site, phase: 0 },
      );
      expect(loop.at).toBe(site);
      const turns = (loop.phase - Math.PI / 4) / (2 * Math.PI);
      expect(turns - Math.round(turns)).toBeCloseTo(0, 9);
    }
  });

  test("the ideal design of six times Haldane", () => {
    const [sigma, c1, c2, c3, c4, g1, g2, g3] = values(sixTimesIdeal);
    expect(Math.abs(sigma)).toBeCloseTo(3.062142, 4);
    expect([c1, c2, c3, c4].map((c) => c * Math.sign(c1))).toEqual([5, 1, -3, -3]);
    expect(g1).toBeCloseTo(1.6302, 4);
    expect(g2).toBeCloseTo(2.0444, 4);
    expect(g3).toBeCloseTo(3.101, 4);
  });
});
