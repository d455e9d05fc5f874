export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

export function norm(a: readonly number[]): number {
  return Math.sqrt(dot(a, a));
}

/** a + factor·b. */
export function add(a: readonly number[], factor: number, b: readonly number[]): number[] {
  return a.map((ai, i) => ai + factor * b[i]);
}
