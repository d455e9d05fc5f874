import { describe, expect, test } from "vitest";
import { evaluation } from "./report.ts";

const root = Math.sqrt(3);

function pathsOf(lattice: string, hamiltonian: string, items: string) {
  return evaluation(`lattice ${lattice}\nhamiltonian H { ${hamiltonian} }\nreport {\n${items}\n}`)
    .paths;
}

describe("graphene", () => {
  const [path, atK, atM, atPoint] = pathsOf(
    "honeycomb",
    "hop shell 1: 1",
    "bands along Γ K M Γ\nbands at K\nbands at M\nbands at (1/3, 1/3)",
  );

  test("the bands touch at K and nowhere else on the path", () => {
    const gaps = path.energies.map(([lower, upper]) => upper - lower);
    const [, k] = path.corners;
    expect(gaps[k.at]).toBeLessThan(1e-14);
    expect(Math.min(...gaps.filter((_, n) => n !== k.at))).toBeGreaterThan(0.01);
    expect(Math.abs(atK.energies[0][0])).toBeLessThan(1e-14);
  });

  test("|1 + exp(2πi κ1) + exp(2πi κ2)| at other points", () => {
    expect(atM.energies[0]).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)]);
    expect(atPoint.energies[0]).toEqual([expect.closeTo(-root, 12), expect.closeTo(root, 12)]);
    expect(path.energies[0]).toEqual([expect.closeTo(-3, 12), expect.closeTo(3, 12)]);
  });

  test("corners lie where the lengths of the segments put them", () => {
    const a = root;
    const [toK, toM] = [(4 * Math.PI) / (3 * a), (2 * Math.PI) / (3 * a)];
    const whole = toK + toM + (2 * Math.PI) / (root * a);
    expect(path.corners.map(({ label }) => label)).toEqual(["Γ", "K", "M", "Γ"]);
    path.corners.forEach(({ at, distance }, n) => {
      expect(distance).toBeCloseTo([0, toK, toK + toM, whole][n], 12);
      expect(path.distance[at]).toBe(distance);
    });
    expect(path.distance).toHaveLength(151);
    const steps = path.distance.slice(1).map((distance, n) => distance - path.distance[n]);
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.05);
    // Along straight lines: the length of each step is that of its wave vectors.
    steps.forEach((step, n) => {
      const [k, next] = [path.k[n], path.k[n + 1]];
      expect(Math.hypot(next[0] - k[0], next[1] - k[1])).toBeCloseTo(step, 12);
    });
  });
});

test("Gamma needs no declaration and has both spellings", () => {
  const paths = pathsOf("chain", "hop shell 1: 1", "bands at Γ\nbands at Gamma\nbands at X");
  expect(paths.map(({ energies }) => energies)).toEqual([[[2]], [[2]], [[-2]]]);
});

test.each([
  ["square", "M", -4],
  ["square", "X", 0],
  ["triangular", "K", -3],
  ["triangular", "M", -2],
])("on the %s lattice %s has the energy %d", (lattice, point, energy) => {
  const [{ energies }] = pathsOf(lattice, "hop shell 1: 1", `bands at ${point}`);
  expect(energies[0][0]).toBeCloseTo(energy, 12);
});

test("kagome: the flat band, and its Dirac point at K; Lieb: three bands meet at M", () => {
  const [kagome] = pathsOf("kagome", "hop shell 1: 1", "bands at K");
  expect(kagome.energies[0]).toEqual([-2, 1, 1].map((energy) => expect.closeTo(energy, 12)));
  const [lieb] = pathsOf("lieb", "hop shell 1: 1", "bands at M");
  expect(lieb.energies[0]).toEqual([0, 0, 0].map((energy) => expect.closeTo(energy, 12)));
});

test("a larger cell keeps the points of its lattice", () => {
  const [{ energies }] = pathsOf(
    "cell = supercell(triangular, 2, 2)",
    "hop shell 1: 1",
    "bands at K",
  );
  // K and the three points that fold onto it: each has κ + (0 or 1/2, 0 or 1/2).
  const fold = [0, 0.5].flatMap((u) => [0, 0.5].map((v) => [2 / 3 + u, 1 / 3 + v]));
  const wanted = fold.map(
    ([u, v]) =>
      2 * (Math.cos(2 * Math.PI * u) + Math.cos(2 * Math.PI * v) + Math.cos(2 * Math.PI * (u - v))),
  );
  const ascending = wanted.toSorted((a, b) => a - b);
  expect(energies[0]).toEqual(ascending.map((energy) => expect.closeTo(energy, 12)));
});

test("a magnetic cell keeps them, too", () => {
  const [{ path, energies }] = [
    pathsOf("square", "hop shell 1: 1\nfield flux = 1/2 per cell", "bands at Γ")[0],
  ].map((path) => ({ path, energies: path.energies[0] }));
  // π flux: E = ±2 √(cos²kx + cos²ky).
  expect(energies).toEqual([-2, 2].map((sign) => expect.closeTo(sign * Math.SQRT2, 12)));
  expect(path.k[0]).toEqual([0, 0]);
});

test("one's own points, in reciprocal vectors, and physical units", () => {
  const [{ unit, kUnit, k, energies }] = pathsOf(
    "wire { a1 = 4 angstrom  site A at 0  point Q at 1/4 }",
    "hop shell 1: 0.5 eV",
    "bands along Γ Q",
  );
  expect([unit, kUnit]).toEqual(["eV", "1/angstrom"]);
  expect(k.at(-1)![0]).toBeCloseTo(Math.PI / 8, 14);
  expect(energies[0][0]).toBeCloseTo(1, 14);
  expect(energies.at(-1)![0]).toBeCloseTo(0, 14);
});

test("in a continuum a point is a wave vector", () => {
  const [{ energies }] = pathsOf("continuum(1, cutoff = 5)", "onsite: k.x^2", "bands at 2");
  expect(energies[0][0]).toBeCloseTo(4, 12);
});
