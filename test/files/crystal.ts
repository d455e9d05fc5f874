import { readFileSync } from "node:fs";
import { type Compilation, compile, type ReadFile } from "../../compiler/index.ts";

/** The files of a test, by name; those of `test/files/samples` and of the reference examples too. */
export function filesOf(files: Readonly<Record<string, string>> = {}): ReadFile {
  return (name) => {
    if (name in files) return { text: files[name] };
    for (const folder of ["test/files/samples", "examples/reference"])
      try {
        return { text: readFileSync(`${folder}/${name}`, "utf8") };
      } catch {
        // Perhaps in the next one.
      }
    return { unreadable: "there is no such file" };
  };
}

/** Compiles a spec with these files. */
export function compileWith(text: string, files?: Readonly<Record<string, string>>): Compilation {
  return compile({ path: "spec.ham", text, read: filesOf(files) });
}

/** A spec on a crystal: hopping to the nearest neighbours. */
export function specOn(lattice: string): string {
  return `lattice crystal = ${lattice}\nhamiltonian H { hop shell 1: -1 eV }\n`;
}

/** The shells of a crystal as "distance: neighbours of the first site". */
export function shellsOf({ model, diagnostics }: Compilation): readonly (readonly number[])[] {
  if (!model) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const shells = [...new Set(model.bonds.map(({ shell }) => shell))];
  return shells.map((shell) => {
    const bonds = model.bonds.filter((bond) => bond.shell === shell);
    const ends = bonds.flatMap(({ from, to }) => [from, to]).filter((site) => site === 0);
    return [bonds[0].length, ends.length];
  });
}

export function sitesOf({ model }: Compilation): readonly string[] {
  return model!.lattice.sites.map(({ name }) => name);
}
