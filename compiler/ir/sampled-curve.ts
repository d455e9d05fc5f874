/**
 * A function given by points: a monotone cubic between them, zero outside. Plain data, so that a
 * program can carry it.
 */
export interface SampledCurve {
  /** What it is, for comments: `spectrum("sun.csv")`. */
  readonly source: string;
  /** Ascending. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** dy/dx at the points. */
  readonly slopes: readonly number[];
}

/**
 * The curve through points with ascending x (at least two). Between them it neither overshoots nor
 * falls below: Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5, 300 (1984), slopes as harmonic
 * means, with Moler's one-sided ones at the ends.
 */
export function sampledCurve(
  source: string,
  x: readonly number[],
  y: readonly number[],
): SampledCurve {
  const last = x.length - 1;
  const width = x.slice(1).map((right, i) => right - x[i]);
  const secant = width.map((h, i) => (y[i + 1] - y[i]) / h);
  const slopes = x.map((_, i) => {
    if (last === 1) return secant[0];
    if (i === 0) return endSlope(width[0], width[1], secant[0], secant[1]);
    if (i === last)
      return endSlope(width[last - 1], width[last - 2], secant[last - 1], secant[last - 2]);
    const [before, after] = [secant[i - 1], secant[i]];
    if (!(before * after > 0)) return 0;
    const [heavy, light] = [2 * width[i] + width[i - 1], width[i] + 2 * width[i - 1]];
    return (heavy + light) / (heavy / before + light / after);
  });
  return { source, x, y, slopes };
}

/** The slope of the parabola through the three outermost points, kept monotone. */
function endSlope(near: number, next: number, secant: number, nextSecant: number): number {
  const slope = ((2 * near + next) * secant - near * nextSecant) / (near + next);
  if (!(slope * secant > 0)) return 0;
  return secant * nextSecant < 0 && Math.abs(slope) > 3 * Math.abs(secant) ? 3 * secant : slope;
}

/** ∫ curve dx. */
export function areaUnder({ x, y, slopes }: SampledCurve): number {
  let area = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const h = x[i + 1] - x[i];
    area += (h * (y[i] + y[i + 1])) / 2 + (h * h * (slopes[i] - slopes[i + 1])) / 12;
  }
  return area;
}

/** The curve at a place, or its derivative of some order. */
export function curveAt(curve: SampledCurve, order: number, at: number): number {
  const { x, y, slopes } = curve;
  if (Number.isNaN(at)) return NaN;
  if (at < x[0] || at > x[x.length - 1]) return 0;
  const i = Math.min(Math.max(x.findIndex((right) => at < right) - 1, 0), x.length - 2);
  const cell = at < x[x.length - 1] ? i : x.length - 2;
  const h = x[cell + 1] - x[cell];
  const secant = (y[cell + 1] - y[cell]) / h;
  // y + t (m₀ + t (b + t c)), and its derivatives by Horner's scheme.
  let c = [
    y[cell],
    slopes[cell],
    (3 * secant - 2 * slopes[cell] - slopes[cell + 1]) / h,
    (slopes[cell] + slopes[cell + 1] - 2 * secant) / (h * h),
  ];
  for (let n = 0; n < order; n++) c = c.slice(1).map((value, power) => (power + 1) * value);
  return c.reduceRight((sum, value) => sum * (at - x[cell]) + value, 0);
}

const keys = new WeakMap<SampledCurve, string>();

/** A text that tells curves apart by what they are. */
export function curveKey(curve: SampledCurve): string {
  const known = keys.get(curve) ?? JSON.stringify([curve.x, curve.y]);
  keys.set(curve, known);
  return known;
}
