/** The product of m × m complex matrices (re, im; row-major). */
export function times(left: Float64Array, right: Float64Array, m: number): Float64Array {
  const out = new Float64Array(2 * m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      for (let l = 0; l < m; l++) {
        const [p, q] = [2 * (i * m + l), 2 * (l * m + j)];
        out[2 * (i * m + j)] += left[p] * right[q] - left[p + 1] * right[q + 1];
        out[2 * (i * m + j) + 1] += left[p] * right[q + 1] + left[p + 1] * right[q];
      }
    }
  }
  return out;
}

/** The Hermitian conjugate. */
export function dagger(matrix: Float64Array, m: number): Float64Array {
  const out = new Float64Array(matrix.length);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      out[2 * (i * m + j)] = matrix[2 * (j * m + i)];
      out[2 * (i * m + j) + 1] = -matrix[2 * (j * m + i) + 1];
    }
  }
  return out;
}
