/** Moves of a simplex (Nelder and Mead, Comput. J. 7, 308 (1965)). */
const REFLECT = 1;
const EXPAND = 2;
const CONTRACT = 0.5;
const MOST_MOVES = 400;
const MOST_RESTARTS = 8;
/** Edge at which a smooth minimum is known to rounding: f − f₀ ~ edge². */
const SMALLEST_EDGE = 1e-8;

/**
 * A local minimum of a continuous function of a few variables, smooth or not (band edges have kinks
 * where bands cross). A simplex can collapse short of the minimum, so the search begins again, with
 * a fresh simplex at the best point, until that no longer helps. x is moved to the minimum; the
 * result is f there, accurate to about `tolerance`.
 */
export function minimise(
  f: (x: Float64Array) => number,
  x: Float64Array,
  edge: number,
  tolerance: number,
): number {
  let best = f(x);
  for (let restart = 0; restart < MOST_RESTARTS; restart++) {
    const value = descend(f, x, restart % 2 === 0 ? edge : -0.3 * edge, tolerance);
    const gain = best - value;
    best = Math.min(best, value);
    if (restart > 0 && gain <= tolerance) break;
    edge *= 0.3;
  }
  return best;
}

interface Corner {
  readonly at: Float64Array;
  readonly value: number;
}

function descend(
  f: (x: Float64Array) => number,
  x: Float64Array,
  edge: number,
  tolerance: number,
): number {
  const n = x.length;
  const corners: Corner[] = Array.from({ length: n + 1 }, (_, i) => {
    const at = x.slice();
    if (i > 0) at[i - 1] += edge;
    return { at, value: f(at) };
  });
  const centre = new Float64Array(n);
  const along = (worst: Float64Array, by: number): Corner => {
    const at = centre.map((c, j) => c + by * (c - worst[j]));
    return { at, value: f(at) };
  };
  for (let move = 0; move < MOST_MOVES; move++) {
    corners.sort((p, q) => p.value - q.value);
    const best = corners[0];
    const worst = corners[n];
    if (worst.value - best.value <= tolerance && width(corners) <= SMALLEST_EDGE) break;
    centre.fill(0);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) centre[j] += corners[i].at[j] / n;
    const reflected = along(worst.at, REFLECT);
    if (reflected.value < best.value) {
      const expanded = along(worst.at, EXPAND);
      corners[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (n > 1 && reflected.value < corners[n - 1].value) {
      corners[n] = reflected;
    } else {
      const outside = reflected.value < worst.value;
      const contracted = along(worst.at, outside ? CONTRACT : -CONTRACT);
      if (contracted.value < Math.min(reflected.value, worst.value)) corners[n] = contracted;
      else {
        for (let i = 1; i <= n; i++) {
          const at = corners[i].at.map((c, j) => best.at[j] + 0.5 * (c - best.at[j]));
          corners[i] = { at, value: f(at) };
        }
      }
    }
  }
  corners.sort((p, q) => p.value - q.value);
  x.set(corners[0].at);
  return corners[0].value;
}

function width(corners: readonly Corner[]): number {
  let most = 0;
  for (const { at } of corners) {
    for (let j = 0; j < at.length; j++) most = Math.max(most, Math.abs(at[j] - corners[0].at[j]));
  }
  return most;
}
