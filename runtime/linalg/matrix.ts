/** A square complex matrix, row-major, real and imaginary parts apart. */
export interface Matrix {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function createMatrix(n: number): Matrix {
  return { re: new Float64Array(n * n), im: new Float64Array(n * n) };
}

/** By a loop: on matrices of a few rows `fill` takes several times as long. */
export function clearMatrix({ re, im }: Matrix): void {
  for (let p = 0; p < re.length; p++) re[p] = im[p] = 0;
}

/** into += A B. */
export function addProduct(n: number, a: Matrix, b: Matrix, into: Matrix): void {
  for (let row = 0; row < n; row++) {
    for (let l = 0; l < n; l++) {
      const ar = a.re[row * n + l];
      const ai = a.im[row * n + l];
      if (ar === 0 && ai === 0) continue;
      for (let column = 0, p = row * n, q = l * n; column < n; column++, p++, q++) {
        into.re[p] += ar * b.re[q] - ai * b.im[q];
        into.im[p] += ar * b.im[q] + ai * b.re[q];
      }
    }
  }
}
