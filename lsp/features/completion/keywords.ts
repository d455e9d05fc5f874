import type { CompletionItem } from "vscode-languageserver-types";
import { type Expected, tokenTable } from "../../../grammar/index.ts";
import { Kind, type Tier, entry } from "./items.ts";

const rows = new Map<string, (typeof tokenTable)[number]>(tokenTable.map((row) => [row.name, row]));

const reductions: ReadonlySet<string> = new Set([
  "SumWord",
  "MeanWord",
  "MinWord",
  "MaxWord",
  "IntegralWord",
]);

/** The words of the language that may come next. */
export function keywordItems(expected: readonly Expected[]): readonly CompletionItem[] {
  return distinct(expected).flatMap((each): CompletionItem[] => {
    const row = rows.get(each.token);
    if (!row || row.kind === "symbol" || row.kind === "class") return [];
    if (reductions.has(row.name)) return [reduction(row.pattern, row.doc)];
    const kind = row.kind === "constant" ? Kind.Constant : Kind.Keyword;
    const tier: Tier =
      row.kind === "constant" ? 5 : each.begins && row.kind === "declaration" ? 4 : 2;
    return [entry(row.pattern, kind, tier, { doc: row.doc })];
  });
}

function reduction(word: string, doc: string): CompletionItem {
  const over =
    {
      sum: "${1:n}",
      integral: "${1:w} from ${2:0.1} to ${3:10}",
    }[word] ?? "k";
  return entry(word, Kind.Keyword, 5, {
    doc,
    detail: `${word} over …:`,
    snippet: `${word} over ${over}: $0`,
  });
}

/** The signs that may come next: at the end of the list, for those who ask what can stand here. */
export function signItems(expected: readonly Expected[]): readonly CompletionItem[] {
  return distinct(expected).flatMap(({ token }): CompletionItem[] => {
    const row = rows.get(token);
    if (row?.kind !== "symbol") return [];
    return [entry(row.pattern.replaceAll("\\", ""), Kind.Operator, 9, { doc: row.doc })];
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
