import { canonicalName, type Token, tokenTable } from "../../grammar/index.ts";
import { type AnyNode, walk } from "../../grammar/walk.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { builtins } from "../analysis/builtins.ts";
import type { Occurrence } from "../analysis/symbols.ts";

export const tokenTypes = [
  "keyword",
  "class",
  "variable",
  "parameter",
  "function",
  "property",
  "enumMember",
  "type",
  "number",
  "string",
  "operator",
  "comment",
  "unit",
] as const;

export const tokenModifiers = [
  "declaration",
  "defaultLibrary",
  "readonly",
  "documentation",
] as const;

type TokenType = (typeof tokenTypes)[number];
type TokenModifier = (typeof tokenModifiers)[number];

interface Coloured {
  readonly start: number;
  readonly length: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

const symbolTypes: Readonly<Record<Occurrence["symbol"]["kind"], TokenType>> = {
  lattice: "class",
  constant: "variable",
  vector: "variable",
  site: "enumMember",
  point: "enumMember",
  orbital: "enumMember",
  parameter: "variable",
  hamiltonian: "class",
  let: "variable",
  observable: "function",
  schedule: "variable",
  formal: "parameter",
  index: "parameter",
  variable: "parameter",
};

/** The colours of a document, in the protocol's form: five numbers for each token, relative to the one before. */
export function semanticTokens(analysis: Analysis): readonly number[] {
  let line = 0;
  let character = 0;
  return coloured(analysis).flatMap(({ start, length, type, modifiers }) => {
    const place = analysis.lines.position(start);
    const step = place.line - line;
    const numbers = [
      step,
      step === 0 ? place.character - character : place.character,
      length,
      tokenTypes.indexOf(type),
      modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0),
    ];
    [line, character] = [place.line, place.character];
    return numbers;
  });
}

/** What every token and comment of a text is. */
export function coloured(analysis: Analysis): readonly Coloured[] {
  const { parsed, symbols } = analysis;
  const meanings = new Map(symbols.occurrences.map((each) => [each.span.start, each]));
  const places = namePlaces(parsed.file);
  const tokens = parsed.tokens.flatMap((token): Coloured[] => {
    const { type, modifiers = [] } = colour(token, meanings.get(token.startOffset), places) ?? {};
    const length = token.endOffset + 1 - token.startOffset;
    return type && length > 0 ? [{ start: token.startOffset, length, type, modifiers }] : [];
  });
  const comments = parsed.comments.map(({ span, text }): Coloured => ({
    start: span.start,
    length: span.end - span.start,
    type: "comment",
    modifiers: text.startsWith("///") ? ["documentation"] : [],
  }));
  return [...tokens, ...comments].sort((a, b) => a.start - b.start);
}

type Places = ReadonlyMap<number, "unit" | "property" | "type" | "name">;

/** Which names are units, argument names, components, domains, or names at all, by offset. */
function namePlaces(file: AnyNode): Places {
  const places = new Map<number, "unit" | "property" | "type" | "name">();
  walk(file, (node) => {
    if (node.kind === "name" && !places.has(node.span.start)) places.set(node.span.start, "name");
    if (node.kind === "unitFactor") places.set(node.span.start, "unit");
    if (node.kind === "argument" && node.name) places.set(node.name.span.start, "property");
    if (node.kind === "member" && node.property) places.set(node.property.span.start, "property");
    if (node.kind === "domain") places.set(node.name.span.start, "type");
    if (node.kind === "method" && node.method) places.set(node.method.span.start, "type");
  });
  return places;
}

const kinds = new Map<string, string>(tokenTable.map(({ name, kind }) => [name, kind]));

function colour(
  token: Token,
  meaning: Occurrence | undefined,
  places: Places,
): { readonly type: TokenType; readonly modifiers?: readonly TokenModifier[] } | undefined {
  const place = places.get(token.startOffset);
  if (place === "unit") return { type: "unit" };
  if (meaning) {
    const { symbol, role } = meaning;
    const isFunction =
      symbol.kind === "let" && "parameters" in symbol.node && symbol.node.parameters;
    return {
      type: place === "property" ? "property" : isFunction ? "function" : symbolTypes[symbol.kind],
      modifiers: role === "declaration" ? ["declaration"] : [],
    };
  }
  if (place === "property" || place === "type") return { type: place };
  const { name } = token.tokenType;
  const builtin = builtins.get(canonicalName(token.image));
  if (place === "name" && builtin)
    return {
      type: builtin.kind === "function" ? "function" : "variable",
      modifiers: ["defaultLibrary", "readonly"],
    };
  if (place === "name") return { type: "variable" };
  switch (kinds.get(name)) {
    case "declaration":
    case "contextual":
      return { type: "keyword" };
    case "constant":
      return { type: "variable", modifiers: ["defaultLibrary", "readonly"] };
    case "class":
      return name === "Text"
        ? { type: "string" }
        : name === "Identifier"
          ? { type: "variable" }
          : { type: "number" };
    default:
      return "{}()[],:.".includes(token.image) ? undefined : { type: "operator" };
  }
}
