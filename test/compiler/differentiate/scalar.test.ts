import fc from "fast-check";
import { expect, test } from "vitest";
import { adjointOf, jacobianOf } from "../../../compiler/differentiate/scalar.ts";
import { ScalarBuilder } from "../../../compiler/ir/builder.ts";
import { evaluateScalar } from "../../../compiler/ir/evaluate.ts";
import type { ScalarFunction } from "../../../compiler/ir/scalar.ts";
import {
  type Tree,
  arity,
  codeOf,
  inputNames,
  naiveValue,
  operations,
  points,
  trees,
} from "../random-code.ts";

type Point = Readonly<Record<string, number>>;

/** Everything but what has no derivative in the compiler. */
const differentiable = operations.filter((op) => op !== "fermiCurvature");

function gradientOf(code: ScalarFunction): ScalarFunction {
  return adjointOf(code, inputNames, { barOf: (_, builder) => builder.constant(1) });
}

/** Central differences of fourth order of the tree as it stands; NaN where that means nothing. */
function differences(tree: Tree, at: Point): readonly number[] {
  return inputNames.map((name) => {
    const slope = (h: number) => {
      const f = (t: number) => naiveValue(tree, { ...at, [name]: at[name] + t * h });
      return (8 * (f(1) - f(-1)) - (f(2) - f(-2))) / (12 * h);
    };
    const [fine, coarse] = [slope(5e-4), slope(1e-3)];
    // Two steps that disagree: a function too wild for differences.
    return Math.abs(fine - coarse) < 1e-6 * Math.max(1, Math.abs(fine)) ? fine : NaN;
  });
}

function expectGradient(tree: Tree, at: Point): void {
  const wanted = differences(tree, at);
  fc.pre(wanted.every(Number.isFinite));
  const found = evaluateScalar(gradientOf(codeOf(tree)), (name) => at[name]);
  found.forEach((value, i) => {
    expect(Math.abs(value - wanted[i])).toBeLessThan(3e-6 * Math.max(1, Math.abs(wanted[i])));
  });
}

test.each(differentiable)("the derivatives of %s", (op) => {
  const inputs = inputNames.map((name): Tree => ({ op: "input", name }));
  // The domain of the inverse functions is [-1, 1].
  const third: Tree = { op: "divide", args: [inputs[0], { op: "constant", value: 3 }] };
  const first = op === "asin" || op === "acos" ? third : inputs[0];
  const args =
    op === "select"
      ? [{ op: "less", args: inputs.slice(1) } as Tree, ...inputs]
      : [first, ...inputs.slice(1)];
  fc.assert(
    fc.property(points, (at) => expectGradient({ op, args: args.slice(0, arity[op]) }, at)),
    { seed: 5, numRuns: 20 },
  );
});

test("the derivatives of random code", () => {
  fc.assert(fc.property(trees(differentiable, 4), points, expectGradient), {
    seed: 6,
    numRuns: 800,
  });
});

function productAndSquare() {
  const builder = new ScalarBuilder();
  const [x, y] = [builder.input("x"), builder.input("y")];
  return builder.finish([
    { name: "product", node: builder.multiply(x, y) },
    { name: "square", node: builder.multiply(x, x) },
  ]);
}

test("several outputs are weighed by their bars", () => {
  const adjoint = adjointOf(productAndSquare(), ["x", "y", "z"], {
    barOf: (output, b) => b.input(`bar${output}`),
  });
  const at: Point = { x: 3, y: 5, bar0: 2, bar1: 7 };
  expect(adjoint.outputs.map(({ name }) => name)).toEqual(["x", "y", "z"]);
  expect(evaluateScalar(adjoint, (name) => at[name])).toEqual([2 * 5 + 7 * 6, 2 * 3, 0]);
});

test("a Jacobian has the outputs, then their derivatives by each input", () => {
  const jacobian = jacobianOf(productAndSquare(), ["x", "y", "z"]);
  const at: Point = { x: 3, y: 5 };
  expect(jacobian.outputs.map(({ name }) => name)).toEqual([
    "product",
    "square",
    "product_x",
    "square_x",
    "product_y",
    "square_y",
    "product_z",
    "square_z",
  ]);
  expect(evaluateScalar(jacobian, (name) => at[name])).toEqual([15, 9, 5, 6, 3, 0, 0, 0]);
});
