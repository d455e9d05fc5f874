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

/** into += A B. Two rows of B at a time: `into` is read and written half as often. */
export function addProduct(n: number, a: Matrix, b: Matrix, into: Matrix): void {
  const { re: ar, im: ai } = a;
  const { re: br, im: bi } = b;
  const { re, im } = into;
  for (let first = 0; first < n * n; first += n) {
    for (let l = 0; l < n; l += 2) {
      const last = l + 1 === n;
      const xr = ar[first + l];
      const xi = ai[first + l];
      const yr = last ? 0 : ar[first + l + 1];
      const yi = last ? 0 : ai[first + l + 1];
      if (xr === 0 && xi === 0 && yr === 0 && yi === 0) continue;
      const below = last ? 0 : n;
      for (let p = first, q = l * n; p < first + n; p++, q++) {
        const r = q + below;
        re[p] += xr * br[q] - xi * bi[q] + (yr * br[r] - yi * bi[r]);
        im[p] += xr * bi[q] + xi * br[q] + (yr * bi[r] + yi * br[r]);
      }
    }
  }
}
