import type { Range, WorkspaceEdit } from "vscode-languageserver-types";
import { canonicalName, parse, tokenTable } from "../../grammar/index.ts";
import { builtinNames } from "../../compiler/check/builtins.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { occurrenceAt } from "../analysis/find.ts";
import type { SpecSymbol } from "../analysis/symbols.ts";
import { isSame } from "./references.ts";

/** Why something cannot be renamed, for the user. */
export class CannotRename extends Error {}

/** What would be renamed at an offset: its place and its present name. */
export function prepareRename(
  analysis: Analysis,
  offset: number,
): { readonly range: Range; readonly placeholder: string } {
  const occurrence = occurrenceAt(analysis, offset);
  if (!occurrence || occurrence.role === "derived")
    throw new CannotRename("Only what the spec itself declares can be renamed.");
  const { symbol, span } = occurrence;
  if (symbol.uri !== analysis.uri)
    throw new CannotRename(`\`${symbol.source}\` belongs to the library.`);
  if (symbol.kind === "vector")
    throw new CannotRename("The vectors of a lattice are called a1, a2 and a3.");
  return {
    range: analysis.lines.range(span),
    placeholder: analysis.text.slice(span.start, span.end),
  };
}

/** Renames everywhere in the spec; throws `CannotRename` where the new name would change its meaning. */
export function rename(analysis: Analysis, offset: number, newName: string): WorkspaceEdit {
  prepareRename(analysis, offset);
  const { symbol } = occurrenceAt(analysis, offset)!;
  checkName(newName, symbol, analysis);
  const edits = analysis.symbols.occurrences
    .filter(({ symbol: each, role }) => role !== "derived" && isSame(each, symbol))
    .map(({ span }) => ({ range: analysis.lines.range(span), newText: newName }));
  return { changes: { [analysis.uri]: edits } };
}

function checkName(name: string, symbol: SpecSymbol, { symbols, text }: Analysis): void {
  const canonical = canonicalName(name);
  const reserved = tokenTable.some(
    ({ kind, pattern }) => (kind === "declaration" || kind === "constant") && pattern === canonical,
  );
  if (reserved) throw new CannotRename(`\`${name}\` is a reserved word.`);
  const { tokens, diagnostics } = parse(`let ${name} = 0`);
  if (tokens.length !== 4 || tokens[1].image !== name || diagnostics.length > 0)
    throw new CannotRename(`\`${name}\` is not a name: names have letters, digits and \`_\`.`);
  const isPlace = ["site", "point", "orbital", "constant"].includes(symbol.kind);
  if (!isPlace && builtinNames.includes(canonical))
    throw new CannotRename(`\`${name}\` has a fixed meaning in the language.`);
  const taken = symbols.symbols.find(
    (other) => other.name === canonical && !isSame(other, symbol) && meets(other, symbol, text),
  );
  if (taken) throw new CannotRename(`\`${name}\` is the name of another ${taken.kind}.`);
}

/** Whether two symbols can be in reach at one place. */
function meets(a: SpecSymbol, b: SpecSymbol, text: string): boolean {
  const reach = ({ kind, node, within }: SpecSymbol) =>
    kind === "formal" && within
      ? within.node.span
      : kind === "index" || kind === "variable"
        ? node.span
        : { start: 0, end: text.length };
  const isOf = (symbol: SpecSymbol) => ["site", "point", "orbital"].includes(symbol.kind);
  if (isOf(a) !== isOf(b)) return false;
  if (isOf(a)) return a.kind === b.kind && a.within === b.within;
  const [first, second] = [reach(a), reach(b)];
  return first.start < second.end && second.start < first.end;
}
