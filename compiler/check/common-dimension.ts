import type { Span } from "../../grammar/span.ts";
import type { Context } from "./scope.ts";
import { type Type, describeUnit, unify } from "./types.ts";

/** The unit of two values that need the same; where they differ, "cannot VERB … and …" is reported. */
export function commonDimension(
  verb: string,
  left: Type,
  right: Type,
  span: Span,
  { reporter }: Context,
): Type["dimension"] | undefined {
  return (
    unify(left.dimension, right.dimension) ??
    reporter.report("HAM3001", span, {
      verb,
      left: describeUnit(left),
      right: describeUnit(right),
    })
  );
}
