/**
 * Fermi function f(e) = 1 / (1 + exp((e − μ)/kT)) and its derivatives, without overflow.
 *
 * All three are written with z = exp(−|x|), x = (e − μ)/kT, which lies in (0, 1]. At kT = 0 the
 * function is the step (1/2 at e = μ) and its derivatives are taken as zero.
 */

/** Occupation of a level at energy e. */
export function fermi(e: number, mu: number, kT: number): number {
  if (kT <= 0) return e < mu ? 1 : e > mu ? 0 : 0.5;
  const x = (e - mu) / kT;
  if (x >= 0) {
    const z = Math.exp(-x);
    return z / (1 + z);
  }
  return 1 / (1 + Math.exp(x));
}

/** df/de = −f(1 − f)/kT. With respect to μ the sign is opposite; to kT it is times −(e − μ)/kT. */
export function fermiSlope(e: number, mu: number, kT: number): number {
  if (kT <= 0) return 0;
  const z = Math.exp(-Math.abs(e - mu) / kT);
  return -z / ((1 + z) * (1 + z) * kT);
}

/** d²f/de² = f(1 − f)(1 − 2f)/kT². */
export function fermiCurvature(e: number, mu: number, kT: number): number {
  if (kT <= 0) return 0;
  const z = Math.exp(-Math.abs(e - mu) / kT);
  const magnitude = (z * (1 - z)) / ((1 + z) ** 3 * kT * kT);
  return e >= mu ? magnitude : -magnitude;
}
