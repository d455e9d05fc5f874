import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { Declaration } from "../../grammar/index.ts";
import { type AnyNode, children } from "../../grammar/walk.ts";
import type { Analysis } from "../analysis/analysis.ts";

/** How declarations and items of blocks appear among the symbols of a document. */
export const symbolKinds: Readonly<Record<string, SymbolKind | undefined>> = {
  lattice: SymbolKind.Namespace,
  latticeConstant: SymbolKind.Constant,
  latticeVector: SymbolKind.Array,
  site: SymbolKind.EnumMember,
  point: SymbolKind.Key,
  space: SymbolKind.Struct,
  symmetry: SymbolKind.Operator,
  parameter: SymbolKind.Variable,
  hamiltonian: SymbolKind.Class,
  onsite: SymbolKind.Field,
  hop: SymbolKind.Field,
  field: SymbolKind.Field,
  let: SymbolKind.Constant,
  observable: SymbolKind.Function,
  schedule: SymbolKind.Event,
  goal: SymbolKind.Interface,
  require: SymbolKind.Boolean,
  solve: SymbolKind.Module,
  report: SymbolKind.Array,
};

const blocks: ReadonlySet<string> = new Set(["lattice", "space", "hamiltonian", "solve", "report"]);

/** The declarations of a spec with the items of their blocks. */
export function documentSymbols(analysis: Analysis): readonly DocumentSymbol[] {
  return analysis.parsed.file.declarations.map((declaration) => ({
    ...symbolOf(declaration, analysis),
    children: blocks.has(declaration.kind)
      ? children(declaration)
          .filter((item) => isItem(item, declaration))
          .map((item) => symbolOf(item, analysis))
      : [],
  }));
}

function isItem(item: AnyNode, declaration: Declaration): boolean {
  if (declaration.kind === "lattice") return declaration.body?.includes(item as never) === true;
  return item.kind !== "name";
}

function symbolOf(node: AnyNode, { text, lines }: Analysis): DocumentSymbol {
  const quote = ({ start, end }: { start: number; end: number }) =>
    text.slice(start, end).replaceAll(/\s+/g, " ").trim();
  const named = "name" in node && typeof node.name === "object" ? node.name : undefined;
  const keyword = "keyword" in node ? node.keyword : undefined;
  // The value of `lattice honeycomb` and `maximize …` is what it is known by.
  const value = "value" in node && typeof node.value === "object" ? node.value : undefined;
  const isGoal = node.kind === "goal" || node.kind === "require";
  const head = isGoal
    ? quote(node.span)
    : named
      ? quote(named.span)
      : keyword && value
        ? quote(value.span)
        : quote(node.span);
  return {
    name: shorten(head) || node.kind,
    detail: keyword ? quote(keyword) : "",
    kind: symbolKinds[node.kind] ?? SymbolKind.Number,
    range: lines.range(node.span),
    selectionRange: lines.range(named?.span ?? keyword ?? node.span),
    children: [],
  };
}

function shorten(text: string, most = 60): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
