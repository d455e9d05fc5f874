/**
 * A function given by values and slopes at ascending points: cubic between them, zero outside.
 *
 * @param order Of the derivative to return; 0 for the function itself.
 * @returns The function; NaN at NaN. Fast where it is called at neighbouring places.
 */
export function cubicCurve(
  x: readonly number[],
  y: readonly number[],
  slopes: readonly number[],
  order: number,
): (at: number) => number {
  const cells = x.length - 1;
  const coefficients = new Float64Array(4 * cells);
  for (let i = 0; i < cells; i++) {
    const h = x[i + 1] - x[i];
    const secant = (y[i + 1] - y[i]) / h;
    let c = [
      y[i],
      slopes[i],
      (3 * secant - 2 * slopes[i] - slopes[i + 1]) / h,
      (slopes[i] + slopes[i + 1] - 2 * secant) / (h * h),
    ];
    for (let n = 0; n < order; n++) c = c.slice(1).map((value, power) => (power + 1) * value);
    coefficients.set(c, 4 * i);
  }
  const points = Float64Array.from(x);
  let cell = 0;
  return (at) => {
    if (!(at >= points[0] && at <= points[cells])) return Number.isNaN(at) ? NaN : 0;
    if (at < points[cell] || at >= points[cell + 1]) cell = cellOf(points, at);
    const t = at - points[cell];
    const p = 4 * cell;
    return (
      coefficients[p] +
      t * (coefficients[p + 1] + t * (coefficients[p + 2] + t * coefficients[p + 3]))
    );
  };
}

/** The last cell that begins at or before a place. */
function cellOf(points: Float64Array, at: number): number {
  let low = 0;
  let high = points.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle] <= at) low = middle;
    else high = middle;
  }
  return low;
}
