/** The second-order direct-current response of a spin chain, in the velocity gauge. */
import { describe, expect, test } from "vitest";
import { chainMesh, cone, wireFunction } from "./wire.ts";

/** A three-site cone, on which an independent real-time integration of the density matrix was run. */
const probe = { spins: cone(3, 1 / 3, 0.7248), J: 0.25125, t1: 0.11718, t2: 0.07918 };

/** Relaxation in eV; the value in units of eV a³ = eV (4 Å)³. */
const response = (
  energy: number,
  damping: string,
  occupation: string,
  relaxation = 0.03,
): string => `second_order_response(H, ${occupation}, energy = ${energy} eV,
    relaxation = ${relaxation} eV, damping = ${damping}) / (64 [eV * angstrom^3])`;

describe("at one wave vector", () => {
  // k = 0.31/a, in units of the reciprocal vector 2π/3a of the cell.
  const mesh = { sizes: [1], shift: [(0.31 * 3) / (2 * Math.PI)] };

  /** Real and imaginary part of the sum at one k: the library's real formula, and with im for re. */
  const formula = (part: "re" | "im", damping: number): string => `
    mean over k:
      ${part === "re" ? "(sum over a: f(a) * re(<a| v.xxx |a>)) +" : ""}
      ${part}(sum over a, b: (f(a) - f(b)) * <a| v.xx |b> * <b| v.x |a> / (${damping} * i * g - (E(b) - E(a))))
      + ${part}(sum over a, b: (f(a) - f(b)) * <a| v.x |b> * <b| v.xx |a>
          * (1 / (w + i * g - (E(b) - E(a))) + 1 / (-w + i * g - (E(b) - E(a)))))
      + ${part}(sum over a, b, c: <a| v.x |b> * <b| v.x |c> * <c| v.x |a>
          / (${damping} * i * g - (E(c) - E(a)))
          * ((f(a) - f(b)) / (w + i * g - (E(b) - E(a))) + (f(c) - f(b)) / (-w + i * g - (E(c) - E(b)))
           + (f(a) - f(b)) / (-w + i * g - (E(b) - E(a))) + (f(c) - f(b)) / (w + i * g - (E(c) - E(b)))))`;

  test.each([
    ["adiabatic", 2, 6.1324],
    ["single", 1, 8.0353],
  ])("%s: its magnitude", (damping, factor, magnitude) => {
    const occupation = "mu = -0.0142 eV, kT = 0.0259 eV";
    const values = wireFunction(
      3,
      [
        response(0.33, damping, occupation),
        `real_part(H, ${occupation}, w = 0.33 eV, g = 0.03 eV) / (64 [eV * angstrom^3])`,
        `imaginary_part(H, ${occupation}, w = 0.33 eV, g = 0.03 eV) / (64 [eV * angstrom^3])`,
      ],
      `observable real_part(H, occupation f, w, g) = ${formula("re", factor)}
       observable imaginary_part(H, occupation f, w, g) = ${formula("im", factor)}`,
    );
    const [library, re, im] = values(probe, mesh);
    expect(library).toBeCloseTo(re, 10);
    expect(Math.hypot(re, im)).toBeCloseTo(magnitude, 4);
  });
});

/** A gap of 0.196 eV, 76 times the temperature below. */
describe("in a cold insulator", () => {
  const insulator = { spins: cone(3, 1 / 3, 0.6932), J: 0.2805, t1: 0.1176, t2: 0.0786 };
  const relaxations = [0.02, 0.01, 0.005];

  const atRelaxations = (energy: number, damping: string): readonly number[] => {
    const report = relaxations.map((g) =>
      response(energy, damping, "filling = 1/2, temperature = 30 K", g),
    );
    return wireFunction(3, report)(insulator, chainMesh(48));
  };
  /** By how much the response falls where the relaxation is halved. */
  const ratios = ([a, b, c]: readonly number[]): readonly number[] => [a / b, b / c];

  test("adiabatic: no response to a static field, up to the sixth power of the relaxation", () => {
    const static_ = atRelaxations(1e-6, "adiabatic");
    expect(Math.abs(static_[0])).toBeLessThan(2e-8);
    for (const ratio of ratios(static_)) expect(ratio).toBeCloseTo(64, -0.5);
  });

  test("adiabatic: none far above the bands, up to its square", () => {
    const fast = atRelaxations(1e4, "adiabatic");
    expect(Math.abs(fast[0])).toBeLessThan(2e-3);
    for (const ratio of ratios(fast)) expect(ratio).toBeCloseTo(4, 1);
  });

  test("single: a static response remains, whatever the relaxation", () => {
    for (const o of atRelaxations(1e-6, "single")) expect(o).toBeCloseTo(-0.0968, 3);
  });
});
