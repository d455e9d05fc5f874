/** Rings do not see which states of a level the eigensolver returned. */
import { describe, expect, test } from "vitest";
import { addProduct, createMatrix, type Matrix } from "../../runtime/linalg/matrix.ts";
import type { Edge, Ring } from "../../runtime/program.ts";
import { createRandom } from "../../runtime/random.ts";
import { numberLevels } from "../../runtime/rings/levels.ts";
import { createRingKernel, type Spectrum } from "../../runtime/rings/ring-kernel.ts";
import { smoothEdges } from "../runtime/triple-sweeps.ts";

const random = createRandom(17, 0);
/** Levels of one, two, three and two states. */
const sizes = [1, 2, 3, 2];
const n = 8;
const s = Float64Array.of(0.2, 0.4, 0.5, 0.35);

function randomMatrix(): Matrix {
  const m = createMatrix(n);
  for (let p = 0; p < n * n; p++) [m.re[p], m.im[p]] = [random.normal(), random.normal()];
  return m;
}

function adjoint(m: Matrix): Matrix {
  const out = createMatrix(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      out.re[j * n + i] = m.re[i * n + j];
      out.im[j * n + i] = -m.im[i * n + j];
    }
  return out;
}

function product(...factors: readonly Matrix[]): Matrix {
  return factors.reduce((a, b) => {
    const out = createMatrix(n);
    addProduct(n, a, b, out);
    return out;
  });
}

function randomHermitian(): Matrix {
  const m = randomMatrix();
  const a = adjoint(m);
  return { re: m.re.map((x, p) => x + a.re[p]), im: m.im.map((x, p) => x + a.im[p]) };
}

/** A random unitary matrix within each level: the rows of a random one, made orthonormal. */
function unitaryWithinLevels(level: Int32Array): Matrix {
  const u = randomMatrix();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (level[i] !== level[j]) u.re[i * n + j] = u.im[i * n + j] = 0;
    for (let pass = 0; pass < 2; pass++)
      for (let k = 0; k < i; k++) {
        let [re, im] = [0, 0];
        for (let j = 0; j < n; j++) {
          re += u.re[k * n + j] * u.re[i * n + j] + u.im[k * n + j] * u.im[i * n + j];
          im += u.re[k * n + j] * u.im[i * n + j] - u.im[k * n + j] * u.re[i * n + j];
        }
        for (let j = 0; j < n; j++) {
          const [x, y] = [u.re[k * n + j], u.im[k * n + j]];
          u.re[i * n + j] -= re * x - im * y;
          u.im[i * n + j] -= re * y + im * x;
        }
      }
    const norm = Math.hypot(...u.re.slice(i * n, i * n + n), ...u.im.slice(i * n, i * n + n));
    for (let j = i * n; j < i * n + n; j++) {
      u.re[j] /= norm;
      u.im[j] /= norm;
    }
  }
  return u;
}

const smooth = (en: number, em: number): number => Math.exp(-en) / (1 + (em - 0.3) ** 2);
const pole = (en: number, em: number): number => smooth(en, em) / (en - em) ** 2;
const polar: Edge = {
  levels: "different",
  weight: (row, column, _s, out) => out.set([1 / (row - column), 0.3 / (row - column)]),
};

const rings: Record<string, Ring> = {
  "a band, no operator": { kind: "band", weight: Math.exp },
  "a band": { kind: "band", operator: 0, weight: Math.exp },
  "a pair, all levels": { kind: "pair", operators: [0, 1], levels: "all", weight: smooth },
  "a pair of one level": { kind: "pair", operators: [0, 1], levels: "same", weight: smooth },
  "a pair of different levels": {
    kind: "pair",
    operators: [0, 1],
    levels: "different",
    weight: pole,
  },
  "a triple, all levels": { kind: "triple", operators: [0, 1, 2], edges: smoothEdges },
  "a triple with a bare edge": {
    kind: "triple",
    operators: [0, 1, 2],
    edges: [smoothEdges[0], { levels: "all" }, smoothEdges[2]],
  },
  "a triple with a pole": {
    kind: "triple",
    operators: [0, 1, 2],
    edges: [polar, smoothEdges[0], smoothEdges[2]],
  },
  "a band of a group that cuts a level": {
    kind: "band",
    operator: 0,
    groups: [{ first: 2, last: 4 }],
    weight: Math.exp,
  },
  "a pair, in and outside of a group that cuts a level": {
    kind: "pair",
    operators: [0, 1],
    levels: "different",
    groups: [
      { first: 1, last: 3 },
      { first: 1, last: 3, outside: true },
    ],
    weight: pole,
  },
  "a pair within a group that cuts a level": {
    kind: "pair",
    operators: [0, 1],
    levels: "all",
    groups: [
      { first: 0, last: 4 },
      { first: 0, last: 4 },
    ],
    weight: smooth,
  },
  "a triple with groups that cut levels": {
    kind: "triple",
    operators: [0, 1, 2],
    edges: [
      { ...smoothEdges[0], group: { first: 0, last: 1 } },
      { levels: "all", group: { first: 4, last: 6, outside: true } },
      smoothEdges[2],
    ],
  },
  "a triple within a level": {
    kind: "triple",
    operators: [0, 1, 2],
    edges: [{ levels: "same" }, polar, smoothEdges[0]],
  },
};

describe.each(Object.keys(rings))("%s", (name) => {
  test("random unitary rotations within every level leave the sum as it is", () => {
    const energies = Float64Array.from(sizes.flatMap((size, j) => Array(size).fill(0.7 * j - 1)));
    const spectrum: Spectrum = {
      energies,
      scale: 1,
      level: new Int32Array(n),
      operators: [0, 1, 2].map(randomHermitian),
    };
    numberLevels(energies, 1e-9, spectrum.level);
    const kernel = createRingKernel(rings[name], n, s.length);
    kernel.evaluate(spectrum, s);
    const before = [kernel.re, kernel.im];
    for (let times = 0; times < 5; times++) {
      const u = unitaryWithinLevels(spectrum.level);
      const operators = spectrum.operators.map((o) => product(u, o, adjoint(u)));
      kernel.evaluate({ ...spectrum, operators }, s);
      const change = Math.hypot(kernel.re - before[0], kernel.im - before[1]);
      expect(change).toBeLessThan(1e-12 * Math.hypot(...before));
    }
  });
});

test("elements that do not close are not invariant: the rotations rotate", () => {
  const level = Int32Array.from(sizes.flatMap((size, j) => Array(size).fill(j)));
  const u = unitaryWithinLevels(level);
  const [o, unit] = [randomHermitian(), product(u, adjoint(u))];
  const turned = product(u, o, adjoint(u));
  expect(unit.re.every((x, p) => Math.abs(x - (p % (n + 1) === 0 ? 1 : 0)) < 1e-14)).toBe(true);
  expect(Math.abs(turned.re[1] - o.re[1])).toBeGreaterThan(1e-3);
});
