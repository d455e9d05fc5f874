import type { Reporter } from "../diagnostics/reporter.ts";
import type { ProgramIR } from "../ir/program.ts";
import type { Model } from "../model/model.ts";
import { basisLabels } from "../model/space.ts";
import { internalSize } from "../model/space.ts";
import { NotPolynomial } from "./polynomial.ts";
import { waveVectorMaps } from "../symmetry/wave-vectors.ts";
import { raise, unitOf } from "../units/dimension.ts";
import { lowerQuantity } from "./quantity.ts";
import { lowerSchedule } from "./schedule.ts";
import { type Place, isHermitian, lowerGiven, lowerTerm } from "./terms.ts";

/** Where things stand in the source, for names and comments in the emitted program. */
export type Locate = (span: { readonly start: number; readonly end: number }) => Place;

/** The staged form of a model. What shows only now (a pole, an unclosed index) is reported. */
export function lower(model: Model, spec: string, locate: Locate, reporter: Reporter): ProgramIR {
  const names = new Set<string>();
  const size = internalSize(model.space);
  for (const term of model.terms)
    if (term.kind === "onsite" && !isHermitian(term.value, size))
      reporter.report("HAM4004", term.value.span, {
        of: term.sites.map((site) => model.lattice.sites[site].name).join(", "),
      });
  const terms = model.terms.flatMap((term) => {
    const place = locate(term.span);
    try {
      return lowerTerm(term, uniqueName(place.text, names), place, model);
    } catch (problem) {
      if (!(problem instanceof NotPolynomial)) throw problem;
      reporter.report("HAM4026", problem.node.span, {});
      return [];
    }
  });
  const given = model.given
    ? [lowerGiven(model.given, uniqueName("from_file", names), locate(model.given.span))]
    : [];
  const schedule = (item: Model["solve"]["rate"]) => lowerSchedule(item, locate(item.span).line);
  const kUnit = unitOf(raise(model.lattice.length, -1)) || undefined;
  return {
    spec,
    lattice: model.lattice,
    waveVectorMaps: waveVectorMaps(model.symmetry.group),
    basis: basisLabels(model.lattice.sites, model.space),
    parameters: model.parameters.blocks,
    schedules: model.schedules.map(schedule),
    terms: [...given, ...terms],
    goal: model.goal && {
      sense: model.goal.sense,
      quantity: lowerQuantity(model.goal.quantity, locate(model.goal.quantity.span), reporter),
    },
    constraints: model.constraints.map(({ kind, quantity }) => ({
      kind,
      quantity: lowerQuantity(quantity, locate(quantity.span), reporter),
    })),
    report: model.report.map((quantity) =>
      lowerQuantity(quantity, locate(quantity.span), reporter),
    ),
    curves: model.curves.map(({ span, quantity, ...range }) => ({
      ...locate(span),
      ...range,
      quantity: lowerQuantity(quantity, locate(quantity.span), reporter),
    })),
    paths: model.paths.map(({ span, corners }) => ({
      ...locate(span),
      corners,
      unit: unitOf(model.energy) || undefined,
      kUnit,
    })),
    profiles: model.profiles.map(({ span, quantity, ...range }) => ({
      ...locate(span),
      ...range,
      kUnit,
      quantity: lowerQuantity(quantity, locate(quantity.span), reporter),
    })),
    centres: model.centres.map(({ span, ...line }) => ({ ...locate(span), ...line })),
    operations: model.symmetries && {
      ...locate(model.symmetries.span),
      operations: model.symmetries.operations,
    },
    solve: { ...model.solve, rate: schedule(model.solve.rate) },
  };
}

/** "hop shell 2: t2" → hop_shell_2: the selector as an identifier, numbered where it repeats. */
function uniqueName(text: string, taken: Set<string>): string {
  const base = text
    .split(":")[0]
    .replaceAll("->", " to ")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 40);
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
  taken.add(name);
  return name;
}
