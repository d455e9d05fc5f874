/** Wilson loops: Wannier centres against what is known of Su–Schrieffer–Heeger, Haldane, Kane and Mele. */
import { describe, expect, test } from "vitest";
import { evaluationText } from "../../cli/terminal/resultReport.ts";
import { complaints, evaluation, tables } from "./report.ts";

const chain = (delta: number, mass: number) => `
  lattice dimers {
    a1 = 1
    site A at 0
    site B at 1/2
  }
  hamiltonian H {
    onsite A:         ${mass}
    onsite B:         -(${mass})
    hop A -> B:       ${1 + delta}
    hop B -> A + (1): ${1 - delta}
  }
  report { wannier_centres(H, bands = 1)  wannier_centres(H, bands = 1..2)  polarization(H, bands = 1) }`;

/** Distance on a circle of circumference 1. */
const apart = (x: number, y: number): number => Math.abs(x - y - Math.round(x - y));

describe("a chain of dimers", () => {
  test.each([
    // The centre sits on the strong bond: within the cell at 1/4, across at 3/4.
    [0.3, 0.25],
    [-0.3, 0.75],
  ])("with δ = %d has its centre on the strong bond", (delta, centre) => {
    const { centres } = evaluation(chain(delta, 0));
    expect(centres[0]).toMatchObject({ kappa: [0], certified: [true] });
    expect(centres[0].winding).toBeUndefined();
    expect(apart(centres[0].centres[0][0], centre)).toBeLessThanOrEqual(centres[0].error[0]);
    expect(centres[0].error[0]).toBeLessThan(1e-8);
    // All bands together sit on the sites.
    expect(centres[1].centres[0][0]).toBeCloseTo(0, 9);
    expect(centres[1].centres[0][1]).toBeCloseTo(0.5, 9);
  });

  test("with masses has the Berry phase of Rice and Mele's model", () => {
    // tan of half the angle swept on the sphere: a fine discrete loop of its own eigenvectors.
    const [delta, mass, n] = [0.2, 0.35, 20_000];
    let turns = 0;
    const lower = (k: number) => {
      // h = (t₁ + t₂ cos k, −t₂ sin k, m) with u = (A, B) in the gauge of the cell.
      const [re, im] = [1 + delta + (1 - delta) * Math.cos(k), -(1 - delta) * Math.sin(k)];
      const size = Math.hypot(re, im, mass);
      const norm = Math.hypot(re, im, mass + size);
      return { a: [-re / norm, im === 0 ? 0 : im / norm], b: (mass + size) / norm };
    };
    for (let j = 0; j < n; j++) {
      const [u, v] = [lower((2 * Math.PI * j) / n), lower((2 * Math.PI * (j + 1)) / n)];
      const re = u.a[0] * v.a[0] + u.a[1] * v.a[1] + u.b * v.b;
      const im = u.a[0] * v.a[1] - u.a[1] * v.a[0];
      turns += Math.atan2(im, re) / (2 * Math.PI);
    }
    // B is half a cell from A: its weight moves the centre by as much.
    let weight = 0;
    for (let j = 0; j < n; j++) weight += lower((2 * Math.PI * j) / n).b ** 2 / n;
    const { centres, report } = evaluation(chain(delta, mass));
    const [found] = centres[0].centres[0];
    const candidates = [turns, -turns].map((x) => apart(found, x + 0.5 * weight));
    expect(Math.min(...candidates)).toBeLessThan(1e-7);
    expect(apart(found, report[0].value)).toBeLessThan(1e-8);
  });
});

describe("Haldane's model", () => {
  const haldane = (phase: string, axis: number) => `
    lattice honeycomb
    hamiltonian H {
      onsite A:    0.2
      onsite B:    -0.2
      hop shell 1: 1
      hop shell 2: 0.15 * exp(${phase} * i * ν * pi / 2)
    }
    report { wannier_centres(H, bands = 1, axis = ${axis})  chern_number(H, bands = 1) }`;

  test.each([
    ["1", 1],
    ["-1", 1],
    ["1", 2],
    ["-1", 2],
  ])("phase %s, axis %d: winds by its Chern number, with the sign of the axis", (phase, axis) => {
    const { centres, report } = evaluation(haldane(phase, axis));
    expect(Math.abs(report[0].value)).toBe(1);
    expect(centres[0].winding).toBe((axis === 1 ? -1 : 1) * report[0].value);
    expect(centres[0].certified.every(Boolean)).toBe(true);
    expect(centres[0].kappa).toHaveLength(61);
    expect(Math.max(...centres[0].error)).toBeLessThan(1e-6);
  });

  test("a trivial insulator does not wind, and graphene is not certified", () => {
    const text = haldane("0", 1);
    expect(evaluation(text).centres[0].winding).toBe(0);
    const touching = evaluation(text.replace("0.2", "0").replace("-0.2", "0")).centres[0];
    expect(touching.certified.some(Boolean)).toBe(false);
    expect(touching.reason[0]).toBe("bands 1 and 2 touch");
  });
});

describe("Kane and Mele's model", () => {
  const kaneMele = (staggered: number) => `
    lattice honeycomb
    space { spin 1/2 }
    hamiltonian H {
      onsite A:    ${staggered}
      onsite B:    -(${staggered})
      hop shell 1: 1 + 0.05i * (d.y * σx - d.x * σy)
      hop shell 2: 0.06i * ν * σz
    }
    report { wannier_centres(H, filling = 1/2, axis = 2, points = 81)  z2_number(H, filling = 1/2) }`;

  /** Whether Kramers partners at κ = 0 are partners at κ = 1/2: a horizontal line is crossed evenly. */
  const switches = (centres: readonly (readonly number[])[], line: number): boolean => {
    const half = centres.slice(0, 41);
    let crossings = 0;
    for (let n = 1; n < half.length; n++) {
      // The number of centres in the arc between the line and another fixed place changes by crossings.
      for (let band = 0; band < 2; band++) {
        const partners = half[n].map((x) => apart(x, half[n - 1][band]));
        const next = half[n][partners.indexOf(Math.min(...partners))];
        const before = half[n - 1][band] - line - Math.round(half[n - 1][band] - line);
        const after = next - line - Math.round(next - line);
        if (before * after < 0 && Math.abs(before - after) < 0.25) crossings++;
      }
    }
    return crossings % 2 === 1;
  };

  test.each([
    [0.1, 1],
    [0.5, 0],
  ])("staggered %d: partners switch exactly if Z2 is 1", (staggered, z2) => {
    const { centres, report } = evaluation(kaneMele(staggered));
    const rows = centres[0].centres;
    expect(report[0].value).toBe(z2);
    expect(centres[0].winding).toBe(0);
    // Kramers pairs at κ = 0, 1/2 and 1.
    for (const n of [0, 40, 80]) expect(apart(rows[n][0], rows[n][1])).toBeLessThan(1e-6);
    // Time reversal: the same centres at κ and −κ.
    rows.forEach((row, n) =>
      row.forEach((x) =>
        expect(Math.min(...rows[80 - n].map((y) => apart(x, y)))).toBeLessThan(1e-6),
      ),
    );
    expect(switches(rows, 0.123) === switches(rows, 0.623)).toBe(true);
    expect(switches(rows, 0.123)).toBe(z2 === 1);
  });
});

test("layers of a Chern insulator wind in every plane, and `at` names the plane", () => {
  const { centres } = evaluation(`
    lattice cubic
    space { orbital s, p }
    hamiltonian H {
      onsite:              1 * τz
      hop along (1, 0, 0): (τz + i * τx) / 2
      hop along (0, 1, 0): (τz + i * τy) / 2
      hop along (0, 0, 1): 0.1 * τz
    }
    report {
      wannier_centres(H, bands = 1, axis = 1, at = 0.2, points = 31)
      wannier_centres(H, bands = 1, axis = 2, points = 31)
    }`);
  expect(Math.abs(centres[0].winding!)).toBe(1);
  expect(centres[1].winding).toBe(0);
});

test("are a table, and one line for people", () => {
  const text = chain(0.3, 0).replace("polarization(H, bands = 1)", "");
  const found = tables(text);
  expect(found["wannier_centres.csv"][0]).toEqual(["kappa", "x1", "error", "certified"]);
  expect(found["wannier_centres_2.csv"][0]).toEqual(["kappa", "x1", "x2", "error", "certified"]);
  const style = { bold: String, dim: String } as never;
  expect(evaluationText(evaluation(text), style)).toContain(
    "wannier_centres(H, bands = 1): 0.25\n",
  );
});

test.each([
  ["maximize wannier_centres(H, bands = 1)", "HAM2011"],
  ["report { 2 * wannier_centres(H, bands = 1) }", "HAM2011"],
  ["report { wannier_centres(H) }", "HAM2005"],
  ["report { wannier_centres(H, bands = 3) }", "HAM5004"],
  ["report { wannier_centres(H, bands = 1, axis = 3) }", "HAM2003"],
  ["report { wannier_centres(H, bands = 1, at = 0.5) }", "HAM2004"],
  ["report { wannier_centres(H, band = 1) }", "HAM2004"],
  ["report { wannier_centres(2, bands = 1) }", "HAM2003"],
  ["report { wannier_centres(H, bands = 1, points = 1) }", "HAM"],
])("%s is refused", (line, code) => {
  const text = `lattice honeycomb\nparameter t : real in [0, 1] = 0.5\nhamiltonian H { hop shell 1: t }\n${line}`;
  const found = complaints(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(code);
});
