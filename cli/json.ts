import type { Design, Evaluation, Outcome } from "./result.ts";

/** The outcome of a search as the one object that `ham run --json` prints. */
export function outcomeJson({ spec, status, designs }: Outcome): object {
  const best = designs.find((design) => design.status !== "failed");
  return {
    version: 1,
    spec,
    status,
    best: best && {
      start: best.start,
      objective: best.objective.value,
      parameters: best.parameters,
      report: best.report,
    },
    starts: designs.map((design: Design) => ({ ...design, objective: design.objective.value })),
  };
}

/** A forward calculation as the one object that `ham run --json` prints. */
export function evaluationJson({ spec, parameters, report }: Evaluation): object {
  return { version: 1, spec, status: "ok", parameters, report };
}
