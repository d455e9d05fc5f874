import { expect, test } from "vitest";
import { createEigensolver } from "../../runtime/linalg/eigensolver.ts";
import { createMatrix, type Matrix } from "../../runtime/linalg/matrix.ts";
import { Unitary } from "../../runtime/linalg/unitary.ts";
import { createRandom } from "../../runtime/random.ts";

const random = createRandom(5, 0);

/** Σ_a |a⟩ z_a ⟨a| with a random basis and given moduli and angles. */
function normalMatrix(angles: readonly number[], moduli = angles.map(() => 1)): Matrix {
  const n = angles.length;
  const h = createMatrix(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      h.re[i * n + j] = h.re[j * n + i] = random.normal();
      h.im[i * n + j] = i === j ? 0 : random.normal();
      h.im[j * n + i] = -h.im[i * n + j];
    }
  const { vectors, solve } = createEigensolver(n);
  solve(h);
  const out = createMatrix(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      for (let a = 0; a < n; a++) {
        const [p, q] = [a * n + i, a * n + j];
        const re = vectors.re[p] * vectors.re[q] + vectors.im[p] * vectors.im[q];
        const im = vectors.im[p] * vectors.re[q] - vectors.re[p] * vectors.im[q];
        const [zr, zi] = [moduli[a] * Math.cos(angles[a]), moduli[a] * Math.sin(angles[a])];
        out.re[i * n + j] += zr * re - zi * im;
        out.im[i * n + j] += zr * im + zi * re;
      }
  return out;
}

const sorted = (angles: Iterable<number>): Float64Array => Float64Array.from(angles).sort();

test.each([
  ["one", [2.5]],
  ["two", [-3, 0.4]],
  ["any", [-2, -1.1, 0.3, 0.7, 1.9, 3]],
  ["pairs of opposite sign", [-2, 2, -0.7, 0.7, -0.1, 0.1]],
  ["pairs", [1.3, 1.3, -0.2, -0.2, 2, 2]],
  ["pairs with a common cosine", [1.3, 1.3, -1.3, -1.3]],
  ["nearly a common cosine", [1.3, -1.3 + 1e-9, 1.3 + 1e-7, -1.3]],
  ["nearly 0 and π", [1e-9, -1e-9, Math.PI - 1e-9, 1e-9 - Math.PI]],
  ["all alike", [0.4, 0.4, 0.4]],
])("angles: %s", (_name, angles) => {
  const found = sorted(new Unitary(angles.length).angles(normalMatrix(angles)));
  sorted(angles).forEach((angle, a) => expect(Math.abs(found[a] - angle)).toBeLessThan(1e-12));
});

test("angles of a cyclic permutation and of the identity", () => {
  const cyclic = createMatrix(5);
  for (let i = 0; i < 5; i++) cyclic.re[i * 5 + ((i + 1) % 5)] = 1;
  const found = sorted(new Unitary(5).angles(cyclic));
  [-2, -1, 0, 1, 2].forEach((turn, a) =>
    expect(Math.abs(found[a] - (2 * Math.PI * turn) / 5)).toBeLessThan(1e-13),
  );
  const identity = createMatrix(4);
  for (let i = 0; i < 4; i++) identity.re[5 * i] = 1;
  expect(new Unitary(4).angles(identity)).toEqual(new Float64Array(4));
});

test("the closest unitary matrix keeps the angles and drops the moduli", () => {
  const angles = [-2, -1.1, 0.3, 0.7, 1.9, 3];
  const matrix = normalMatrix(angles, [1, 0.3, 2, 0.9, 1e-3, 5]);
  const unitary = new Unitary(6);
  const closest = unitary.closest(matrix);
  expect(closest.smallest).toBeCloseTo(1e-3, 9);
  const found = sorted(unitary.angles(closest.unitary));
  angles.forEach((angle, a) => expect(Math.abs(found[a] - angle)).toBeLessThan(1e-9));
});
