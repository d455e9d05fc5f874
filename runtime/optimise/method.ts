/** What a method climbs: value and gradient at x, and the goal itself, which the value may weigh. */
export interface Evaluation {
  readonly goal: number;
  readonly value: number;
  readonly gradient: readonly number[];
}

export type Climbed = (x: readonly number[]) => Evaluation;

/** What an iteration came to. */
export interface Iteration<State> {
  /** The function where the iteration began. */
  readonly here: Evaluation;
  readonly x: readonly number[];
  readonly state: State;
  /** Whether the method found a way up; if not, it will not find one here by trying again. */
  readonly moved: boolean;
}

/**
 * A gradient method that climbs. Its state is plain data (numbers, arrays, records), so that a run
 * can be saved and continued with the same bits.
 */
export interface Method<State = unknown> {
  start(size: number): State;
  /** One iteration from x; it may evaluate the function several times. */
  iterate(state: State, x: readonly number[], f: Climbed, rate: number): Iteration<State>;
  /** The state with which to go on when the function has become another one. */
  renew(state: State): State;
}

export function isFinite(evaluation: Evaluation): boolean {
  return Number.isFinite(evaluation.value) && evaluation.gradient.every(Number.isFinite);
}
