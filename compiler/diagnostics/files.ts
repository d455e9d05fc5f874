import { error } from "./entry.ts";

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
      "Crystals are read from CIF (`name.cif`) and from files of VASP (`POSCAR`, `CONTCAR`, `name.poscar`, `name.vasp`).",
  ),
  HAM7004: error<{ name: string; species: readonly string[]; suggestion?: string }>(
    "Species that the file does not have",
    ({ name }) => `The file has no atom \`${name}\`.`,
    ({ species, suggestion }) =>
      suggestion ? `Did you mean \`${suggestion}\`?` : `Its species are ${species.join(", ")}.`,
  ),
};
