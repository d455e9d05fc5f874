/** The adjoints of the compiler and of the rings against TensorFlow.js's own reverse mode. */
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { loadTensorProgram } from "../../runtime/tfjs/index.ts";
import { useBackend } from "../../runtime/tfjs/backend.ts";
import type { TensorSums, Values } from "../../runtime/tfjs/tensor-program.ts";
import { createRandom } from "../../runtime/random.ts";
import { transpose, withAdjoint, zero } from "../../runtime/tfjs/complex.ts";
import { differentiateRing, evaluateRing, type RingBars } from "../../runtime/tfjs/rings.ts";
import { TensorSpectrum } from "../../runtime/tfjs/tensor-spectrum.ts";
import { plus, times } from "../../runtime/tfjs/values.ts";
import { compileSpec } from "../reference/spec.ts";
import { loaded } from "./engines.ts";
import { specs as all } from "./goals.ts";

beforeAll(async () => {
  await useBackend("cpu");
  // TensorFlow.js leaves out its derivatives where nobody asks for them.
  const gradients: string = "@tensorflow/tfjs-core/dist/register_all_gradients.js";
  await import(/* @vite-ignore */ gradients);
});

/** One for each kind of code. */
const specs = all.filter(([title]) =>
  /^(free|orbital|optical|berry|circular|hall|mean over k: (sum over n:|\())/.test(title),
);

interface Case {
  readonly sums: TensorSums;
  readonly bands: number;
  readonly s: Float64Array;
}

function caseOf(text: string): Case {
  const compilation = compileSpec(text);
  const program = loaded(compilation);
  const { goal } = loadTensorProgram(compilation.tensors!.javascript);
  const at = goal.findIndex((sums) => sums !== undefined);
  const { inputCount } = program.goal!.quantity.sweeps[at];
  return {
    sums: goal[at]!,
    bands: program.basis.length,
    s: Float64Array.of(0.2, 0.3, 0.4).subarray(0, inputCount),
  };
}

/**
 * The sum of a function's values, which depends on all of its arguments, if only as on 0 times them:
 * TensorFlow.js refuses to differentiate by others.
 */
function total(values: Values, like: tf.Tensor, ...args: readonly tf.Tensor[]): tf.Scalar {
  const nothing = args.map((arg) => tf.sum<tf.Scalar>(tf.mul(0, arg)));
  return tf.addN([tf.sum<tf.Scalar>(tf.add(tf.zerosLike(like), values)), ...nothing]);
}

/** Largest deviation, relative to the largest number. */
function deviation(found: tf.Tensor, expected: tf.Tensor): number {
  const [a, b] = [found.dataSync(), expected.dataSync()];
  const size = Math.max(...b.map(Math.abs), 1e-3);
  return Math.max(...a.map((x, i) => Math.abs(x - b[i]))) / size;
}

describe.each(specs)("%s", (_, text) => {
  test("slopes of weights", () => {
    const { sums, s } = caseOf(text);
    const row = tf.tensor([-1.3, -0.4, 0.25, 0.9], [1, 4, 1]);
    const column = tf.tensor([-1.1, -0.45, 0.35, 1.2], [1, 1, 4]);
    const square = tf.zeros([1, 4, 4]);
    for (const ring of sums.rings) {
      if (ring.kind === "band") {
        const e = tf.tensor([-1.3, -0.4, 0.25, 0.9], [1, 4]);
        if (readsTable(ring.weight)) continue;
        const slope = tf.grad((x) => total(ring.weight(x, s)[0], e, x))(e);
        const found = tf.add(tf.zerosLike(e), ring.weightGradient!(e, s)[1]);
        expect(deviation(found, slope)).toBeLessThan(1e-4);
        continue;
      }
      for (const { weight, weightGradient, complex } of ring.edges) {
        if (!weight || !weightGradient || readsTable(weight)) continue;
        const parts = complex ? 2 : 1;
        const gradient = weightGradient(row, column, s);
        for (let part = 0; part < parts; part++) {
          const value = (x: tf.Tensor, y: tf.Tensor) => total(weight(x, y, s)[part], square, x, y);
          const [byRow, byColumn] = tf.grads((x, y) => value(x, y))([row, column]);
          const sumOver = (values: Values, axis: number) =>
            tf.sum(tf.add(square, values), axis, true);
          expect(deviation(sumOver(gradient[parts + part], 2), byRow)).toBeLessThan(1e-4);
          expect(deviation(sumOver(gradient[2 * parts + part], 1), byColumn)).toBeLessThan(1e-4);
        }
      }
    }
  });

  test("the adjoints of operators in rings", () => {
    const { sums, s, bands } = caseOf(text);
    const shape = [2, bands, bands];
    const spectrum = new TensorSpectrum(hermitian(shape, 1), 1);
    const operators = sums.operators.map((_, o) => hermitian(shape, 2 + o));
    const parts = operators.flatMap(({ re, im }) => [re, im]);
    if (parts.length === 0) return;
    const value = (...all: tf.Tensor[]): tf.Scalar => {
      const given = operators.map((_, o) => ({ re: all[2 * o], im: all[2 * o + 1] }));
      const rings = sums.rings.map((ring) => evaluateRing(ring, { spectrum, operators: given, s }));
      const sum = rings.reduce<Values>(
        (before, { re, im }) => plus(before, plus(times(0.3, re), times(-0.7, im))),
        0,
      );
      return total(sum, tf.zeros([2]), ...all);
    };
    const expected = tf.grads(value)(parts);
    const bars: RingBars = {
      operators: operators.map(() => zero),
      close: zero,
      anyClose: false,
      s: Array.from(s, () => 0),
    };
    const bar = { re: tf.tensor1d([0.3, 0.3]), im: tf.tensor1d([-0.7, -0.7]) };
    for (const ring of sums.rings)
      differentiateRing(ring, { spectrum, operators, s }).adjoint(bar, bars);
    // dL = Re Tr(K dA).
    bars.operators.map(transpose).forEach(({ re, im }, o) => {
      const full = (part: Values) => tf.add(tf.zeros(shape), part);
      expect(deviation(full(re), expected[2 * o])).toBeLessThan(1e-4);
      expect(deviation(tf.neg(full(im)), expected[2 * o + 1])).toBeLessThan(1e-4);
    });
  });

  test("the adjoint of what is averaged", () => {
    const { sums, s } = caseOf(text);
    const rings = sums.rings.flatMap((_ring, j) => [
      tf.tensor1d([0.3 + 0.1 * j, -0.7]),
      tf.tensor1d([0.2 * j - 0.5, 0.9]),
    ]);
    const bar = tf.tensor1d([1, 1]);
    const expected = tf.grads((...values: tf.Tensor[]) =>
      total(sums.integrand(values, s), bar, ...values),
    )(rings);
    const ringsBar: Values[] = rings.map(() => 0);
    sums.integrandAdjoint(
      rings,
      s,
      bar,
      ringsBar,
      Array.from(s, () => 0),
    );
    ringsBar.forEach((found, i) =>
      expect(deviation(tf.add(tf.zerosLike(bar), found), expected[i])).toBeLessThan(1e-5),
    );
  });
});

/** Random, of the size of 1. */
function hermitian(shape: readonly number[], stream: number) {
  const random = createRandom(7, stream);
  const part = (): tf.Tensor => {
    const size = shape.reduce((product, n) => product * n, 1);
    return tf.tensor(
      Float32Array.from({ length: size }, () => random.normal()),
      [...shape],
    );
  };
  const { re, im } = withAdjoint({ re: part(), im: part() });
  return { re: re as tf.Tensor, im: im as tf.Tensor };
}

/** Tables are looked up outside of TensorFlow.js, which knows no derivative of them. */
function readsTable(code: (...args: never[]) => unknown): boolean {
  return code.toString().includes("lookUp");
}
