import { REAL, choose } from "./pair";

/** Bytes of what pairs are given of a level. */
const LEVEL: usize = 16 * REAL;

/** Numbers the levels of ascending energies: neighbours closer than the number at `tolerance` share one. */
export function numberLevels(n: i32, energies: usize, tolerance: usize, levels: usize): void {
  const close = v128.load64_splat(tolerance);
  let number = f64x2.splat(0);
  v128.store(levels, number);
  for (let i = 1; i < n; i++) {
    energies += REAL;
    levels += REAL;
    const same = f64x2.le(f64x2.sub(v128.load(energies), v128.load(energies - REAL)), close);
    number = f64x2.add(number, v128.andnot(f64x2.splat(1), same));
    v128.store(levels, number);
  }
}

/** What pairs a ring admits. */
export const ALL: i32 = 0;
export const DIFFERENT: i32 = 1;
export const SAME: i32 = 2;

/**
 * The numbers of a weight (w and its slopes, each a plane of `step` bytes) of all pairs of bands, by
 * two functions of lane code: of a level, and of a pair of them. `table` is scratch for the levels'
 * numbers. A pair that is left out has zeros.
 */
export function weighPairs(
  n: i32,
  energies: usize,
  levels: usize,
  admitted: i32,
  level: i32,
  pair: i32,
  s: usize,
  table: usize,
  out: usize,
  planes: i32,
  step: usize,
): void {
  for (let i = 0; i < n; i++) {
    const at = <usize>i;
    call_indirect<void>(level, v128.load(energies + at * REAL), s, table + at * LEVEL);
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (admitted !== DIFFERENT || i !== j)
        call_indirect<void>(pair, table + <usize>i * LEVEL, table + <usize>j * LEVEL, s, out, step);
      if (admitted !== ALL) keep(admittedLanes(levels, i, j, admitted), out, planes, step);
      out += REAL;
    }
}

function admittedLanes(levels: usize, i: i32, j: i32, admitted: i32): v128 {
  const same = f64x2.eq(v128.load(levels + <usize>i * REAL), v128.load(levels + <usize>j * REAL));
  return admitted === SAME ? same : v128.not(same);
}

/** Zeros in the other lanes. */
function keep(lanes: v128, out: usize, planes: i32, step: usize): void {
  if (i64x2.all_true(lanes)) return;
  const none = f64x2.splat(0);
  for (let p = 0; p < planes; p++) {
    v128.store(out, choose(lanes, v128.load(out), none));
    out += step;
  }
}
