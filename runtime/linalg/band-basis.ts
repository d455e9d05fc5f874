import type { Matrix } from "./matrix.ts";

/**
 * out = U† A U for a Hermitian A, where row n of `vectors` is the eigenvector |n⟩ (column n of U):
 * out_nm = ⟨n|A|m⟩. `work` is scratch.
 */
export function toBands(n: number, a: Matrix, vectors: Matrix, work: Matrix, out: Matrix): void {
  if (n === 2) {
    toTwoBands(a, vectors, out);
    return;
  }
  const { re: vr, im: vi } = vectors;
  const { re: ar, im: ai } = a;
  const { re: yr, im: yi } = work;
  for (let m = 0; m < n; m++) {
    for (let i = 0; i < n; i++) {
      let sr = 0;
      let si = 0;
      for (let j = 0, p = i * n, q = m * n; j < n; j++, p++, q++) {
        sr += ar[p] * vr[q] - ai[p] * vi[q];
        si += ar[p] * vi[q] + ai[p] * vr[q];
      }
      yr[m * n + i] = sr;
      yi[m * n + i] = si;
    }
  }
  const { re: or, im: oi } = out;
  for (let l = 0; l < n; l++) {
    for (let m = 0; m <= l; m++) {
      let sr = 0;
      let si = 0;
      for (let i = 0, p = l * n, q = m * n; i < n; i++, p++, q++) {
        sr += vr[p] * yr[q] + vi[p] * yi[q];
        si += vr[p] * yi[q] - vi[p] * yr[q];
      }
      or[l * n + m] = or[m * n + l] = sr;
      oi[l * n + m] = si;
      oi[m * n + l] = -si;
    }
    oi[l * n + l] = 0;
  }
}

/**
 * The Hermitian part of U G U†: a matrix given between bands, back in the basis of orbitals. To the
 * adjoint of a Hermitian matrix no other part matters.
 */
export function fromBands(n: number, g: Matrix, vectors: Matrix, work: Matrix, out: Matrix): void {
  if (n === 2) {
    fromTwoBands(g, vectors, out);
    return;
  }
  const { re: vr, im: vi } = vectors;
  const { re: gr, im: gi } = g;
  const { re: yr, im: yi } = work;
  const { re: or, im: oi } = out;
  // Rows of (G + G†)/2 U†.
  for (let l = 0; l < n; l++) {
    for (let j = 0; j < n; j++) yr[l * n + j] = yi[l * n + j] = 0;
    for (let m = 0; m < n; m++) {
      const hr = 0.5 * (gr[l * n + m] + gr[m * n + l]);
      const hi = 0.5 * (gi[l * n + m] - gi[m * n + l]);
      if (hr === 0 && hi === 0) continue;
      for (let j = 0, p = l * n, q = m * n; j < n; j++, p++, q++) {
        yr[p] += hr * vr[q] + hi * vi[q];
        yi[p] += hi * vr[q] - hr * vi[q];
      }
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sr = 0;
      let si = 0;
      for (let l = 0, p = i, q = j; l < n; l++, p += n, q += n) {
        sr += vr[p] * yr[q] - vi[p] * yi[q];
        si += vr[p] * yi[q] + vi[p] * yr[q];
      }
      or[i * n + j] = or[j * n + i] = sr;
      oi[i * n + j] = si;
      oi[j * n + i] = -si;
    }
    oi[i * n + i] = 0;
  }
}

/** As `toBands`, written out: loops over two cost three times as much. */
function toTwoBands(a: Matrix, vectors: Matrix, out: Matrix): void {
  const { re: vr, im: vi } = vectors;
  const top = a.re[0];
  const bottom = a.re[3];
  const zr = a.re[1];
  const zi = a.im[1];
  // A|0⟩ and A|1⟩.
  const pr = top * vr[0] + zr * vr[1] - zi * vi[1];
  const pi = top * vi[0] + zr * vi[1] + zi * vr[1];
  const qr = bottom * vr[1] + zr * vr[0] + zi * vi[0];
  const qi = bottom * vi[1] + zr * vi[0] - zi * vr[0];
  const sr = top * vr[2] + zr * vr[3] - zi * vi[3];
  const si = top * vi[2] + zr * vi[3] + zi * vr[3];
  const tr = bottom * vr[3] + zr * vr[2] + zi * vi[2];
  const ti = bottom * vi[3] + zr * vi[2] - zi * vr[2];
  out.re[0] = vr[0] * pr + vi[0] * pi + vr[1] * qr + vi[1] * qi;
  out.re[3] = vr[2] * sr + vi[2] * si + vr[3] * tr + vi[3] * ti;
  out.re[1] = out.re[2] = vr[0] * sr + vi[0] * si + vr[1] * tr + vi[1] * ti;
  const im = vr[0] * si - vi[0] * sr + vr[1] * ti - vi[1] * tr;
  out.im[0] = out.im[3] = 0;
  out.im[1] = im;
  out.im[2] = -im;
}

/** As `fromBands`, written out. */
function fromTwoBands(g: Matrix, vectors: Matrix, out: Matrix): void {
  const { re: vr, im: vi } = vectors;
  const lower = g.re[0];
  const upper = g.re[3];
  const zr = 0.5 * (g.re[1] + g.re[2]);
  const zi = 0.5 * (g.im[1] - g.im[2]);
  // Rows of G U†.
  const pr = lower * vr[0] + zr * vr[2] + zi * vi[2];
  const pi = -lower * vi[0] + zi * vr[2] - zr * vi[2];
  const qr = lower * vr[1] + zr * vr[3] + zi * vi[3];
  const qi = -lower * vi[1] + zi * vr[3] - zr * vi[3];
  const sr = upper * vr[2] + zr * vr[0] - zi * vi[0];
  const si = -upper * vi[2] - zi * vr[0] - zr * vi[0];
  const tr = upper * vr[3] + zr * vr[1] - zi * vi[1];
  const ti = -upper * vi[3] - zi * vr[1] - zr * vi[1];
  out.re[0] = vr[0] * pr - vi[0] * pi + vr[2] * sr - vi[2] * si;
  out.re[3] = vr[1] * qr - vi[1] * qi + vr[3] * tr - vi[3] * ti;
  out.re[1] = out.re[2] = vr[0] * qr - vi[0] * qi + vr[2] * tr - vi[2] * ti;
  const im = vr[0] * qi + vi[0] * qr + vr[2] * ti + vi[2] * tr;
  out.im[0] = out.im[3] = 0;
  out.im[1] = im;
  out.im[2] = -im;
}
