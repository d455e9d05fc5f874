import type { CompletionItem } from "vscode-languageserver-types";
import { canonicalName } from "../../../grammar/index.ts";
import { units } from "../../../compiler/units/units.ts";
import { isDimensionless, unitOf } from "../../../compiler/units/dimension.ts";
import {
  builtins,
  distributions,
  domains,
  givenHamiltonians,
  latticeMakers,
  methods,
  generatorArguments,
  generators,
} from "../../analysis/builtins.ts";
import type { Builtin } from "../../analysis/builtins.ts";
import { documentation, signature } from "../../analysis/describe.ts";
import {
  coordinationText,
  familyText,
  quantityText,
  shellsOf,
  typeText,
  valueText,
} from "../../analysis/physics.ts";
import { type SpecSymbol, formalsOf } from "../../analysis/symbols.ts";
import { type ItemOptions, Kind, type Tier, entry } from "./items.ts";
import { type Place, localNames } from "./place.ts";
import { type Wanted, fitness } from "./wanted.ts";

/** The lattices that can be named: one's own, the library's, and what makes others of them. */
export function latticeItems({ analysis, library }: Place): readonly CompletionItem[] {
  const own = [...analysis.symbols.lattices.values()];
  const ofLibrary = [...library.outer.lattices.values()].filter(
    ({ name }) => !analysis.symbols.lattices.has(name),
  );
  return [
    ...own.map((symbol) => entry(symbol.source, Kind.Class, 1, { doc: documentation(symbol) })),
    ...ofLibrary.map((symbol) =>
      entry(symbol.source, Kind.Class, 2, { detail: "library", doc: documentation(symbol) }),
    ),
    ...fromTable(latticeMakers, Kind.Function, 3),
  ];
}

export function siteItems({ analysis }: Place): readonly CompletionItem[] {
  const known = analysis.knowledge.model?.declared.sites.map(({ name }) => name);
  const names = known ?? [...analysis.symbols.sites.keys()];
  return names.map((name, order) => entry(name, Kind.EnumMember, 1, { detail: "site", order }));
}

export function pointItems({ analysis }: Place): readonly CompletionItem[] {
  const known = analysis.knowledge.model?.declared.points.map(({ name }) => name);
  const names = known ?? [...analysis.symbols.points.keys()];
  return ["Γ", ...names.filter((name) => canonicalName(name) !== "Gamma")].map((name, order) =>
    entry(name, Kind.EnumMember, 1, { detail: "wave vector", order }),
  );
}

export function domainItems(): readonly CompletionItem[] {
  return fromTable(domains, Kind.TypeParameter, 1);
}

/** Generators of a symmetry; inside of one, axes, sites and words that its arguments take. */
export function generatorItems(place: Place): readonly CompletionItem[] {
  const { call } = place;
  if (!call) return fromTable(generators, Kind.Function, 1);
  if (call.name === "spin") return [entry("fixed", Kind.EnumMember, 1)];
  const axes = ["x", "y", "z"].map((name, order) =>
    entry(name, Kind.EnumMember, 1, { detail: "axis", order }),
  );
  const values =
    call.name === "at"
      ? siteItems(place)
      : call.name === "axis"
        ? axes
        : [...axes, ...siteItems(place)];
  const named = Object.entries(generatorArguments).map(([name, doc]) =>
    entry(name, Kind.Property, 2, { doc, snippet: `${name} = ` }),
  );
  return [...values, ...(call.name === undefined ? named : [])];
}

/** What the terms of a Hamiltonian can add to. */
export function givenItems(): readonly CompletionItem[] {
  return fromTable(givenHamiltonians, Kind.Function, 1);
}

export function methodItems(): readonly CompletionItem[] {
  return fromTable(methods, Kind.EnumMember, 1);
}

/** The numbers of the shells that exist, with distance and coordination. */
export function shellItems({ analysis }: Place): readonly CompletionItem[] {
  const lattice = analysis.knowledge.model?.declared;
  if (!lattice) return [];
  return shellsOf(lattice, 8).map((shell) =>
    entry(String(shell.number), Kind.Value, 1, {
      detail: `distance ${quantityText(shell.distance, lattice.length)}, neighbours ${coordinationText(shell, lattice)}`,
      order: shell.number,
    }),
  );
}

/** Units after a number; after a number in kelvin or electronvolt the spec's own come first. */
export function unitItems(
  { analysis }: Place,
  wanted: Wanted | undefined,
): readonly CompletionItem[] {
  const used = new Set(analysis.parsed.tokens.map(({ image }) => image));
  return [...units].map(([name, unit]) => {
    const value = isDimensionless(unit.dimension)
      ? String(Number(unit.factor.toPrecision(6)))
      : quantityText(unit.factor, unit.dimension);
    const fits =
      wanted?.dimension !== undefined && unitOf(unit.dimension) === unitOf(wanted.dimension);
    const tier: Tier = fits ? 2 : used.has(name) ? 3 : 4;
    return entry(name, Kind.Unit, tier, { detail: `= ${value}` });
  });
}

/** Everything that an expression may name at this place. */
export function expressionItems(
  place: Place,
  wanted: Wanted | undefined,
): readonly CompletionItem[] {
  return [
    ...localItems(place),
    ...specItems(place, wanted),
    ...libraryItems(place),
    ...builtinItems(place),
  ];
}

function localItems(place: Place): readonly CompletionItem[] {
  const names = new Set(localNames(place).map(canonicalName));
  return localNames(place)
    .filter((name) => names.delete(canonicalName(name)))
    .map((name) => entry(name, Kind.Variable, 1, { detail: "of this definition" }));
}

/** In which declarations a kind of symbol has a value. */
const reach: Readonly<Record<string, readonly string[] | undefined>> = {
  parameter: ["hamiltonian", "let", "observable", "maximize", "minimize", "require", "report"],
  schedule: ["schedule", "observable", "let", "maximize", "minimize", "require", "report", "solve"],
  hamiltonian: ["observable", "let", "maximize", "minimize", "require", "report"],
  observable: ["observable", "let", "maximize", "minimize", "require", "report", "hamiltonian"],
};

function specItems(place: Place, wanted: Wanted | undefined): readonly CompletionItem[] {
  const { analysis, declaration, tokens, call } = place;
  const own = declaration && tokens[tokens.indexOf(declaration) + 1]?.image;
  const keyword = declaration?.image ?? "";
  return [...analysis.symbols.globals.values()]
    .filter(({ source, kind }) => source !== own && (reach[kind]?.includes(keyword) ?? true))
    .map((symbol) => {
      const { detail, doc, tier } = describeGlobal(symbol, place, wanted);
      const isSpectrum =
        call !== undefined && wanted?.name !== undefined && wanted.spectrum === true;
      return entry(symbol.source, kindOf(symbol), tier, {
        detail,
        doc,
        ...(!isSpectrum && callSnippet(symbol)),
      });
    });
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
function libraryItems({ library, declaration, analysis }: Place): readonly CompletionItem[] {
  if (
    !["observable", "let", "maximize", "minimize", "require", "report"].includes(
      declaration?.image ?? "",
    )
  )
    return [];
  return [...library.outer.globals.values()]
    .filter(({ name }) => !analysis.symbols.globals.has(name))
    .map((symbol) => {
      const { uri } = symbol;
      const text = library.files.find((file) => file.uri === uri)?.text ?? "";
      return entry(symbol.source, Kind.Function, 4, {
        detail: signature(symbol, text).replace(/^observable /, ""),
        doc: documentation(symbol),
        ...callSnippet(symbol),
      });
    });
}

const groupCalls: Readonly<Record<string, string | undefined>> = {
  occupation: "filling = 1/2, kT = 0.1",
  bands: "filling = 1/2",
};

/** A call with its arguments to fill in. */
function callSnippet(symbol: SpecSymbol): Pick<ItemOptions, "snippet"> {
  const formals = formalsOf(symbol);
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
function builtinItems({ declaration, analysis, tokens }: Place): readonly CompletionItem[] {
  const keyword = declaration?.image ?? "";
  const { model } = analysis.knowledge;
  const ofBands = ["observable", "let"].includes(keyword);
  // A formula may also stand in the report itself.
  const overBands = tokens
    .slice(tokens.indexOf(declaration!))
    .some(({ image }) => image === "over");
  const asks = ["observable", "let", "maximize", "minimize", "require", "report"].includes(keyword);
  const inTerm = keyword === "hamiltonian" || keyword === "let";
  const isPhysical = (name: string): boolean => {
    if (/^(sigma|spin)/.test(name)) return (model?.space.spin ?? true) && (inTerm || asks);
    if (name.startsWith("tau"))
      return (model ? model.space.orbitals.length === 2 : true) && (inTerm || asks);
    switch (name) {
      case "d":
      case "nu":
        return inTerm;
      case "k":
        return inTerm && (model?.declared.continuum ?? false);
      case "step":
        return keyword === "schedule" || keyword === "solve";
      case "E":
      case "chern":
      case "z2":
      case "polarisation":
        return ofBands || (asks && overBands);
      case "v":
      case "site":
      case "spectrum":
        return asks;
      case "angle":
      case "dot":
        return inTerm || asks;
      case "i":
      case "pi":
        return false;
      default:
        return !name.startsWith("cell_") && name !== "band_count" ? true : asks;
    }
  };
  const shown = new Map([...builtins].filter(([name]) => isPhysical(name)));
  const random = tokens.at(-1)?.image === "~";
  return [
    ...(random ? fromTable(distributions, Kind.Function, 1) : []),
    ...[...shown].flatMap(([name, builtin]) =>
      spellings(name).map((label) => builtinItem(label, builtin, 6)),
    ),
  ];
}

/** Greek letters first, as formulas have them; then the ASCII name. */
function spellings(name: string): readonly string[] {
  const greek = name
    .replace(/^sigma_?/, "σ")
    .replace(/^tau_?/, "τ")
    .replace(/^nu$/, "ν");
  return greek === name ? [name] : [greek, name];
}

function fromTable(
  table: ReadonlyMap<string, Builtin>,
  kind: Kind,
  tier: Tier,
): readonly CompletionItem[] {
  return [...table].map(([name, { form, doc }], order) =>
    entry(name, kind, tier, { detail: form, doc, order, ...callForm(form) }),
  );
}

function builtinItem(label: string, { form, doc, kind }: Builtin, tier: Tier): CompletionItem {
  const kinds = { function: Kind.Function, operator: Kind.Operator } as const;
  return entry(label, kind in kinds ? kinds[kind as keyof typeof kinds] : Kind.Constant, tier, {
    detail: form,
    doc,
    ...(kind === "function" && callForm(form)),
  });
}

/** "dot(a, b)" as a snippet with its arguments to fill in. */
function callForm(form: string): Pick<ItemOptions, "snippet"> {
  const call = /^(\w+)\((.*)\)$/.exec(form);
  if (!call) return {};
  const places = call[2].split(", ").map((argument, at) => `\${${at + 1}:${argument}}`);
  return { snippet: `${call[1]}(${places.join(", ")})$0` };
}
