import type { units } from "../units.ts";
import type { Page } from "./page.ts";

export const unitPages: Record<keyof typeof units, Page> = {
  HAM3001: {
    meaning:
      "Only quantities of one dimension can be added, compared or joined. The literal `0` fits every unit.",
    wrong:
      "lattice chain(a = 4 angstrom)\nhamiltonian H { hop shell 1: 1 eV + 0.1 }\nreport { bandwidth(H, bands = 1) }",
    right:
      "lattice chain(a = 4 angstrom)\nhamiltonian H { hop shell 1: 1 eV + 0.1 eV }\nreport { bandwidth(H, bands = 1) }",
  },
  HAM3002: {
    meaning:
      "A model is either dimensionless, with energies in a unit of its own, or physical, with every energy in eV, meV, … A mixture is probably a forgotten unit.",
    wrong:
      "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H {\n  onsite A:    0.1\n  hop shell 1: -2.7 eV\n}",
    right:
      "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H {\n  onsite A:    0.1 eV\n  hop shell 1: -2.7 eV\n}",
  },
  HAM3003: {
    meaning: "This place takes a quantity of one certain dimension.",
    wrong:
      "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H { hop shell 1: -2.7 eV }\nreport { hall_conductivity(H, mu = 0, kT = 300 K) }",
    right:
      "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H { hop shell 1: -2.7 eV }\nreport { hall_conductivity(H, mu = 0, temperature = 300 K) }",
  },
  HAM3004: {
    meaning:
      "`exp`, `cos` and their like take plain numbers. Divide by a reference of the same dimension.",
    wrong:
      "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H { hop shell 1: -2.7 eV * exp(-|d|) }",
    right:
      "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H { hop shell 1: -2.7 eV * exp(-|d| / (1 angstrom)) }",
  },
  HAM3005: {
    meaning:
      "A model without units has its own unit of energy, and nothing says how many kelvin that is. Give `kT` in the model's unit, or energies in eV and lengths in angstrom.",
    wrong:
      "hamiltonian H { hop shell 1: 1 }\nreport { hall_conductivity(H, mu = 0, temperature = 300 K) }",
    right: "hamiltonian H { hop shell 1: 1 }\nreport { hall_conductivity(H, mu = 0, kT = 0.01) }",
  },
  HAM3006: {
    meaning:
      "Directly after a number a name is read as a unit. Where a parameter has the same name, say which of the two you mean.",
    wrong:
      "parameter J : real in [0, 1] = 0.5\nhamiltonian H {\n  onsite A:    J\n  hop shell 1: 2 J\n}",
    right:
      "parameter J : real in [0, 1] = 0.5\nhamiltonian H {\n  onsite A:    J\n  hop shell 1: 2 * J\n}",
  },
  HAM3007: {
    meaning: "An exponent is a plain number.",
    wrong: "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H { hop shell 1: 1 eV * 2^|d| }",
    right:
      "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H { hop shell 1: 1 eV * 2^(|d| / (1 angstrom)) }",
  },
  HAM3008: {
    meaning:
      "Velocities and responses combine energies with lengths, so either both have units or neither. In a dimensionless model lengths count in lattice constants or nearest-neighbour distances.",
    wrong: "lattice honeycomb\nhamiltonian H { hop shell 1: -2.7 eV }",
    right: "lattice honeycomb(a = 2.46 angstrom)\nhamiltonian H { hop shell 1: -2.7 eV }",
  },
};
