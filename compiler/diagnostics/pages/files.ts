import type { files } from "../files.ts";
import type { Page } from "./page.ts";

export const filePages: Record<keyof typeof files, Page> = {
  HAM7001: {
    meaning:
      "A file is named by its path from the folder of the spec (a spec from standard input: from the folder in which `ham` runs). It must exist and be text.",
    wrong: 'lattice crystal = file("diamnod.cif")\nhamiltonian H { hop shell 1: -1 eV }',
    right: 'lattice crystal = file("diamond.cif")\nhamiltonian H { hop shell 1: -1 eV }',
  },
  HAM7002: {
    meaning:
      "The file was read, but its text is not what its format asks for. The message names the line of the file and the reason.",
    wrong: 'lattice crystal = file("unfinished.poscar")\nhamiltonian H { hop shell 1: -1 eV }',
    right: 'lattice crystal = file("diamond.cif")\nhamiltonian H { hop shell 1: -1 eV }',
  },
  HAM7003: {
    meaning:
      "The ending of a name says what a file holds: a CIF ends with `.cif`; files of VASP are called `POSCAR…` or `CONTCAR…`, or end with `.poscar` or `.vasp`.",
    wrong: 'lattice crystal = file("diamond.xyz")\nhamiltonian H { hop shell 1: -1 eV }',
    right: 'lattice crystal = file("diamond.cif")\nhamiltonian H { hop shell 1: -1 eV }',
  },
  HAM7004: {
    meaning:
      "`sites` keeps the atoms of the named species (`C`), or single ones by the names of their sites (`C2`, as `ham info` lists them).",
    wrong:
      'lattice crystal = file("diamond.cif", sites = Si)\nhamiltonian H { hop shell 1: -1 eV }',
    right: 'lattice crystal = file("diamond.cif", sites = C)\nhamiltonian H { hop shell 1: -1 eV }',
  },
  HAM7005: {
    meaning:
      "A Hamiltonian of Wannier90 does not say which function is which orbital: function n of the file is row n of H(k), and the rows run over sites, then orbitals, then spin (`ham info` lists them). So there must be as many.",
    wrong:
      'lattice file("diamond.cif")\nspace { spin 1/2 }\nhamiltonian H { from wannier90("chain_tb.dat") }',
    right: 'lattice file("chain_tb.dat")\nhamiltonian H { from wannier90("chain_tb.dat") }',
  },
  HAM7006: {
    meaning:
      "`name_tb.dat` has lattice vectors. Lengths and angles of the spec's lattice must agree with them to a thousandth, as hoppings are given by cells.",
    wrong:
      'lattice box {\n  a1 = (2.5 angstrom, 0, 0)\n  a2 = (0, 10 angstrom, 0)\n  a3 = (0, 0, 10 angstrom)\n  site A at (0, 0, 0)\n  site B at (1/2, 0, 0)\n}\nhamiltonian H { from wannier90("chain_tb.dat") }',
    right: 'lattice file("chain_tb.dat")\nhamiltonian H { from wannier90("chain_tb.dat") }',
  },
  HAM7007: {
    meaning:
      "⟨m 0|H|n R⟩ and ⟨n 0|H|m −R⟩ are conjugates of each other. In files they differ by rounding; the mean of both is taken. A larger difference means that something is wrong with the file.",
    wrong: 'lattice file("chain_tb.dat")\nhamiltonian H { from wannier90("lopsided_hr.dat") }',
    right: 'lattice file("chain_tb.dat")\nhamiltonian H { from wannier90("chain_tb.dat") }',
  },
  HAM7008: {
    meaning:
      "The sites of a lattice from `name_tb.dat` are the centres of its Wannier functions, of as many consecutive ones as a site has orbitals and spins. They must be about at one place (0.5 angstrom).",
    wrong: 'lattice file("chain_tb.dat")\nspace { spin 1/2 }\nhamiltonian H { hop shell 1: 1 eV }',
    right: 'lattice file("chain_tb.dat")\nhamiltonian H { hop shell 1: 1 eV }',
  },
};
