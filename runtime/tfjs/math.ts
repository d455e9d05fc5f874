/** The functions that tensor code calls: on tensors, and on numbers as the runtime's own. */
import * as tf from "@tensorflow/tfjs-core";
import * as scalar from "../math/fermi.ts";
import type { Values } from "./tensor-program.ts";

/** f(e) = 1/(1 + exp((e − μ)/kT)); at kT = 0 the step. */
export function fermi(e: Values, mu: Values, kT: Values): Values {
  if (areNumbers(e, mu, kT)) return scalar.fermi(...numbers(e, mu, kT));
  if (kT === 0) return tf.mul(0.5, tf.sub(1, tf.sign(tf.sub(e, mu))));
  return tf.sigmoid(tf.div(tf.sub(mu, e), kT));
}

/** df/de = −f(1 − f)/kT; at kT = 0 zero. */
export function fermiSlope(e: Values, mu: Values, kT: Values): Values {
  if (areNumbers(e, mu, kT)) return scalar.fermiSlope(...numbers(e, mu, kT));
  if (kT === 0) return 0;
  const x = tf.div(tf.sub(mu, e), kT);
  // 1 − f as a function of its own, lest it round to zero.
  return tf.div(tf.mul(tf.sigmoid(x), tf.sigmoid(tf.neg(x))), tf.neg(kT));
}

/** d²f/de² = f(1 − f)(1 − 2f)/kT²; at kT = 0 zero. */
export function fermiCurvature(e: Values, mu: Values, kT: Values): Values {
  if (areNumbers(e, mu, kT)) return scalar.fermiCurvature(...numbers(e, mu, kT));
  if (kT === 0) return 0;
  const x = tf.div(tf.sub(e, mu), kT);
  const odd = tf.tanh(tf.mul(0.5, x));
  const even = tf.mul(tf.sigmoid(x), tf.sigmoid(tf.neg(x)));
  return tf.div(tf.mul(even, odd), tf.mul(kT, kT));
}

/** A tabulated function of each element. The table is the runtime's, in double precision. */
export function lookUp(table: (at: number) => number, at: Values): Values {
  if (typeof at === "number") return table(at);
  return tf.tensor(Float32Array.from(at.dataSync(), table), at.shape);
}

function areNumbers(...values: readonly Values[]): boolean {
  return values.every((value) => typeof value === "number");
}

function numbers(...values: readonly Values[]): [number, number, number] {
  return values as unknown as [number, number, number];
}
