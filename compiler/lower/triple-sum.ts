import { dependsOn } from "../check/integrals.ts";
import type { BandSum, Typed } from "../check/typed.ts";
import { some } from "../check/typed.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import type { EdgeIR, RingIR } from "../ir/program.ts";
import { type BandTerm, type Factor, NotMultilinear } from "./band-terms.ts";
import { Inputs } from "./inputs.ts";
import { type Ring, closeRing, groupOf, levelsBetween } from "./ring.ts";
import type { SweepInputs } from "./sweep-inputs.ts";
import { hasPole, lowerWeight, weightLowering } from "./weights.ts";

/** The band indices that an expression depends on. */
export function indicesOf(typed: Typed): ReadonlySet<string> {
  const found = new Set<string>();
  some(typed, (node) => {
    if (node.kind === "energy" || node.kind === "occupation") found.add(node.index);
    return false;
  });
  return found;
}

/**
 * One term of a sum over three bands as a ring whose weight factorises over its edges. A factor that
 * depends on all three bands has no edge: it is reported.
 */
export function tripleRing(
  { elements, factors }: BandTerm,
  sum: BandSum,
  scalars: SweepInputs,
  operatorNumber: (operator: Ring["operators"][number]) => number,
  reporter: Reporter,
): RingIR | undefined {
  const ring = closeRing(elements, sum, reporter);
  if (!ring) return undefined;
  const pairs = ring.indices.map((row, at) => [row, ring.indices[(at + 1) % 3]] as const);
  const shares: Factor[][] = [[], [], []];
  for (const factor of factors) shares[edgeOf(factor, pairs, sum)].push(factor);
  gatherIntegral(shares, sum);
  const edges = pairs.map((pair, at) => edge(pair, shares[at], sum, scalars));
  if (edges.some(({ levels, weight }) => weight && levels !== "different" && hasPole(weight)))
    return reporter.report("HAM5011", sum.span, {});
  return {
    kind: "triple",
    indices: ring.indices,
    operators: ring.operators.map(operatorNumber),
    edges,
  };
}

/** The edge that a factor belongs to: the first one with all the bands that it depends on. */
function edgeOf(
  { typed }: Factor,
  pairs: readonly (readonly [string, string])[],
  sum: BandSum,
): number {
  const indices = [...indicesOf(typed)];
  // What depends on the variable alone goes with the rest of its integral.
  if (indices.length === 0) return 0;
  const at = pairs.findIndex((pair) => indices.every((index) => pair.includes(index)));
  if (at < 0)
    throw new NotMultilinear(
      typed,
      `depends on ${sum.indices.slice(0, 2).join(", ")} and ${sum.indices[2]} at once`,
      "HAM5019",
    );
  return at;
}

/** Everything under the integral must meet on one edge: factors of one band or none can move there. */
function gatherIntegral(shares: Factor[][], { integral }: BandSum): void {
  if (!integral) return;
  const varies = ({ typed }: Factor) => dependsOn(typed, integral.variable);
  const home = shares.findIndex((share) =>
    share.some((factor) => varies(factor) && indicesOf(factor.typed).size > 0),
  );
  if (home < 0) return;
  shares.forEach((share, at) => {
    if (at === home) return;
    for (const factor of share.filter(varies)) {
      if (indicesOf(factor.typed).size > 0)
        throw new NotMultilinear(
          factor.typed,
          "depends on the variable of the integral, as does a factor of other bands",
          "HAM5020",
        );
      share.splice(share.indexOf(factor), 1);
      shares[home].push(factor);
    }
  });
}

function edge(
  pair: readonly [string, string],
  factors: readonly Factor[],
  sum: BandSum,
  scalars: SweepInputs,
): EdgeIR {
  const { integral } = sum;
  const levels = levelsBetween(pair, sum);
  const group = groupOf(pair[0], sum);
  if (factors.length === 0) return { levels, group };
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const lowering = weightLowering(pair, scalars, builder, inputs);
  const varying = integral && factors.some(({ typed }) => dependsOn(typed, integral.variable));
  const { re, im } = lowerWeight(factors, varying ? integral : undefined, lowering);
  return {
    levels,
    group,
    weight: inputs.finish([
      { name: "re", node: re },
      { name: "im", node: im },
    ]),
  };
}
