import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  SymbolKind,
} from "vscode-languageserver-types";
import type { Declaration, Span } from "../../grammar/index.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { declarationAt, occurrenceAt } from "../analysis/find.ts";
import type { Occurrence } from "../analysis/symbols.ts";
import { symbolKinds } from "./document-symbols.ts";

/**
 * The graph of a spec, as a hierarchy of calls: a goal uses observables and the Hamiltonian, the
 * Hamiltonian uses parameters and definitions, those use others.
 */
interface Use {
  readonly of: Declaration;
  readonly by: Declaration;
  readonly home: Analysis;
  readonly target: Analysis;
  readonly span: Span;
}

/** The declaration that is meant at an offset: that of the name there, else the one around it. */
export function prepareCallHierarchy(
  analysis: Analysis,
  offset: number,
  files: readonly Analysis[],
): readonly CallHierarchyItem[] {
  const occurrence = occurrenceAt(analysis, offset);
  const meant = occurrence && declared(occurrence, files);
  if (meant) return [item(meant.declaration, meant.home)];
  const around = declarationAt(analysis, offset);
  return around ? [item(around, analysis)] : [];
}

/** What a declaration uses. */
export function outgoingCalls(
  of: CallHierarchyItem,
  files: readonly Analysis[],
): readonly CallHierarchyOutgoingCall[] {
  const found = uses(files).filter(({ by, home }) => isItem(of, by, home));
  return group(found, ({ of: used, target }) => item(used, target)).map(([to, each]) => ({
    to,
    fromRanges: each.map(({ span, home }) => home.lines.range(span)),
  }));
}

/** What uses a declaration. */
export function incomingCalls(
  of: CallHierarchyItem,
  files: readonly Analysis[],
): readonly CallHierarchyIncomingCall[] {
  const found = uses(files).filter(({ of: used, target }) => isItem(of, used, target));
  return group(found, ({ by, home }) => item(by, home)).map(([from, each]) => ({
    from,
    fromRanges: each.map(({ span, home }) => home.lines.range(span)),
  }));
}

function uses(files: readonly Analysis[]): readonly Use[] {
  return files.flatMap((home) =>
    home.symbols.occurrences.flatMap((occurrence) => {
      if (occurrence.role === "declaration") return [];
      const by = declarationAt(home, occurrence.span.start);
      const meant = declared(occurrence, files);
      if (!by || !meant || meant.declaration === by) return [];
      return [{ of: meant.declaration, by, home, target: meant.home, span: occurrence.span }];
    }),
  );
}

/** The declaration that a symbol is or, as a site of its lattice, stands in; what is local has none. */
function declared(
  { symbol }: Occurrence,
  files: readonly Analysis[],
): { readonly declaration: Declaration; readonly home: Analysis } | undefined {
  if (["formal", "index", "variable", "orbital"].includes(symbol.kind)) return undefined;
  const home = files.find(({ uri }) => uri === symbol.uri);
  const declaration = home && declarationAt(home, symbol.span.start);
  return declaration && { declaration, home };
}

function item(declaration: Declaration, { uri, text, lines }: Analysis): CallHierarchyItem {
  const named = "name" in declaration ? declaration.name : undefined;
  const label = named?.source ?? text.slice(declaration.span.start, declaration.span.end);
  return {
    name: label.replaceAll(/\s+/g, " ").slice(0, 60),
    detail: declaration.kind === "goal" ? declaration.sense : declaration.kind,
    kind: symbolKinds[declaration.kind] ?? SymbolKind.Variable,
    uri,
    range: lines.range(declaration.span),
    selectionRange: lines.range(named?.span ?? declaration.keyword),
  };
}

function isItem(of: CallHierarchyItem, declaration: Declaration, home: Analysis): boolean {
  const { line, character } = home.lines.position(declaration.span.start);
  return (
    of.uri === home.uri && of.range.start.line === line && of.range.start.character === character
  );
}

function group(
  found: readonly Use[],
  key: (use: Use) => CallHierarchyItem,
): readonly (readonly [CallHierarchyItem, readonly Use[]])[] {
  const groups = new Map<string, [CallHierarchyItem, Use[]]>();
  for (const use of found) {
    const made = key(use);
    const id = `${made.uri} ${made.range.start.line} ${made.range.start.character}`;
    const known = groups.get(id);
    if (known) known[1].push(use);
    else groups.set(id, [made, [use]]);
  }
  return [...groups.values()];
}
