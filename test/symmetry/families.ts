/** Families with the number of their independent real parameters, and where that is published. */
export interface PublishedFamily {
  readonly name: string;
  readonly spec: string;
  readonly count: number;
}

const scalar = `parameter e : real each site
parameter t : complex each bond of shells 1..2
hamiltonian H {
  onsite: e
  hop shells 1..2: t
}`;

const matrix = `parameter e : hermitian each site
parameter t : matrix each bond of shells 1..2
hamiltonian H {
  onsite: e
  hop shells 1..2: t
}`;

const spin = "space { spin 1/2 }\n";

const family = (name: string, count: number, ...lines: readonly string[]): PublishedFamily => ({
  name,
  count,
  spec: lines.join("\n"),
});

export const families: readonly PublishedFamily[] = [
  // All symmetries of the lattice, one s orbital, no spin: one real number a shell, and one energy.
  ...["honeycomb", "triangular", "square", "kagome"].map((lattice) =>
    family(
      `${lattice}, everything`,
      3,
      `lattice ${lattice}`,
      "symmetry { detect, time_reversal }",
      scalar,
    ),
  ),
  // Wallpaper groups of the honeycomb: p3m1 keeps A and B apart, p31m exchanges them.
  family(
    "honeycomb p3m1",
    5,
    "lattice honeycomb",
    "symmetry { rotation(3), mirror(x), time_reversal }",
    scalar,
  ),
  family(
    "honeycomb p31m",
    3,
    "lattice honeycomb",
    "symmetry { rotation(3), mirror(y), time_reversal }",
    scalar,
  ),
  // Haldane, PRL 61, 2015 (1988): C6 alone leaves t1 real and t2 complex.
  family("Haldane", 4, "lattice honeycomb", "symmetry rotation(6)", scalar),
  // Kane and Mele, PRL 95, 226801 (2005): with the mirror z → −z the term i λ ν σz; without, Rashba's
  // on nearest neighbours and an in-plane one on second neighbours (Liu, Jiang, Yao, PRB 84, 195430).
  family(
    "Kane–Mele p6/mmm",
    4,
    "lattice honeycomb",
    spin + "symmetry { rotation(6), mirror(x), mirror(z), time_reversal }",
    matrix,
  ),
  family(
    "Kane–Mele p6mm",
    6,
    "lattice honeycomb",
    spin + "symmetry { rotation(6), mirror(x), time_reversal }",
    matrix,
  ),
  // Silicene: inversion forbids Rashba's term of nearest neighbours (same paper).
  family(
    "silicene p-3m1",
    5,
    "lattice honeycomb",
    spin + "symmetry { rotation(3), inversion, mirror(y), time_reversal }",
    matrix,
  ),
];
