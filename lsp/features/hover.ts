import { type Hover, MarkupKind } from "vscode-languageserver-types";
import { canonicalName, tokenTable } from "../../grammar/index.ts";
import type { AnyNode } from "../../grammar/walk.ts";
import { units } from "../../compiler/units/units.ts";
import { isDimensionless } from "../../compiler/units/dimension.ts";
import type { Analysis, Library } from "../analysis/analysis.ts";
import {
  builtins,
  distributions,
  domains,
  generators,
  groupArguments,
  givenHamiltonians,
  latticeMakers,
  methods,
} from "../analysis/builtins.ts";
import { documentation, formula, physicsOf, signature } from "../analysis/describe.ts";
import { nodesAt, occurrenceAt, tokenAt } from "../analysis/find.ts";
import {
  coordinationText,
  numberText,
  quantityText,
  shellsOf,
  valueText,
} from "../analysis/physics.ts";
import type { Occurrence, SpecSymbol } from "../analysis/symbols.ts";

/** What stands at an offset, in words and with its physics. */
export function hover(analysis: Analysis, offset: number, library: Library): Hover | undefined {
  const token = tokenAt(analysis, offset);
  const said = (
    parts: readonly (string | undefined)[],
    span: { start: number; end: number },
  ): Hover => ({
    contents: {
      kind: MarkupKind.Markdown,
      value: parts.filter((part) => part !== undefined && part !== "").join("\n\n"),
    },
    range: analysis.lines.range(span),
  });
  const occurrence = occurrenceAt(analysis, offset);
  const isGroup = occurrence?.role === "derived" && groupArguments[token?.image ?? ""];
  if (occurrence && !isGroup)
    return said(
      symbolParts(occurrence.symbol, analysis, library, symmetryLines(occurrence, analysis)),
      occurrence.span,
    );
  if (!token) return undefined;
  const span = { start: token.startOffset, end: token.endOffset + 1 };
  const nodes = nodesAt(analysis, offset);
  const number = nodes.findLast((node) => node.kind === "number");
  if (number) return said(numberParts(number, nodes, analysis), number.span);
  const word = builtinParts(token.image, nodes);
  if (word) return said(word, span);
  const entry = tokenTable.find(({ name }) => name === token.tokenType.name);
  if (!entry || entry.kind === "class") return undefined;
  return said([code(token.image), entry.doc], span);
}

function code(text: string): string {
  return `\`\`\`ham\n${text}\n\`\`\``;
}

/** What the symmetry says of what the spec asks for at the place; nothing before that is known. */
function symmetryLines({ span, symbol }: Occurrence, analysis: Analysis): readonly string[] {
  if (symbol.kind !== "observable") return [];
  const verdict = analysis.verdicts.find(
    (each) => each.span.start <= span.start && span.end <= each.span.end,
  );
  if (!verdict) return [];
  const call = nodesAt(analysis, span.start).findLast(({ kind }) => kind === "call");
  const isWhole = call?.span.start === verdict.span.start && call.span.end === verdict.span.end;
  const whole = analysis.text.slice(verdict.span.start, verdict.span.end).replaceAll(/\s+/g, " ");
  // What is said of a whole expression need not hold of its parts.
  const subject = isWhole ? "" : `\`${whole}\`: `;
  return [
    verdict.forbiddenBy === undefined
      ? `${subject}Allowed by the symmetry of the family.`
      : `${subject}Forbidden by ${verdict.forbiddenBy}: zero for every member of the family.`,
  ];
}

/** What is said of a symbol wherever it stands, with what is said of it `here` before longer texts. */
export function symbolParts(
  symbol: SpecSymbol,
  analysis: Analysis,
  library: Library,
  here: readonly string[] = [],
): readonly (string | undefined)[] {
  const home =
    symbol.uri === analysis.uri ? analysis : library.files.find(({ uri }) => uri === symbol.uri);
  const text = home?.text ?? "";
  const body = symbol.kind === "observable" ? formula(symbol, text) : undefined;
  const physics = physicsOf(symbol, analysis, library);
  return [
    code(signature(symbol, text)),
    ...physics,
    ...here,
    documentation(symbol),
    symbol.within && `${symbol.kind} of \`${symbol.within.source}\``,
    body && body.length < 1200 ? code(body) : undefined,
  ];
}

/** A number with its unit in internal units; a shell with its distance. */
function numberParts(
  number: AnyNode & { kind: "number" },
  nodes: readonly AnyNode[],
  { text, knowledge }: Analysis,
): readonly (string | undefined)[] {
  const written = code(text.slice(number.span.start, number.span.end));
  const shells = nodes.find((node) => node.kind === "shells");
  const lattice = knowledge.model?.declared;
  if (shells && lattice) {
    const shell = shellsOf(lattice, number.value).find((each) => each.number === number.value);
    if (shell) {
      const neighbours = coordinationText(shell, lattice);
      return [
        code(`shell ${shell.number}`),
        `Distance ${quantityText(shell.distance, lattice.length)}, neighbours ${neighbours}, ${shell.bonds} bonds per cell.`,
      ];
    }
  }
  const meaning = knowledge.meaning(number);
  if (!number.unit || !meaning) return [written];
  return [written, `= ${valueText(meaning)}`];
}

function builtinParts(
  image: string,
  nodes: readonly AnyNode[],
): readonly (string | undefined)[] | undefined {
  const name = canonicalName(image);
  const innermost = nodes.at(-1);
  const around = nodes.at(-2);
  const unit = units.get(image === "Å" ? "angstrom" : image);
  if ((innermost?.kind === "unit" || innermost?.kind === "unitFactor") && unit) {
    const value = isDimensionless(unit.dimension)
      ? numberText(unit.factor)
      : quantityText(unit.factor, unit.dimension);
    return [code(`1 ${image}`), `= ${value}`];
  }
  if (around?.kind === "argument" && around.name === innermost && groupArguments[name])
    return [code(name), groupArguments[name]];
  const tables = [
    ...(around?.kind === "domain" ? [domains] : []),
    ...(around?.kind === "method" ? [methods] : []),
    ...(nodes.some((node) => node.kind === "symmetry") ? [generators] : []),
    builtins,
    latticeMakers,
    givenHamiltonians,
    distributions,
  ];
  const found = tables.map((table) => table.get(name)).find((each) => each !== undefined);
  const isWord = innermost?.kind === "name";
  return found && isWord ? [code(found.form), found.doc] : undefined;
}
