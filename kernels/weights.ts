import { COMPLEX, REAL, choose, imaginaryPart, realPart, storeComplex } from "./pair";

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

/** Writes the numbers of all levels, by a function of lane code. */
export function weighLevels(n: i32, energies: usize, level: i32, s: usize, table: usize): void {
  for (let i = 0; i < n; i++) {
    call_indirect<void>(level, v128.load(energies), s, table);
    energies += REAL;
    table += LEVEL;
  }
}

/**
 * The numbers of a weight (w and its slopes, `step` bytes apart) of all pairs of bands, of `size` bytes
 * each, by two functions of lane code: of a level, and of a pair of them. `table` is scratch for the
 * levels' numbers. A pair that is left out has zeros.
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
  size: usize,
  count: i32,
  step: usize,
): void {
  weighLevels(n, energies, level, s, table);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (admitted !== DIFFERENT || i !== j)
        call_indirect<void>(pair, table + <usize>i * LEVEL, table + <usize>j * LEVEL, s, out, step);
      if (admitted !== ALL) keep(admittedLanes(levels, i, j, admitted), out, size, count, step);
      out += size;
    }
}

/** 1 for the pairs that an edge without a weight admits, and 0 for others; complex. */
export function admit(n: i32, levels: usize, admitted: i32, out: usize): void {
  const one = f64x2.splat(1);
  const none = f64x2.splat(0);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const lanes = admitted === ALL ? f64x2.eq(none, none) : admittedLanes(levels, i, j, admitted);
      v128.store(out, v128.and(lanes, one));
      v128.store(out, none, 16);
      out += COMPLEX;
    }
}

function admittedLanes(levels: usize, i: i32, j: i32, admitted: i32): v128 {
  const same = f64x2.eq(v128.load(levels + <usize>i * REAL), v128.load(levels + <usize>j * REAL));
  return admitted === SAME ? same : v128.not(same);
}

/** Zeros in the other lanes. */
function keep(lanes: v128, out: usize, size: usize, count: i32, step: usize): void {
  if (i64x2.all_true(lanes)) return;
  const none = f64x2.splat(0);
  for (let number = 0; number < count; number++) {
    for (let part: usize = 0; part < size; part += REAL)
      v128.store(out + part, choose(lanes, v128.load(out + part), none));
    out += step;
  }
}

/** out = Σ_i x_i a_ii, x being one of the numbers of the levels; without a matrix, Σ_i x_i. */
export function bandSum(n: i32, table: usize, number: i32, a: usize, out: usize): void {
  let sum = f64x2.splat(0);
  let x = table + <usize>number * REAL;
  const diagonal = <usize>(n + 1) * COMPLEX;
  for (let i = 0; i < n; i++) {
    const value = v128.load(x);
    sum = f64x2.add(sum, a ? f64x2.mul(value, realPart(a + <usize>i * diagonal)) : value);
    x += LEVEL;
  }
  storeComplex(out, sum, f64x2.splat(0));
}

/**
 * The adjoint of Σ_i w_i a_ii, or of Σ_i w_i: the levels' first number is w, their second its slope.
 * Close levels take the mean of their slopes.
 */
export function bandBars(
  n: i32,
  energies: usize,
  tolerance: usize,
  table: usize,
  a: usize,
  bar: usize,
  aBar: usize,
  g: usize,
): void {
  const close = v128.load64_splat(tolerance);
  const scale = realPart(bar);
  const half = f64x2.mul(f64x2.splat(0.5), scale);
  for (let i = 0; i < n; i++) {
    const numbers = table + <usize>i * LEVEL;
    const ii = <usize>(i * (n + 1)) * COMPLEX;
    const own = f64x2.mul(scale, v128.load(numbers, 16));
    if (!a) {
      v128.store(g + ii, f64x2.add(v128.load(g + ii), own));
      continue;
    }
    const w = f64x2.mul(scale, v128.load(numbers));
    v128.store(aBar + ii, f64x2.add(v128.load(aBar + ii), w));
    addScaledAt(g + ii, own, a + ii);
    for (let j = i + 1; j < n; j++) {
      const split = f64x2.sub(
        v128.load(energies + <usize>j * REAL),
        v128.load(energies + <usize>i * REAL),
      );
      const lanes = f64x2.le(split, close);
      if (!v128.any_true(lanes)) break;
      const slopes = f64x2.add(v128.load(numbers, 16), v128.load(table + <usize>j * LEVEL, 16));
      const slope = v128.and(lanes, f64x2.mul(half, slopes));
      const ij = <usize>(i * n + j) * COMPLEX;
      const ji = <usize>(j * n + i) * COMPLEX;
      addScaledAt(g + ij, slope, a + ij);
      addScaledAt(g + ji, slope, a + ji);
    }
  }
}

/** into += x a, of one complex number. */
function addScaledAt(into: usize, x: v128, a: usize): void {
  storeComplex(
    into,
    f64x2.add(realPart(into), f64x2.mul(x, realPart(a))),
    f64x2.add(imaginaryPart(into), f64x2.mul(x, imaginaryPart(a))),
  );
}
