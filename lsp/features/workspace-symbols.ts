import { SymbolKind, type SymbolInformation } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/analysis.ts";
import { symbolKinds } from "./document-symbols.ts";

/** The declarations of all files whose names hold the letters of the query in their order. */
export function workspaceSymbols(
  files: readonly Analysis[],
  query: string,
): readonly SymbolInformation[] {
  return files.flatMap((file) =>
    file.symbols.symbols
      .filter(({ kind }) => kind !== "formal" && kind !== "index" && kind !== "variable")
      .filter(({ source }) => holds(source.toLowerCase(), query.toLowerCase()))
      .map((symbol) => ({
        name: symbol.source,
        kind: symbolKinds[symbol.node.kind] ?? SymbolKind.Variable,
        containerName: symbol.within?.source,
        location: { uri: file.uri, range: file.lines.range(symbol.span) },
      })),
  );
}

function holds(text: string, query: string): boolean {
  let at = 0;
  for (const letter of query) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
