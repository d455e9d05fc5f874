import type { CompletionItem } from "vscode-languageserver-types";
import { canonicalName } from "../../../grammar/index.ts";
import { builtins, distributions } from "../../analysis/builtins.ts";
import { documentation, signature } from "../../analysis/describe.ts";
import { familyText, typeText, valueText } from "../../analysis/physics.ts";
import { type SpecSymbol, formalsOf } from "../../analysis/symbols.ts";
import { type ItemOptions, Kind, type Tier, entry } from "./items.ts";
import { type Place, localNames } from "./place.ts";
import { asks, hasBands, hasValue, isOverBands, isShell, termOf } from "./reach.ts";
import { builtinItem, fromTable } from "./tables.ts";
import { type Wanted, fitness } from "./wanted.ts";

/** Everything that an expression may name at this place. */
export function expressionItems(
  place: Place,
  wanted: Wanted | undefined,
): readonly CompletionItem[] {
  if (wanted?.spectrum) return spectrumItems(place);
  return [
    ...localItems(place),
    ...specItems(place, wanted),
    ...libraryItems(place),
    ...builtinItems(place),
  ];
}

/** What comes behind the names of arguments, which are in order. */
const behindArguments = 100;

function localItems(place: Place): readonly CompletionItem[] {
  const names = new Set(localNames(place).map(canonicalName));
  return localNames(place)
    .filter((name) => names.delete(canonicalName(name)))
    .map((name) =>
      entry(name, Kind.Variable, 1, { detail: "of this definition", order: behindArguments }),
    );
}

function specItems(place: Place, wanted: Wanted | undefined): readonly CompletionItem[] {
  const { analysis, declaration, tokens } = place;
  const own = declaration && tokens[tokens.indexOf(declaration) + 1]?.image;
  return [...analysis.symbols.globals.values()]
    .filter((symbol) => symbol.source !== own && hasValue(symbol, place))
    .filter(({ kind }) => kind !== "hamiltonian" || takesHamiltonian(place, wanted))
    .map((symbol) => {
      const { detail, doc, tier } = describeGlobal(symbol, place, wanted);
      // What is designed for is an observable; a number by itself seldom is.
      const isNumber = asks(place) && symbol.kind !== "observable" && !formalsOf(symbol);
      return entry(symbol.source, kindOf(symbol), isNumber ? 5 : tier, {
        detail,
        doc,
        order: behindArguments,
        ...callSnippet(symbol),
      });
    });
}

/** The Hamiltonian is an argument of an observable, or an operator in a formula. */
function takesHamiltonian(place: Place, wanted: Wanted | undefined): boolean {
  const keyword = place.declaration?.image;
  return (
    wanted?.hamiltonian === true ||
    keyword === "observable" ||
    keyword === "let" ||
    isOverBands(place)
  );
}

function kindOf({ kind, node }: SpecSymbol): Kind {
  if (kind === "observable" || (node.kind === "let" && node.parameters)) return Kind.Function;
  if (kind === "hamiltonian") return Kind.Class;
  if (kind === "schedule") return Kind.Event;
  return kind === "parameter" ? Kind.Variable : Kind.Constant;
}

function describeGlobal(
  symbol: SpecSymbol,
  { analysis }: Place,
  wanted: Wanted | undefined,
): { readonly tier: Tier; readonly detail?: string; readonly doc?: string } {
  const { model } = analysis.knowledge;
  const doc = documentation(symbol);
  const { node } = symbol;
  const family =
    symbol.kind === "parameter"
      ? model?.families.find(({ name }) => name === symbol.name)
      : undefined;
  if (family)
    return {
      tier: fitness(family.type, wanted),
      detail: familyText(family, model!.parameters),
      doc,
    };
  if (node.kind === "let" && !node.parameters && node.value) {
    const meaning = analysis.knowledge.meaning(node.value);
    return {
      tier: meaning ? fitness(meaning.type, wanted) : 2,
      detail: meaning && (valueText(meaning) ?? typeText(meaning.type)),
      doc,
    };
  }
  const schedule =
    symbol.kind === "schedule"
      ? model?.schedules.find(({ name }) => name === symbol.name)
      : undefined;
  if (schedule) return { tier: fitness(schedule.type, wanted), detail: "schedule", doc };
  if (symbol.kind === "hamiltonian")
    return { tier: wanted?.hamiltonian ? 1 : 3, detail: "hamiltonian" };
  return { tier: 2, detail: signature(symbol, analysis.text), doc };
}

/** The library's observables, where bands have a meaning. */
function libraryItems(place: Place): readonly CompletionItem[] {
  if (!hasBands(place) || isShell(place)) return [];
  return (
    libraryObservables(place)
      // What is no observable of a Hamiltonian, as a spectrum of light, is an argument of one that is.
      .filter((symbol) => place.call !== undefined || isOfHamiltonian(symbol))
      .map((symbol) => libraryItem(symbol, place, asks(place) ? 4 : 7))
  );
}

function libraryObservables({ library, analysis }: Place): readonly SpecSymbol[] {
  return [...library.outer.globals.values()].filter(
    ({ name }) => !analysis.symbols.globals.has(name),
  );
}

function isOfHamiltonian(symbol: SpecSymbol): boolean {
  return formalsOf(symbol)?.[0]?.name.text === "H";
}

function libraryItem(
  symbol: SpecSymbol,
  { library }: Place,
  tier: Tier,
  snippet = callSnippet(symbol),
): CompletionItem {
  const text = library.files.find(({ uri }) => uri === symbol.uri)?.text ?? "";
  return entry(symbol.source, Kind.Function, tier, {
    detail: signature(symbol, text).replace(/^observable /, ""),
    doc: documentation(symbol),
    order: behindArguments,
    ...snippet,
  });
}

/** Spectra of light: functions of a frequency, which is left open. */
function spectrumItems(place: Place): readonly CompletionItem[] {
  const isSpectrum = (symbol: SpecSymbol): boolean =>
    (formalsOf(symbol)?.length ?? 0) > 0 && !isOfHamiltonian(symbol);
  const own = [...place.analysis.symbols.globals.values()].filter(isSpectrum);
  const locals = localNames(place).map((name) =>
    entry(name, Kind.Variable, 1, { detail: "of this definition" }),
  );
  return [
    ...locals,
    ...own.map((symbol) =>
      entry(symbol.source, Kind.Function, 1, {
        detail: signature(symbol, place.analysis.text),
        ...partialCall(symbol),
      }),
    ),
    ...libraryObservables(place)
      .filter(isSpectrum)
      .map((symbol) => libraryItem(symbol, place, 1, partialCall(symbol))),
    builtinItem("spectrum", builtins.get("spectrum")!, 2),
  ];
}

/** A call that leaves its last argument, the frequency, open. */
function partialCall(symbol: SpecSymbol): Pick<ItemOptions, "snippet"> {
  return callSnippet(symbol, formalsOf(symbol)!.slice(0, -1));
}

const groupCalls: Readonly<Record<string, string | undefined>> = {
  occupation: "filling = 1/2, kT = 0.1",
  bands: "filling = 1/2",
};

/** A call with its arguments to fill in. */
function callSnippet(
  symbol: SpecSymbol,
  formals = formalsOf(symbol),
): Pick<ItemOptions, "snippet"> {
  if (!formals || formals.length === 0) return {};
  let place = 0;
  const given = formals.flatMap((formal) => {
    if (formal.default) return [];
    const group = groupCalls[formal.group?.text ?? ""];
    if (group !== undefined) return [`\${${++place}:${group}}`];
    if (formal.name.text === "H") return [`\${${++place}:H}`];
    return [`${formal.name.source} = \${${++place}}`];
  });
  return { snippet: `${symbol.source}(${given.join(", ")})$0` };
}

/** What the language itself names, as far as it has a meaning in the declaration. */
function builtinItems(place: Place): readonly CompletionItem[] {
  if (isShell(place)) return [];
  const random = place.tokens.at(-1)?.image === "~";
  const onBond = termOf(place) === "hop";
  return [
    ...(random ? fromTable(distributions, Kind.Function, 1) : []),
    ...[...builtins]
      .filter(([name]) => isPhysical(name, place))
      .flatMap(([name, builtin]) =>
        // What tells one bond from another comes before functions of numbers.
        spellings(name).map((label) =>
          builtinItem(label, builtin, onBond && ofBonds.has(name) ? 4 : 6),
        ),
      ),
  ];
}

const ofBonds: ReadonlySet<string> = new Set(["d", "nu", "angle"]);

function isPhysical(name: string, place: Place): boolean {
  const { declaration, analysis } = place;
  const keyword = declaration?.image ?? "";
  const { model } = analysis.knowledge;
  const isFormula = ["observable", "let"].includes(keyword);
  const inTerm = keyword === "hamiltonian" || keyword === "let";
  const onBond = keyword === "let" || termOf(place) === "hop";
  if (/^(sigma|spin)/.test(name)) return (model?.space.spin ?? true) && (inTerm || hasBands(place));
  if (name.startsWith("tau"))
    return (model ? model.space.orbitals.length === 2 : true) && (inTerm || hasBands(place));
  switch (name) {
    case "d":
    case "nu":
      return onBond;
    case "angle":
      return onBond || hasBands(place);
    case "k":
      return inTerm && (model?.declared.continuum ?? false);
    case "step":
      return keyword === "schedule" || keyword === "solve";
    case "E":
    case "chern":
    case "z2":
    case "polarisation":
      // A formula may also stand in the report itself.
      return isFormula || (hasBands(place) && isOverBands(place));
    case "symmetries":
    case "wannier_centres":
      return keyword === "report" && !place.call;
    case "v":
    case "site":
    case "spectrum":
      return hasBands(place);
    case "dot":
      return inTerm || hasBands(place);
    case "i":
    case "pi":
      return false;
    default:
      return !name.startsWith("cell_") && name !== "band_count" ? true : hasBands(place);
  }
}

/** Greek letters first, as formulas have them; then the ASCII name. */
function spellings(name: string): readonly string[] {
  const greek = name
    .replace(/^sigma_?/, "σ")
    .replace(/^tau_?/, "τ")
    .replace(/^nu$/, "ν");
  return greek === name ? [name] : [greek, name];
}
