/** Gradients of the library's observables against differences. */
import { describe, expect, test } from "vitest";
import { expectEveryDerivative, expectGradient, rawFunction } from "../gradient/derivatives.ts";
import { programOf } from "../reference/spec.ts";

const check = (model: string, goal: string): ReturnType<typeof rawFunction> =>
  rawFunction(programOf(`${model}\nminimize ${goal}\nsolve { method rmsprop }`));

/** Spins, site energies and hoppings, no symmetry. */
const generic = `
  lattice sheet {
    a1 = (1.1, 0.2)
    a2 = (-0.35, 0.9)
    site A at (0, 0)
    site B at (0.31, 0.42)
  }
  space { spin 1/2 }
  parameter M : real in [-1, 1]    each site
  parameter S : direction          each site
  parameter t : complex            each bond of shells 1..3
  parameter so : real in [0.2, 0.4]
  hamiltonian H on sheet {
    onsite:         M - 0.6 * dot(S, σ)
    hop shells 1..3: t + i * so * (σx * d.y - σy * d.x + 0.3 * σz)
  }`;

const scalars = [
  "density_of_states(H, energy = 0.4, broadening = 0.4)",
  "electrons(H, mu = 0.2, kT = 0.4)",
  "total_energy(H, OCCUPATION)",
  "free_energy(H, OCCUPATION)",
  "site_occupation(H, site(B), OCCUPATION)",
  "spin_magnetization(H, spin.x, OCCUPATION)",
  "spin_magnetization(H, OCCUPATION)",
  "anomalous_nernst(H, OCCUPATION)",
  "spin_hall_conductivity(H, OCCUPATION)",
  "orbital_magnetization(H, OCCUPATION)",
  "quantum_metric(H, OCCUPATION)",
  "quantum_metric_xy(H, OCCUPATION)",
  "drude_weight(H, OCCUPATION)",
  "optical_conductivity_xx(H, OCCUPATION, energy = 1.3, broadening = 0.3)",
  "optical_conductivity_xx_imaginary(H, OCCUPATION, energy = 1.3, broadening = 0.3)",
  "optical_conductivity_xy(H, OCCUPATION, energy = 1.3, broadening = 0.3)",
  "optical_conductivity_xy_imaginary(H, OCCUPATION, energy = 1.3, broadening = 0.3)",
  "berry_curvature_dipole(H, OCCUPATION)",
  "shift_current(H, OCCUPATION, energy = 1.3, broadening = 0.4)",
  "shift_current(H, OCCUPATION, energy = 1.3, broadening = 0.4, current = v.y, curvature = v.xy)",
  "injection_current(H, OCCUPATION, energy = 1.3, broadening = 0.4)",
  "circular_injection_current(H, OCCUPATION, energy = 1.3, broadening = 0.4)",
  "hall_conductivity(H, OCCUPATION, component = yx)",
  "drude_weight(H, OCCUPATION, component = xy)",
  "optical_conductivity(H, OCCUPATION, energy = 1.3, broadening = 0.3, component = yy)",
  "spectral_function(H, energy = 0.4, broadening = 0.4) at (0.13, 0.37)",
  "gaussian_spectral_function(H, energy = 0.4, broadening = 0.8) at (0.13, 0.37)",
  "site_spectral_function(H, site(B), energy = 0.4, broadening = 0.4) at (0.13, 0.37)",
];
/** Of the states of a group of bands. */
const groups = [
  "mean over k: re(sum over n in 1..2, m outside 1..2: <n| v.x |m> * <m| v.xy |n> / (E(m) - E(n)))",
  "mean over k: band_quantum_metric(H, bands = 1..2)",
  "mean over k: band_quantum_metric(H, bands = 1..2, component = xy)",
  "mean over k: sum over n in 1..2: re(<n| v.xx |n>)",
  "mean over k: sum over n in 1..2, m in 1..2: |<n| v.x |m>|^2",
  "mean over k: sum over n in 1..2, m outside 1..2: |<n| v.x |m>|^2 / (E(m) - E(n))^3",
  "mean over k: sum over n in 1..2, m outside 1..2, l in 1..2: re(<n| v.x |m> * <m| v.y |l> * <l| v.xy |n>) / (E(n) - E(m)) / (E(l) - E(m))",
  "velocity(H, bands = 1..2) at (0.13, 0.37)",
  "berry_curvature(H, bands = 1..2) at (0.13, 0.37)",
  "band_quantum_metric(H, bands = 1..2, component = yy) at (0.13, 0.37)",
];
const withFilling = scalars.filter((goal) => goal.includes("OCCUPATION"));

describe("a model without symmetry", () => {
  test.each(scalars.filter((goal) => !goal.includes("OCCUPATION")))("%s", (goal) => {
    expectGradient(check(generic, goal), 1e-4);
  });

  // The chemical potential moves with the parameters, so this includes the gradient at fixed μ.
  test.each(withFilling)("through a filling: %s", (goal) => {
    expectGradient(check(generic, goal.replace("OCCUPATION", "filling = 0.3, kT = 0.4")), 1e-4);
  });

  test.each(groups)("a group of bands: %s", (goal) => {
    expectGradient(check(generic, goal), 1e-4);
  });

  test.each([
    "velocity(H, bands = 2, component = y) at (0.13, 0.37)",
    "berry_curvature(H, bands = 2) at (0.13, 0.37)",
    "(E(3) - E(1)) at (0.13, 0.37)",
    "mean over k: sum over n in 2..3: E(n)^2",
  ])("single bands: %s", (goal) => {
    expectGradient(check(generic, goal), 1e-4);
  });

  test.each(["flatness(H, bands = 1)", "band_top(H, bands = 1..2)", "band_bottom(H, bands = 3)"])(
    "%s",
    (goal) => expectGradient(check(generic, goal)),
  );
});

/** With equal energies on A and B, inversion and time reversal keep every level twofold. */
const kaneMele = `
  lattice honeycomb
  space { spin 1/2 }
  parameter t   : real > 0.5
  parameter so  : real in [0, 0.5]
  parameter t2  : real
  hamiltonian H {
    hop shell 1: t
    hop shell 2: t2 + i * so * ν * σz
  }`;

/** The same with terms that split the levels, at strength zero. */
const split = `${kaneMele.replace("hamiltonian", "parameter b : real = 0\n  parameter r : real = 0\n  parameter M : real = 0\n  hamiltonian").replace("hop shell 1: t", "onsite A: b * σx + 0.3 * b * σz + M\n    onsite B: b * σy - 0.4 * b - M\n    hop shell 1: t + i * r * (σx * d.y - σy * d.x)")}`;

describe("Kramers pairs", () => {
  test.each(
    withFilling.filter((goal) => !/spin_mag|nernst|orbital|xy|yx|dipole|current/.test(goal)),
  )("along directions that keep them: %s", (goal) => {
    const text = goal.replace("OCCUPATION", "filling = 0.4, kT = 0.4");
    const f = check(kaneMele, text);
    // Both sites are alike, so half of the electrons are on B whatever the parameters.
    if (text.startsWith("site")) {
      expect(Math.hypot(...f.gradient(f.start))).toBeLessThan(1e-12);
    } else expectEveryDerivative(f);
  });

  // The lower level is bands 1 and 2; band 1 alone is half of it.
  test.each([
    ...groups.filter((goal) => !/xy|berry/.test(goal)),
    "velocity(H, bands = 1) at (0.13, 0.37)",
    "E(1) at (0.13, 0.37)",
    "mean over k: sum over n in 1: E(n)",
    "mean over k: sum over n in 1, m in 3..4: |<n| v.x |m>|^2",
  ])("groups of bands, along directions that keep the pairs: %s", (goal) => {
    expectEveryDerivative(check(kaneMele, goal));
  });

  // The pairs lie in the group together, so it does not matter that they split.
  test.each(groups.filter((goal) => !goal.includes("berry")))(
    "groups of bands, along directions that split the pairs: %s",
    (goal) => expectGradient(check(split, goal), 1e-3),
  );

  // Weights without a pole: exact where the direction splits the pairs as well.
  test.each(
    scalars.filter((goal) => /^(density|electrons|total|free|site|spin_mag|optical)/.test(goal)),
  )("along directions that split them: %s", (goal) => {
    const f = check(split, goal.replace("OCCUPATION", "mu = 0.2, kT = 0.4"));
    expectGradient(f, 1e-3);
  });
});

/** Spin that nothing acts on; without inversion and time reversal. */
const doubled = `
  lattice honeycomb
  space { spin 1/2 }
  parameter M : real in [-1, 1]    each site
  parameter t : complex            each bond of shell 1
  parameter u : complex in disk(1) each bond of shell 2
  hamiltonian H { onsite: M  hop shell 1: t  hop shell 2: u }`;

test.each(withFilling.filter((goal) => /nernst|orbital|xy|yx|dipole|current/.test(goal)))(
  "a doubled model: %s",
  (goal) => {
    expectGradient(check(doubled, goal.replace("OCCUPATION", "filling = 0.4, kT = 0.4")), 1e-4);
  },
);
