import { COMPLEX, REAL, choose, imaginaryPart, realPart, storeComplex } from "./pair";
import { implicitQL } from "./implicit-ql";
import { transformation, tridiagonalise } from "./tridiagonal";

/** Bytes that `eigh` needs to work in. */
export function eighWork(n: i32): usize {
  const square = <usize>(n * n) * COMPLEX;
  return 3 * square + <usize>n * (5 * REAL + 2 * COMPLEX);
}

/**
 * Eigenvalues (ascending) and eigenvectors (one per row) of two Hermitian matrices by Householder
 * reduction and implicit QL; without vectors if their place is 0. Only the lower triangle counts.
 * Where a matrix is not finite its energies are NaN.
 */
export function eigh(n: i32, h: usize, energies: usize, vectors: usize, work: usize): void {
  if (n === 2) return twoLevels(h, energies, vectors);
  const square = <usize>(n * n) * COMPLEX;
  const a = work;
  const reflectors = a + square;
  const q = reflectors + square;
  const d = q + square;
  const e = d + <usize>n * REAL;
  const rotations = e + <usize>n * REAL;
  const order = rotations + 2 * <usize>n * REAL;
  const phases = order + <usize>n * REAL;
  const scratch = phases + <usize>n * COMPLEX;
  const size = scaled(n, h, a);
  tridiagonalise(n, a, scratch, d, e, reflectors, phases);
  if (vectors) transformation(n, reflectors, phases, q);
  const converged = implicitQL(n, d, e, vectors ? q : 0, rotations);
  const none = f64x2.splat(NaN);
  for (let i = 0; i < n; i++) {
    const level = d + <usize>i * REAL;
    v128.store(level, converged ? f64x2.mul(v128.load(level), size) : none);
  }
  inOrder(n, d, q, order, energies, vectors);
}

/**
 * The energies `d` and the states in the rows of `q`, sorted by energy in each lane; without states
 * if `vectors` is 0. `order` is scratch of n numbers.
 */
export function inOrder(
  n: i32,
  d: usize,
  q: usize,
  order: usize,
  energies: usize,
  vectors: usize,
): void {
  sort(n, d, order);
  for (let i = 0; i < n; i++) {
    const first = load<i32>(order + <usize>i * REAL);
    const second = load<i32>(order + <usize>i * REAL, 8);
    const level = pick(d, <usize>first * REAL, <usize>second * REAL);
    v128.store(energies + <usize>i * REAL, level);
    if (!vectors) continue;
    const row = <usize>n * COMPLEX;
    let p = q + <usize>first * row;
    let r = q + <usize>second * row;
    let into = vectors + <usize>i * row;
    const end = into + row;
    for (; into < end; into += REAL) {
      v128.store(into, v128.shuffle<u64>(v128.load(p), v128.load(r), 0, 3));
      p += REAL;
      r += REAL;
    }
  }
}

/** The first lane of the number at one place, the second of that at another. */
function pick(base: usize, first: usize, second: usize): v128 {
  return v128.shuffle<u64>(v128.load(base + first), v128.load(base + second), 0, 3);
}

/**
 * Copies the matrices, scaled to unit size so that no square over- or underflows; returns the scale.
 * Matrices that are not finite become 0, with a scale that makes NaN of it.
 */
function scaled(n: i32, h: usize, into: usize): v128 {
  const bytes = <usize>(n * n) * COMPLEX;
  let size = f64x2.splat(0);
  let other = size;
  for (let p = h; p < h + bytes; p += COMPLEX) {
    size = f64x2.max(size, f64x2.abs(realPart(p)));
    other = f64x2.max(other, f64x2.abs(imaginaryPart(p)));
  }
  size = f64x2.max(size, other);
  const usable = v128.and(f64x2.gt(size, f64x2.splat(0)), f64x2.lt(size, f64x2.splat(Infinity)));
  // In two factors: 1/size overflows for the smallest numbers.
  const factor = f64x2.div(f64x2.splat(1), f64x2.sqrt(size));
  for (let p: usize = 0; p < bytes; p += REAL) {
    const x = f64x2.mul(f64x2.mul(v128.load(h + p), factor), factor);
    v128.store(into + p, v128.and(x, usable));
  }
  return size;
}

/** The places of the eigenvalues in ascending order, in each lane. */
function sort(n: i32, d: usize, order: usize): void {
  for (let lane: usize = 0; lane < 16; lane += 8) {
    for (let i = 0; i < n; i++) {
      const level = load<f64>(d + <usize>i * REAL + lane);
      let j = i;
      for (; j > 0; j--) {
        const before = load<i32>(order + <usize>(j - 1) * REAL + lane);
        if (load<f64>(d + <usize>before * REAL + lane) <= level) break;
        store<i32>(order + <usize>j * REAL + lane, before);
      }
      store<i32>(order + <usize>j * REAL + lane, i);
    }
  }
}

/** ε ∓ √(δ² + |c|²); of the two ways of writing an eigenvector the one without cancellation. */
function twoLevels(h: usize, energies: usize, vectors: usize): void {
  const half = f64x2.splat(0.5);
  const one = f64x2.splat(1);
  const none = f64x2.splat(0);
  const top = realPart(h);
  const bottom = realPart(h + 3 * COMPLEX);
  let cr = realPart(h + 2 * COMPLEX);
  let ci = imaginaryPart(h + 2 * COMPLEX);
  const mean = f64x2.mul(half, f64x2.add(top, bottom));
  let delta = f64x2.mul(half, f64x2.sub(top, bottom));
  // Scaled, so that no square over- or underflows.
  const size = f64x2.max(f64x2.max(f64x2.abs(delta), f64x2.abs(cr)), f64x2.abs(ci));
  const some = f64x2.gt(size, none);
  const unit = choose(some, size, one);
  delta = f64x2.div(delta, unit);
  cr = f64x2.div(cr, unit);
  ci = f64x2.div(ci, unit);
  const square = f64x2.add(
    f64x2.add(f64x2.mul(delta, delta), f64x2.mul(cr, cr)),
    f64x2.mul(ci, ci),
  );
  const length = f64x2.sqrt(square);
  const radius = f64x2.mul(length, size);
  v128.store(energies, f64x2.sub(mean, radius));
  v128.store(energies, f64x2.add(mean, radius), 16);
  if (!vectors) return;
  // cos and sin of half the polar angle of the vector (Re c, Im c, δ) from the nearer pole.
  const safe = choose(some, length, one);
  const cosine = f64x2.sqrt(f64x2.mul(half, f64x2.add(one, f64x2.div(f64x2.abs(delta), safe))));
  const factor = f64x2.div(half, f64x2.mul(cosine, safe));
  // Without any vector c is 0 and the cosine is √½: the states are those of the basis.
  const cos = choose(some, cosine, one);
  const sr = f64x2.mul(cr, factor);
  const si = f64x2.mul(ci, factor);
  const up = v128.and(f64x2.ge(delta, none), some);
  storeComplex(vectors, choose(up, f64x2.neg(sr), cos), choose(up, si, none));
  storeComplex(vectors + COMPLEX, choose(up, cos, f64x2.neg(sr)), choose(up, none, f64x2.neg(si)));
  storeComplex(vectors + 2 * COMPLEX, choose(up, cos, sr), choose(up, none, f64x2.neg(si)));
  storeComplex(vectors + 3 * COMPLEX, choose(up, sr, cos), choose(up, si, none));
}
