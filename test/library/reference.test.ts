/** Observables of the library on models whose values are known. */
import { describe, expect, test } from "vitest";
import { programOf, readSpec, values } from "../reference/spec.ts";
import { onMesh, scan } from "./kernel.ts";

const run = (name: string, set: Readonly<Record<string, number>> = {}): number[] =>
  values(readSpec(`reference/${name}.ham`), set);

describe("density of states of the square lattice", () => {
  test("two widths lead to 0.1419108", () => {
    const [wide, narrow] = run("density-of-states");
    expect((4 * narrow - wide) / 3).toBeCloseTo(0.1419108, 5);
  });

  test("to all digits, on a dense mesh", () => {
    const [wide, narrow] = onMesh(
      `lattice square
       hamiltonian H { hop shell 1: 1 }
       report { density_of_states(H, 1, 0.03)  density_of_states(H, 1, 0.015) }`,
      [900, 900],
    );
    expect((4 * narrow - wide) / 3).toBeCloseTo(0.1419108, 7);
  });
});

describe("Drude weight of the half-filled chain", () => {
  test("at two temperatures", () => {
    const [warm, cool] = run("drude-weight");
    // ∫ dE (-f') √(4 - E²) / π by quadrature
    expect(warm).toBeCloseTo(0.6339781918, 8);
    expect(cool).toBeCloseTo(0.635963847, 5);
  });

  test("cold, on a dense mesh: (2/π) sin k_F", () => {
    const weight = (mu: number): number =>
      onMesh(
        `lattice chain
         hamiltonian H { hop shell 1: -1 }
         report { drude_weight(H, mu = ${mu}, kT = 0.0005) }`,
        [50_000],
      )[0];
    expect(weight(0)).toBeCloseTo(0.63662, 5);
    expect(weight(1)).toBeCloseTo((2 / Math.PI) * Math.sin(Math.acos(-0.5)), 6);
  });
});

describe("optical conductivity", () => {
  test("graphene at 0.35 t: 1.0139 σ0 for both spins", () => {
    const [fast, slow] = run("graphene-absorption");
    expect((2 * slow - fast) / (Math.PI / 4)).toBeCloseTo(1.0139, 4);
  });

  test("graphene obeys the f-sum rule", () => {
    // ∫ Re σ dω from 0 is π/2 times the mean of ∂²E/∂k², whatever the relaxation rate.
    const spec = (report: string): string => `
      lattice honeycomb
      parameter w : real = 1 fixed
      hamiltonian H { hop shell 1: 1 }
      observable weight(H, occupation f) = pi^2 / cell_area * mean over k: sum over n: f(n) * re(<n| v.xx |n>)
      report { ${report} }`;
    const [weight] = onMesh(spec("weight(H, mu = 0.4, kT = 0.2)"), [24, 24]);
    const step = 0.1;
    const energies = Array.from({ length: 200 }, (_, at) => step * (at + 0.5));
    const sigma = scan(
      spec("optical_conductivity_xx(H, mu = 0.4, kT = 0.2, energy = w, broadening = 0.3)"),
      [24, 24],
      energies,
    );
    // Above all transitions Re σ falls as (2/π) weight · broadening / ω².
    const tail = ((2 / Math.PI) * weight * 0.3) / 20;
    const sum = sigma.reduce((total, value) => total + step * value, tail);
    expect(Math.abs(sum / weight - 1)).toBeLessThan(1e-3);
  });

  test("its Hall part at energy 0 is the Chern number", () => {
    expect(run("quantum-metric")[2]).toBeCloseTo(-1, 7);
  });
});

test("quantum metric of Qi, Wu and Zhang's model: 1.4251239, half of it along x", () => {
  const [trace, along] = run("quantum-metric");
  expect(trace).toBeCloseTo(1.4251239, 6);
  expect(along).toBeCloseTo(1.4251239 / 2, 6);
});

test("orbital magnetization in a gap grows by the Chern number with μ (Streda)", () => {
  const [, , , above, below] = run("quantum-metric");
  expect((above - below) / 0.2).toBeCloseTo(-1, 8);
});

describe("anomalous Nernst conductivity", () => {
  test("a half-filled Landau level: log 2", () => {
    expect(Math.abs(run("landau-nernst")[2])).toBeCloseTo(Math.LN2, 4);
  });

  test("Mott: (π²/3) kT times the slope of the Hall conductivity", () => {
    const hall = (mu: number): string => `hall_conductivity(H, mu = ${mu}, kT = 0.02)`;
    const [nernst, above, below] = onMesh(
      `lattice square
       space { orbital s, p }
       hamiltonian H {
         onsite:           1.2 * τz
         hop along (1, 0): (τz + i * τx) / 2
         hop along (0, 1): (τz + i * τy) / 2
       }
       report { anomalous_nernst(H, mu = -1.6, kT = 0.02)  ${hall(-1.59)}  ${hall(-1.61)} }`,
      [240, 240],
    );
    const mott = ((Math.PI ** 2 / 3) * 0.02 * (above - below)) / 0.02;
    expect(Math.abs(nernst)).toBeGreaterThan(1e-3);
    expect(Math.abs(nernst / mott - 1)).toBeLessThan(1e-2);
  });
});

describe("spin Hall conductivity of Kane and Mele's insulator", () => {
  test("2 C_up", () => {
    expect(run("spin-hall")[0]).toBeCloseTo(-2, 8);
  });

  test("the turned second-neighbour term turns it", () => {
    const turned = readSpec("reference/spin-hall.ham").replace("0.1i", "-0.1i");
    expect(values(turned)[0]).toBeCloseTo(2, 8);
  });
});

describe("Rice and Mele's photocurrents", () => {
  const closed = (energy: number, t = 1, delta = 0.3, Delta = 0.5): number => {
    const cos =
      ((energy / 2) ** 2 - Delta ** 2 - 2 * (t ** 2 + delta ** 2)) / (2 * (t ** 2 - delta ** 2));
    const sin = Math.sqrt(1 - cos ** 2);
    return (t * delta * Delta) / (4 * energy ** 2 * (t ** 2 - delta ** 2) * sin);
  };

  test("shift current at ω = 2: 0.016654", () => {
    expect(closed(2)).toBeCloseTo(0.016654, 6);
    const [shift, injection] = run("shift-current");
    expect(-shift).toBeCloseTo(0.016654, 5);
    // Time reversal forbids the injection current.
    expect(injection).toBeCloseTo(0, 8);
  });

  test.each([1.8, 2.6, 3.3])("shift current at ω = %d, on a dense mesh", (energy) => {
    const text = readSpec("reference/shift-current.ham").replaceAll(
      /energy = 2, broadening = 0.005/g,
      `energy = ${energy}, broadening = 0.004`,
    );
    expect(-onMesh(text, [8000])[0] / closed(energy)).toBeCloseTo(1, 3);
  });

  test("opposite dimerisation turns it, inversion forbids it", () => {
    const spec = readSpec("reference/shift-current.ham");
    const [one] = onMesh(spec, [4000]);
    expect(onMesh(spec, [4000], { delta: -0.3 })[0]).toBeCloseTo(-one, 10);
    expect(onMesh(spec, [4000], { Delta: 0 })[0]).toBeCloseTo(0, 12);
    expect(onMesh(spec, [4000], { delta: 0 })[0]).toBeCloseTo(0, 12);
  });
});

describe("Berry curvature dipole of a tilted Dirac cone", () => {
  const limit = ((3 * 0.01) / (8 * Math.PI)) * ((1.5 ** 2 - 1) / 1.5 ** 4);
  const spec = readSpec("reference/tilted-dirac.ham");

  test("two temperatures lead to -sgn μ · 0.00029473", () => {
    const [above, below] = values(spec);
    const [warmer] = values(spec.replaceAll("kT = 0.02", "kT = 0.04"));
    expect((4 * above - warmer) / 3 / -limit).toBeCloseTo(1, 3);
    expect(below).toBeCloseTo(-above, 8);
  });
});

test("flatness of the flattest Haldane band: 6.0130", () => {
  const text = readSpec("reference/flat-chern-band.ham").replace(
    /report \{[^}]*\}/,
    "report { flatness(H, bands = 1) }",
  );
  expect(values(text)[0]).toBeCloseTo(6.013, 4);
});

test("electrons, energies and sites add up", () => {
  const [electrons, onA, onB, bottom, top, width, cold, free] = values(`
    lattice honeycomb
    space { spin 1/2 }
    hamiltonian H {
      onsite A: 0.7 + 0.2 * σx
      onsite B: -0.7
      hop shell 1: 1
    }
    report {
      electrons(H, filling = 0.3, kT = 0.2)
      site_occupation(H, site(A), filling = 0.3, kT = 0.2)
      site_occupation(H, site(B), filling = 0.3, kT = 0.2)
      band_bottom(H, bands = 1..2)
      band_top(H, bands = 1..2)
      bandwidth(H, bands = 1..2)
      total_energy(H, filling = 1/2, kT = 0.002)
      free_energy(H, filling = 1/2, kT = 0.002)
    }`);
  expect(electrons).toBeCloseTo(0.3 * 4, 8);
  expect(onA + onB).toBeCloseTo(electrons, 8);
  expect(onB).toBeGreaterThan(onA);
  expect(top - bottom).toBeCloseTo(width, 10);
  // In a gap, entropy vanishes with the temperature.
  expect(free).toBeCloseTo(cold, 8);
});

test("units of a physical model", () => {
  const program = programOf(`
    lattice honeycomb(a = 2 angstrom)
    hamiltonian H { hop shell 1: 1 eV  hop shell 2: 0.1i * ν * 1 eV }
    report {
      density_of_states(H, energy = 0.3 eV, broadening = 20 meV)
      electrons(H, mu = 0 eV, temperature = 300 K)
      total_energy(H, mu = 0 eV, temperature = 300 K)
      free_energy(H, mu = 0 eV, temperature = 300 K)
      anomalous_nernst(H, mu = 0 eV, temperature = 300 K)
      orbital_magnetization(H, mu = 0 eV, temperature = 300 K)
      quantum_metric(H, mu = 0 eV, temperature = 300 K)
      drude_weight(H, mu = 0 eV, temperature = 300 K)
      optical_conductivity_xx(H, mu = 0 eV, temperature = 300 K, energy = 1 eV, broadening = 20 meV)
      berry_curvature_dipole(H, mu = 0 eV, temperature = 300 K)
    }`);
  expect(program.report.map(({ unit }) => unit)).toEqual([
    "1/eV",
    undefined,
    "eV",
    "eV",
    "k_B*e/h",
    "eV*e/h",
    undefined,
    "eV",
    "e^2/h",
    "angstrom",
  ]);
});

test("states of a level may be turned into each other: an arbitrary spin axis changes nothing", () => {
  const lines = [
    "total_energy(H, mu = 0.3, kT = 0.2)",
    "quantum_metric(H, mu = 0.3, kT = 0.2)",
    "drude_weight(H, mu = 0.3, kT = 0.2)",
    "site_occupation(H, site(A), mu = 0.3, kT = 0.2)",
    "optical_conductivity_xx(H, mu = 0.3, kT = 0.2, energy = 1.3, broadening = 0.2)",
    "shift_current(H, mu = 0.3, kT = 0.2, energy = 1.3, broadening = 0.2, current = v.y, curvature = v.xy)",
    "injection_current(H, mu = 0.3, kT = 0.2, energy = 1.3, broadening = 0.2)",
  ];
  const along = (axis: string): readonly number[] =>
    onMesh(
      `lattice honeycomb
       space { spin 1/2 }
       hamiltonian H {
         hop shell 1: 1
         hop shell 2: 0.2 + 0.1i * ν * (${axis})
       }
       report { ${lines.join("\n")} }`,
      [15, 15],
    );
  const reference = along("σz");
  for (const axis of ["0.6 * σx + 0.8 * σy", "0.48 * σx - 0.64 * σy + 0.6 * σz", "σy"])
    along(axis).forEach((value, at) => expect(value).toBeCloseTo(reference[at], 11));
});
