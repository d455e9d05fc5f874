import { bestOf, type Evaluation, type Outcome } from "./result.ts";

/** The outcome of a search as the one object that `ham run --json` prints. */
export function outcomeJson(outcome: Outcome): object {
  const { spec, status, engine, starts, designs, fluxes } = outcome;
  const { curves, paths, centres, profiles, symmetries } = outcome;
  const best = bestOf(outcome);
  return {
    version: 1,
    spec,
    status,
    engine: engine && { name: engine, precision: "float32" },
    best: best && {
      start: best.start,
      objective: best.objective.value,
      constraints: best.constraints,
      parameters: best.parameters,
      report: best.report,
      curves,
      paths,
      centres,
      profiles,
      symmetries,
      fluxes,
    },
    designs,
    starts: starts.map((start) => ({ ...start, objective: start.objective.value })),
  };
}

/** A forward calculation as the one object that `ham run --json` prints. */
export function evaluationJson({ spec, ...evaluation }: Evaluation): object {
  return { version: 1, spec, status: "ok", ...evaluation };
}
