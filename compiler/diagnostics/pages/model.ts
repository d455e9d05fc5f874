import type { model } from "../model.ts";
import type { Page } from "./page.ts";

export const modelPages: Record<keyof typeof model, Page> = {
  HAM4001: {
    meaning:
      "Neighbour shells are numbered by distance from 1, up to 30. `ham info` lists the first ones with their lengths.",
    wrong: "hamiltonian H { hop shell 0: 1 }",
    right: "hamiltonian H { hop shell 1: 1 }",
  },
  HAM4002: {
    meaning: "Sites have the names that the lattice gives them; `ham info` lists them.",
    wrong: "lattice honeycomb\nhamiltonian H { hop A -> C: 1 }",
    right: "lattice honeycomb\nhamiltonian H { hop A -> B: 1 }",
  },
  HAM4003: {
    meaning:
      "A bond has one hopping, given in one direction: `hop A -> B: t` means t c†_B c_A and its Hermitian conjugate. Giving the conjugate too would count the bond twice.",
    wrong: "lattice honeycomb\nhamiltonian H {\n  hop A -> B: 1 + i\n  hop B -> A: 1 - i\n}",
    right: "lattice honeycomb\nhamiltonian H { hop A -> B: 1 + i }",
  },
  HAM4004: {
    meaning:
      "A Hamiltonian has real energies, so an on-site energy is a real number, or a Hermitian matrix of the internal space. For hoppings the conjugate term is added by itself, so they may be complex.",
    wrong: "hamiltonian H { onsite: 1 + i }",
    right: "hamiltonian H { onsite: 1 }",
  },
  HAM4005: {
    meaning:
      "A parameter declared `each site` or `each bond of shell 2` has values there only, and a term can use it only there.",
    wrong:
      "parameter t2 : complex in disk(1) each bond of shell 2 = 0.5\nhamiltonian H { hop shell 1: t2 }",
    right:
      "parameter t2 : complex in disk(1) each bond of shell 2 = 0.5\nhamiltonian H { hop shell 2: t2 }",
  },
  HAM4006: {
    meaning:
      "ν is +1 where the path from one end of the bond to the other, over their one common nearest neighbour, turns left, and −1 where it turns right: Haldane's sign between second neighbours of the honeycomb. Where there is no such neighbour, or there are several, it has no meaning.",
    wrong: "lattice honeycomb\nhamiltonian H { hop shell 1: i * ν }",
    right: "lattice honeycomb\nhamiltonian H { hop shell 2: i * ν }",
  },
  HAM4007: {
    meaning:
      "A lattice has one, two or three linearly independent vectors a1, a2, a3, with as many components as there are vectors.",
    wrong:
      "lattice sheet {\n  a1 = (1, 0)\n  a2 = (2, 0)\n  site A at (0, 0)\n  site B at (1/2, 1/2)\n}",
    right:
      "lattice sheet {\n  a1 = (1, 0)\n  a2 = (0, 2)\n  site A at (0, 0)\n  site B at (1/2, 1/2)\n}",
  },
  HAM4008: {
    meaning:
      "Positions are fractional, and sites that differ by lattice vectors are one site. Several orbitals of one atom are declared in `space`.",
    wrong: "lattice wire {\n  a1 = 1\n  site A at (0)\n  site B at (1)\n}",
    right: "lattice wire {\n  a1 = 1\n  site A at (0)\n  site B at (1/2)\n}",
  },
  HAM4009: {
    meaning:
      "σ are the Pauli matrices of spin, and need `space { spin 1/2 }`; τ are those of two orbitals, and need two of them.",
    wrong: "hamiltonian H { onsite: σz }\nreport { band_gap(H, bands = 1) }",
    right: "space { spin 1/2 }\nhamiltonian H { onsite: σz }\nreport { band_gap(H, bands = 1) }",
  },
  HAM4010: {
    meaning:
      "Vectors, positions and offsets have as many components as the lattice has dimensions.",
    wrong: "lattice honeycomb\nhamiltonian H { hop A -> A + (1, 0, 0): 1 }",
    right: "lattice honeycomb\nhamiltonian H { hop A -> A + (1, 0): 1 }",
  },
  HAM4011: {
    meaning:
      "The line acts on no bond, so it would change nothing. Nearest neighbours of the library's lattices are at distance 1, where no lattice constant is given.",
    wrong: "hamiltonian H { hop range <= 0.5: 1 }",
    right: "hamiltonian H { hop range <= 1.5: 1 }",
  },
  HAM4012: {
    meaning: "Each site has at most one `onsite` line. A line without a site acts on all of them.",
    wrong: "lattice honeycomb\nhamiltonian H {\n  onsite:   1\n  onsite A: 2\n}",
    right: "lattice honeycomb\nhamiltonian H {\n  onsite A: 3\n  onsite B: 1\n}",
  },
  HAM4013: {
    meaning: "A parameter that nothing depends on is searched for in vain.",
    wrong: "parameter t : real in [0, 1] = 0.5\nhamiltonian H { hop shell 1: 1 }",
    right: "parameter t : real in [0, 1] = 0.5\nhamiltonian H { hop shell 1: t }",
  },
  HAM4014: {
    meaning: "A bond joins two sites, or two images of one site in different cells.",
    wrong: "lattice honeycomb\nhamiltonian H { hop A -> A: 1 }",
    right: "lattice honeycomb\nhamiltonian H { hop A -> A + (1, 0): 1 }",
  },
  HAM4015: {
    meaning:
      "A spec without a goal is evaluated as it stands, so each of its parameters needs a value. With a goal the search finds the values.",
    wrong: "parameter t : real\nhamiltonian H { hop shell 1: t }",
    right: "parameter t : real = 0.5\nhamiltonian H { hop shell 1: t }",
  },
  HAM4016: {
    meaning: "No number lies in this range.",
    wrong: "parameter t : real in [1, -1] = 0\nhamiltonian H { hop shell 1: t }",
    right: "parameter t : real in [-1, 1] = 0\nhamiltonian H { hop shell 1: t }",
  },
  HAM4017: {
    meaning:
      "Limits on sites, orbitals, bands and bonds keep a slip of the pen from filling the memory.",
    wrong: "hamiltonian H { hop range <= 10000: 1 }",
    right: "hamiltonian H { hop range <= 10: 1 }",
  },
  HAM4018: {
    meaning: "Electrons have spin 1/2. Larger moments can be modelled by orbitals.",
    wrong: "space { spin 1 }",
    right: "space { spin 1/2 }",
  },
  HAM4019: {
    meaning: "The search starts inside the domain of every parameter.",
    wrong: "parameter t : real in [0, 1] = 2\nhamiltonian H { hop shell 1: t }",
    right: "parameter t : real in [0, 1] = 1/2\nhamiltonian H { hop shell 1: t }",
  },
  HAM4020: {
    meaning:
      "`fixed` keeps a parameter at the value that it starts from, so that value must be given.",
    wrong: "parameter t : real fixed\nhamiltonian H { hop shell 1: t }",
    right: "parameter t : real = 1 fixed\nhamiltonian H { hop shell 1: t }",
  },
  HAM4021: {
    meaning:
      "The library's lattices are named after their geometry, not after materials. Others are declared with their vectors and sites.",
    wrong: "lattice graphene",
    right: "lattice honeycomb",
  },
  HAM4022: {
    meaning:
      "A parameter starts at `= value`, from `~ normal(mean, deviation)` or `~ uniform(low, high)`, or else from the distribution of its domain.",
    wrong:
      "parameter t : real ~ gaussian(0, 1)\nhamiltonian H { hop shell 1: t }\nmaximize hall_conductivity(H, mu = 0, kT = 1)",
    right:
      "parameter t : real ~ normal(0, 1)\nhamiltonian H { hop shell 1: t }\nmaximize hall_conductivity(H, mu = 0, kT = 1)",
  },
  HAM4023: {
    meaning:
      "A hopping names its bonds first: a shell, a range, a direction or two sites. A condition then picks some of them.",
    wrong: "hamiltonian H { hop where |d| < 1.5: 1 }",
    right: "hamiltonian H { hop range <= 2 where |d| < 1.5: 1 }",
  },
  HAM4024: {
    meaning:
      "In a magnetic field the model repeats only after a whole number of flux quanta. With p/q quanta per cell that is q cells along a1: the magnetic cell, which is made for you.",
    wrong: "hamiltonian H {\n  field flux = 0.123456 per cell\n  hop shell 1: 1\n}",
    right: "hamiltonian H {\n  field flux = 1/8 per cell\n  hop shell 1: 1\n}",
  },
  HAM4025: {
    meaning:
      "The vectors of a supercell are whole combinations of those of the lattice: n along its own direction for a number n, and n1 a1 + n2 a2 for (n1, n2).",
    wrong: "lattice cell = supercell(triangular, 2)\nreport { band_gap(H, bands = 1) }",
    right: "lattice cell = supercell(triangular, 2, 1)\nreport { band_gap(H, bands = 1) }",
  },
  HAM4026: {
    meaning:
      "A continuum (k·p) model is an expansion around one point: a polynomial in the wave vector with matrices as coefficients.",
    wrong:
      "lattice continuum(2, cutoff = 3)\nspace { spin 1/2 }\nhamiltonian H { onsite: sin(k.x) * σx }",
    right:
      "lattice continuum(2, cutoff = 3)\nspace { spin 1/2 }\nhamiltonian H { onsite: k.x * σx }",
  },
  HAM4027: {
    meaning:
      "A continuum has wave vectors but no lattice, so no sites to hop between and no field per cell.",
    wrong: "lattice continuum(2, cutoff = 3)\nspace { spin 1/2 }\nhamiltonian H { hop shell 1: 1 }",
    right: "lattice continuum(2, cutoff = 3)\nspace { spin 1/2 }\nhamiltonian H { onsite: |k|^2 }",
  },
  HAM4040: {
    meaning:
      "A lattice does not repeat along the vectors that are `open`, as from leg to leg of a ladder. The vectors along which it repeats come first and lie along the first axes (x; x and y), where the wave vector has its components; the open ones come last and lie along the others.",
    wrong:
      "lattice strip {\n  a1 = (1, 0) open\n  a2 = (0, 1)\n  site A at (0, 0)\n  site B at (1, 0)\n}\nhamiltonian H { hop shell 1: 1 }",
    right:
      "lattice strip {\n  a1 = (1, 0)\n  a2 = (0, 1) open\n  site A at (0, 0)\n  site B at (0, 1)\n}\nhamiltonian H { hop shell 1: 1 }",
  },
};
