import type { Model } from "../model/model.ts";
import { freeNumbers } from "../model/parameters.ts";

/** "2 bands, 14 free parameters, maximize hall_conductivity(…)": the model in one line. */
export function summarise(model: Model, source: string): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const { goal, report, curves, paths, centres, profiles, symmetries } = model;
  const asked =
    report.length +
    curves.length +
    paths.length +
    centres.length +
    profiles.length +
    Number(symmetries !== undefined);
  const wanted = goal
    ? `${goal.sense} ${oneLine(source.slice(goal.quantity.span.start, goal.quantity.span.end))}`
    : `no goal, ${count(asked, "quantity").replace("quantitys", "quantities")} to report`;
  return [
    count(model.bands, "band"),
    count(freeNumbers(model.parameters), "free real number"),
    wanted,
  ].join(", ");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
