import * as tf from "@tensorflow/tfjs-core";
import type { Values } from "./tensor-program.ts";
import { minus, plus, times, transposed, where } from "./values.ts";

/**
 * Complex numbers of each wave vector, real and imaginary parts apart: matrices [B, n, n] (or parts
 * that stand for all rows or columns). The number 0 stands for a part that vanishes.
 */
export interface Complex {
  readonly re: Values;
  readonly im: Values;
}

export const zero: Complex = { re: 0, im: 0 };

export function add(a: Complex, b: Complex): Complex {
  return { re: plus(a.re, b.re), im: plus(a.im, b.im) };
}

export function subtract(a: Complex, b: Complex): Complex {
  return { re: minus(a.re, b.re), im: minus(a.im, b.im) };
}

/** Element by element. */
export function multiply(a: Complex, b: Complex): Complex {
  return {
    re: minus(times(a.re, b.re), times(a.im, b.im)),
    im: plus(times(a.re, b.im), times(a.im, b.re)),
  };
}

export function scale(factor: Values, { re, im }: Complex): Complex {
  return { re: times(factor, re), im: times(factor, im) };
}

export function conjugate({ re, im }: Complex): Complex {
  return { re, im: minus(0, im) };
}

export function transpose({ re, im }: Complex): Complex {
  return { re: transposed(re), im: transposed(im) };
}

/** A + A†. */
export function withAdjoint(a: Complex): Complex {
  return add(a, conjugate(transpose(a)));
}

/** The product of matrices. */
export function product(a: Complex, b: Complex): Complex {
  return {
    re: minus(matrixProduct(a.re, b.re), matrixProduct(a.im, b.im)),
    im: plus(matrixProduct(a.re, b.im), matrixProduct(a.im, b.re)),
  };
}

/** A B − B A. */
export function commutator(a: Complex, b: Complex): Complex {
  return subtract(product(a, b), product(b, a));
}

/** Where a condition holds, a; elsewhere b. */
export function select(condition: tf.Tensor, a: Complex, b: Complex): Complex {
  return { re: choose(condition, a.re, b.re), im: choose(condition, a.im, b.im) };
}

function choose(condition: tf.Tensor, a: Values, b: Values): Values {
  return a === 0 && b === 0 ? 0 : where(condition, a, b);
}

function matrixProduct(a: Values, b: Values): Values {
  if (a === 0 || b === 0) return 0;
  if (typeof a === "number" || typeof b === "number")
    throw new Error("a number is no matrix unless it is zero");
  return tf.matMul(a, b);
}
