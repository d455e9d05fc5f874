import { COMPLEX, imaginaryPart, realPart, storeComplex } from "./pair";

/**
 * out_ij = Σ_l x_il y_lj, or added to it. Steps are in bytes, from row to row and from one l to the
 * next (x) and from column to column and from one l to the next (y); a factor with sign −1 is
 * conjugated. With `lower` only j ≤ i.
 */
export function product(
  n: i32,
  x: usize,
  xRow: usize,
  xStep: usize,
  xSign: f64,
  y: usize,
  yColumn: usize,
  yStep: usize,
  ySign: f64,
  out: usize,
  lower: i32,
  add: i32,
): void {
  const sx = f64x2.splat(xSign);
  const sy = f64x2.splat(ySign);
  const both = f64x2.splat(-xSign * ySign);
  for (let i = 0; i < n; i++) {
    const width = lower ? i + 1 : n;
    const row = x + <usize>i * xRow;
    let into = out + <usize>(i * n) * COMPLEX;
    let j = 0;
    for (; j + 1 < width; j += 2) {
      let a = f64x2.splat(0);
      let b = a;
      let c = a;
      let d = a;
      let e = a;
      let f = a;
      let g = a;
      let h = a;
      let p = row;
      let q = y + <usize>j * yColumn;
      let r = q + yColumn;
      for (let l = 0; l < n; l++) {
        const xr = realPart(p);
        const xi = imaginaryPart(p);
        const yr = realPart(q);
        const yi = imaginaryPart(q);
        const zr = realPart(r);
        const zi = imaginaryPart(r);
        a = f64x2.add(a, f64x2.mul(xr, yr));
        b = f64x2.add(b, f64x2.mul(xi, yi));
        c = f64x2.add(c, f64x2.mul(xr, yi));
        d = f64x2.add(d, f64x2.mul(xi, yr));
        e = f64x2.add(e, f64x2.mul(xr, zr));
        f = f64x2.add(f, f64x2.mul(xi, zi));
        g = f64x2.add(g, f64x2.mul(xr, zi));
        h = f64x2.add(h, f64x2.mul(xi, zr));
        p += xStep;
        q += yStep;
        r += yStep;
      }
      let re = f64x2.add(a, f64x2.mul(both, b));
      let im = f64x2.add(f64x2.mul(sy, c), f64x2.mul(sx, d));
      let nextRe = f64x2.add(e, f64x2.mul(both, f));
      let nextIm = f64x2.add(f64x2.mul(sy, g), f64x2.mul(sx, h));
      if (add) {
        re = f64x2.add(re, realPart(into));
        im = f64x2.add(im, imaginaryPart(into));
        nextRe = f64x2.add(nextRe, realPart(into + COMPLEX));
        nextIm = f64x2.add(nextIm, imaginaryPart(into + COMPLEX));
      }
      storeComplex(into, re, im);
      storeComplex(into + COMPLEX, nextRe, nextIm);
      into += 2 * COMPLEX;
    }
    if (j < width) {
      let a = f64x2.splat(0);
      let b = a;
      let c = a;
      let d = a;
      let p = row;
      let q = y + <usize>j * yColumn;
      for (let l = 0; l < n; l++) {
        const xr = realPart(p);
        const xi = imaginaryPart(p);
        const yr = realPart(q);
        const yi = imaginaryPart(q);
        a = f64x2.add(a, f64x2.mul(xr, yr));
        b = f64x2.add(b, f64x2.mul(xi, yi));
        c = f64x2.add(c, f64x2.mul(xr, yi));
        d = f64x2.add(d, f64x2.mul(xi, yr));
        p += xStep;
        q += yStep;
      }
      let re = f64x2.add(a, f64x2.mul(both, b));
      let im = f64x2.add(f64x2.mul(sy, c), f64x2.mul(sx, d));
      if (add) {
        re = f64x2.add(re, realPart(into));
        im = f64x2.add(im, imaginaryPart(into));
      }
      storeComplex(into, re, im);
    }
  }
}

/** U† A U of a Hermitian A, row n of `vectors` being column n of U. */
export function toBands(n: i32, a: usize, vectors: usize, work: usize, out: usize): void {
  const row = <usize>n * COMPLEX;
  product(n, vectors, row, COMPLEX, 1, a, row, COMPLEX, 1, work, 0, 0);
  product(n, vectors, row, COMPLEX, -1, work, row, COMPLEX, 1, out, 1, 0);
  mirror(n, out);
}

/** U G U† of a Hermitian G. */
export function fromBands(n: i32, g: usize, vectors: usize, work: usize, out: usize): void {
  const row = <usize>n * COMPLEX;
  product(n, g, row, COMPLEX, 1, vectors, COMPLEX, row, -1, work, 0, 0);
  product(n, vectors, COMPLEX, row, 1, work, COMPLEX, row, 1, out, 1, 0);
  mirror(n, out);
}

/**
 * U† A U and U† B U of Hermitian A and B in one go, as the parts of U† (A + iB) U: two products of
 * matrices where each alone takes three halves.
 */
export function toBandsTwo(
  n: i32,
  a: usize,
  b: usize,
  vectors: usize,
  work: usize,
  sum: usize,
  outA: usize,
  outB: usize,
): void {
  const row = <usize>n * COMPLEX;
  addTimesI(n, a, b, sum);
  product(n, vectors, row, COMPLEX, 1, sum, row, COMPLEX, 1, work, 0, 0);
  product(n, vectors, row, COMPLEX, -1, work, row, COMPLEX, 1, sum, 0, 0);
  split(n, sum, outA, outB);
}

/** U G U† and U K U† of Hermitian G and K, likewise. */
export function fromBandsTwo(
  n: i32,
  g: usize,
  k: usize,
  vectors: usize,
  work: usize,
  sum: usize,
  outG: usize,
  outK: usize,
): void {
  const row = <usize>n * COMPLEX;
  addTimesI(n, g, k, sum);
  product(n, sum, row, COMPLEX, 1, vectors, COMPLEX, row, -1, work, 0, 0);
  product(n, vectors, COMPLEX, row, 1, work, COMPLEX, row, 1, sum, 0, 0);
  split(n, sum, outG, outK);
}

/** out = a + ib. */
function addTimesI(n: i32, a: usize, b: usize, out: usize): void {
  const end = a + <usize>(n * n) * COMPLEX;
  for (; a < end; a += COMPLEX) {
    storeComplex(
      out,
      f64x2.sub(realPart(a), imaginaryPart(b)),
      f64x2.add(imaginaryPart(a), realPart(b)),
    );
    b += COMPLEX;
    out += COMPLEX;
  }
}

/** The Hermitian a and b of x = a + ib. */
function split(n: i32, x: usize, a: usize, b: usize): void {
  const half = f64x2.splat(0.5);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const ij = <usize>(i * n + j) * COMPLEX;
      const ji = <usize>(j * n + i) * COMPLEX;
      const pr = f64x2.mul(half, realPart(x + ij));
      const pi = f64x2.mul(half, imaginaryPart(x + ij));
      const qr = f64x2.mul(half, realPart(x + ji));
      const qi = f64x2.mul(half, imaginaryPart(x + ji));
      const ar = f64x2.add(pr, qr);
      const ai = f64x2.sub(pi, qi);
      const br = f64x2.add(pi, qi);
      const bi = f64x2.sub(qr, pr);
      storeComplex(a + ji, ar, f64x2.neg(ai));
      storeComplex(a + ij, ar, ai);
      storeComplex(b + ji, br, f64x2.neg(bi));
      storeComplex(b + ij, br, bi);
    }
}

/** Makes a matrix Hermitian by its lower triangle. */
function mirror(n: i32, out: usize): void {
  const row = <usize>n * COMPLEX;
  const none = f64x2.splat(0);
  for (let i = 0; i < n; i++) {
    let p = out + <usize>i * row;
    let q = out + <usize>i * COMPLEX;
    for (let j = 0; j < i; j++) {
      storeComplex(q, realPart(p), f64x2.neg(imaginaryPart(p)));
      p += COMPLEX;
      q += row;
    }
    v128.store(p, none, 16);
  }
}

/** out (+)= A B. */
export function multiply(n: i32, a: usize, b: usize, out: usize, add: i32): void {
  const row = <usize>n * COMPLEX;
  product(n, a, row, COMPLEX, 1, b, COMPLEX, row, 1, out, 0, add);
}
