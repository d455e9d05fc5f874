import type { Matrix } from "./matrix.ts";

/** Squared size below which parts of a column of a matrix of unit size count as zero. */
const NEGLIGIBLE = 1e-250;

/**
 * Householder reduction of a Hermitian matrix to real tridiagonal form, A = Q T Q†
 * (Golub and Van Loan, Matrix Computations, section 8.3).
 */
export interface Tridiagonal {
  /** Diagonal of T. */
  readonly d: Float64Array;
  /** e[i] couples i and i + 1. */
  readonly e: Float64Array;
  /** Row k: the reflector of step k, scaled so that the reflection is 1 − v v†. */
  readonly reflectors: Matrix;
  /** Phases that make the off-diagonal real. */
  readonly phases: { readonly re: Float64Array; readonly im: Float64Array };
}

export function createTridiagonal(n: number): Tridiagonal {
  return {
    d: new Float64Array(n),
    e: new Float64Array(n),
    reflectors: { re: new Float64Array(n * n), im: new Float64Array(n * n) },
    phases: { re: new Float64Array(n), im: new Float64Array(n) },
  };
}

/** Reduces `a`, of about unit size (its lower triangle is read and destroyed). `p` is scratch of n complex numbers. */
export function tridiagonalise(
  n: number,
  a: Matrix,
  p: { readonly re: Float64Array; readonly im: Float64Array },
  out: Tridiagonal,
): void {
  const { re: ar, im: ai } = a;
  const { re: pr, im: pi } = p;
  const { d, e } = out;
  const { re: wr, im: wi } = out.reflectors;
  const { re: phaseR, im: phaseI } = out.phases;
  phaseR[0] = 1;
  phaseI[0] = 0;
  for (let k = 0; k < n - 1; k++) {
    d[k] = ar[k * n + k];
    const first = k + 1;
    const x0r = ar[first * n + k];
    const x0i = ai[first * n + k];
    let tail = 0;
    for (let i = k + 2; i < n; i++) {
      const re = ar[i * n + k];
      const im = ai[i * n + k];
      tail += re * re + im * im;
    }
    // Squares that underflow would spoil the reflection; beside the unit size of A they are nothing.
    if (tail < NEGLIGIBLE) tail = 0;
    const headSquared = x0r * x0r + x0i * x0i;
    const head = headSquared < NEGLIGIBLE ? 0 : Math.sqrt(headSquared);
    const norm = Math.sqrt(head * head + tail);
    // x becomes α e₁ with α = −(x₀/|x₀|)‖x‖; without a tail nothing is reflected and α = x₀.
    const ur = head > 0 ? x0r / head : 1;
    const ui = head > 0 ? x0i / head : 0;
    const sign = tail > 0 ? -1 : 1;
    e[k] = norm;
    phaseR[first] = sign * (phaseR[k] * ur - phaseI[k] * ui);
    phaseI[first] = sign * (phaseR[k] * ui + phaseI[k] * ur);
    const row = k * n;
    if (tail === 0) {
      for (let i = first; i < n; i++) wr[row + i] = wi[row + i] = 0;
      continue;
    }
    // v = x − α e₁, scaled by √2/‖v‖; ‖v‖² = 2‖x‖(‖x‖ + |x₀|).
    const scale = 1 / Math.sqrt(norm * (norm + head));
    wr[row + first] = (head + norm) * ur * scale;
    wi[row + first] = (head + norm) * ui * scale;
    for (let i = k + 2; i < n; i++) {
      wr[row + i] = ar[i * n + k] * scale;
      wi[row + i] = ai[i * n + k] * scale;
    }
    // p = A v from the lower triangle.
    for (let i = first; i < n; i++) pr[i] = pi[i] = 0;
    for (let i = first; i < n; i++) {
      const vr = wr[row + i];
      const vi = wi[row + i];
      let sr = ar[i * n + i] * vr;
      let si = ar[i * n + i] * vi;
      for (let j = first, q = i * n + first; j < i; j++, q++) {
        const hr = ar[q];
        const hi = ai[q];
        sr += hr * wr[row + j] - hi * wi[row + j];
        si += hr * wi[row + j] + hi * wr[row + j];
        pr[j] += hr * vr + hi * vi;
        pi[j] += hr * vi - hi * vr;
      }
      pr[i] += sr;
      pi[i] += si;
    }
    // A ← A − v q† − q v† with q = p − ½(v†p) v; v†p is real.
    let dot = 0;
    for (let i = first; i < n; i++) dot += wr[row + i] * pr[i] + wi[row + i] * pi[i];
    for (let i = first; i < n; i++) {
      pr[i] -= 0.5 * dot * wr[row + i];
      pi[i] -= 0.5 * dot * wi[row + i];
    }
    for (let i = first; i < n; i++) {
      const vr = wr[row + i];
      const vi = wi[row + i];
      const qr = pr[i];
      const qi = pi[i];
      for (let j = first, q = i * n + first; j <= i; j++, q++) {
        ar[q] -= vr * pr[j] + vi * pi[j] + qr * wr[row + j] + qi * wi[row + j];
        ai[q] -= vi * pr[j] - vr * pi[j] + qi * wr[row + j] - qr * wi[row + j];
      }
    }
  }
  d[n - 1] = ar[n * n - 1];
  e[n - 1] = 0;
}

/** Writes Q, column n of it into row n of `q`. */
export function transformation(n: number, t: Tridiagonal, q: Matrix): void {
  const { re: qr, im: qi } = q;
  const { re: wr, im: wi } = t.reflectors;
  qr.fill(0);
  qi.fill(0);
  for (let i = 0; i < n; i++) {
    qr[i * n + i] = t.phases.re[i];
    qi[i * n + i] = t.phases.im[i];
  }
  for (let k = n - 3; k >= 0; k--) {
    const row = k * n;
    for (let i = k + 1; i < n; i++) {
      let sr = 0;
      let si = 0;
      for (let j = k + 1, p = i * n + j; j < n; j++, p++) {
        sr += wr[row + j] * qr[p] + wi[row + j] * qi[p];
        si += wr[row + j] * qi[p] - wi[row + j] * qr[p];
      }
      for (let j = k + 1, p = i * n + j; j < n; j++, p++) {
        qr[p] -= wr[row + j] * sr - wi[row + j] * si;
        qi[p] -= wr[row + j] * si + wi[row + j] * sr;
      }
    }
  }
}
