/** Scalar code printed for tensors against its values on numbers. */
import fc from "fast-check";
import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { printCode } from "../../compiler/emit/scalar.ts";
import { printTensorNode } from "../../compiler/emit/tensor-code.ts";
import { evaluateScalar } from "../../compiler/ir/evaluate.ts";
import type { Code, InputSource } from "../../compiler/ir/program.ts";
import type { ScalarFunction } from "../../compiler/ir/scalar.ts";
import { scopeOf, useBackend } from "../../runtime/tfjs/backend.ts";
import * as tensorMath from "../../runtime/tfjs/math.ts";
import * as scalarMath from "../../runtime/math/index.ts";
import type { Values } from "../../runtime/tfjs/tensor-program.ts";
import { codeOf, naiveValue, operations, points, trees } from "../compiler/random-code.ts";

/** Two inputs are tensors, the third one is a number. */
const inputs = new Map<string, InputSource>([
  ["a", { kind: "energy", which: 0 }],
  ["b", { kind: "ring", at: 0, part: "re" }],
  ["c", { kind: "scalar", at: 0 }],
]);

function run(scalar: ScalarFunction, given: Readonly<Record<string, Values>>): Values {
  const code: Code = { scalar, inputs };
  const { statements, outputs } = printCode(
    code,
    (_, name) => `given.${name}`,
    ["given", "tf"],
    undefined,
    printTensorNode,
  );
  const body = [
    "const { fermi, fermiSlope, fermiCurvature, softplus } = ham;",
    ...statements,
    `return ${outputs[0]};`,
  ];
  const ham = { ...scalarMath, ...tensorMath };
  return new Function("given", "ham", "tf", body.join("\n"))(given, ham, tf) as Values;
}

describe.each(["wasm", "cpu"] as const)("%s", (backend) => {
  test("tensor code has the values of the graph, for each element", async () => {
    await useBackend(backend);
    const scope = scopeOf(backend);
    fc.assert(
      fc.property(trees(operations, 4), points, points, (tree, first, second) => {
        const both = [first, { ...second, c: first.c }];
        fc.pre(both.every((at) => Number.isFinite(naiveValue(tree, at))));
        const scalar = codeOf(tree);
        const wanted = both.map((at) => evaluateScalar(scalar, (name) => at[name])[0]);
        const found = scope(() => {
          const column = (name: string) => tf.tensor1d(both.map((at) => at[name]));
          const value = run(scalar, { a: column("a"), b: column("b"), c: first.c });
          return [...tf.add(tf.zeros([2]), value).dataSync()];
        });
        found.forEach((value, i) =>
          expect(Math.abs(value - wanted[i])).toBeLessThan(2e-3 * Math.max(1, Math.abs(wanted[i]))),
        );
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  test("occupations at kT = 0 are steps, and without slope", async () => {
    await useBackend(backend);
    const [f, slope] = scopeOf(backend)(() => {
      const e = tf.tensor1d([-1, 0.25, 1]);
      const at = (values: Values) => [...tf.add(tf.zerosLike(e), values).dataSync()];
      return [
        at(tensorMath.fermi(e, 0.25, 0)),
        at(tensorMath.fermiSlope(e, 0.25, 0)),
        at(tensorMath.fermiCurvature(e, 0.25, 0)),
      ];
    });
    expect({ f, slope }).toEqual({ f: [1, 0.5, 0], slope: [0, 0, 0] });
  });

  test("tables are looked up element by element, in double precision", async () => {
    await useBackend(backend);
    const found = scopeOf(backend)(() => {
      const at = tf.tensor2d([
        [0.5, 1],
        [2, 4],
      ]);
      const values = tensorMath.lookUp((x) => 1 / x, at) as tf.Tensor;
      return { shape: values.shape, values: [...values.dataSync()] };
    });
    expect(found).toEqual({ shape: [2, 2], values: [2, 1, 0.5, 0.25] });
    expect(tensorMath.lookUp((x) => 1 / x, 3)).toBe(1 / 3);
  });
});
