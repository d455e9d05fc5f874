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
import {
  factorsKey,
  hasPole,
  lowerWeight,
  type Weight,
  weightLowering,
  weightOf,
} from "./weights.ts";

/** The band indices that an expression depends on. */
export function indicesOf(typed: Typed): ReadonlySet<string> {
  const found = new Set<string>();
  some(typed, (node) => {
    if (node.kind === "energy" || node.kind === "occupation") found.add(node.index);
    return false;
  });
  return found;
}

/** A ring, and the part of it that is taken. */
export interface TripleRingPart {
  readonly ring: RingIR;
  readonly part: BandTerm["part"];
}

/** A term whose factors are shared out among the edges of its ring. */
interface Shared {
  readonly ring: Ring;
  readonly part: BandTerm["part"];
  readonly weights: readonly Weight[];
}

/**
 * Sums over three bands as rings whose weights factorise over their edges; terms that differ under
 * the integral of one edge alone are one ring. A factor that depends on all three bands has no edge:
 * it is reported.
 */
export function tripleRings(
  terms: readonly BandTerm[],
  sum: BandSum,
  scalars: SweepInputs,
  operatorNumber: (operator: Ring["operators"][number]) => number,
  reporter: Reporter,
): readonly TripleRingPart[] | undefined {
  const together = new Map<string, Shared>();
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  for (const { elements, factors, part } of terms) {
    const ring = closeRing(elements, sum, reporter);
    if (!ring) return undefined;
    const weights = shareOut(factors, ring, sum);
    const edges = pairsOf(ring).map((pair, at) => {
      const lowering = weightLowering(pair, scalars, builder, inputs);
      return `${factorsKey(weights[at], lowering)} ${weights[at].integrands.length > 0}`;
    });
    const key = sum.integral ? [ring.key, part, ...edges].join(" | ") : String(together.size);
    const { weights: before } = together.get(key) ?? {};
    const integrands = (weight: Weight, at: number) => [
      ...(before?.[at].integrands ?? []),
      ...weight.integrands,
    ];
    together.set(key, {
      ring,
      part,
      weights: weights.map((weight, at) => ({ ...weight, integrands: integrands(weight, at) })),
    });
  }
  const rings: TripleRingPart[] = [];
  for (const { ring, part, weights } of together.values()) {
    const edges = pairsOf(ring).map((pair, at) => edge(pair, weights[at], sum, scalars));
    if (edges.some(({ levels, weight }) => weight && levels !== "different" && hasPole(weight)))
      return reporter.report("HAM5011", sum.span, {});
    const { indices, operators } = ring;
    rings.push({
      ring: { kind: "triple", indices, operators: operators.map(operatorNumber), edges },
      part,
    });
  }
  return rings;
}

function pairsOf({ indices }: Ring): readonly (readonly [string, string])[] {
  return indices.map((row, at) => [row, indices[(at + 1) % 3]] as const);
}

/** The weight of each edge. */
function shareOut(factors: readonly Factor[], ring: Ring, sum: BandSum): readonly Weight[] {
  const pairs = pairsOf(ring);
  const shares: Factor[][] = [[], [], []];
  const banded = factors.filter(({ typed }) => indicesOf(typed).size > 0);
  for (const factor of banded) shares[edgeOf(factor, pairs, sum)].push(factor);
  const home = gatherIntegral(shares, sum);
  // Numbers without bands go where there is a weight already.
  const place =
    home ??
    Math.max(
      0,
      shares.findIndex((share) => share.length > 0),
    );
  shares[place].push(...factors.filter((factor) => !banded.includes(factor)));
  return shares.map((share, at) => {
    const weight = weightOf(share, sum.integral);
    return at === place ? weight : { ...weight, integrands: [] };
  });
}

/** The edge that a factor belongs to: the first one with all the bands that it depends on. */
function edgeOf(
  { typed }: Factor,
  pairs: readonly (readonly [string, string])[],
  sum: BandSum,
): number {
  const indices = [...indicesOf(typed)];
  const at = pairs.findIndex((pair) => indices.every((index) => pair.includes(index)));
  if (at < 0)
    throw new NotMultilinear(
      typed,
      `depends on ${sum.indices.slice(0, 2).join(", ")} and ${sum.indices[2]} at once`,
      "HAM5019",
    );
  return at;
}

/**
 * Everything under the integral that depends on bands must meet on one edge. Gives it, if there is
 * any such factor.
 */
function gatherIntegral(shares: Factor[][], { integral }: BandSum): number | undefined {
  if (!integral) return undefined;
  const varies = ({ typed }: Factor) => dependsOn(typed, integral.variable);
  const home = shares.findIndex((share) => share.some(varies));
  if (home < 0) return undefined;
  shares.forEach((share, at) => {
    const other = share.find(varies);
    if (at === home || other === undefined) return;
    throw new NotMultilinear(
      other.typed,
      "depends on the variable of the integral, as does a factor of other bands",
      "HAM5020",
    );
  });
  return home;
}

function edge(
  pair: readonly [string, string],
  share: Weight,
  sum: BandSum,
  scalars: SweepInputs,
): EdgeIR {
  const levels = levelsBetween(pair, sum);
  const group = groupOf(pair[0], sum);
  if (share.factors.length === 0 && share.integrands.length === 0) return { levels, group };
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const lowering = weightLowering(pair, scalars, builder, inputs);
  const { re, im } = lowerWeight(share, sum.integral, lowering);
  return {
    levels,
    group,
    weight: inputs.finish([
      { name: "re", node: re },
      { name: "im", node: im },
    ]),
  };
}
