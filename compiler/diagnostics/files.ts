import { error, warning } from "./entry.ts";

/** HAM7xxx: files that a spec names. */
export const files = {
  HAM7001: error<{ name: string; reason: string }>(
    "File that cannot be read",
    ({ name, reason }) => `\`${name}\` cannot be read: ${reason}.`,
    () => "A file is named by its path from the folder of the spec.",
  ),
  HAM7002: error<{ name: string; line: number; reason: string; remedy?: string }>(
    "File that is not understood",
    ({ name, line, reason }) => `\`${name}\`, line ${line}: ${reason}.`,
    ({ remedy }) => remedy,
  ),
  HAM7003: error<{ name: string }>(
    "File of an unknown kind",
    ({ name }) => `What \`${name}\` holds cannot be seen from its name.`,
    () =>
      "Crystals are read from CIF (`name.cif`), from files of VASP (`POSCAR`, `CONTCAR`, `name.poscar`, `name.vasp`) and from Wannier90 (`name_tb.dat`).",
  ),
  HAM7004: error<{ name: string; species: readonly string[]; suggestion?: string }>(
    "Species that the file does not have",
    ({ name }) => `The file has no atom \`${name}\`.`,
    ({ species, suggestion }) =>
      suggestion ? `Did you mean \`${suggestion}\`?` : `Its species are ${species.join(", ")}.`,
  ),
  HAM7005: error<{ name: string; functions: number; sites: number; internal: number }>(
    "Wannier functions that are not the rows of the model",
    ({ name, functions, sites, internal }) =>
      `\`${name}\` has ${functions} Wannier function${functions === 1 ? "" : "s"}, but the model has ${sites * internal} row${sites * internal === 1 ? "" : "s"}: ${sites} site${sites === 1 ? "" : "s"} with ${internal} state${internal === 1 ? "" : "s"} each.`,
    () =>
      "Function n of the file is row n of H(k): sites in their order, then orbitals, then spin. Declare the sites and the `space` that it has.",
  ),
  HAM7006: error<{ name: string; theirs: string; ours: string }>(
    "Hamiltonian of another lattice",
    ({ name, theirs, ours }) =>
      `The lattice vectors of \`${name}\`, with lengths ${theirs}, are not those of the lattice, with lengths ${ours}.`,
    ({ name }) =>
      `Lengths and angles must agree. \`lattice crystal = file("${name}")\` is the lattice of the file.`,
  ),
  HAM7007: warning<{ name: string; residual: string; largest: string }>(
    "Hamiltonian that is not Hermitian",
    ({ name, residual, largest }) =>
      `H(R) and H(−R)† of \`${name}\` differ by up to ${residual} eV, where the largest element is ${largest} eV.`,
    () =>
      "Their mean is taken. Rounding explains about the last digit of the file: more means that the file was changed, cut or mixed.",
  ),
  HAM7008: error<{ name: string; first: number; last: number; apart: string }>(
    "Wannier functions that are not at one site",
    ({ name, first, last, apart }) =>
      `The functions ${first} to ${last} of \`${name}\` are one site by the \`space\` of the spec, but their centres are ${apart} angstrom apart.`,
    () =>
      "A site takes as many functions as `space` has orbitals times spins, in the order of the file. Without `space` every function is a site of its own.",
  ),
};
