import { type InlayHint, InlayHintKind, type Range } from "vscode-languageserver-types";
import type { Declaration, ReportItem } from "../../grammar/index.ts";
import { walk } from "../../grammar/walk.ts";
import { isDimensionless } from "../../compiler/units/dimension.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { familyNumbers, familyText, typeText } from "../analysis/physics.ts";
import { type LastRun, isCurrent } from "../analysis/results.ts";

/** Inferred dimensions, numbers of parameters, and the results of the last run. */
export function inlayHints(analysis: Analysis, range: Range, run?: LastRun): readonly InlayHint[] {
  if (analysis.isLibrary) return [];
  const { start, end } = analysis.lines.span(range);
  return analysis.parsed.file.declarations
    .filter(({ span }) => span.end >= start && span.start <= end)
    .flatMap((declaration) => hintsOf(declaration, analysis, run));
}

function hintsOf(declaration: Declaration, analysis: Analysis, run?: LastRun): InlayHint[] {
  switch (declaration.kind) {
    case "let":
      return dimensionHint(declaration, analysis);
    case "schedule":
      return scheduleHint(declaration, analysis);
    case "parameter":
      return countHint(declaration, analysis);
    case "report":
      return run && isCurrent(run, analysis.text)
        ? resultHints(declaration.items, run, analysis)
        : [];
    default:
      return [];
  }
}

function hint(at: number, label: string, tooltip: string, analysis: Analysis): InlayHint {
  return {
    position: analysis.lines.position(at),
    label,
    kind: InlayHintKind.Type,
    paddingLeft: true,
    tooltip,
  };
}

/** The dimension of a name whose text does not show it: where it holds no unit. */
function dimensionHint(
  { name, parameters, value }: Declaration & { kind: "let" },
  analysis: Analysis,
): InlayHint[] {
  if (!name || parameters || !value || showsUnit(value)) return [];
  const meaning = analysis.knowledge.meaning(value);
  if (!meaning) return [];
  const { dimension, shape } = meaning.type;
  if (shape === "real" && (dimension === "any" || isDimensionless(dimension))) return [];
  return [hint(name.span.end, `: ${typeText(meaning.type)}`, "Inferred.", analysis)];
}

function scheduleHint(
  { name, value }: Declaration & { kind: "schedule" },
  analysis: Analysis,
): InlayHint[] {
  if (!name || !value || showsUnit(value)) return [];
  const schedule = analysis.knowledge.model?.schedules.find((each) => each.name === name.text);
  const dimension = schedule?.type.dimension;
  if (!schedule || dimension === undefined || dimension === "any" || isDimensionless(dimension))
    return [];
  return [hint(name.span.end, `: ${typeText(schedule.type)}`, "Inferred.", analysis)];
}

function showsUnit(node: Parameters<typeof walk>[0]): boolean {
  let found = false;
  walk(node, ({ kind }) => {
    if (kind === "unit") found = true;
  });
  return found;
}

/** How many real numbers a family stands for. */
function countHint(
  { name, each }: Declaration & { kind: "parameter" },
  analysis: Analysis,
): InlayHint[] {
  const family = analysis.knowledge.model?.families.find((known) => known.name === name?.text);
  if (!family || !each) return [];
  const { parameters } = analysis.knowledge.model!;
  const numbers = familyNumbers(family, parameters.blocks);
  const tooltip = `${familyText(family, parameters)}.`;
  const label = `${numbers} real number${numbers === 1 ? "" : "s"}`;
  return [hint(each.span.end, label, tooltip, analysis)];
}

/** Behind each line of the report what it came to. */
function resultHints(
  items: readonly ReportItem[],
  { report }: LastRun,
  analysis: Analysis,
): InlayHint[] {
  const asked = items.filter(({ kind }) => kind !== "bands" && kind !== "curve");
  return asked.flatMap((item, at) =>
    report[at]
      ? [
          hint(
            item.span.end,
            `= ${report[at]}`,
            "Certified value of the best start of the last run.",
            analysis,
          ),
        ]
      : [],
  );
}
