import type { BandSum, Typed } from "../check/typed.ts";
import { dependsOn } from "../check/integrals.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import type { RingIR, ScalarRingIR } from "../ir/program.ts";
import type { NodeId } from "../ir/scalar.ts";
import { type BandTerm, type MatrixElement, NotMultilinear, bandTerms } from "./band-terms.ts";
import { Inputs } from "./inputs.ts";
import { type Ring, closeRing, groupOf, levelsBetween } from "./ring.ts";
import type { SweepInputs } from "./sweep-inputs.ts";
import { indicesOf, tripleRings } from "./triple-sum.ts";
import {
  factorsKey,
  hasPole,
  lowerWeight,
  type Weight,
  weightLowering,
  weightOf,
} from "./weights.ts";

/** Rings of a sum over bands, and which of their parts add up to its real and imaginary value. */
export interface LoweredBandSum {
  readonly rings: readonly RingIR[];
  readonly re: readonly RingPart[];
  readonly im: readonly RingPart[];
}

export interface RingPart {
  readonly ring: number;
  readonly part: "re" | "im";
}

/** Where operators are numbered, as the rings refer to them. */
export type OperatorNumber = (operator: MatrixElement["operator"]) => number;

/** A sum over bands as rings; a formula that cannot be such a sum is reported. */
export function lowerBandSum(
  sum: BandSum,
  scalars: SweepInputs,
  operatorNumber: OperatorNumber,
  reporter: Reporter,
): LoweredBandSum | undefined {
  const { integral, indices } = sum;
  const spread = (typed: Typed) =>
    (integral !== undefined && dependsOn(typed, integral.variable)) || indicesOf(typed).size > 2;
  try {
    const terms = bandTerms(sum.body, spread);
    return indices.length === 3
      ? lowerTriples(terms, sum, scalars, operatorNumber, reporter)
      : lowerPairs(terms, sum, scalars, operatorNumber, reporter);
  } catch (problem) {
    if (!(problem instanceof NotMultilinear)) throw problem;
    return reporter.report(problem.code, problem.node.span, {
      what: "This formula",
      where: problem.message,
    });
  }
}

/** Sums over three bands: rings with complex weights on their edges. */
function lowerTriples(
  terms: readonly BandTerm[],
  sum: BandSum,
  scalars: SweepInputs,
  operatorNumber: OperatorNumber,
  reporter: Reporter,
): LoweredBandSum | undefined {
  const found = tripleRings(terms, sum, scalars, operatorNumber, reporter);
  if (!found) return undefined;
  const parts = found.map(({ part }, ring) => ({ ring, part }));
  return {
    rings: found.map(({ ring }) => ring),
    re: parts.map(({ ring, part }) => ({ ring, part: part === "im" ? "im" : "re" })),
    im: parts.filter(({ part }) => part === "whole").map(({ ring }) => ({ ring, part: "im" })),
  };
}

/** Sums over one or two bands: rings with real weights, terms of equal form together. */
function lowerPairs(
  terms: readonly BandTerm[],
  sum: BandSum,
  scalars: SweepInputs,
  operatorNumber: OperatorNumber,
  reporter: Reporter,
): LoweredBandSum | undefined {
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const lowering = weightLowering(sum.indices, scalars, builder, inputs);
  const parts: { target: "re" | "im"; part: "re" | "im"; ring: Ring; weight: NodeId }[] = [];
  const closed = new Map<string, { ring: Ring; part: BandTerm["part"]; weight: Weight }>();
  for (const { elements, factors, part } of terms) {
    const ring = closeRing(elements, sum, reporter);
    if (!ring) return undefined;
    const weight = weightOf(factors, sum.integral);
    // Without an integral they meet again in `gather`.
    const key = sum.integral
      ? `${ring.key} ${part} ${factorsKey(weight, lowering)}`
      : String(closed.size);
    const { integrands = [] } = closed.get(key)?.weight ?? {};
    closed.set(key, {
      ring,
      part,
      weight: { ...weight, integrands: [...integrands, ...weight.integrands] },
    });
  }
  for (const { ring, part, weight } of closed.values()) {
    const { re, im } = lowerWeight(weight, sum.integral, lowering);
    const add = (target: "re" | "im", ringPart: "re" | "im", node: NodeId) =>
      parts.push({ target, part: ringPart, ring, weight: node });
    // w·X = (w'X' − w''X'') + i (w'X'' + w''X')
    if (part !== "im") {
      add("re", "re", re);
      add("re", "im", builder.negate(im));
    }
    if (part !== "re") {
      const target = part === "im" ? "re" : "im";
      add(target, "im", re);
      add(target, "re", im);
    }
  }
  return gather(parts, sum, builder, inputs, operatorNumber, reporter);
}

function gather(
  parts: readonly { target: "re" | "im"; part: "re" | "im"; ring: Ring; weight: NodeId }[],
  sum: BandSum,
  builder: ScalarBuilder,
  inputs: Inputs,
  operatorNumber: OperatorNumber,
  reporter: Reporter,
): LoweredBandSum | undefined {
  const groups = new Map<
    string,
    { target: "re" | "im"; part: "re" | "im"; ring: Ring; weight: NodeId }
  >();
  for (const item of parts) {
    const key = `${item.target} ${item.part} ${item.ring.key}`;
    const group = groups.get(key);
    const weight = group ? builder.add(group.weight, item.weight) : item.weight;
    groups.set(key, { ...item, weight });
  }
  const rings: (ScalarRingIR & { readonly key: string })[] = [];
  const sums: { re: RingPart[]; im: RingPart[] } = { re: [], im: [] };
  for (const { target, part, ring, weight } of groups.values()) {
    if (builder.constantValue(weight) === 0) continue;
    const key = `${ring.key} ${weight}`;
    let at = rings.findIndex((known) => known.key === key);
    if (at < 0) {
      const code = inputs.finish([{ name: "weight", node: weight }]);
      if (
        sum.indices.length === 2 &&
        levelsBetween(sum.indices, sum) !== "different" &&
        hasPole(code)
      )
        return reporter.report("HAM5011", sum.span, {});
      at =
        rings.push({
          key,
          kind: sum.indices.length === 1 ? "band" : "pair",
          indices: ring.indices,
          operators: ring.operators.map(operatorNumber),
          levels: levelsBetween(sum.indices, sum),
          groups: ring.indices.map((index) => groupOf(index, sum)),
          weight: code,
        }) - 1;
    }
    sums[target].push({ ring: at, part });
  }
  return { rings: rings.map(({ key: _, ...ring }) => ring), ...sums };
}
