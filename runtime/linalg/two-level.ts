import type { Matrix } from "./matrix.ts";

/**
 * Eigenvalues (ascending) of a 2 × 2 Hermitian matrix: ε ∓ √(δ² + |c|²), with ε, δ the half sum and
 * half difference of the diagonal and c the element below it.
 */
export function twoLevelEnergies(h: Matrix, energies: Float64Array): void {
  const mean = 0.5 * (h.re[0] + h.re[3]);
  const radius = norm3(0.5 * (h.re[0] - h.re[3]), h.re[2], h.im[2]);
  energies[0] = mean - radius;
  energies[1] = mean + radius;
}

/**
 * Eigenvalues and eigenvectors (one per row) of a 2 × 2 Hermitian matrix. Of the two ways of
 * writing an eigenvector the one without cancellation is taken.
 */
export function twoLevel(h: Matrix, energies: Float64Array, vectors: Matrix): void {
  const delta = 0.5 * (h.re[0] - h.re[3]);
  const cr = h.re[2];
  const ci = h.im[2];
  const mean = 0.5 * (h.re[0] + h.re[3]);
  const radius = norm3(delta, cr, ci);
  energies[0] = mean - radius;
  energies[1] = mean + radius;
  const { re: vr, im: vi } = vectors;
  vi[0] = vi[1] = vi[2] = vi[3] = 0;
  if (radius === 0) {
    vr[0] = vr[3] = 1;
    vr[1] = vr[2] = 0;
    return;
  }
  // cos and sin of half the polar angle of the vector (Re c, Im c, δ) from the nearer pole.
  const cosine = Math.sqrt(0.5 * (1 + Math.abs(delta) / radius));
  const factor = 1 / (2 * cosine * radius);
  const sr = cr * factor;
  const si = ci * factor;
  if (delta >= 0) {
    vr[0] = -sr;
    vi[0] = si;
    vr[1] = cosine;
    vr[2] = cosine;
    vr[3] = sr;
    vi[3] = si;
  } else {
    vr[0] = cosine;
    vr[1] = -sr;
    vi[1] = -si;
    vr[2] = sr;
    vi[2] = -si;
    vr[3] = cosine;
  }
}

function norm3(x: number, y: number, z: number): number {
  const square = x * x + y * y + z * z;
  return square > 1e-280 && square < 1e280 ? Math.sqrt(square) : Math.hypot(x, y, z);
}
