import { expect, test } from "vitest";
import { type Comparison, compare } from "./coverage.ts";

/** Small gaps at low temperature and hidden pockets: the models on which earlier versions failed. */
const HARD = [17, 31, 55, 156];

/**
 * `HAM_MODELS=200 npx vitest run test/integration/coverage` takes models 0 to 199 instead and prints
 * the figures of docs/integration.md.
 */
const models =
  process.env.HAM_MODELS === undefined
    ? HARD
    : Array.from({ length: Number(process.env.HAM_MODELS) }, (_, index) => index);

test("error bars hold the values of finer calculations, and gapped models certify", () => {
  const all = models.flatMap((index) => compare(index));
  if (process.env.HAM_MODELS !== undefined) console.log(summary(all));
  expect(share(all, held)).toBeGreaterThanOrEqual(0.99);
  const gapped = all.filter(({ model }) => model.kind === "gapped");
  expect(share(gapped, ({ certified }) => certified.certified)).toBeGreaterThan(0.9);
}, 1e8);

const held = ({ ratio }: Comparison): boolean => ratio <= 1;

const share = (all: readonly Comparison[], what: (c: Comparison) => boolean): number =>
  all.filter(what).length / all.length;

function summary(all: readonly Comparison[]): string {
  const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;
  const nameOf = ({ model, quantity }: Comparison): string => `${model.kind}, ${quantity}`;
  return [...new Set(all.map(nameOf))]
    .map((name) => {
      const group = all.filter((c) => nameOf(c) === name);
      const errors = group.map(({ certified }) => certified.error / Math.abs(certified.value));
      return [
        `${name} (${group.length}): held ${percent(share(group, held))}`,
        `certified ${percent(share(group, ({ certified }) => certified.certified))}`,
        `median relative error bar ${median(errors).toExponential(1)}`,
        `median ${median(group.map((c) => c.seconds)).toFixed(2)} s`,
      ].join(", ");
    })
    .join("\n");
}

function median(values: readonly number[]): number {
  return values.toSorted((p, q) => p - q)[values.length >> 1];
}
