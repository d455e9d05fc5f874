import type { HoppingTable } from "./hopping-table.ts";

/** The terms that H, or a derivative of it, is a sum of, and where they go. */
export interface TermSum {
  readonly term: Int32Array;
  readonly place: Int32Array;
  readonly mirror: Int32Array;
  /** Real factor of each term. */
  readonly factor: Float64Array;
  /** The rest of the factor is (−i)^power, power 0 or 1. */
  readonly power: number;
}

/** Products of a coefficient and a function of k, and the sums that H and its derivatives are. */
export interface TermTable {
  /** Of each term. */
  readonly coefficient: Int32Array;
  readonly phase: Int32Array;
  readonly share: Float64Array;
  readonly hamiltonian: TermSum;
  readonly derivatives: readonly TermSum[];
}

/** Plane waves are their own derivatives, so that H and all its derivatives share their terms. */
export function createTermTable(
  table: HoppingTable,
  orders: readonly (readonly number[])[],
): TermTable {
  const coefficient: number[] = [];
  const phase: number[] = [];
  const known = new Map<string, number>();
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
  const hamiltonian = sum(Array.from({ length: table.dimension }, () => 0));
  const derivatives = orders.map(sum);
  return {
    coefficient: Int32Array.from(coefficient),
    phase: Int32Array.from(phase),
    share: Float64Array.from(coefficient, (j) => table.share[j]),
    hamiltonian,
    derivatives,
  };
}
