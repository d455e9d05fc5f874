import * as tf from "@tensorflow/tfjs-core";
import type { Values } from "./tensor-program.ts";

/** Arithmetic that leaves out what numbers show to change nothing. */

export function plus(a: Values, b: Values): Values {
  if (typeof a === "number" && typeof b === "number") return a + b;
  if (a === 0) return b;
  return b === 0 ? a : tf.add(a, b);
}

export function minus(a: Values, b: Values): Values {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (b === 0) return a;
  return a === 0 ? tf.neg(b) : tf.sub(a, b);
}

export function times(a: Values, b: Values): Values {
  if (typeof a === "number" && typeof b === "number") return a * b;
  if (a === 0 || b === 0) return 0;
  if (a === 1) return b;
  return b === 1 ? a : tf.mul(a, b);
}

/** Exchanges bands of row and column. */
export function transposed(a: Values): Values {
  return typeof a === "number" ? a : tf.transpose(a, [0, 2, 1]);
}

/** Σ over all but the wave vectors: [B, …] → [B]. */
export function sumOverBands(a: Values): Values {
  return typeof a === "number"
    ? a
    : tf.sum(
        a,
        a.shape.map((_, axis) => axis).filter((axis) => axis > 0),
      );
}

/** Where a condition holds, a; elsewhere b. Numbers are written out: spreading them takes far longer. */
export function where(condition: tf.Tensor, a: Values, b: Values): tf.Tensor {
  const tensor = (values: Values): tf.Tensor =>
    typeof values === "number" ? tf.fill(condition.shape, values) : values;
  return tf.where(condition, tensor(a), tensor(b));
}
