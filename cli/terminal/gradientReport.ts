import type { GradientCheck } from "../../runtime/index.ts";
import { digits6 } from "./numbers.ts";
import { table } from "./table.ts";

/** The comparison in one line: "gradient and differences agree to 3e-11 (14 of 14 numbers)". */
export function gradientSummary({ components, deviation, count }: GradientCheck): string {
  const how = deviation === 0 ? "exactly" : `to ${deviation.toExponential(0)} of its norm`;
  return `gradient and differences agree ${how} (${components.length} of ${count} numbers compared)`;
}

/** The components beside each other, and the comparison. */
export function gradientText(check: GradientCheck): string {
  const rows = check.components.map(({ index, gradient, difference }) => [
    String(index),
    digits6(gradient),
    digits6(difference),
    (gradient - difference).toExponential(1),
  ]);
  return [
    `goal ${digits6(check.value)} at a random start`,
    ...table([["number", "gradient", "differences", "deviation"], ...rows]),
    gradientSummary(check),
  ].join("\n");
}
