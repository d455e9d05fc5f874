import type { Span } from "../../grammar/span.ts";
import type { Type } from "../check/types.ts";
import type { Typed } from "../check/typed.ts";

/** A quantity that changes with the optimisation step. */
export interface Schedule {
  readonly name: string;
  readonly source: string;
  readonly span: Span;
  readonly type: Type;
  readonly pieces: readonly Piece[];
}

/**
 * A piece holds from where the one before ends until step < `until` (for ever, if undefined).
 * A ramp goes from `from` at step `start` to `to` at step `until`.
 */
export type Piece =
  | { readonly kind: "hold"; readonly value: Typed; readonly until?: number }
  | {
      readonly kind: "ramp";
      readonly scale: "linear" | "log";
      readonly start: number;
      readonly from: number;
      readonly to: number;
      readonly until: number;
    };
