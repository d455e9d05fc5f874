/** The error bar of a mean with an integral over a frequency: it speaks of both. */
import { describe, expect, test } from "vitest";
import { report } from "../reference/spec.ts";

/** Bands at ±(1.5 + cos k): two sites in a cell, t = 0 between cells but for the diagonal. */
const model = `
  lattice chain
  space { orbital s, p }
  hamiltonian H {
    onsite:      1.5 * τz
    hop shell 1: 0.5 * τz
  }`;

const low = 0.1;
const high = 9;

/** The mean over k of a function of the energy, to rounding: a smooth function of a period. */
function meanOf(f: (energy: number) => number, points: number): number {
  let sum = 0;
  for (let n = 0; n < points; n++) {
    const e = 1.5 + Math.cos((2 * Math.PI * (n + 0.3)) / points);
    sum += f(e) + f(-e);
  }
  return sum / points;
}

const certified = (formula: string) =>
  report(`${model}\nreport { integral over w from ${low} to ${high}: ${formula} }`)[0];

describe.each([1, 0.1, 0.01, 1e-3])("a Lorentzian line of width %d", (g) => {
  test("lies within the bar of its closed form, and the bar is narrow", () => {
    const { value, error } = certified(`mean over k: sum over n: ${g} / ((w - E(n))^2 + ${g}^2)`);
    const exact = meanOf(
      (e) => Math.atan2(high - e, g) - Math.atan2(low - e, g),
      Math.ceil(200 / g),
    );
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-5 * Math.abs(exact));
  });
});

/** ∫ f over [low, high] by the midpoint rule, which is exact to rounding for a Gaussian inside. */
function midpoints(f: (w: number) => number, points: number): number {
  let sum = 0;
  for (let n = 0; n < points; n++) sum += f(low + ((high - low) * (n + 0.5)) / points);
  return (sum * (high - low)) / points;
}

describe.each([0.3, 0.1, 0.03, 0.01, 0.003])("a line of light of width %d", (width) => {
  test("lies within a narrow bar, wherever the resonance is", () => {
    const {
      value,
      error,
      certified: sure,
    } = certified(
      `exp(-((w - 5) / ${width})^2) * mean over k: sum over n: 1 / ((w - E(n))^2 + 0.04)`,
    );
    const light = (w: number) => Math.exp(-(((w - 5) / width) ** 2));
    const exact = meanOf((e) => midpoints((w) => light(w) / ((w - e) ** 2 + 0.04), 20_000), 64);
    expect(sure).toBe(true);
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-9 * exact);
  });
});

test("the photocurrent of a cone under sunlight agrees with NumPy to all digits of its bar", () => {
  const [{ value, error }] = report(`
    lattice wire = supercell(chain(a = 4 angstrom), 3)
    space { spin 1/2 }
    let r = sqrt(1 - 0.6932^2)
    hamiltonian H on wire {
      onsite A1:   -0.2805 eV * (r * σx + 0.6932 * σz)
      onsite A2:   -0.2805 eV * (r * (-1/2 * σx + sqrt(3)/2 * σy) + 0.6932 * σz)
      onsite A3:   -0.2805 eV * (r * (-1/2 * σx - sqrt(3)/2 * σy) + 0.6932 * σz)
      hop shell 1: 0.1176 eV
      hop shell 2: 0.0786 eV
    }
    report {
      photocurrent(H, light = blackbody(5500 K, irradiance = 1366 [W/m^2]), filling = 1/2,
                   temperature = 300 K, relaxation = 10 THz, area = (4 angstrom)^2)
    }`);
  // `finely` of test/response/numpy_check.py: 1000 panels of 10 frequencies, 192 k.
  expect(Math.abs(value + 16.778914219498276)).toBeLessThanOrEqual(error);
  expect(error).toBeLessThan(1e-11);
});
