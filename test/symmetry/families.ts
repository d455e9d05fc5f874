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

const nearest = `parameter e : hermitian each site
parameter t : matrix each bond of shell 1
hamiltonian H {
  onsite: e
  hop shell 1: t
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
  // Guo and Franz, PRB 80, 113102 (2009): on kagome both shells have spin–orbit coupling along z.
  family(
    "kagome with spin p6/mmm",
    5,
    "lattice kagome",
    spin + "symmetry { rotation(6), mirror(x), mirror(z), time_reversal }",
    matrix,
  ),
  // Weeks and Franz, PRB 82, 085310 (2010): on the Lieb lattice between B and C alone.
  family(
    "Lieb with spin p4/mmm",
    5,
    "lattice lieb",
    spin + "symmetry { rotation(4), mirror(x), mirror(z), time_reversal }",
    matrix,
  ),
  // Slater and Koster, Phys. Rev. 94, 1498 (1954): ssσ, spσ, ppσ, ppπ, and two energies.
  family(
    "cubic s and p, Slater–Koster",
    6,
    "lattice cubic",
    "space { orbital s, px, py, pz }",
    "symmetry { rotation(4), rotation(3, axis = (1, 1, 1)), inversion, time_reversal }",
    nearest,
  ),
  // The same: of t2g orbitals ddπ and ddδ, and one energy; of eg orbitals ddσ and ddδ.
  family(
    "cubic t2g, Slater–Koster",
    3,
    "lattice cubic",
    "space { orbital dxy, dyz, dxz }",
    "symmetry { rotation(4), rotation(3, axis = (1, 1, 1)), inversion, time_reversal }",
    nearest,
  ),
  family(
    "cubic eg, Slater–Koster",
    3,
    "lattice cubic",
    "space { orbital dz2, dx2y2 }",
    "symmetry { rotation(4), rotation(3, axis = (1, 1, 1)), inversion, time_reversal }",
    nearest,
  ),
  // Wu and Das Sarma, PRB 77, 235107 (2008): σ and π bonds of px and py on the honeycomb.
  family(
    "honeycomb px, py",
    3,
    "lattice honeycomb",
    "space { orbital px, py }",
    "symmetry { rotation(6), mirror(x), time_reversal }",
    nearest,
  ),
  // Bernevig, Hughes and Zhang, Science 314, 1757 (2006), from s and p orbitals with spin: without
  // spin–orbit coupling the four of Slater and Koster and two energies.
  family(
    "BHZ, square s, px, py with spin, no spin–orbit coupling",
    6,
    "lattice square",
    "space { orbital s, px, py  spin 1/2 }",
    "symmetry { rotation(4), mirror(x), time_reversal, spin_rotation }",
    nearest,
  ),
  // Fu, Kane and Mele, PRL 98, 106803 (2007): diamond, i λ (d1 × d2)·σ between second neighbours.
  family(
    "diamond with spin",
    4,
    "lattice diamond",
    spin + "symmetry { detect, time_reversal }",
    matrix,
  ),
  // Kurita, Yamaji and Imada, J. Phys. Soc. Jpn. 80, 044708 (2011): pyrochlore, two on nearest neighbours.
  family(
    "pyrochlore with spin",
    3,
    "lattice pyrochlore",
    spin + "symmetry { detect, time_reversal }",
    nearest,
  ),
  // Young and Kane, PRL 115, 126803 (2015): a glide plane; t between the sites, t2 and t_SO (staggered) along the axes.
  family(
    "two sites on a square, glide plane",
    4,
    "lattice layer { a1 = (1, 0)  a2 = (0, 1)  site A at (0, 0)  site B at (1/2, 1/2) }",
    spin +
      "symmetry { mirror(z) * translation(1/2, 1/2), rotation(4, at = A), mirror(x, at = A), time_reversal }",
    matrix,
  ),
  // Šmejkal, Sinova and Jungwirth, PRX 12, 031042 (2022): an altermagnet, spins exchanged by a fourfold
  // rotation. Spins conserved along z: each of the two sites has an energy and an exchange field.
  family(
    "altermagnet on the Lieb lattice",
    6,
    "lattice lieb",
    spin +
      "symmetry { rotation(4, spin = fixed) * spin_rotation(x), mirror(x, spin = fixed), spin_rotation(z), spin_rotation(x) * time_reversal }",
    matrix,
  ),
  // Qi, Wu and Zhang, PRB 74, 085308 (2006): orbitals without a shape, what acts on them given. On site
  // τz, on a bond along x τz, i τx and i τy.
  family(
    "Qi–Wu–Zhang by matrices of one's own",
    4,
    "lattice square",
    "space { orbital s, p }",
    "symmetry { rotation(4, on = (1 - i * τz) / sqrt(2)), particle_hole(on = τx) }",
    nearest,
  ),
];
