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
