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
};
