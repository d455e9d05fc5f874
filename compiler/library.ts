import { parse } from "../grammar/index.ts";
import type { LatticeDeclaration } from "../grammar/index.ts";
import { type LibraryFile, libraryFiles } from "../library/index.ts";
import type { Meaning, Names, Scope } from "./check/scope.ts";
import type { LatticeLibrary } from "./model/build-lattice.ts";

/** The standard library. Its files are parsed where a spec uses what they declare. */
export interface Library {
  readonly lattices: LatticeLibrary;
  /** The outermost scope of every spec. */
  readonly scope: Scope;
}

/** What a file declares for everybody. */
interface Declared {
  readonly lattices: ReadonlyMap<string, LatticeDeclaration>;
  readonly observables: ReadonlyMap<string, Meaning>;
}

/** A declaration for everybody, as the library's files write it: at the beginning of a line. */
const declaration = /^(lattice|observable) +([a-z]\w*)/gm;

let library: Library | undefined;

export function standardLibrary(): Library {
  return (library ??= createLibrary());
}

function createLibrary(): Library {
  const files = {
    lattice: new Map<string, LibraryFile>(),
    observable: new Map<string, LibraryFile>(),
  };
  for (const file of libraryFiles)
    for (const [, kind, name] of file.text.matchAll(declaration))
      files[kind as "lattice" | "observable"].set(name, file);
  const parsed = new Map<LibraryFile, Declared>();
  const read = (file: LibraryFile): Declared => {
    let declared = parsed.get(file);
    if (declared === undefined) parsed.set(file, (declared = readFile(file, scope)));
    return declared;
  };
  const scope: Scope = {
    names: onDemand(files.observable, (name, file) => read(file).observables.get(name)),
  };
  return {
    scope,
    lattices: onDemand(files.lattice, (name, file) => read(file).lattices.get(name)),
  };
}

function onDemand<T>(
  files: ReadonlyMap<string, LibraryFile>,
  find: (name: string, file: LibraryFile) => T | undefined,
): Names<T> {
  return {
    get: (name) => {
      const file = files.get(name);
      return file && find(name, file);
    },
    keys: () => files.keys(),
  };
}

function readFile({ path, text }: LibraryFile, scope: Scope): Declared {
  const { file, diagnostics } = parse(text);
  if (diagnostics.length > 0) throw new Error(`library/${path}: ${diagnostics[0].message}`);
  const lattices = new Map<string, LatticeDeclaration>();
  const observables = new Map<string, Meaning>();
  // What a file declares by `let` is its own; lattices and observables are everybody's.
  const helpers = new Map<string, Meaning>();
  const own: Scope = { names: helpers, outer: scope };
  for (const declaration of file.declarations) {
    if (declaration.kind === "lattice" && declaration.name)
      lattices.set(declaration.name.text, declaration);
    if ((declaration.kind !== "observable" && declaration.kind !== "let") || !declaration.name)
      continue;
    (declaration.kind === "observable" ? observables : helpers).set(declaration.name.text, {
      kind: "definition",
      definition: { declaration, scope: own, foreign: true },
    });
  }
  return { lattices, observables };
}
