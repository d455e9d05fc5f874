import type { Location } from "vscode-languageserver-types";
import type { Analysis, Library } from "../analysis/analysis.ts";
import { occurrenceAt } from "../analysis/find.ts";
import type { SpecSymbol } from "../analysis/symbols.ts";

/** Where what stands at an offset is declared, in the spec or in the library. */
export function definition(
  analysis: Analysis,
  offset: number,
  library: Library,
): Location | undefined {
  const occurrence = occurrenceAt(analysis, offset);
  return occurrence && locationOf(occurrence.symbol, analysis, library);
}

/** The place of a symbol's name. */
export function locationOf(
  { uri, span }: SpecSymbol,
  analysis: Analysis,
  library: Library,
): Location | undefined {
  const home = uri === analysis.uri ? analysis : library.files.find((file) => file.uri === uri);
  return home && { uri, range: home.lines.range(span) };
}
