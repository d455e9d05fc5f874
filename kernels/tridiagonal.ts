import { COMPLEX, REAL, choose, imaginaryPart, realPart, storeComplex } from "./pair";

/** Squared size below which parts of a column of a matrix of unit size count as zero. */
const NEGLIGIBLE: f64 = 1e-250;

/**
 * Householder reduction to real tridiagonal form, A = Q T Q† (Golub and Van Loan, Matrix
 * Computations, section 8.3), of matrices of about unit size; the lower triangle is read and
 * destroyed. `d` and `e` are T's diagonal and off-diagonal, row k of `reflectors` that of step k,
 * scaled so that the reflection is 1 − v v†, `phases` what makes the off-diagonal real. `p` is
 * scratch of n complex numbers.
 */
export function tridiagonalise(
  n: i32,
  a: usize,
  p: usize,
  d: usize,
  e: usize,
  reflectors: usize,
  phases: usize,
): void {
  const none = f64x2.splat(0);
  const one = f64x2.splat(1);
  const half = f64x2.splat(0.5);
  const negligible = f64x2.splat(NEGLIGIBLE);
  const row = <usize>n * COMPLEX;
  storeComplex(phases, one, none);
  for (let k = 0; k < n - 1; k++) {
    const first = k + 1;
    const diagonal = a + <usize>k * (row + COMPLEX);
    v128.store(d + <usize>k * REAL, realPart(diagonal));
    const head = diagonal + row;
    const x0r = realPart(head);
    const x0i = imaginaryPart(head);
    let tail = none;
    for (let i = first + 1, x = head + row; i < n; i++, x += row) {
      const re = realPart(x);
      const im = imaginaryPart(x);
      tail = f64x2.add(tail, f64x2.add(f64x2.mul(re, re), f64x2.mul(im, im)));
    }
    // Squares that underflow would spoil the reflection; beside the unit size of A they are nothing.
    const reflects = f64x2.ge(tail, negligible);
    tail = v128.and(tail, reflects);
    let square = f64x2.add(f64x2.mul(x0r, x0r), f64x2.mul(x0i, x0i));
    const some = f64x2.ge(square, negligible);
    square = v128.and(square, some);
    const length = f64x2.sqrt(square);
    const norm = f64x2.sqrt(f64x2.add(square, tail));
    // x becomes α e₁ with α = −(x₀/|x₀|)‖x‖; without a tail nothing is reflected and α = x₀.
    const ur = choose(some, f64x2.div(x0r, length), one);
    const ui = v128.and(some, f64x2.div(x0i, length));
    v128.store(e + <usize>k * REAL, norm);
    const sign = choose(reflects, f64x2.splat(-1), one);
    const phase = phases + <usize>k * COMPLEX;
    const fr = realPart(phase);
    const fi = imaginaryPart(phase);
    storeComplex(
      phase + COMPLEX,
      f64x2.mul(sign, f64x2.sub(f64x2.mul(fr, ur), f64x2.mul(fi, ui))),
      f64x2.mul(sign, f64x2.add(f64x2.mul(fr, ui), f64x2.mul(fi, ur))),
    );
    const v = reflectors + <usize>k * row;
    const start = <usize>first * COMPLEX;
    if (!v128.any_true(reflects)) {
      memory.fill(v + start, 0, row - start);
      continue;
    }
    // v = x − α e₁, scaled by √2/‖v‖; ‖v‖² = 2‖x‖(‖x‖ + |x₀|). 0 in a lane without a reflection.
    const scale = v128.and(
      reflects,
      f64x2.div(one, f64x2.sqrt(f64x2.mul(norm, f64x2.add(norm, length)))),
    );
    const longer = f64x2.mul(f64x2.add(length, norm), scale);
    storeComplex(v + start, f64x2.mul(longer, ur), f64x2.mul(longer, ui));
    for (let at = start + COMPLEX, x = head + row; at < row; at += COMPLEX, x += row)
      storeComplex(v + at, f64x2.mul(realPart(x), scale), f64x2.mul(imaginaryPart(x), scale));
    // p = A v from the lower triangle.
    memory.fill(p + start, 0, row - start);
    for (let i = first; i < n; i++) {
      const here = <usize>i * COMPLEX;
      const line = a + <usize>i * row;
      const vr = realPart(v + here);
      const vi = imaginaryPart(v + here);
      const centre = realPart(line + here);
      let sr = f64x2.mul(centre, vr);
      let si = f64x2.mul(centre, vi);
      for (let at = start; at < here; at += COMPLEX) {
        const hr = realPart(line + at);
        const hi = imaginaryPart(line + at);
        const wr = realPart(v + at);
        const wi = imaginaryPart(v + at);
        sr = f64x2.add(sr, f64x2.sub(f64x2.mul(hr, wr), f64x2.mul(hi, wi)));
        si = f64x2.add(si, f64x2.add(f64x2.mul(hr, wi), f64x2.mul(hi, wr)));
        storeComplex(
          p + at,
          f64x2.add(realPart(p + at), f64x2.add(f64x2.mul(hr, vr), f64x2.mul(hi, vi))),
          f64x2.add(imaginaryPart(p + at), f64x2.sub(f64x2.mul(hr, vi), f64x2.mul(hi, vr))),
        );
      }
      storeComplex(
        p + here,
        f64x2.add(realPart(p + here), sr),
        f64x2.add(imaginaryPart(p + here), si),
      );
    }
    // A ← A − v q† − q v† with q = p − ½(v†p) v; v†p is real.
    let dot = none;
    for (let at = start; at < row; at += COMPLEX)
      dot = f64x2.add(
        dot,
        f64x2.add(
          f64x2.mul(realPart(v + at), realPart(p + at)),
          f64x2.mul(imaginaryPart(v + at), imaginaryPart(p + at)),
        ),
      );
    dot = f64x2.mul(half, dot);
    for (let at = start; at < row; at += COMPLEX)
      storeComplex(
        p + at,
        f64x2.sub(realPart(p + at), f64x2.mul(dot, realPart(v + at))),
        f64x2.sub(imaginaryPart(p + at), f64x2.mul(dot, imaginaryPart(v + at))),
      );
    for (let here = start; here < row; here += COMPLEX) {
      const line = a + <usize>n * here;
      const vr = realPart(v + here);
      const vi = imaginaryPart(v + here);
      const qr = realPart(p + here);
      const qi = imaginaryPart(p + here);
      for (let at = start; at <= here; at += COMPLEX) {
        const wr = realPart(v + at);
        const wi = imaginaryPart(v + at);
        const pr = realPart(p + at);
        const pi = imaginaryPart(p + at);
        const re = f64x2.add(
          f64x2.add(f64x2.mul(vr, pr), f64x2.mul(vi, pi)),
          f64x2.add(f64x2.mul(qr, wr), f64x2.mul(qi, wi)),
        );
        const im = f64x2.add(
          f64x2.sub(f64x2.mul(vi, pr), f64x2.mul(vr, pi)),
          f64x2.sub(f64x2.mul(qi, wr), f64x2.mul(qr, wi)),
        );
        storeComplex(
          line + at,
          f64x2.sub(realPart(line + at), re),
          f64x2.sub(imaginaryPart(line + at), im),
        );
      }
    }
  }
  v128.store(d + <usize>(n - 1) * REAL, realPart(a + <usize>(n * n - 1) * COMPLEX));
  v128.store(e + <usize>(n - 1) * REAL, none);
}

/** Writes Q, column i of it into row i of `q`. */
export function transformation(n: i32, reflectors: usize, phases: usize, q: usize): void {
  const row = <usize>n * COMPLEX;
  memory.fill(q, 0, <usize>n * row);
  for (let at: usize = 0; at < row; at += COMPLEX)
    storeComplex(q + at * <usize>(n + 1), realPart(phases + at), imaginaryPart(phases + at));
  for (let k = n - 3; k >= 0; k--) {
    const v = reflectors + <usize>k * row;
    const start = <usize>(k + 1) * COMPLEX;
    let i = k + 1;
    for (; i + 1 < n; i += 2) reflectTwo(v, q + <usize>i * row, start, row);
    if (i < n) reflect(v, q + <usize>i * row, start, row);
  }
}

/** x ← x − v (v†x) from `start` on. */
function reflect(v: usize, x: usize, start: usize, end: usize): void {
  let sr = f64x2.splat(0);
  let si = sr;
  for (let at = start; at < end; at += COMPLEX) {
    const wr = realPart(v + at);
    const wi = imaginaryPart(v + at);
    const xr = realPart(x + at);
    const xi = imaginaryPart(x + at);
    sr = f64x2.add(sr, f64x2.add(f64x2.mul(wr, xr), f64x2.mul(wi, xi)));
    si = f64x2.add(si, f64x2.sub(f64x2.mul(wr, xi), f64x2.mul(wi, xr)));
  }
  for (let at = start; at < end; at += COMPLEX)
    subtractProduct(x + at, realPart(v + at), imaginaryPart(v + at), sr, si);
}

/** The same for x and for the row after it: neither waits for the other's sums. */
function reflectTwo(v: usize, x: usize, start: usize, row: usize): void {
  const y = x + row;
  let sr = f64x2.splat(0);
  let si = sr;
  let tr = sr;
  let ti = sr;
  for (let at = start; at < row; at += COMPLEX) {
    const wr = realPart(v + at);
    const wi = imaginaryPart(v + at);
    const xr = realPart(x + at);
    const xi = imaginaryPart(x + at);
    const yr = realPart(y + at);
    const yi = imaginaryPart(y + at);
    sr = f64x2.add(sr, f64x2.add(f64x2.mul(wr, xr), f64x2.mul(wi, xi)));
    si = f64x2.add(si, f64x2.sub(f64x2.mul(wr, xi), f64x2.mul(wi, xr)));
    tr = f64x2.add(tr, f64x2.add(f64x2.mul(wr, yr), f64x2.mul(wi, yi)));
    ti = f64x2.add(ti, f64x2.sub(f64x2.mul(wr, yi), f64x2.mul(wi, yr)));
  }
  for (let at = start; at < row; at += COMPLEX) {
    const wr = realPart(v + at);
    const wi = imaginaryPart(v + at);
    subtractProduct(x + at, wr, wi, sr, si);
    subtractProduct(y + at, wr, wi, tr, ti);
  }
}

/** x −= w s. */
function subtractProduct(x: usize, wr: v128, wi: v128, sr: v128, si: v128): void {
  storeComplex(
    x,
    f64x2.sub(realPart(x), f64x2.sub(f64x2.mul(wr, sr), f64x2.mul(wi, si))),
    f64x2.sub(imaginaryPart(x), f64x2.add(f64x2.mul(wr, si), f64x2.mul(wi, sr))),
  );
}
