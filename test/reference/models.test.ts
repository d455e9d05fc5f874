/** Reference models: each `.ham` spec of examples/reference gives the numbers of the literature. */
import { describe, expect, test } from "vitest";
import { evaluation } from "../report/report.ts";
import { readSpec, report, values } from "./spec.ts";

const run = (name: string, set: Readonly<Record<string, number>> = {}): number[] =>
  values(readSpec(`reference/${name}.ham`), set);

const close = (found: readonly number[], wanted: readonly number[], digits: number): void => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, at) => expect(value).toBeCloseTo(wanted[at], digits));
};

describe("Qi, Wu and Zhang", () => {
  test.each([
    [1, -1, 2],
    [-1, 1, 2],
    [3, 0, 2],
  ])("m = %d", (m, chern, bandGap) => {
    const [number, sigma, gap] = run("qi-wu-zhang", { m });
    expect(number).toBe(chern);
    // The Hall conductivity has the sign of the Chern number.
    expect(sigma).toBeCloseTo(chern, 6);
    expect(gap).toBeCloseTo(bandGap, 10);
  });
});

test("Hofstadter, flux 1/3: Chern numbers and band edges", () => {
  const [c1, c2, c3, ...edges] = run("hofstadter");
  expect([c1, c2, c3].map((c) => c * Math.sign(c2))).toEqual([-1, 2, -1]);
  const root = Math.sqrt(3);
  close(edges, [-1 - root, -2, 1 - root, root - 1, 2, 1 + root], 10);
});

test("Hofstadter, flux -1/3: the opposite Chern numbers", () => {
  const text = readSpec("reference/hofstadter.ham");
  const turned = text.replace("let flux = 1/3", "let flux = -1/3");
  expect(turned).not.toBe(text);
  const before = values(text).slice(0, 3);
  expect(values(turned).slice(0, 3)).toEqual(before.map((c) => -c));
});

test("Chern number 2", () => {
  const [number, gap] = run("chern-two");
  expect(Math.abs(number)).toBe(2);
  expect(gap).toBeCloseTo(Math.sqrt(3), 10);
});

test("Rice and Mele", () => {
  close(run("rice-mele"), [1.56205, 2 * Math.sqrt(4 + 0.25)], 6);
});

describe("Haldane", () => {
  test("gap, Chern number and Hall conductivity", () => {
    const [gap, chern, sigma] = run("haldane");
    expect(gap).toBeCloseTo(1.0392305, 7);
    expect(Math.abs(chern)).toBe(1);
    expect(sigma).toBeCloseTo(chern, 6);
  });

  const boundary = 3 * Math.sqrt(3) * 0.3 * Math.sin(1);
  test.each([
    [boundary - 0.01, 1],
    [-boundary + 0.01, 1],
    [boundary + 0.01, 0],
    [-boundary - 0.01, 0],
  ])("phase boundary |M| = 3√3 |t2 sin φ|: M = %d", (M, chern) => {
    const [, number] = run("haldane", { t2: 0.3, phi: 1, M });
    expect(Math.abs(number)).toBe(chern);
  });

  test("at the boundary the gap closes", () => {
    const set = { t2: 0.3, phi: 1, M: boundary };
    const [, , , directGap] = report(readSpec("reference/haldane.ham"), set);
    expect(directGap.value).toBeCloseTo(0, 7);
  });

  test.each([
    [Math.exp(2), 0.1195986],
    [Math.exp(1.5), 0.1946007],
    [Math.E, 0.3103618],
    [1, 0.6702661],
    [0.2, 0.9971674],
  ])("ideal point, kT = %d", (kT, sigma) => {
    const [, , found] = run("haldane", { t2: 1, kT });
    expect(Math.abs(Math.abs(found) - sigma)).toBeLessThan(1e-6);
  });
});

test("Flattest Haldane band", () => {
  const [gap, width, , ratio] = run("flat-chern-band");
  expect(gap).toBeCloseTo(1.75, 10);
  expect(width).toBeCloseTo(0.291036, 6);
  expect(ratio).toBeCloseTo(6.013, 4);
});

describe("Kane and Mele", () => {
  const gap = 6 * Math.sqrt(3) * 0.06;
  test.each([
    [{}, gap],
    [{ λ_v: 0.1 }, gap - 0.2],
    [{ λ_v: 0.5 }, 1 - gap],
    // At K it is 6√3 λ_so - 3 λ_R = 0.47354; the minimum, close by, is from numpy_check.py.
    [{ λ_R: 0.05 }, 0.47334472888],
  ])("direct gap, %o", (set, wanted) => {
    const [direct] = run("kane-mele", set);
    expect(direct).toBeCloseTo(wanted, 9);
  });
});

test("Graphene: bands touch at the Dirac points", () => {
  close(run("graphene"), [0, 0, 6], 10);
});

test("Kagome: the lowest band is flat and touches the next", () => {
  close(run("kagome"), [0, 0, 0, -2, 4], 10);
});

test("Lieb: the middle band is flat, all three touch", () => {
  close(run("lieb"), [0, 0, 2 * Math.sqrt(2)], 10);
});

test("Checkerboard: a flat band at -2t, touched by one up to 6t", () => {
  close(run("checkerboard", { t: 0.5 }), [0, -1, 3, 0], 10);
});

test("Pyrochlore: two flat bands at -2t, the third touches them, the fourth ends at 6t", () => {
  close(run("pyrochlore"), [0, -2, -2, 6], 10);
});

test("Pyrochlore: -2, -2 and 2 (1 ± √(1 + A)) along a path", () => {
  const { paths } = evaluation(readSpec("reference/pyrochlore.ham"));
  const a = 2 * Math.SQRT2;
  for (const { k, energies } of paths)
    k.forEach((point, n) => {
      const [x, y, z] = point.map((component) => Math.cos((component * a) / 2));
      const root = Math.sqrt(Math.max(0, 1 + x * y + y * z + z * x));
      close(
        energies[n],
        [-2, -2, 2 * (1 - root), 2 * (1 + root)].toSorted((p, q) => p - q),
        6,
      );
    });
});

test("Diamond: ± t |1 + Σ exp(ik·a)| along a path, gapless from X to W", () => {
  close(run("diamond"), [8, 0], 10);
  const { paths } = evaluation(readSpec("reference/diamond.ham"));
  const [atL, atK, path] = paths;
  close(atL.energies[0], [-2, 2], 10);
  close(atK.energies[0], [Math.SQRT2 - 2, 2 - Math.SQRT2], 10);
  const half = 5.43 / 2;
  path.k.forEach((point, n) => {
    const [x, y, z] = point.map((component) => component * half);
    const phases = [0, y + z, z + x, x + y];
    const sum = Math.hypot(
      phases.reduce((total, phase) => total + Math.cos(phase), 0),
      phases.reduce((total, phase) => total + Math.sin(phase), 0),
    );
    close(path.energies[n], [-sum, sum], 10);
  });
  const [, X, W] = path.corners;
  path.energies.slice(X.at, W.at + 1).forEach((energies) => close(energies, [0, 0], 10));
});
