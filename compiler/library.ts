import { parse } from "../grammar/index.ts";
import type { LatticeDeclaration, ObservableDeclaration } from "../grammar/index.ts";
import { libraryFiles } from "../library/index.ts";
import type { Meaning, Scope } from "./check/scope.ts";
import type { LatticeLibrary } from "./model/build-lattice.ts";

/** The standard library, parsed. */
export interface Library {
  readonly lattices: LatticeLibrary;
  readonly observables: ReadonlyMap<string, ObservableDeclaration>;
  /** The outermost scope of every spec. */
  readonly scope: Scope;
}

let parsed: Library | undefined;

/** Parses the library at the first use. */
export function standardLibrary(): Library {
  return (parsed ??= parseLibrary());
}

function parseLibrary(): Library {
  const lattices = new Map<string, LatticeDeclaration>();
  const observables = new Map<string, ObservableDeclaration>();
  const names = new Map<string, Meaning>();
  const scope: Scope = { names };
  for (const { path, text } of libraryFiles) {
    const { file, diagnostics } = parse(text);
    if (diagnostics.length > 0) throw new Error(`library/${path}: ${diagnostics[0].message}`);
    // What a file declares by `let` is its own; lattices and observables are everybody's.
    const helpers = new Map<string, Meaning>();
    const own: Scope = { names: helpers, outer: scope };
    for (const declaration of file.declarations) {
      if (declaration.kind === "lattice" && declaration.name)
        lattices.set(declaration.name.text, declaration);
      if ((declaration.kind !== "observable" && declaration.kind !== "let") || !declaration.name)
        continue;
      if (declaration.kind === "observable") observables.set(declaration.name.text, declaration);
      (declaration.kind === "observable" ? names : helpers).set(declaration.name.text, {
        kind: "definition",
        definition: { declaration, scope: own, foreign: true },
      });
    }
  }
  return { lattices, observables, scope };
}
