import type { Location } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/analysis.ts";
import { occurrenceAt } from "../analysis/find.ts";
import type { SpecSymbol } from "../analysis/symbols.ts";

/** Every mention, in the files given, of what stands at an offset. */
export function references(
  analysis: Analysis,
  offset: number,
  files: readonly Analysis[],
  includeDeclaration: boolean,
): readonly Location[] {
  const symbol = occurrenceAt(analysis, offset)?.symbol;
  if (!symbol) return [];
  return files.flatMap((file) =>
    file.symbols.occurrences
      .filter((each) => isSame(each.symbol, symbol))
      .filter(({ role }) => includeDeclaration || role !== "declaration")
      .map(({ span }) => ({ uri: file.uri, range: file.lines.range(span) })),
  );
}

/** Two analyses of one file have symbols of their own for one declaration. */
export function isSame(a: SpecSymbol, b: SpecSymbol): boolean {
  return a === b || (a.uri === b.uri && a.span.start === b.span.start && a.name === b.name);
}
