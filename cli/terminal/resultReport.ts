import type { LoopFlux, ParameterValue } from "../../runtime/index.ts";
import {
  bestOf,
  type Design,
  type Evaluation,
  type Measured,
  type Met,
  type Outcome,
  type ParameterValues,
  type StartOutcome,
} from "../result.ts";
import type { Series } from "../series.ts";
import type { FoundSymmetries } from "../../analysis/design-symmetries/found-symmetries.ts";
import { complexText, digits6, durationText, measuredText, unitText } from "./numbers.ts";
import { centresLine, curveLine, pathLine, profileLine } from "./seriesReport.ts";
import type { Style } from "./style.ts";
import { symmetriesLines } from "./symmetriesReport.ts";
import { table } from "./table.ts";

/** Fluxes of one shape that are listed; of more, their range. */
const SHOWN_FLUXES = 6;

/** The outcome of a search for people: the best design, then the starts by rank. */
export function outcomeText(outcome: Outcome, style: Style): string {
  const best = bestOf(outcome);
  const sections = [
    ...(best === undefined ? [] : [bestText(best, outcome, style)]),
    [style.bold("starts"), ...indent(ranking(outcome))],
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
export function evaluationText(evaluation: Evaluation, style: Style): string {
  const { report, parameters } = evaluation;
  return [
    [style.bold("report"), ...indent([...reportLines(report, style), ...seriesLines(evaluation)])],
    [style.bold("parameters"), ...indent(parameterLines(parameters))],
    ...symmetriesSection(evaluation, style),
  ]
    .filter((section) => section.length > 1)
    .map((section) => section.join("\n"))
    .join("\n\n");
}

function bestText(best: StartOutcome, outcome: Outcome, style: Style): string[] {
  const { starts, designs, fluxes } = outcome;
  const { start, seed, objective, report, constraints, parameters } = best;
  const finders = designs.find((design) => design.starts.includes(start))?.starts.length ?? 1;
  return [
    `${style.bold(`best: start ${start}, seed ${seed}`)}, found by ${finders} of ${starts.length} starts`,
    ...indent([...reportLines([objective, ...report], style), ...seriesLines(outcome)]),
    ...(constraints.length === 0 ? [] : ["", style.bold("constraints")]),
    ...indent(constraintLines(constraints, style)),
    "",
    style.bold("parameters"),
    ...indent(parameterLines(parameters)),
    ...(fluxes.length === 0
      ? []
      : ["", `${style.bold("fluxes")} (of 2π), by the lengths of the bonds`]),
    ...indent(fluxLines(fluxes)),
    ...symmetriesSection(outcome, style).flatMap((section) => ["", ...section]),
  ];
}

/** A design by itself for people: its parameters and symmetries. */
export function designText(
  parameters: ParameterValues,
  symmetries: FoundSymmetries | undefined,
  style: Style,
): string {
  return [
    [style.bold("parameters"), ...indent(parameterLines(parameters))],
    ...symmetriesSection({ symmetries }, style),
  ]
    .filter((section) => section.length > 1)
    .map((section) => section.join("\n"))
    .join("\n\n");
}

function symmetriesSection({ symmetries }: Pick<Series, "symmetries">, style: Style): string[][] {
  return symmetries === undefined
    ? []
    : [[`${style.bold("symmetries")}, up to gauge`, ...indent(symmetriesLines(symmetries))]];
}

function seriesLines({ curves, paths, centres, profiles }: Series): string[] {
  return [
    ...curves.map(curveLine),
    ...centres.map(centresLine),
    ...paths.map(pathLine),
    ...profiles.map(profileLine),
  ];
}

function reportLines(report: readonly Measured[], style: Style): string[] {
  return report.map((measured) => {
    const conditions = conditionsText(measured);
    const value = `${measured.expression} = ${measuredText(measured)}`;
    return conditions === "" ? value : `${value}  ${style.dim(`[${conditions}]`)}`;
  });
}

/** `kT = 2.71828, mesh 54 × 54`: what the value was taken at, and what its certificate rests on. */
function conditionsText({ conditions = {}, mesh, points = 0 }: Measured): string {
  const scheduled = Object.entries(conditions).map(
    ([name, value]) => `${name} = ${digits6(value)}`,
  );
  const zone =
    mesh.length > 0 ? `mesh ${mesh.join(" × ")}` : points > 0 ? `${points} k` : undefined;
  return [...scheduled, ...(zone === undefined ? [] : [zone])].join(", ");
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
  const text =
    typeof value === "number"
      ? digits6(value)
      : "re" in value
        ? complexText(value)
        : `(${value.map(digits6).join(", ")})`;
  return unit === undefined ? text : `${text} ${unitText(unit)}`;
}

/** `1 1 1.73205   0.0654 (12×)  0.1846 (12×)`: loops of one shape to a line. */
function fluxLines(fluxes: readonly LoopFlux[]): string[] {
  const shapes = new Map<string, LoopFlux[]>();
  for (const flux of fluxes) {
    const shape = flux.lengths.map(digits6).join(" ");
    shapes.set(shape, [...(shapes.get(shape) ?? []), flux]);
  }
  const rows = [...shapes].map(([shape, group]) => [
    shape,
    group.length > SHOWN_FLUXES ? fluxRange(group) : group.map(fluxText).join("  "),
  ]);
  return table(rows, new Set([0, 1]));
}

function fluxText({ flux, loops }: LoopFlux): string {
  return `${fluxDigits(flux)} (${loops.length}×)`;
}

function fluxRange(group: readonly LoopFlux[]): string {
  const [least, most] = [group[0], group[group.length - 1]].map(({ flux }) => fluxDigits(flux));
  return `${group.length} values from ${least} to ${most}`;
}

function fluxDigits(flux: number): string {
  return String(Number(flux.toFixed(4)) + 0);
}

function ranking({ starts, designs }: Outcome): string[] {
  const names = columnNames(starts.find(({ report }) => report.length > 0)?.report ?? []);
  const header = ["rank", "start", "design", "objective", "steps", "time", ...names, ""];
  const rows = starts.map((outcome, rank) => [
    outcome.status === "failed" ? "–" : String(rank + 1),
    String(outcome.start),
    designCell(designs, outcome.start),
    numberCell(outcome.objective.value),
    String(outcome.steps),
    durationText(outcome.seconds),
    ...names.map((_, index) => numberCell(outcome.report[index]?.value ?? NaN)),
    remark(outcome),
  ]);
  return table([header, ...rows], new Set([6 + names.length]));
}

/** Equal numbers for starts that found the same design. */
function designCell(designs: readonly Design[], start: number): string {
  const index = designs.findIndex(({ starts }) => starts.includes(start));
  return index < 0 ? "–" : String(index + 1);
}

function numberCell(value: number): string {
  return Number.isFinite(value) ? digits6(value) : "–";
}

/** `band_gap` of `band_gap(H, filling = 1/2)`. */
/** Longest title of a column. */
const titleWidth = 32;

/** The called observable where that names a column alone, otherwise the expression, shortened. */
function columnNames(report: readonly Measured[]): readonly string[] {
  const called = report.map(
    ({ expression }) => /^([^\s()]+)\([^()]*\)$/.exec(expression)?.[1] ?? expression,
  );
  return called.map((name, at) => {
    const alone = called.filter((other) => other === name).length === 1;
    const title = alone ? name : report[at].expression;
    return title.length <= titleWidth ? title : `${title.slice(0, titleWidth - 1)}…`;
  });
}

function remark({ status, reason, unresolved, objective, report }: StartOutcome): string {
  if (status !== "ok") {
    const why = [reason, unresolved].filter((each) => each !== undefined).join(" ");
    return why === "" ? status : `${status}: ${why}`;
  }
  if (unresolved !== undefined) return unresolved;
  return [objective, ...report].every((measured) => measured.certified) ? "" : "not certified";
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
