import type { CompletionItem } from "vscode-languageserver-types";
import type { Expected } from "../../grammar/index.ts";
import type { Analysis, Library } from "../analysis/analysis.ts";
import { inComment } from "../analysis/find.ts";
import { argumentItems } from "./completion/arguments.ts";
import { expressionItems } from "./completion/expressions.ts";
import { Kind, entry, late } from "./completion/items.ts";
import { keywordItems, signItems } from "./completion/keywords.ts";
import { memberItems } from "./completion/members.ts";
import {
  domainItems,
  generatorItems,
  givenItems,
  latticeItems,
  methodItems,
  pointItems,
  shellItems,
  siteItems,
  unitItems,
} from "./completion/names.ts";
import { type Place, localNames, placeAt } from "./completion/place.ts";
import { isIn, isShell } from "./completion/reach.ts";
import { snippets, wholeSpec } from "./completion/snippets.ts";
import { onlyItems, valueItems } from "./completion/values.ts";
import { type Wanted, wantedAt } from "./completion/wanted.ts";

export interface CompletionOptions {
  /** Asked for by typing a character: signs are left out, so that Enter does not take one by chance. */
  readonly typed?: boolean;
}

/** What can be written at an offset: words by the state of the grammar, names by place and dimension. */
export function completion(
  analysis: Analysis,
  offset: number,
  library: Library,
  options: CompletionOptions = {},
): readonly CompletionItem[] {
  if (inComment(analysis, offset)) return [];
  const place = placeAt(analysis, offset, library);
  if (!place) return [];
  const items = onlyItems(place) ?? allItems(place, options);
  const seen = new Set<string>();
  // What a word is, is the grammar's to say, not the editor's.
  const range = analysis.lines.range({ start: place.start, end: offset });
  return items
    .filter(({ label }) => !seen.has(label) && seen.add(label))
    .map((item) => ({ ...item, textEdit: { range, newText: item.insertText ?? item.label } }));
}

function allItems(place: Place, { typed }: CompletionOptions): readonly CompletionItem[] {
  const { expected, start, offset, isFresh } = place;
  const wanted = wantedAt(place);
  const names = expected.filter(({ token }) => token === "AnyName");
  const items = (among: readonly Expected[]): readonly CompletionItem[] =>
    [...new Set(among.flatMap((each) => contexts(each, place)))].flatMap((context) =>
      nameItems(context, place, wanted),
    );
  // Few begin another item on a line that is begun.
  const isLate = ({ begins }: Expected): boolean => begins && !isFresh;
  return [
    ...items(names.filter((each) => !isLate(each))),
    ...items(names.filter(isLate)).map(late),
    ...(isShell(place) ? shellItems(place) : []),
    ...valueItems(place),
    ...keywordItems(place),
    ...(isFresh && atTop(expected) ? snippetItems(place) : []),
    ...(start === offset && !typed ? signItems(expected) : []),
  ];
}

type NameContext =
  | "lattice"
  | "site"
  | "point"
  | "domain"
  | "method"
  | "unit"
  | "index"
  | "member"
  | "argument"
  | "vector"
  | "group"
  | "generator"
  | "given"
  | "expression"
  | "none";

/** What a name would be the name of. */
function contexts({ rules }: Expected, place: Place): readonly NameContext[] {
  const inner = rules.at(-1)!;
  const outer = rules.at(-2);
  if (inner.rule === "plainUnit" || inner.rule === "unitFactor") return ["unit"];
  switch (outer?.rule) {
    case "sitePair":
    case "onsite":
      return ["site"];
    case "path":
      return ["point"];
    case "domain":
      return ["domain"];
    case "setting":
      return ["method"];
    case "component":
      return ["member"];
    case "argument":
      return ["argument"];
    case "matrixElement":
      return ["index"];
    case "latticeVector":
      return ["vector"];
    case "formal":
      return ["group"];
    case "hamiltonian":
      return inner.occurrence === 2 ? ["lattice"] : ["none"];
    case "nameOrCall":
      if (isIn(rules, "symmetry")) return ["generator"];
      return [operandContext(rules, place)];
    default:
      return ["none"];
  }
}

function operandContext(rules: Expected["rules"], { call, tokens }: Place): NameContext {
  const callee = call?.callee.image;
  if (callee === "site") return "site";
  if (isIn(rules, "from") && !call) return "given";
  const inLattice = isIn(rules, "lattice") && !isIn(rules, "latticeItem");
  if (inLattice && (!call || (callee === "supercell" && call.argument === 0))) return "lattice";
  // `bands at K`, `spectral_function(…) at K`
  const isLocated = isIn(rules, "bandsItem") || isIn(rules, "located");
  if (isLocated && tokens.at(-1)?.image === "at") return "point";
  return "expression";
}

function nameItems(
  context: NameContext,
  place: Place,
  wanted: Wanted | undefined,
): readonly CompletionItem[] {
  switch (context) {
    case "lattice":
      return latticeItems(place);
    case "site":
      return siteItems(place);
    case "point":
      return pointItems(place);
    case "domain":
      return domainItems();
    case "method":
      return methodItems();
    case "unit":
      return unitItems(place, wanted);
    case "index":
      return localNames(place).map((name) =>
        entry(name, Kind.Variable, 1, { detail: "band index" }),
      );
    case "member":
      return memberItems(place);
    case "argument":
      return argumentItems(place);
    case "vector":
      return ["a1", "a2", "a3"].map((name) =>
        entry(name, Kind.Field, 3, { snippet: `${name} = ` }),
      );
    case "expression":
      return expressionItems(place, wanted);
    case "generator":
      return generatorItems(place);
    case "given":
      return givenItems();
    case "group":
    case "none":
      return [];
  }
}

function atTop(expected: readonly Expected[]): boolean {
  return expected.some(({ token, begins }) => token === "Lattice" && begins);
}

/** Declarations to fill in; a whole spec where there is none yet, before everything else. */
function snippetItems({ analysis }: Place): readonly CompletionItem[] {
  const isEmpty = analysis.parsed.file.declarations.length === 0;
  const offered = isEmpty ? [wholeSpec, ...snippets] : snippets;
  return offered.map((snippet, order) => {
    const { label, doc, body } = snippet;
    return {
      ...entry(label, Kind.Snippet, snippet === wholeSpec ? 1 : 7, {
        doc: `${doc}\n\n\`\`\`ham\n${withoutPlaces(body)}\n\`\`\``,
        snippet: body,
        order,
      }),
      // With blanks in it, a label would still match what is typed behind the first word.
      filterText: label.replaceAll(" ", ""),
    };
  });
}

/** A snippet with its proposals in place. */
function withoutPlaces(body: string): string {
  return body.replaceAll(/\$\{\d+:?([^}|]*)\}|\$\{\d+\|([^,]*)[^}]*\}|\$0/g, "$1$2");
}
