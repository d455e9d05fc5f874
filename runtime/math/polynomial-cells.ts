import { chebyshevCoefficients, chebyshevPoint, chebyshevSum } from "./chebyshev.ts";

/** Cells of a piece, and coefficients of each. */
const CELLS = 16;
const ORDER = 10;

/**
 * A Chebyshev sum over [−1, 1], cut into equal cells with a polynomial of degree 9 each, so that a
 * value costs a third of the sum's. A sum of degree 23 that has died out to 2e−12 loses less than
 * 1e−13: cells are so much shorter that a coefficient is at least 25 times smaller than the one
 * before it, wherever beyond the piece the function is singular.
 */
export function createCells(sum: Float64Array): Float64Array {
  const cells = new Float64Array(CELLS * ORDER);
  const values = new Float64Array(ORDER);
  for (let cell = 0; cell < CELLS; cell++) {
    const centre = (2 * cell + 1) / CELLS - 1;
    for (let j = 0; j < ORDER; j++)
      values[j] = chebyshevSum(sum, centre + chebyshevPoint(j, ORDER) / CELLS);
    cells.set(powerCoefficients(chebyshevCoefficients(values)), cell * ORDER);
  }
  return cells;
}

/** The value at x in [−1, 1]. */
export function cellsValue(cells: Float64Array, x: number): number {
  const place = 0.5 * CELLS * (x + 1);
  const cell = Math.max(0, Math.min(CELLS - 1, Math.floor(place)));
  const u = 2 * (place - cell) - 1;
  const p = cell * ORDER;
  const v = u * u;
  // Even and odd powers apart: half as long a chain of dependent operations.
  const even =
    cells[p] + v * (cells[p + 2] + v * (cells[p + 4] + v * (cells[p + 6] + v * cells[p + 8])));
  const odd =
    cells[p + 1] + v * (cells[p + 3] + v * (cells[p + 5] + v * (cells[p + 7] + v * cells[p + 9])));
  return even + u * odd;
}

/** Σ c_k T_k(x) → Σ a_k x^k, by T_{k+1} = 2x T_k − T_{k−1}. */
function powerCoefficients(c: Float64Array): Float64Array {
  const n = c.length;
  const out = new Float64Array(n);
  let before = new Float64Array(n);
  let current = new Float64Array(n);
  current[0] = 1;
  for (let k = 0; k < n; k++) {
    for (let power = 0; power <= k; power++) out[power] += c[k] * current[power];
    const factor = k === 0 ? 1 : 2;
    const next = before.map((x, power) => (power > 0 ? factor * current[power - 1] : 0) - x);
    before = current;
    current = next;
  }
  return out;
}
