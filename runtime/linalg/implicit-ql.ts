import type { Matrix } from "./matrix.ts";

/** Couplings below this are dropped; the matrix has been scaled to unit size. */
const NEGLIGIBLE = 1e-30;
const MOST_ITERATIONS = 60;

/**
 * Eigenvalues of a real symmetric tridiagonal matrix by the implicit QL method with Wilkinson's
 * shift (Bowdler, Martin, Reinsch and Wilkinson, Numer. Math. 11, 293 (1968)), ascending in `d`.
 * The first `width` components of each row of `q` are rotated along; 0 for eigenvalues only.
 * Returns false where it does not converge (input that is not finite).
 */
export function implicitQL(
  n: number,
  d: Float64Array,
  e: Float64Array,
  q: Matrix,
  width: number,
): boolean {
  const { re: qr, im: qi } = q;
  for (let l = 0; l < n; l++) {
    for (let iteration = 0; ; iteration++) {
      let m = l;
      while (m < n - 1) {
        const size = Math.abs(d[m]) + Math.abs(d[m + 1]);
        if (Math.abs(e[m]) <= Number.EPSILON * size + NEGLIGIBLE) break;
        m++;
      }
      if (m === l) break;
      if (iteration === MOST_ITERATIONS) return false;
      let g = (d[l + 1] - d[l]) / (2 * e[l]);
      let r = Math.sqrt(g * g + 1);
      g = d[m] - d[l] + e[l] / (g + (g >= 0 ? r : -r));
      let s = 1;
      let c = 1;
      let p = 0;
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * e[i];
        const b = c * e[i];
        r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1] -= p;
          e[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1] - p;
        r = (d[i] - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        for (let a = i * n, z = a + width; a < z; a++) {
          const xr = qr[a];
          const yr = qr[a + n];
          qr[a + n] = s * xr + c * yr;
          qr[a] = c * xr - s * yr;
          const xi = qi[a];
          const yi = qi[a + n];
          qi[a + n] = s * xi + c * yi;
          qi[a] = c * xi - s * yi;
        }
      }
      if (r === 0 && i >= l) continue;
      d[l] -= p;
      e[l] = g;
      e[m] = 0;
    }
  }
  sortAscending(n, d, q, width);
  return true;
}

function sortAscending(n: number, d: Float64Array, q: Matrix, width: number): void {
  for (let i = 0; i < n - 1; i++) {
    let least = i;
    for (let j = i + 1; j < n; j++) if (d[j] < d[least]) least = j;
    if (least === i) continue;
    const energy = d[i];
    d[i] = d[least];
    d[least] = energy;
    for (let a = 0; a < width; a++) {
      const re = q.re[i * n + a];
      const im = q.im[i * n + a];
      q.re[i * n + a] = q.re[least * n + a];
      q.im[i * n + a] = q.im[least * n + a];
      q.re[least * n + a] = re;
      q.im[least * n + a] = im;
    }
  }
}
