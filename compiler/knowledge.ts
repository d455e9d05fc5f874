import type { Declaration, Expression, ParseResult, SourceFile } from "../grammar/index.ts";
import { isNode, walk } from "../grammar/walk.ts";
import { type Bindings, bind } from "./bind/bind.ts";
import { checkExpression } from "./check/expression.ts";
import { type Context, type ModelFacts, type Place, expansionLimit } from "./check/scope.ts";
import type { Typed } from "./check/typed.ts";
import type { Type } from "./check/types.ts";
import { Reporter } from "./diagnostics/reporter.ts";
import type { Files } from "./files.ts";
import { standardLibrary } from "./library.ts";
import { constantComplex, isConstant } from "./lower/constant.ts";
import { buildModel } from "./model/build.ts";
import { spaceDimension } from "./model/lattice.ts";
import type { Model } from "./model/model.ts";
import type { Front } from "./pipeline.ts";

/** The type of an expression, and its value in internal units where it is a constant. */
export interface Meaning {
  readonly type: Type;
  readonly value?: { readonly re: number; readonly im: number };
}

/** What can be said of a spec that may be half-written. */
export interface Knowledge {
  /** Of the declarations that are sound; where the Hamiltonian is not, without its terms. */
  readonly model?: Model;
  /** What an expression of the file means at the first place at which it means something. */
  meaning(expression: Expression): Meaning | undefined;
}

/**
 * What is known of a spec: its model where it has one. Else that of what is sound in it: items and
 * declarations with syntax errors are left out, and a Hamiltonian that is wrong or missing is stood in
 * for by an empty one. Reports nothing.
 */
export function knowledge({ parsed, files, bindings, model }: Front): Knowledge {
  const sound = soundPart(parsed);
  const whole = bindings ? { bindings, model } : attempt(sound, files);
  const { bindings: found, model: built } = whole.model
    ? whole
    : attempt(withoutTerms(sound), files);
  return known(found, built, files);
}

function attempt(file: SourceFile, files: Files): { bindings: Bindings; model?: Model } {
  const silent = new Reporter();
  const { scope, lattices } = standardLibrary();
  const bindings = bind(file, scope, silent);
  const options = { library: lattices, files, set: new Map<string, string>() };
  return { bindings, model: buildModel(bindings, options, silent) };
}

function known(bindings: Bindings, model: Model | undefined, files: Files): Knowledge {
  const facts = model ? factsOf(model) : {};
  /** Definitions that were expanded before; what is wrong with them is not asked for twice. */
  const expanded: Context["expanded"] = new Map();
  const check = (expression: Expression, place: Place): Typed | undefined => {
    const silent = new Reporter();
    const typed = checkExpression(expression, {
      scope: bindings.scope,
      place,
      reporter: silent,
      facts,
      files,
      expanding: [],
      depth: 0,
      budget: { expansions: expansionLimit },
      expanded,
    } satisfies Context);
    return silent.hasErrors ? undefined : typed;
  };
  return {
    model,
    meaning(expression) {
      for (const place of ["constant", "quantity", "term", "schedule"] as const) {
        const typed = check(expression, place);
        if (typed) return describe(typed);
      }
      return undefined;
    },
  };
}

function describe(typed: Typed): Meaning {
  const value = isConstant(typed) ? constantComplex(typed) : undefined;
  return { type: typed.type, ...(value && { value: { re: value.re, im: value.im } }) };
}

function factsOf({ lattice, declared, space, energy, bands }: Model): ModelFacts {
  return {
    dimension: declared.dimension,
    lattice: declared,
    spaceDimension: spaceDimension(declared),
    length: declared.length,
    spin: space.spin,
    orbitals: space.orbitals.length,
    continuum: declared.continuum === true,
    sites: lattice.sites.map(({ name }) => name),
    energy,
    bands,
    cellMeasure: lattice.measure,
  };
}

/** The file without the items and declarations in which, or behind which, the syntax is wrong. */
function soundPart({ file, diagnostics }: ParseResult): SourceFile {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return file;
  const wrong = (start: number, end: number) =>
    errors.some(({ span }) => span.start >= start && span.start < end);
  const { declarations } = file;
  const sound = declarations.flatMap((declaration, at): Declaration[] => {
    const end = declarations[at + 1]?.keyword.start ?? file.span.end + 1;
    if (!wrong(declaration.keyword.start, end)) return [declaration];
    return soundItems(declaration, end, wrong);
  });
  return { ...file, declarations: sound };
}

/** A block without its broken items; nothing where what is wrong is not among them. */
function soundItems(
  declaration: Declaration,
  end: number,
  wrong: (start: number, end: number) => boolean,
): Declaration[] {
  for (const [key, list] of Object.entries(declaration)) {
    if (!Array.isArray(list) || list.length === 0 || !list.every(isNode)) continue;
    if (wrong(declaration.keyword.start, list[0].span.start)) return [];
    const items = list.filter(
      (item, at) => !wrong(item.span.start, list[at + 1]?.span.start ?? end) && isComplete(item),
    );
    return [{ ...declaration, [key]: items } as Declaration];
  }
  return [];
}

function isComplete(item: Parameters<typeof walk>[0]): boolean {
  let complete = true;
  walk(item, (node) => {
    if (Object.values(node).includes(undefined)) complete = false;
  });
  return complete;
}

/** The file with a Hamiltonian without meaning, so that the rest has a model. */
function withoutTerms(file: SourceFile): SourceFile {
  const span = file.declarations.find(({ kind }) => kind === "hamiltonian")?.span ?? {
    start: 0,
    end: 0,
  };
  const old = file.declarations.find((declaration) => declaration.kind === "hamiltonian");
  const zero = { kind: "number", span, value: 0, source: "0", imaginary: false } as const;
  const standIn: Declaration = {
    kind: "hamiltonian",
    keyword: span,
    span,
    name: old?.name ?? { kind: "name", span, text: "H", source: "H" },
    terms: [{ kind: "onsite", span, sites: [], value: zero }],
  };
  return {
    ...file,
    declarations: [...file.declarations.filter(({ kind }) => kind !== "hamiltonian"), standIn],
  };
}
