/** A model in eV, angstrom and kelvin has the numbers of its dimensionless twin. */
import { expect, test } from "vitest";
import { report } from "./spec.ts";

const haldane = (lattice: string, t1: string, occupation: string): string => `
  lattice ${lattice}
  hamiltonian H {
    onsite A:    0.2 * ${t1}
    hop shell 1: ${t1}
    hop shell 2: 0.15 * ${t1} * exp(i * ν)
  }
  report {
    hall_conductivity(H, ${occupation})
    band_gap(H, filling = 1/2)
    chern_number(H, filling = 1/2)
  }`;

test("energies scale, Hall conductivity and Chern number do not", () => {
  const kT = 600 * 8.617333262145179e-5;
  const plain = report(haldane("honeycomb", "1", `mu = ${0.27 / 2.7}, kT = ${kT / 2.7}`));
  const physical = report(
    haldane("honeycomb(a = 2.46 angstrom)", "2.7 eV", "mu = 270 meV, temperature = 600 K"),
  );
  expect(Math.abs(plain[0].value)).toBeGreaterThan(0.1);
  expect(physical[0].value).toBeCloseTo(plain[0].value, 6);
  expect(physical[1].value).toBeCloseTo(2.7 * plain[1].value, 9);
  expect(physical[2].value).toBe(plain[2].value);
});
