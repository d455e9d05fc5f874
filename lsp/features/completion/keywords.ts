import type { CompletionItem } from "vscode-languageserver-types";
import { type Expected, tokenTable } from "../../../grammar/index.ts";
import { Kind, type Tier, entry, late } from "./items.ts";
import type { Place } from "./place.ts";
import { hasBands, isOverBands, isShell, takesNumbers } from "./reach.ts";

const rows = new Map<string, (typeof tokenTable)[number]>(tokenTable.map((row) => [row.name, row]));

const reductions: ReadonlySet<string> = new Set([
  "SumWord",
  "MeanWord",
  "MinWord",
  "MaxWord",
  "IntegralWord",
]);

/** The order in which a spec is written, and what it mostly has one of. */
const written: readonly { readonly word: string; readonly once?: string }[] = [
  { word: "lattice", once: "lattice" },
  { word: "space", once: "space" },
  { word: "symmetry", once: "symmetry" },
  { word: "parameter" },
  { word: "let" },
  { word: "hamiltonian", once: "hamiltonian" },
  { word: "schedule" },
  { word: "observable" },
  { word: "maximize", once: "goal" },
  { word: "minimize", once: "goal" },
  { word: "require" },
  { word: "solve", once: "solve" },
  { word: "report", once: "report" },
];

/** The words of the language that may come next, those first that are likely. */
export function keywordItems(place: Place): readonly CompletionItem[] {
  const { expected, isFresh, analysis } = place;
  const declared = new Set(analysis.parsed.file.declarations.map(({ kind }) => kind as string));
  const canBegin = expected.some(({ begins }) => begins);
  return distinct(expected).flatMap((each, at): readonly CompletionItem[] => {
    const row = rows.get(each.token);
    if (!row || row.kind === "symbol" || row.kind === "class") return [];
    // What begins something else comes last on a line that is begun.
    const inPlace = each.begins && !isFresh ? late : (item: CompletionItem) => item;
    if (reductions.has(row.name)) return reductionItems(row.pattern, row.doc, place).map(inPlace);
    if (row.kind === "constant" && (!takesNumbers(place) || isShell(place))) return [];
    if (row.kind === "constant")
      return [inPlace(entry(row.pattern, Kind.Constant, 6, { doc: row.doc }))];
    const order = written.findIndex(({ word }) => word === row.pattern);
    const { once } = written[order] ?? {};
    const isDone = once !== undefined && declared.has(once);
    // On a line of its own a word seldom goes on with the line before.
    const goesOn = isFresh && canBegin && !each.begins;
    const tier: Tier = isDone || goesOn ? 6 : order >= 0 ? 4 : 2;
    return [
      inPlace(
        entry(row.pattern, Kind.Keyword, tier, { doc: row.doc, order: order >= 0 ? order : at }),
      ),
    ];
  });
}

/** `sum over …` where bands have a meaning; in a formula before the names. */
function reductionItems(word: string, doc: string, place: Place): readonly CompletionItem[] {
  if (!takesNumbers(place) || !hasBands(place)) return [];
  const isFormula = place.declaration?.image === "observable" && !place.call;
  return [reduction(word, doc, !isFormula ? 6 : isOverBands(place) ? 2 : 1)];
}

function reduction(word: string, doc: string, tier: Tier): CompletionItem {
  const over =
    {
      sum: "${1:n}",
      integral: "${1:w} from ${2:0.1} to ${3:10}",
    }[word] ?? "k";
  return entry(word, Kind.Keyword, tier, {
    doc,
    detail: `${word} over …:`,
    snippet: `${word} over ${over}: $0`,
  });
}

/** The signs that may come next: late in the list, for those who ask what can stand here. */
export function signItems(expected: readonly Expected[]): readonly CompletionItem[] {
  return distinct(expected).flatMap(({ token }): CompletionItem[] => {
    const row = rows.get(token);
    if (row?.kind !== "symbol") return [];
    return [entry(row.pattern.replaceAll("\\", ""), Kind.Operator, 8, { doc: row.doc })];
  });
}

function distinct(expected: readonly Expected[]): readonly Expected[] {
  const seen = new Map<string, Expected>();
  for (const each of expected) {
    const known = seen.get(each.token);
    if (!known || (each.begins && !known.begins)) seen.set(each.token, each);
  }
  return [...seen.values()];
}
