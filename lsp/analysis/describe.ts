import type { Expression, LatticeDeclaration } from "../../grammar/index.ts";
import type { Lattice } from "../../compiler/model/lattice.ts";
import { isDimensionless, unitOf } from "../../compiler/units/dimension.ts";
import { describeOrbit } from "../../compiler/describe/model.ts";
import { type Analysis, type Library, analyse } from "./analysis.ts";
import {
  coordinationText,
  familyText,
  numberText,
  shellsOf,
  typeText,
  valueText,
} from "./physics.ts";
import type { SpecSymbol } from "./symbols.ts";

/** The text that declares a symbol, on one line, as far as its value. */
export function signature(symbol: SpecSymbol, text: string): string {
  const { node } = symbol;
  const quote = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) =>
    text
      .slice(span.start, span.end)
      .replaceAll(/\/\/[^\n]*/g, "")
      .replaceAll(/\s+/g, " ")
      .trim();
  switch (node.kind) {
    case "let":
    case "observable": {
      const formals = node.parameters?.map((formal) => quote(formal)).join(", ");
      const unit =
        node.kind === "observable" && node.units
          ? ` in ${node.units.map((each) => quote(each)).join(", ")}`
          : "";
      return `${node.kind} ${symbol.source}${formals === undefined ? "" : `(${formals})`}${unit}`;
    }
    case "hamiltonian":
      return `hamiltonian ${symbol.source}${node.on ? ` on ${node.on.source}` : ""}`;
    case "lattice":
      return node.body ? `lattice ${symbol.source}` : quote(node);
    case "orbital":
      return `orbital ${symbol.source}`;
    case "reduction":
    case "curve":
      return `${symbol.kind} ${symbol.source}`;
    default:
      return quote(node);
  }
}

/** The `///` lines of what declares a symbol. */
export function documentation({ node }: SpecSymbol): string | undefined {
  return "doc" in node ? node.doc : undefined;
}

/** The formula of a definition, as it is written. */
export function formula({ node }: SpecSymbol, text: string): string | undefined {
  if (node.kind !== "observable" && node.kind !== "let") return undefined;
  return node.value && text.slice(node.value.span.start, node.value.span.end);
}

/** What physics says about a symbol of a spec: lines of Markdown. */
export function physicsOf(
  symbol: SpecSymbol,
  analysis: Analysis,
  library: Library,
): readonly string[] {
  const { knowledge } = analysis;
  const { model } = knowledge;
  switch (symbol.kind) {
    case "lattice": {
      const lattice = latticeOf(symbol, analysis, library);
      return lattice ? latticeLines(lattice) : [];
    }
    case "parameter": {
      const family = model?.families.find(({ name }) => name === symbol.name);
      if (!family) return [];
      const { parameters } = model!;
      const orbits = parameters.blocks
        .filter((block) => block.family === family)
        .flatMap((block) => block.orbits.flatMap((orbit) => describeOrbit(orbit, family)));
      return [
        familyText(family, parameters),
        ...(family.type.dimension === "any" || isDimensionless(family.type.dimension)
          ? []
          : [`in ${unitOf(family.type.dimension)}`]),
        ...(family.each.kind === "bond" && family.type.shape !== "real"
          ? ["on the reversed bond: its conjugate"]
          : []),
        ...(orbits.length === 0 ? [] : [fenced(orbits)]),
      ];
    }
    case "let":
    case "constant": {
      const { node } = symbol;
      const value = "value" in node ? (node.value as Expression | undefined) : undefined;
      if (!value || (node.kind === "let" && node.parameters)) return [];
      const meaning = knowledge.meaning(value);
      if (!meaning) return [];
      return [valueText(meaning) ?? typeText(meaning.type)];
    }
    case "hamiltonian":
      return model
        ? [
            `${model.bands} band${model.bands === 1 ? "" : "s"}, ${model.terms.length} term${model.terms.length === 1 ? "" : "s"} on ${model.declared.name}`,
            isDimensionless(model.energy) ? "dimensionless" : `energies in ${unitOf(model.energy)}`,
          ]
        : [];
    case "site": {
      const site = model?.declared.sites.find(({ name }) => name === symbol.source);
      return site ? [`at (${site.position.map(numberText).join(", ")})`] : [];
    }
    default:
      return [];
  }
}

/** The lattice that a symbol names: that of the spec, or one of the library by itself. */
export function latticeOf(
  symbol: SpecSymbol,
  analysis: Analysis,
  library: Library,
): Lattice | undefined {
  const last = analysis.parsed.file.declarations.findLast(({ kind }) => kind === "lattice");
  if (last && (symbol.node === last || means(last as LatticeDeclaration, symbol.name)))
    return analysis.knowledge.model?.declared;
  const own = symbol.uri === analysis.uri;
  const { node } = symbol;
  const text = own ? analysis.text.slice(node.span.start, node.span.end) : `lattice ${symbol.name}`;
  return analyse("inner", text, library).knowledge.model?.declared;
}

/** `lattice honeycomb`, `lattice honeycomb(a = 2)`. */
function means({ value }: LatticeDeclaration, name: string): boolean {
  if (value?.kind === "name") return value.text === name;
  return value?.kind === "call" && value.callee.text === name;
}

/** Shells of a lattice with distance and coordination, as a table. */
export function latticeLines(lattice: Lattice, count = 6): readonly string[] {
  const unit = isDimensionless(lattice.length) ? "" : ` ${unitOf(lattice.length)}`;
  const measure = ["length", "area", "volume"][lattice.dimension - 1];
  const power = lattice.dimension === 1 || !unit ? "" : `^${lattice.dimension}`;
  const { length } = lattice.sites;
  const head = `${lattice.dimension} dimension${lattice.dimension === 1 ? "" : "s"}, ${length} site${length === 1 ? "" : "s"} per cell (${list(lattice.sites.map(({ name }) => name))}), cell ${measure} ${numberText(lattice.measure)}${unit}${power}`;
  const shells = shellsOf(lattice, count);
  if (shells.length === 0) return [head];
  const rows = shells.map(
    (shell) =>
      `| ${shell.number} | ${numberText(shell.distance)}${unit} | ${coordinationText(shell, lattice)} | ${shell.bonds} |`,
  );
  return [
    head,
    [
      "| shell | distance | neighbours | bonds per cell |",
      "| --: | --: | --: | --: |",
      ...rows,
    ].join("\n"),
  ];
}

/** Names, the first few of them. */
function list(names: readonly string[], most = 12): string {
  return names.length <= most
    ? names.join(", ")
    : `${names.slice(0, most).join(", ")}, … (${names.length})`;
}

/** Lines as they are, the first of them. */
function fenced(lines: readonly string[], most = 16): string {
  const shown = lines.map((line) => line.replace(/^ {4}/, "")).slice(0, most);
  const rest = lines.length > most ? [`… (${lines.length})`] : [];
  return ["```", ...shown, ...rest, "```"].join("\n");
}
