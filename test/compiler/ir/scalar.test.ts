import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ScalarBuilder } from "../../../compiler/ir/builder.ts";
import { evaluateScalar } from "../../../compiler/ir/evaluate.ts";
import { type NodeId, argumentsOf, reachable } from "../../../compiler/ir/scalar.ts";
import { codeOf, naiveValue, operations, points, trees } from "../random-code.ts";

test("simplification keeps the value", () => {
  fc.assert(
    fc.property(trees(operations), points, (tree, at) => {
      const wanted = naiveValue(tree, at);
      fc.pre(Number.isFinite(wanted));
      const [value] = evaluateScalar(codeOf(tree), (name) => at[name]);
      expect(Math.abs(value - wanted)).toBeLessThan(1e-9 * Math.max(1, Math.abs(wanted)));
    }),
    { seed: 3, numRuns: 1500 },
  );
});

test("arguments come before their users, and no two nodes are the same", () => {
  fc.assert(
    fc.property(trees(operations), (tree) => {
      const { nodes } = codeOf(tree);
      nodes.forEach((node, id) => {
        for (const arg of argumentsOf(node)) expect(arg).toBeLessThan(id);
      });
      expect(new Set(nodes.map((node) => JSON.stringify(node))).size).toBe(nodes.length);
    }),
    { seed: 4, numRuns: 200 },
  );
});

describe("the simplest form", () => {
  type Build = (b: ScalarBuilder, x: NodeId, y: NodeId) => readonly [NodeId, NodeId];
  const same: Readonly<Record<string, Build>> = {
    "x + 0 = x": (b, x) => [b.add(x, b.constant(0)), x],
    "0 x = 0": (b, x) => [b.multiply(b.constant(0), x), b.constant(0)],
    "x 1 = x": (b, x) => [b.multiply(x, b.constant(1)), x],
    "x - x = 0": (b, x) => [b.subtract(x, x), b.constant(0)],
    "-(-x) = x": (b, x) => [b.negate(b.negate(x)), x],
    "x + (-y) = x - y": (b, x, y) => [b.add(x, b.negate(y)), b.subtract(x, y)],
    "x - (-y) = x + y": (b, x, y) => [b.subtract(x, b.negate(y)), b.add(x, y)],
    "(-x) y = -(x y)": (b, x, y) => [b.multiply(b.negate(x), y), b.negate(b.multiply(x, y))],
    "2 (3 x) = 6 x": (b, x) => [
      b.multiply(b.constant(2), b.multiply(b.constant(3), x)),
      b.multiply(b.constant(6), x),
    ],
    "x^2 = x x": (b, x) => [b.power(x, b.constant(2)), b.multiply(x, x)],
    "x^0.5 = sqrt(x)": (b, x) => [b.power(x, b.constant(0.5)), b.apply("sqrt", x)],
    "constants are folded": (b) => [
      b.add(b.constant(2), b.apply("exp", b.constant(0))),
      b.constant(3),
    ],
    "one condition, one branch": (b, x, y) => [b.select(b.constant(1), x, y), x],
  };
  test.each(Object.keys(same))("%s", (name) => {
    const builder = new ScalarBuilder();
    const [found, wanted] = same[name](builder, builder.input("x"), builder.input("y"));
    expect(found).toBe(wanted);
  });

  test("a pole stays in the code", () => {
    const builder = new ScalarBuilder();
    const pole = builder.divide(builder.constant(1), builder.constant(0));
    expect(builder.constantValue(pole)).toBeUndefined();
  });
});

test("a long sum is a shallow tree", () => {
  const builder = new ScalarBuilder();
  const terms = Array.from({ length: 4096 }, (_, n) => builder.input(`x${n}`));
  const code = builder.finish([{ name: "sum", node: builder.total(terms) }]);
  const depth: number[] = [];
  code.nodes.forEach((node, id) => {
    depth[id] = 1 + Math.max(0, ...argumentsOf(node).map((arg) => depth[arg]));
  });
  expect(Math.max(...depth)).toBe(13);
  expect(reachable(code).size).toBe(8191);
  expect(evaluateScalar(code, (name) => Number(name.slice(1)))).toEqual([(4096 * 4095) / 2]);
});
