import type { ParameterValue } from "../../runtime/index.ts";
import {
  bestOf,
  type Design,
  type Evaluation,
  type Measured,
  type Met,
  type Outcome,
  type ParameterValues,
} from "../result.ts";
import { complexText, digits6, durationText, measuredText, unitText } from "./numbers.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** The outcome of a search for people: the best design, then the starts by rank. */
export function outcomeText(outcome: Outcome, style: Style): string {
  const best = bestOf(outcome);
  const sections = [
    ...(best === undefined ? [] : [designText(best, style)]),
    [style.bold("starts"), ...indent(ranking(outcome.designs))],
  ];
  if (outcome.status === "stopped") sections.push([style.yellow("Stopped before the end.")]);
  if (outcome.status === "failed") sections.push([style.red("No start succeeded.")]);
  if (outcome.status === "infeasible") {
    sections.push([
      style.red("Infeasible: no start met every constraint. The best start misses:"),
      ...indent((best?.constraints ?? []).filter((met) => !met.satisfied).map(missText)),
    ]);
  }
  return sections.map((section) => section.join("\n")).join("\n\n");
}

/** The values of a forward calculation for people. */
export function evaluationText({ report, parameters }: Evaluation, style: Style): string {
  return [
    [style.bold("report"), ...indent(reportLines(report, style))],
    [style.bold("parameters"), ...indent(parameterLines(parameters))],
  ]
    .filter((section) => section.length > 1)
    .map((section) => section.join("\n"))
    .join("\n\n");
}

function designText(design: Design, style: Style): string[] {
  const { objective, report, constraints, parameters } = design;
  return [
    style.bold(`best: start ${design.start}, seed ${design.seed}`),
    ...indent(reportLines([objective, ...report], style)),
    ...(constraints.length === 0 ? [] : ["", style.bold("constraints")]),
    ...indent(constraintLines(constraints, style)),
    "",
    style.bold("parameters"),
    ...indent(parameterLines(parameters)),
  ];
}

function reportLines(report: readonly Measured[], style: Style): string[] {
  return report.map((measured) => {
    const conditions = conditionsText(measured);
    const value = `${measured.expression} = ${measuredText(measured)}`;
    return conditions === "" ? value : `${value}  ${style.dim(`[${conditions}]`)}`;
  });
}

/** `kT = 2.71828, mesh 54 × 54`: what the value was taken at, and the last mesh of its certificate. */
function conditionsText({ conditions = {}, mesh }: Measured): string {
  const scheduled = Object.entries(conditions).map(
    ([name, value]) => `${name} = ${digits6(value)}`,
  );
  return [...scheduled, ...(mesh.length === 0 ? [] : [`mesh ${mesh.join(" × ")}`])].join(", ");
}

function constraintLines(constraints: readonly Met[], style: Style): string[] {
  const rows = constraints.map((met) => [
    `line ${met.line}`,
    met.text,
    met.satisfied ? "holds" : style.red("missed"),
    residualText(met),
  ]);
  return table(rows, new Set([0, 1, 2, 3]));
}

function missText(met: Met): string {
  return `line ${met.line}: ${met.text}, ${residualText(met)}`;
}

function residualText({ residual, error, certified, reason, tolerance }: Met): string {
  const value = measuredText({ value: residual, error, certified, reason });
  return `residual ${value}, tolerance ${tolerance.toExponential(0)}`;
}

function parameterLines(parameters: ParameterValues): string[] {
  const rows = Object.entries(parameters).flatMap(([name, values]) =>
    [values]
      .flat()
      .map((value, index) => [index === 0 ? name : "", value.of ?? "", parameterText(value)]),
  );
  return table(rows, new Set([0, 1, 2]));
}

function parameterText({ value, unit }: ParameterValue): string {
  const text = typeof value === "number" ? digits6(value) : complexText(value);
  return unit === undefined ? text : `${text} ${unitText(unit)}`;
}

function ranking(designs: readonly Design[]): string[] {
  const names = designs.find((design) => design.report.length > 0)?.report.map(shortName) ?? [];
  const header = ["rank", "start", "objective", "steps", "time", ...names, ""];
  const rows = designs.map((design, rank) => [
    design.status === "failed" ? "–" : String(rank + 1),
    String(design.start),
    numberCell(design.objective.value),
    String(design.steps),
    durationText(design.seconds),
    ...names.map((_, index) => numberCell(design.report[index]?.value ?? NaN)),
    remark(design),
  ]);
  return table([header, ...rows], new Set([5 + names.length]));
}

function numberCell(value: number): string {
  return Number.isFinite(value) ? digits6(value) : "–";
}

/** `band_gap` of `band_gap(H, filling = 1/2)`. */
function shortName({ expression }: Measured): string {
  return /^[^\s(]+(?=\()/.exec(expression)?.[0] ?? expression;
}

function remark({ status, reason, objective, report }: Design): string {
  if (status !== "ok") return reason === undefined ? status : `${status}: ${reason}`;
  return [objective, ...report].every((measured) => measured.certified) ? "" : "not certified";
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
