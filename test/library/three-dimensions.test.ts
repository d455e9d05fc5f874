/** Hall conductivities in three dimensions: closed forms, components and units. */
import { describe, expect, test } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { initialTheta } from "../../runtime/index.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { programOf, report, values } from "../reference/spec.ts";

/** e²/h in siemens: the inverse of von Klitzing's constant. */
const quantum = 1 / 25812.80745;

/**
 * Weyl points at ±k0 = ±π/2a along one axis: sin k_x σ_x + sin k_y σ_y + (2 + cos k0 − Σ cos k) τ_z, the axes
 * in turn. Between them every plane is a Chern insulator, beyond them none.
 */
function weyl(turn: number): string {
  const axis = (at: number): string =>
    [0, 1, 2].map((i) => Number(i === (turn + at) % 3)).join(", ");
  return `
    lattice cubic {
      a1 = (1, 0, 0)
      a2 = (0, 1, 0)
      a3 = (0, 0, 1)
      site A at (0, 0, 0)
    }
    space { orbital s, p }
    hamiltonian H on cubic {
      onsite:                  2 * τz
      hop along (${axis(0)}):  (-τz + i * τx) / 2
      hop along (${axis(1)}):  (-τz + i * τy) / 2
      hop along (${axis(2)}):  -0.5 * τz
    }
    report {
      hall_conductivity(H, mu = 0, kT = 0)
      hall_conductivity(H, mu = 0, kT = 0, component = yz)
      hall_conductivity(H, mu = 0, kT = 0, component = zx)
    }`;
}

describe("a Weyl semimetal with its points at ±k0 = ±π/2 along an axis: 2 k0/2π of e²/h per length", () => {
  test.each([
    ["z", 0, [-0.5, 0, 0]],
    ["x", 1, [0, -0.5, 0]],
    ["y", 2, [0, 0, -0.5]],
  ] as const)("along %s", (_axis, turn, expected) => {
    const program = programOf(weyl(turn));
    const table = createHoppingTable(program);
    // Of 20 planes across the axis ten lie between the points, none on them.
    const sizes = [0, 1, 2].map((at) => ((at + 3 - turn) % 3 === 2 ? 20 : 100));
    const mesh = { sizes, shift: [0.37, 0.37, 0.37] };
    const found = program.report.map((quantity) =>
      new QuantityKernel(table, quantity).value(initialTheta(program), 0, mesh),
    );
    expected.forEach((value, at) => expect(found[at]).toBeCloseTo(value, 4));
  });
});

/** Layers of Qi, Wu and Zhang's insulator (Chern number −1), coupled weakly. */
const layers = (angstrom: string, eV: string, lines: string): string => `
  lattice stack {
    a1 = 4${angstrom} * (1, 0, 0)
    a2 = 4${angstrom} * (0, 1, 0)
    a3 = 6${angstrom} * (0, 0, 1)
    site A at (0, 0, 0)
  }
  space { orbital s, p }
  hamiltonian H on stack {
    onsite:              1${eV} * τz
    hop along (1, 0, 0): 1${eV} * (τz + i * τx) / 2
    hop along (0, 1, 0): 1${eV} * (τz + i * τy) / 2
    hop along (0, 0, 1): 0.1${eV} * τz
  }
  report { ${lines} }`;

describe("stacked Chern insulators: e²/h for each distance of layers", () => {
  test("without units, in e²/h per length", () => {
    const text = layers("", "", "hall_conductivity(H, filling = 1/2, kT = 0.02)");
    expect(values(text)[0]).toBeCloseTo(-1 / 6, 7);
    expect(programOf(text).report[0].unit).toBe("e^2/h");
  });

  const lines = `
    hall_conductivity(H, filling = 1/2, temperature = 200 K)
    optical_conductivity(H, filling = 1/2, temperature = 200 K, energy = 1 meV, broadening = 1 meV, component = xy)
    optical_conductivity_xy(H, filling = 1/2, temperature = 200 K, energy = 1 meV, broadening = 1 meV)
    hall_conductivity(H, filling = 1/2, temperature = 200 K) - 1
    anomalous_nernst(H, filling = 1/2, temperature = 2000 K)
    spectral_function(H, energy = 0 eV, broadening = 0.1 eV) at Γ
    hall_conductivity(H, filling = 1/2, temperature = 200 K, component = yz)`;
  const physical = layers(" angstrom", " eV", lines);

  test("in S/m, by Kubo's formula at zero and at low frequency", () => {
    const [hall, optical, named, less, , , other] = values(physical);
    const expected = -quantum / 6e-10;
    expect(hall / expected).toBeCloseTo(1, 6);
    expect(optical / expected).toBeCloseTo(1, 5);
    expect(named).toBe(optical);
    expect(less).toBe(hall - 1);
    expect(Math.abs(other / hall)).toBeLessThan(1e-8);
  });

  test("the units shown", () => {
    expect(programOf(physical).report.map(({ unit }) => unit)).toEqual([
      "S/m",
      "S/m",
      "S/m",
      undefined,
      "A/m/K",
      "1/eV",
      "S/m",
    ]);
  });
});

test("a doped chain conducts in S m", () => {
  // Drude: σ = π D broadening/((ħω)² + broadening²)/π with D = (2t/π) sin k_F · e²/ħ of length a, cold.
  const text = `
    lattice chain(a = 3 angstrom)
    hamiltonian H { hop shell 1: -1 eV }
    report { optical_conductivity(H, mu = 0 eV, temperature = 100 K, energy = 0.2 eV, broadening = 0.1 eV) }`;
  const [{ value }] = report(text);
  const drude = (2 * 3e-10) / Math.PI;
  const conductance = 2 * Math.PI * quantum;
  expect(value / (conductance * drude * (0.1 / (0.2 ** 2 + 0.1 ** 2)))).toBeCloseTo(1, 3);
  expect(programOf(text).report[0].unit).toBe("S*m");
});

describe("units that no product of units names", () => {
  const spin = (angstrom: string, eV: string, report_: string): string => `
    lattice honeycomb${angstrom && `(a = 2${angstrom})`}
    space { spin 1/2 }
    hamiltonian H {
      hop shell 1: 1${eV}
      hop shell 2: 0.1i * ν * σz * 1${eV}
    }
    report { ${report_} }`;

  test("spin Hall conductivity in e/4π: 2 C_up", () => {
    const line = (eV: string): string => `spin_hall_conductivity(H, mu = 0${eV}, kT = 0.01${eV})`;
    for (const text of [spin("", "", line("")), spin(" angstrom", " eV", line(" eV"))]) {
      expect(values(text)[0]).toBeCloseTo(-2, 6);
      expect(programOf(text).report[0].unit).toBe("e/4π");
    }
  });

  test("orbital magnetization in e/h times the energy, spin in ħ", () => {
    const lines = (eV: string): string =>
      `orbital_magnetization(H, mu = 0${eV}, kT = 0.1${eV})  spin_magnetization(H, mu = 0${eV}, kT = 0.1${eV})`;
    const units = (text: string) => programOf(text).report.map(({ unit }) => unit);
    expect(units(spin("", "", lines("")))).toEqual(["e/h", "hbar"]);
    expect(units(spin(" angstrom", " eV", lines(" eV")))).toEqual(["eV*e/h", "hbar"]);
  });
});
