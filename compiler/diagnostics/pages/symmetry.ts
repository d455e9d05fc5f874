import type { symmetry } from "../symmetry.ts";
import type { Page } from "./page.ts";

export const symmetryPages: Record<keyof typeof symmetry, Page> = {
  HAM8001: {
    meaning:
      "A symmetry is declared by generators: `rotation(n)`, `mirror(x)`, `inversion`, `translation(1/2, 0)`, `time_reversal`, `spin_rotation`, `chiral`, `particle_hole`, products of these, or `detect` for everything that the lattice with its sites has.",
    wrong: "symmetry { rotate(3) }",
    right: "symmetry { rotation(2) }",
  },
  HAM8002: {
    meaning:
      "Each operation takes arguments of its own: a rotation its order (and `axis`, `at`, `spin = fixed`), a mirror its normal, a translation one number for each lattice vector.",
    wrong: "symmetry { mirror }",
    right: "symmetry { mirror(x) }",
  },
  HAM8003: {
    meaning:
      "A declared operation must take the lattice to itself and sites to sites: a square lattice has no threefold axis. Directions are Cartesian, points are in lattice vectors.",
    wrong: "lattice square\nsymmetry { rotation(3) }",
    right: "lattice square\nsymmetry { rotation(4) }",
  },
  HAM8004: {
    meaning:
      "Where the lattice has an operation about points that no translation of the cell connects, as in a supercell, these are different symmetries. Name the point by `at`: a site, or fractions of the lattice vectors.",
    wrong: "lattice cell = supercell(square, 2, 2)\nsymmetry { rotation(4) }",
    right: "lattice cell = supercell(square, 2, 2)\nsymmetry { rotation(4, at = (0, 0)) }",
  },
  HAM8005: {
    meaning:
      "How an orbital turns follows from its name: s, px, py, pz, dxy, dyz, dxz, dx2y2, dz2, in Cartesian axes. Other names may stand for anything and have no rotations or mirrors.",
    wrong: "lattice square\nspace { orbital s, p }\nsymmetry { rotation(4) }",
    right: "lattice square\nspace { orbital s, pz }\nsymmetry { rotation(4) }",
  },
  HAM8006: {
    meaning:
      "An operation must turn the orbitals of the space among themselves: a fourfold rotation turns px into py, so that both must be there.",
    wrong: "lattice square\nspace { orbital s, px }\nsymmetry { rotation(4) }",
    right: "lattice square\nspace { orbital px, py }\nsymmetry { rotation(4) }",
  },
  HAM8007: {
    meaning:
      "Every term must have the declared symmetry for all values of the parameters. Parameters of each site or bond are tied as needed; constants and single parameters cannot be.",
    wrong: "lattice square\nsymmetry { rotation(4) }\nhamiltonian H { hop along (1, 0): 1 }",
    right: "lattice square\nsymmetry { rotation(4) }\nhamiltonian H { hop shell 1: 1 }",
  },
  HAM8008: {
    meaning:
      "Where the symmetry makes a number −x on one bond if it is x on another, both must be in its domain; where it must vanish, 0 must be. Directions of spins may be tied to each other, but not restricted.",
    wrong:
      "space { orbital px, py }\nsymmetry { mirror(x) }\nparameter t : real in [1, 2] each site = 1.5\nhamiltonian H { onsite: t * τx }",
    right:
      "space { orbital px, py }\nsymmetry { mirror(x) }\nparameter t : real in [-2, 2] each site = 1.5\nhamiltonian H { onsite: t * τz }",
  },
  HAM8010: {
    meaning:
      "A component of a response is zero where an operation of the model changes its sign: σ_xy under time reversal, alone or with a translation or a rotation, and under vertical mirrors; a shift current under inversion. What counts are the symmetries that all Hamiltonians of the model have, declared or not: real hoppings without spin–orbit coupling are symmetric under time reversal. Ham finds them by trying all operations of the lattice, with and without time reversal and half turns of spins, at random parameters.",
    wrong:
      "parameter t : real in [0, 1] each bond of shell 2\nhamiltonian H {\n  hop shell 1: 1\n  hop shell 2: t\n}\nmaximize hall_conductivity(H, mu = 0, kT = 1)",
    right:
      "parameter t : complex in disk(1) each bond of shell 2\nhamiltonian H {\n  hop shell 1: 1\n  hop shell 2: t\n}\nmaximize hall_conductivity(H, mu = 0, kT = 1)",
  },
  HAM8009: {
    meaning:
      "In a magnetic field operations come with gauge transformations, a continuum has no sites to act on, and the Hamiltonian of a file has the symmetries that it has: all three are without declared ones.",
    wrong:
      "lattice square\nsymmetry { rotation(4) }\nhamiltonian H {\n  hop shell 1: 1\n  field flux = 1/4 per cell\n}",
    right: "lattice square\nhamiltonian H {\n  hop shell 1: 1\n  field flux = 1/4 per cell\n}",
  },
  HAM8011: {
    meaning:
      "Groups are named by their short or full Hermann–Mauguin symbols in the standard settings of the International Tables for Crystallography (volume A for space, E for layers), or by their numbers; `_` and spaces may be left out. Point groups also have Schoenflies symbols.",
    wrong: 'lattice honeycomb\nsymmetry { layer_group("p7mm") }',
    right: 'lattice honeycomb\nsymmetry { layer_group("p6mm") }',
  },
  HAM8012: {
    meaning:
      "A group is laid on the lattice of the spec: its axes along vectors of the lattice, its translations being those of the cell, its origin wherever all operations take sites to sites. The message says what the lattice has; a subgroup of that will do.",
    wrong: 'lattice honeycomb\nsymmetry { layer_group("p4mm") }',
    right: 'lattice honeycomb\nsymmetry { layer_group("p6mm") }',
  },
  HAM8013: {
    meaning:
      "Where a group fits in ways that are different sets of operations, the spec says which is meant: by the directions `a`, `b` or `c` of the conventional axes, Cartesian, or by the point `at` of the origin of the standard setting, a site or fractions of the lattice vectors.",
    wrong: 'lattice square\nsymmetry { layer_group("pm11") }',
    right: 'lattice square\nsymmetry { layer_group("pm11", a = x) }',
  },
};
