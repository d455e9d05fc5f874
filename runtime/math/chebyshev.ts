/** Values at the Chebyshev points −cos(π(j + ½)/n) of [−1, 1] → coefficients of T_0 … T_{n−1}. */
export function chebyshevCoefficients(values: Float64Array): Float64Array {
  const n = values.length;
  return Float64Array.from({ length: n }, (_, k) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += values[j] * Math.cos((Math.PI * k * (n - j - 0.5)) / n);
    return ((k === 0 ? 1 : 2) / n) * sum;
  });
}

export function chebyshevPoint(j: number, n: number): number {
  return -Math.cos((Math.PI * (j + 0.5)) / n);
}

/** Σ c_k T_k(x) by Clenshaw's recurrence. */
export function chebyshevSum(c: Float64Array, x: number): number {
  let next = 0;
  let afterNext = 0;
  for (let k = c.length - 1; k > 0; k--) {
    const current = c[k] + 2 * x * next - afterNext;
    afterNext = next;
    next = current;
  }
  return c[0] + x * next - afterNext;
}
