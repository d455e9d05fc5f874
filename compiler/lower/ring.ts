import { termsKey } from "../check/operators.ts";
import type { BandGroup, BandSum } from "../check/typed.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { MatrixElement } from "./band-terms.ts";

/** Matrix elements that close to a ring, from the first index on: bra, ket = next bra, … */
export interface Ring {
  /** Tells rings apart. */
  readonly key: string;
  /** The band indices in the order of the ring. */
  readonly indices: readonly string[];
  readonly operators: readonly MatrixElement["operator"][];
}

/** Every index of the sum must appear once as a bra and once as a ket, in one ring. */
export function closeRing(
  elements: readonly MatrixElement[],
  sum: BandSum,
  reporter: Reporter,
): Ring | undefined {
  const { indices, span } = sum;
  if (elements.length === 0 && indices.length === 1) return { key: "", indices, operators: [] };
  for (const index of indices) {
    const bras = elements.filter(({ bra }) => bra === index).length;
    const kets = elements.filter(({ ket }) => ket === index).length;
    if (bras === 1 && kets === 1) continue;
    const times = (count: number) => ["never", "once", "twice"][count] ?? `${count} times`;
    return reporter.report("HAM5009", span, {
      index,
      reason:
        bras === 0 && kets === 0
          ? "appears in no matrix element of this sum"
          : `appears ${times(bras)} as a bra and ${times(kets)} as a ket`,
    });
  }
  const ordered: MatrixElement[] = [];
  for (let at = indices[0]; ordered.length < indices.length; at = ordered.at(-1)!.ket)
    ordered.push(elements.find(({ bra }) => bra === at)!);
  if (new Set(ordered).size < indices.length)
    return reporter.report("HAM5009", span, {
      index: indices[0],
      reason: "closes by itself, apart from the others",
    });
  const order = ordered.map(({ bra }) => bra);
  const operators = ordered.map(({ operator }) => operator);
  const names = operators.map(({ terms }) => termsKey(terms));
  return { key: `${order.join()} ${names.join(" | ")}`, indices: order, operators };
}

/** Which pairs of levels the conditions of a sum leave to two of its bands. */
export function levelsBetween(pair: readonly string[], sum: BandSum): "all" | "different" | "same" {
  const condition = sum.conditions.find(({ between }) =>
    pair.every((index) => between.includes(index)),
  );
  if (condition) return condition.levels;
  const [one, other] = pair.map((index) => groupOf(index, sum));
  return one && other && areApart(one, other) ? "different" : "all";
}

/** The bands that an index of a sum runs over, where they are not all. */
export function groupOf(index: string, { indices, groups }: BandSum): BandGroup | undefined {
  return groups[indices.indexOf(index)];
}

/** Whether two groups have no band in common: a band of one is no state of a level of the other. */
function areApart(one: BandGroup, other: BandGroup): boolean {
  if (one.outside) return !other.outside && areApart(other, one);
  return other.outside
    ? other.first <= one.first && one.last <= other.last
    : one.last < other.first || other.last < one.first;
}
