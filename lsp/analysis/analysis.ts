import {
  type Compilation,
  type Front,
  type Knowledge,
  type ReadFile,
  backEnd,
  frontEnd,
  knowledge,
} from "../../compiler/index.ts";
import { type ParseResult, parse } from "../../grammar/index.ts";
import { libraryFiles } from "../../library/index.ts";
import { type Lines, lines } from "./lines.ts";
import type { Examination, Verdict } from "./results.ts";
import { type Outer, type SymbolTable, symbolTable } from "./symbols.ts";

/** Everything that is known of a text. What costs time is worked out when it is first asked for. */
export interface Analysis {
  readonly uri: string;
  readonly text: string;
  readonly parsed: ParseResult;
  readonly lines: Lines;
  /** A file of the library: no spec of its own. */
  readonly isLibrary: boolean;
  /** What it declares, of which both what follows is made. */
  readonly front: Front;
  readonly compilation: Compilation;
  readonly knowledge: Knowledge;
  readonly symbols: SymbolTable;
  /** Of the quantities that the spec asks for, once it is worked out; empty before. */
  readonly verdicts: readonly Verdict[];
}

/** The library as files that an editor can open. */
export interface Library {
  /** The folder that they lie in, ending with a slash. */
  readonly folder: string;
  readonly files: readonly Analysis[];
  readonly outer: Outer;
}

/** Reads the library as the files of a folder. */
export function openLibrary(folder: string): Library {
  const bare = libraryFiles.map(({ path, text }) => analyse(folder + path, text));
  const symbols = bare.flatMap((file) => file.symbols.symbols);
  const outer: Outer = {
    // A `let` of a library file is its own.
    globals: new Map(
      symbols.filter(({ kind }) => kind === "observable").map((symbol) => [symbol.name, symbol]),
    ),
    lattices: new Map(
      symbols.filter(({ kind }) => kind === "lattice").map((symbol) => [symbol.name, symbol]),
    ),
    symbols,
  };
  const library: Library = { folder, files: [], outer };
  const files = libraryFiles.map(({ path, text }) => analyse(folder + path, text, library));
  return { folder, files, outer };
}

/** What is known of a text; without a library, of the text alone. */
export function analyse(uri: string, text: string, library?: Library, read?: ReadFile): Analysis {
  const parsed = parse(text);
  const isLibrary = library !== undefined && uri.startsWith(library.folder);
  return {
    uri,
    text,
    parsed,
    isLibrary,
    verdicts: [],
    get lines() {
      return once(this, "lines", () => lines(text));
    },
    get front() {
      return once(this, "front", () => frontEnd({ path: fileName(uri), text, read }, parsed));
    },
    get compilation() {
      return once(this, "compilation", () => backEnd(this.front));
    },
    get knowledge() {
      return once(this, "knowledge", () => knowledge(this.front));
    },
    get symbols() {
      return once(this, "symbols", () => symbolTable(uri, parsed.file, library?.outer));
    },
  };
}

/** The same with what a closer examination has found. */
export function withExamination(
  analysis: Analysis,
  { compilation, verdicts }: Examination,
): Analysis {
  return Object.create(analysis, {
    compilation: { value: compilation },
    verdicts: { value: verdicts },
  }) as Analysis;
}

/** Keeps a value in place of the getter that worked it out. */
function once<K extends keyof Analysis>(
  analysis: Analysis,
  key: K,
  value: () => Analysis[K],
): Analysis[K] {
  const known = value();
  Object.defineProperty(analysis, key, { value: known, enumerable: true });
  return known;
}

function fileName(uri: string): string {
  const name = uri.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(name) || "spec.ham";
  } catch {
    return name;
  }
}
