/** Specs that ask for every kind of sum over bands, on models of every kind. */

/** Two sites with spin at odd places of an oblique cell, without symmetry. */
const sheet = `
  lattice sheet {
    a1 = (1.1, 0.2)
    a2 = (-0.35, 0.9)
    site A at (0, 0)
    site B at (0.31, 0.42)
  }
  space { spin 1/2 }
  parameter M : real    each site
  parameter B : real
  parameter t : complex
  parameter u : complex
  hamiltonian H on sheet {
    onsite A:            M + B * σz + 0.4 * σx
    onsite B:            M - 0.9 * σy
    hop A -> B:          t + 0.2i * σx
    hop B -> A + (1, 0): 0.5i + u * σy
    hop B -> A + (0, 1): 0.6 - t * σz
    hop A -> A + (0, 1): 0.25 + 0.15i + 0.1 * σz
    hop B -> B + (1, 0): -0.35 + u * σy
  }`;

/** Every level twofold: spin that nothing acts on. */
const doubled = `
  lattice honeycomb
  space { spin 1/2 }
  parameter M : real in [-2, 2]    each site
  parameter t : complex            each bond of shell 1
  parameter u : complex in disk(1) each bond of shell 2
  hamiltonian H { onsite: M  hop shell 1: t  hop shell 2: u }`;

const cone = `
  lattice continuum(2, cutoff = 2)
  space { spin 1/2 }
  parameter m : real
  parameter c : real
  hamiltonian H { onsite: c * k.x * σx + k.y * σy + (m + 0.2 * k.x * k.x) * σz }`;

const chain = `
  lattice cell { a1 = (1)  site A at (0)  site B at (0.4) }
  parameter M : real    each site
  parameter t : complex each bond of shells 1..3
  hamiltonian H { onsite: M  hop shells 1..3: t }`;

const singleBand = `
  lattice square
  parameter t : real each bond of shells 1..2
  hamiltonian H { hop shells 1..2: t }`;

const tilted = `
  lattice cubic
  space { spin 1/2 }
  parameter t : complex each bond of shell 1
  parameter B : real
  hamiltonian H { onsite: B * σz + 0.3 * σx  hop shell 1: t + 0.2i * d.x * σy - 0.1i * d.y * σz }`;

/** No product of it is the same with its factors in the other order. */
const torque = "i * (v.x * spin.z - spin.z * v.x)";

const warm = "mu = 0.2, kT = 0.3";

const cases: readonly (readonly [model: string, goal: string])[] = [
  [sheet, `electrons(H, ${warm})`],
  [sheet, `free_energy(H, filling = 0.3, kT = 0.3)`],
  [sheet, `site_occupation(H, site(B), ${warm})`],
  [sheet, `spin_hall_conductivity(H, ${warm})`],
  [sheet, `orbital_magnetization(H, filling = 0.4, kT = 0.3)`],
  [sheet, `optical_conductivity_xy(H, ${warm}, energy = 1.3, broadening = 0.3)`],
  [sheet, `berry_curvature_dipole(H, v.y, ${warm})`],
  [sheet, `shift_current(H, energy = 1.3, broadening = 0.3, ${warm})`],
  [sheet, `circular_injection_current(H, energy = 1.3, broadening = 0.3, ${warm})`],
  [sheet, "mean over k: sum over n, m: re(<n| v.x |m> * <m| v.x |n>) / (1 + (E(n) - E(m))^2)"],
  [sheet, `mean over k: sum over n, m: re(<n| ${torque} |m> * <m| v.y |n>) / (3 + E(n) - E(m)^3)`],
  [sheet, "mean over k: sum over n, m where n == m: |<n| v.x |m>|^2 / (1 + E(n)^2)"],
  [sheet, "mean over k: sum over n in 1..2, m outside 1..2: |<n| v.x |m>|^2 / (E(n) - E(m))^2"],
  [sheet, "mean over k: (sum over n in 1..2: cos(E(n))) * (sum over n: exp(-E(n)^2))"],
  [
    sheet,
    "mean over k: sum over n: min(E(n), 0.3) + max(tanh(E(n)), 0) + asin(tanh(E(n))) + sinh(E(n) / 4) + softplus(E(n))",
  ],
  [sheet, "mean over k: sum over n: sqrt(1 + E(n)^2) * abs(sin(E(n))) ^ 1.5 - log(2 + E(n)^2)"],
  [doubled, "hall_conductivity(H, filling = 1/2, kT = 0.7)"],
  [doubled, "mean over k: sum over n: E(n)^3"],
  [doubled, `quantum_metric(H, ${warm})`],
  [doubled, `shift_current(H, energy = 1.3, broadening = 0.3, ${warm})`],
  [cone, "hall_conductivity(H, mu = 0.1, kT = 0.4)"],
  [cone, `drude_weight(H, ${warm})`],
  [chain, `total_energy(H, filling = 1/2, kT = 0.2)`],
  [singleBand, `free_energy(H, filling = 0.3, kT = 0.3)`],
  [tilted, `hall_conductivity(H, ${warm})`],
];

/** A title and a spec each. */
export const specs: readonly (readonly [title: string, text: string])[] = cases.map(
  ([model, goal]) => {
    const [, name] = /lattice (\w+)/.exec(model)!;
    return [`${goal} on ${name}`, `${model}\nmaximize ${goal}\nsolve { method rmsprop }`];
  },
);
