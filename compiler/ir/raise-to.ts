/**
 * base^exponent. Whole exponents are products, since Math.pow differs in the last bit between
 * versions of Node, and a spec should compile to the same program on all of them.
 */
export function raiseTo(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 64) return base ** exponent;
  let result = 1;
  for (let n = 0; n < Math.abs(exponent); n++) result *= base;
  return exponent < 0 ? 1 / result : result;
}
