/** The photocurrent of spin chains under sunlight: the best designs known, and what symmetry says. */
import { describe, expect, test } from "vitest";
import { chainMesh, cone, photocurrent, rotated, type Wire, wireFunction } from "./wire.ts";

const adiabatic = { spins: cone(3, 1 / 3, 0.6932), J: 0.2805, t1: 0.1176, t2: 0.0786 };
const single = { spins: cone(3, 1 / 3, 0.6973), J: 0.2766, t1: 0.1174, t2: 0.0788 };

const currents = new Map(
  [1, 3, 4, 12].map((sites) => [
    sites,
    wireFunction(sites, [photocurrent("adiabatic"), photocurrent("single")]),
  ]),
);

/** Current in A/m² with both dampings, on 24 points of the zone of three sites. */
function current(wire: Wire): { readonly adiabatic: number; readonly single: number } {
  const sites = wire.spins.length;
  const [adiabatic, single] = currents.get(sites)!(wire, chainMesh(Math.round(72 / sites)));
  return { adiabatic, single };
}

const best = current(adiabatic).adiabatic;

describe("the best designs", () => {
  test("adiabatic: 16.78 A/m²", () => {
    expect(Math.abs(best)).toBeCloseTo(16.779, 3);
  });

  test("single: 33.87 A/m², 686 in the normalisation of the founding paper", () => {
    const value = Math.abs(current(single).single);
    expect(value).toBeCloseTo(33.869, 3);
    expect(20.2616 * value).toBeCloseTo(686, 0);
  });

  test("nearby designs give less", () => {
    const nearby: readonly Partial<Wire>[] = [
      { J: 0.29 },
      { J: 0.271 },
      // t1² + t2² is at its bound.
      { t1: 0.121, t2: 0.0733 },
      { t1: 0.114, t2: 0.0837 },
      { spins: cone(3, 1 / 3, 0.72) },
      { spins: cone(3, 1 / 3, 0.66) },
    ];
    for (const change of nearby) {
      const ratio = current({ ...adiabatic, ...change }).adiabatic / best;
      expect(ratio).toBeLessThan(1);
      expect(ratio).toBeGreaterThan(0.9);
    }
  });
});

describe("symmetry", () => {
  test.each([
    ["a planar spiral", { spins: cone(3, 1 / 3, 0) }],
    ["a ferromagnet", { spins: cone(1, 0, 1) }],
    ["a bipartite chain at half filling", { t2: 0 }],
  ])("%s gives no current", (_name, change) => {
    expect(Math.abs(current({ ...adiabatic, ...change }).adiabatic)).toBeLessThan(1e-6);
  });

  test("the opposite chirality gives the opposite current", () => {
    const mirrored = current({ ...adiabatic, spins: cone(3, -1 / 3, 0.6932) }).adiabatic;
    expect(mirrored / best).toBeCloseTo(-1, 10);
  });

  test("spins that lie in a plane but are no spiral give a current", () => {
    const spins = [0.3, 1.7, 4.1, 2.9].map((a) => [Math.cos(a), Math.sin(a), 0] as const);
    expect(Math.abs(current({ ...adiabatic, spins }).adiabatic)).toBeGreaterThan(0.1);
  });

  test("a common rotation of all spins changes nothing", () => {
    const turned = current({ ...adiabatic, spins: rotated(adiabatic.spins, 1.1) }).adiabatic;
    expect(turned / best).toBeCloseTo(1, 11);
  });

  test("a cell of twelve sites gives what one of three gives", () => {
    const four = current({ ...adiabatic, spins: cone(12, 1 / 3, 0.6932) }).adiabatic;
    expect(four / best).toBeCloseTo(1, 11);
  });
});
