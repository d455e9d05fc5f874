import type { Matrix } from "../linalg/matrix.ts";

/** The phase factor of a determinant, a complex number of modulus 1, or 0 where it is undefined. */
export interface Link {
  readonly re: number;
  readonly im: number;
  /** Of the determinant itself. */
  readonly modulus: number;
}

/** det ⟨u_a|u'_b⟩ for the states a, b = first..last of two sets of eigenvectors (rows). */
export function linkDeterminant(
  n: number,
  u: Matrix,
  v: Matrix,
  first: number,
  last: number,
): Link {
  const size = last - first + 1;
  const re = new Float64Array(size * size);
  const im = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      for (let i = 0, p = (first + a) * n, q = (first + b) * n; i < n; i++, p++, q++) {
        re[a * size + b] += u.re[p] * v.re[q] + u.im[p] * v.im[q];
        im[a * size + b] += u.re[p] * v.im[q] - u.im[p] * v.re[q];
      }
    }
  }
  return determinant(size, re, im);
}

/** By Gaussian elimination with partial pivoting; destroys its input. */
function determinant(n: number, re: Float64Array, im: Float64Array): Link {
  let phaseRe = 1;
  let phaseIm = 0;
  let modulus = 1;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    let size = 0;
    for (let r = c; r < n; r++) {
      const candidate = Math.hypot(re[r * n + c], im[r * n + c]);
      if (candidate > size) [pivot, size] = [r, candidate];
    }
    if (size === 0) return { re: 0, im: 0, modulus: 0 };
    modulus *= size;
    if (pivot !== c) {
      for (let j = c; j < n; j++) {
        [re[c * n + j], re[pivot * n + j]] = [re[pivot * n + j], re[c * n + j]];
        [im[c * n + j], im[pivot * n + j]] = [im[pivot * n + j], im[c * n + j]];
      }
      [phaseRe, phaseIm] = [-phaseRe, -phaseIm];
    }
    const ur = re[c * n + c] / size;
    const ui = im[c * n + c] / size;
    [phaseRe, phaseIm] = [phaseRe * ur - phaseIm * ui, phaseRe * ui + phaseIm * ur];
    for (let r = c + 1; r < n; r++) {
      const xr = re[r * n + c];
      const xi = im[r * n + c];
      const fr = (xr * ur + xi * ui) / size;
      const fi = (xi * ur - xr * ui) / size;
      for (let j = c; j < n; j++) {
        re[r * n + j] -= fr * re[c * n + j] - fi * im[c * n + j];
        im[r * n + j] -= fr * im[c * n + j] + fi * re[c * n + j];
      }
    }
  }
  return { re: phaseRe, im: phaseIm, modulus };
}
