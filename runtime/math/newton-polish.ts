/**
 * Distance of the differences: rounding, about 1e−15/STEP in the derivative, still leaves x to
 * about 1e−10, and avoided crossings as narrow as 1e−5 are resolved.
 */
const STEP = 1e-6;
const LONGEST_MOVE = 1e-5;
const ITERATIONS = 2;

/**
 * Moves x, a minimum of f known to about 1e−8, to where the gradient of f vanishes. Values near a
 * minimum tell its place only to the square root of rounding; their differences tell it better.
 * Steps that raise f by more than `tolerance`, as at a kink, are not taken. x is of order one.
 */
export function newtonPolish(
  f: (x: Float64Array) => number,
  x: Float64Array,
  tolerance: number,
): void {
  const value = f(x);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const move = newtonStep(f, x);
    const moved = x.map((xi, i) => xi - move[i]);
    if (!move.every((m) => Math.abs(m) <= LONGEST_MOVE) || !(f(moved) <= value + tolerance)) return;
    x.set(moved);
  }
}

/** (second derivatives)⁻¹ · (first derivatives), by central differences. */
function newtonStep(f: (x: Float64Array) => number, x: Float64Array): readonly number[] {
  const axes = [...x.keys()];
  const at = (i: number, a: number, j = i, b = 0): number => {
    const moved = x.slice();
    moved[i] += a * STEP;
    moved[j] += b * STEP;
    return f(moved);
  };
  const middle = f(x);
  const gradient = axes.map(
    (i) => (8 * (at(i, 1) - at(i, -1)) - (at(i, 2) - at(i, -2))) / (12 * STEP),
  );
  const hessian = axes.map((i) =>
    axes.map((j) =>
      i === j
        ? (at(i, 1) - 2 * middle + at(i, -1)) / STEP ** 2
        : (at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1)) / (4 * STEP ** 2),
    ),
  );
  return solve(hessian, gradient);
}

/** Gaussian elimination with pivoting; not finite where the matrix is singular. */
function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    const rest = rows.slice(k).map((row) => Math.abs(row[k]));
    const pivot = k + rest.indexOf(Math.max(...rest));
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    rows[k] = rows[k].map((entry) => entry / rows[k][k]);
    for (let i = 0; i < n; i++) {
      const factor = rows[i][k];
      if (i !== k) rows[i] = rows[i].map((entry, j) => entry - factor * rows[k][j]);
    }
  }
  return rows.map((row) => row[n]);
}
