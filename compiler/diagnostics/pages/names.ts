import type { names } from "../names.ts";
import type { Page } from "./page.ts";

export const namePages: Record<keyof typeof names, Page> = {
  HAM2001: {
    meaning:
      "A name must be declared (`parameter`, `let`, `schedule`, `observable`), or belong to the library. Where declarations stand in the file does not matter, except that a schedule uses only schedules above it.",
    wrong: "let t1 = 1\nhamiltonian H { hop shell 1: t_one }",
    right: "let t1 = 1\nhamiltonian H { hop shell 1: t1 }",
  },
  HAM2002: {
    meaning:
      "Every name stands for one thing. Greek letters and their names are one name: `μ` is `mu`, `σx` is `sigma_x`.",
    wrong: "let t = 1\nlet t = 2\nhamiltonian H { hop shell 1: t }",
    right: "let t1 = 1\nlet t2 = 2\nhamiltonian H {\n  hop shell 1: t1\n  hop shell 2: t2\n}",
  },
  HAM2003: {
    meaning:
      "Numbers, vectors, matrices of the internal space, conditions and operators are different things. The message says what is wanted here and what was found.",
    wrong: "hamiltonian H { hop shell 1: d }",
    right: "hamiltonian H { hop shell 1: |d| }",
  },
  HAM2004: {
    meaning: "A function takes the named arguments of its definition, and no others.",
    wrong: "report { hall_conductivity(H, Ef = 0, kT = 0.1) }",
    right: "report { hall_conductivity(H, mu = 0, kT = 0.1) }",
  },
  HAM2005: {
    meaning: "Something that the function cannot do without is not given.",
    wrong: "report { hall_conductivity(H, mu = 0) }",
    right: "report { hall_conductivity(H, mu = 0, kT = 0.1) }",
  },
  HAM2006: {
    meaning:
      "More arguments are given than the function takes by position. Chemical potential, filling, temperature and bands are given by name.",
    wrong: "report { hall_conductivity(H, 0, 0.1) }",
    right: "report { hall_conductivity(H, mu = 0, kT = 0.1) }",
  },
  HAM2007: {
    meaning:
      "The filling fixes the chemical potential, and `temperature` is `kT` in kelvin: one of each pair is enough.",
    wrong: "report { hall_conductivity(H, mu = 0, filling = 1/2, kT = 0.1) }",
    right: "report { hall_conductivity(H, mu = 0, kT = 0.1) }",
  },
  HAM2008: {
    meaning:
      "Bounds, shells, meshes and fillings are fixed before the search begins, so they cannot depend on parameters, and only schedules and the rate may change with the step.",
    wrong:
      "parameter n : real in [1, 2] = 1\nhamiltonian H { hop shell 1: n }\nreport { band_gap(H, filling = n / 4) }",
    right:
      "parameter n : real in [1, 2] = 1\nhamiltonian H { hop shell 1: n }\nreport { band_gap(H, filling = 1/2) }",
  },
  HAM2009: {
    meaning: "A definition that leads back to itself has no value.",
    wrong: "let a = b + 1\nlet b = a - 1\nhamiltonian H { hop shell 1: a }",
    right: "let a = b + 1\nlet b = 2\nhamiltonian H { hop shell 1: a }",
  },
  HAM2010: {
    meaning: "Only functions and observables are followed by arguments. A product needs its `*`.",
    wrong: "let t = 2\nhamiltonian H { hop shell 1: t(1 + i) }",
    right: "let t = 2\nhamiltonian H { hop shell 1: t * (1 + i) }",
  },
  HAM2011: {
    meaning:
      "Some names belong to one place: the bond vector `d` and the chirality sign `ν` to a `hop` line, `step` to a schedule, the energies `E(n)` and the velocity `v` to a sum over bands.",
    wrong: "hamiltonian H { onsite: |d| }",
    right: "hamiltonian H { hop shell 1: |d| }",
  },
  HAM2012: {
    meaning:
      "The names of functions (`cos`, `exp`, …), of the Pauli matrices and of what the language itself provides (`d`, `step`, `E`, …) keep their meaning everywhere.",
    wrong: "let exp = 2\nhamiltonian H { hop shell 1: exp }",
    right: "let exponent = 2\nhamiltonian H { hop shell 1: exponent }",
  },
  HAM2013: {
    meaning:
      "The domain says what values a parameter may take: `real`, `real in [a, b]`, `real > a`, `complex`, `complex in disk(r)`, `phase`.",
    wrong: "parameter t : float = 1\nhamiltonian H { hop shell 1: t }",
    right: "parameter t : real = 1\nhamiltonian H { hop shell 1: t }",
  },
  HAM2014: {
    meaning:
      "A spec needs a lattice with at least one site, and a Hamiltonian with at least one term.",
    wrong: "lattice wire { a1 = 1 }",
    right: "lattice wire {\n  a1 = 1\n  site A at (0)\n  site B at (0.4)\n}",
  },
  HAM2015: {
    meaning:
      "One file is one design problem: one lattice, one space, one Hamiltonian, one goal, one `solve` and one `report` block.",
    wrong: "lattice square\nlattice honeycomb",
    right: "lattice honeycomb",
  },
  HAM2016: {
    meaning: "The language has a place for this, but this version cannot do it yet.",
    wrong:
      "observable wide(H) = mean over k: sum over n, m, l, p: re(<n| v.x |m> * <m| v.x |l> * <l| v.x |p> * <p| v.x |n>)\nreport { wide(H) }",
    right:
      "observable wide(H) = mean over k: sum over n, m: re(<n| v.x |m> * <m| v.x |n>)\nreport { wide(H) }",
  },
  HAM2017: {
    meaning: "The name of a function or observable alone is no number; its arguments make it one.",
    wrong: "hamiltonian H { hop shell 1: cos }",
    right: "hamiltonian H { hop shell 1: cos(0.3) }",
  },
  HAM2018: {
    meaning:
      "A parameter declared `each site` or `each bond` is one number per site or bond. A goal, a report and an observable need one number.",
    wrong:
      "parameter M : real in [-1, 1] each site\nhamiltonian H { onsite: M }\nmaximize band_gap(H, filling = 1/2) + M",
    right:
      "parameter M : real in [-1, 1] each site\nhamiltonian H { onsite: M }\nmaximize band_gap(H, filling = 1/2)",
  },
  HAM2019: {
    meaning:
      "A vector has as many components `x`, `y`, `z` as the lattice has dimensions; a set of bands has `first` and `last`.",
    wrong: "lattice honeycomb\nhamiltonian H { hop shell 1: d.z }",
    right: "lattice honeycomb\nhamiltonian H { hop shell 1: d.x }",
  },
  HAM2020: {
    meaning:
      "A definition that nothing uses changes nothing: often a name is misspelt where it should be used.",
    wrong: "let t = 0.5\nhamiltonian H { hop shell 1: 1 }",
    right: "let t = 0.5\nhamiltonian H { hop shell 1: t }",
  },
  HAM2022: {
    meaning:
      "The number does not exist, or is too large to be held. The square root and the logarithm are those of real numbers.",
    wrong: "hamiltonian H { hop shell 1: sqrt(-2) }",
    right: "hamiltonian H { hop shell 1: i * sqrt(2) }",
  },
  HAM2021: {
    meaning:
      "Without a goal or a report there is nothing to compute. `ham info` shows the model all the same.",
    wrong: "report { }",
    right: "report { band_gap(H, filling = 1/2) }",
  },
};
