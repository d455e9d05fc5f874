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
};
