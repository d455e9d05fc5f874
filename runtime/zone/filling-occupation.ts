import { fermi, fermiSlope } from "../math/fermi.ts";
import type { States } from "./filling-division.ts";

/** The part of each state in the change of μ with the energies. */
export interface FermiWindow {
  /** w = f(1 − f)/Σf(1 − f). Their sum is 1 also where f(1 − f) underflows. */
  readonly share: Float64Array;
  /** Σf(1 − f). */
  readonly total: number;
}

export function fermiWindow(
  { bands, energies, weights }: States,
  mu: number,
  kT: number,
): FermiWindow {
  let nearest = Infinity;
  for (let p = 0; p < energies.length; p++) {
    nearest = Math.min(nearest, Math.abs(energies[p] - mu) / kT);
  }
  const share = new Float64Array(energies.length);
  let total = 0;
  for (let p = 0; p < energies.length; p++) {
    const x = Math.abs(energies[p] - mu) / kT;
    const w = (weights[Math.floor(p / bands)] * Math.exp(nearest - x)) / (1 + Math.exp(-x)) ** 2;
    share[p] = w;
    total += w;
  }
  for (let p = 0; p < share.length; p++) share[p] /= total;
  return { share, total: total * Math.exp(-nearest) };
}

/** Σ w f less `whole` full bands, without cancellation where just these are below μ. */
export function electronsBeyond(
  { bands, energies, weights }: States,
  whole: number,
  mu: number,
  kT: number,
): number {
  let total = 0;
  for (let k = 0, p = 0; k < weights.length; k++) {
    let full = -whole;
    let rest = 0;
    for (let n = 0; n < bands; n++, p++) {
      const e = energies[p];
      if (e < mu) {
        full++;
        rest -= fermi(mu, e, kT);
      } else rest += fermi(e, mu, kT);
    }
    total += weights[k] * (full + rest);
  }
  return total;
}

/** Σ w f(1 − f), the electrons and holes within about kT of μ; Σ w at kT = 0, where all count. */
export function carriers({ bands, energies, weights }: States, mu: number, kT: number): number {
  let total = 0;
  for (let k = 0, p = 0; k < weights.length; k++) {
    for (let n = 0; n < bands; n++, p++) {
      total += weights[k] * (kT > 0 ? -kT * fermiSlope(energies[p], mu, kT) : 1);
    }
  }
  return total;
}
