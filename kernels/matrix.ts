import { COMPLEX, imaginaryPart, realPart, storeComplex } from "./pair";

export function clear(n: i32, m: usize): void {
  memory.fill(m, 0, <usize>(n * n) * COMPLEX);
}

export function copy(n: i32, from: usize, to: usize): void {
  memory.copy(to, from, <usize>(n * n) * COMPLEX);
}

export function setIdentity(n: i32, m: usize): void {
  clear(n, m);
  for (let i = 0; i < n; i++) v128.store(m + <usize>(i * (n + 1)) * COMPLEX, f64x2.splat(1));
}

/** into += (re + i im) m. */
export function addScaled(n: i32, into: usize, re: f64, im: f64, m: usize): void {
  const end = into + <usize>(n * n) * COMPLEX;
  const r = f64x2.splat(re);
  const s = f64x2.splat(im);
  for (; into < end; into += COMPLEX) {
    const xr = realPart(m);
    const xi = imaginaryPart(m);
    storeComplex(
      into,
      f64x2.add(realPart(into), f64x2.sub(f64x2.mul(r, xr), f64x2.mul(s, xi))),
      f64x2.add(imaginaryPart(into), f64x2.add(f64x2.mul(r, xi), f64x2.mul(s, xr))),
    );
    m += COMPLEX;
  }
}

/** m ← (m + m†)/2. */
export function makeHermitian(n: i32, m: usize): void {
  const half = f64x2.splat(0.5);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      const p = m + <usize>(i * n + j) * COMPLEX;
      const q = m + <usize>(j * n + i) * COMPLEX;
      const re = f64x2.mul(half, f64x2.add(realPart(p), realPart(q)));
      const im = f64x2.mul(half, f64x2.sub(imaginaryPart(p), imaginaryPart(q)));
      storeComplex(q, re, f64x2.neg(im));
      storeComplex(p, re, im);
    }
}
