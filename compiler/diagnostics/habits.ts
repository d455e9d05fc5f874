/** Names that other tools and textbooks have, and what to write here. */
export const habits: Readonly<Record<string, string | undefined>> = {
  e: "Euler's number is `exp(1)`; `e` is a unit of charge.",
  j: "The imaginary unit is `i`.",
  I: "The imaginary unit is `i`.",
  ln: "The natural logarithm is `log(x)`.",
  arccos: "Write `acos(x)`.",
  arcsin: "Write `asin(x)`.",
  arctan: "Write `atan(x)`.",
  np: "Functions and constants stand alone: `pi`, `cos(x)`, `sqrt(2)`.",
  math: "Functions and constants stand alone: `pi`, `cos(x)`, `sqrt(2)`.",
  k_B: "Kelvin are given as `temperature = 300 K`; `kT` is an energy.",
  kB: "Kelvin are given as `temperature = 300 K`; `kT` is an energy.",
  sx: pauli(),
  sy: pauli(),
  sz: pauli(),
  sigma: pauli(),
  σ: pauli(),
  tau: pauli(),
  τ: pauli(),
  a1: "Cells are counted: `A -> B + (1, 0)` leads to the cell at a1.",
  a2: "Cells are counted: `A -> B + (0, 1)` leads to the cell at a2.",
  x: position("x"),
  y: position("y"),
  z: position("z"),
  kx: bloch(),
  ky: bloch(),
  kz: bloch(),
  k: bloch(),
  f: "Take the occupation as an argument: `observable name(H, occupation f) = …`.",
  sigma_xy: "The Hall conductivity is `hall_conductivity(H, mu = 0, kT = 0.1)`.",
  gap: "Write `band_gap(H, filling = 1/2)`, or `direct_gap`.",
  chern: "Write `chern_number(H, bands = 1)`.",
};

/** Lattices by the names of materials and other tools. */
export const latticeHabits: Readonly<Record<string, string | undefined>> = {
  graphene: "Carbon atoms of graphene sit on the `honeycomb` lattice.",
  hexagonal: "Write `honeycomb` (two sites in a cell) or `triangular` (one site).",
  linear: "Write `chain`.",
  line: "Write `chain`.",
};

function pauli(): string {
  return "The Pauli matrices are σx, σy, σz of spin and τx, τy, τz of two orbitals (`sigma_x`, `tau_x`).";
}

function position(axis: string): string {
  return `In a \`hop\` line the bond's vector is \`d.${axis}\`. Between bands of different levels the position is \`i * <n| v.${axis} |m> / (E(m) - E(n))\`.`;
}

function bloch(): string {
  return "A Hamiltonian is given by its hoppings in real space; the wave vector is put in for you.";
}
