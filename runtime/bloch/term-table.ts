import type { HoppingTable } from "./hopping-table.ts";

/** The terms that a derivative of H is a sum of, and where they go. */
export interface TermSum {
  readonly term: Int32Array;
  readonly place: Int32Array;
  readonly mirror: Int32Array;
  /** Real factor of each term. */
  readonly factor: Float64Array;
  /** The rest of the factor is (−i)^power, power 0 or 1. */
  readonly power: number;
}

/**
 * The products of a coefficient and a function of k that H and its derivatives are sums of: first
 * one for each coefficient, which make up H, then those that only derivatives have. Plane waves are
 * their own derivatives, so that there are none of these.
 */
export interface TermTable {
  /** Of each term. */
  readonly coefficient: Int32Array;
  readonly phase: Int32Array;
  readonly share: Float64Array;
  /** Where the terms of H go. */
  readonly place: Int32Array;
  readonly mirror: Int32Array;
  readonly derivatives: readonly TermSum[];
}

export function createTermTable(
  table: HoppingTable,
  orders: readonly (readonly number[])[],
): TermTable {
  const coefficient = [...table.place.keys()];
  const phase = [...table.factor];
  const known = new Map(coefficient.map((j) => [`${j} ${phase[j]}`, j]));
  const termOf = (j: number, index: number): number => {
    const key = `${j} ${index}`;
    const term = known.get(key) ?? coefficient.push(j) - 1;
    phase[term] = index;
    known.set(key, term);
    return term;
  };
  const sum = (order: readonly number[]): TermSum => {
    const { power, factor, index } = table.functions.derivative(order);
    const used = [...table.place.keys()].filter((j) => factor[table.factor[j]] !== 0);
    return {
      term: Int32Array.from(used, (j) => termOf(j, index[table.factor[j]])),
      place: Int32Array.from(used, (j) => table.place[j]),
      mirror: Int32Array.from(used, (j) => table.mirror[j]),
      factor: Float64Array.from(used, (j) => factor[table.factor[j]]),
      power,
    };
  };
  const derivatives = orders.map(sum);
  return {
    coefficient: Int32Array.from(coefficient),
    phase: Int32Array.from(phase),
    share: Float64Array.from(coefficient, (j) => table.share[j]),
    place: table.place,
    mirror: table.mirror,
    derivatives,
  };
}
