import { declarationAt } from "../../analysis/find.ts";
import { insert } from "./edits.ts";
import type { Remedy } from "./remedies.ts";

/** A parameter that needs a value: one that its domain has. */
export const missingStart: Remedy = ({ span }, analysis) => {
  const declaration = declarationAt(analysis, span.start);
  if (declaration?.kind !== "parameter" || declaration.start || !declaration.domain) return [];
  const { domain, each, name } = declaration;
  const { restriction } = domain;
  const text = ({ start, end }: { start: number; end: number }) => analysis.text.slice(start, end);
  const value =
    restriction?.kind === "interval" && restriction.high
      ? text(restriction.high.span)
      : restriction?.kind === "lowerBound" && restriction.bound
        ? `${text(restriction.bound.span)} + 1`
        : domain.name.text === "direction"
          ? "(0, 0, 1)"
          : restriction?.kind === "disk"
            ? "0.5"
            : "1";
  const at = each?.span.end ?? domain.span.end;
  return [insert(`Give \`${name?.source}\` the value ${value}`, at, ` = ${value}`)];
};
