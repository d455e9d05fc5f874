import fc from "fast-check";
import { expect, test } from "vitest";
import { identifier } from "../../../compiler/emit/identifier.ts";
import { printCode } from "../../../compiler/emit/scalar.ts";
import { ScalarBuilder } from "../../../compiler/ir/builder.ts";
import { evaluateScalar } from "../../../compiler/ir/evaluate.ts";
import type { Code, InputSource } from "../../../compiler/ir/program.ts";
import type { ScalarFunction } from "../../../compiler/ir/scalar.ts";
import * as ham from "../../../runtime/math/index.ts";
import { buildTree, inputNames, naiveValue, operations, points, trees } from "../random-code.ts";

const code = (scalar: ScalarFunction): Code => ({
  scalar,
  inputs: new Map(
    inputNames.map((name, part): [string, InputSource] => [
      name,
      { kind: "theta", family: "t", part },
    ]),
  ),
});
const read = (_: InputSource, name: string): string => `theta.${name}`;

/** Runs printed code at a point. */
function run(scalar: ScalarFunction, at: Readonly<Record<string, number>>): readonly number[] {
  const { statements, outputs } = printCode(code(scalar), read, ["theta", "ham"]);
  const body = [
    "const { fermi, fermiSlope, fermiCurvature, softplus } = ham;",
    ...statements,
    `return [${outputs.join(", ")}];`,
  ];
  return new Function("theta", "ham", body.join("\n"))(at, ham) as readonly number[];
}

test("printed code has the value of the graph, to the bit", () => {
  fc.assert(
    fc.property(trees(operations), trees(operations), points, (first, second, at) => {
      fc.pre([first, second].every((tree) => Number.isFinite(naiveValue(tree, at))));
      const builder = new ScalarBuilder();
      const nodes = [first, second].map((tree) => buildTree(tree, builder));
      for (const node of nodes) builder.nameValue(node, "t");
      const scalar = builder.finish(nodes.map((node, i) => ({ name: `y${i}`, node })));
      const wanted = evaluateScalar(scalar, (name) => at[name]);
      run(scalar, at).forEach((value, i) => {
        // The runtime's Fermi function is written otherwise, so that it does not overflow.
        const tolerance = JSON.stringify([first, second]).includes("fermi") ? 1e-9 : 0;
        expect(Math.abs(value - wanted[i])).toBeLessThanOrEqual(
          tolerance * Math.max(1, Math.abs(wanted[i])),
        );
      });
    }),
    { seed: 8, numRuns: 800 },
  );
});

test("a value that the spec names, or that is used twice, is a constant", () => {
  const builder = new ScalarBuilder();
  const [a, b] = [builder.input("a"), builder.input("b")];
  const gap = builder.subtract(a, b);
  builder.nameValue(gap, "gap");
  const wave = builder.apply("sin", gap);
  const scalar = builder.finish([
    { name: "y", node: builder.add(wave, builder.divide(gap, wave)) },
  ]);
  expect(printCode(code(scalar), read, ["theta"])).toEqual({
    statements: ["const gap = theta.a - theta.b;", "const u1 = Math.sin(gap);"],
    outputs: ["u1 + gap / u1"],
  });
});

test("names that a program cannot use are changed", () => {
  expect(["t1", "φ", "class", "theta", "2nd", "t'"].map(identifier)).toEqual([
    "t1",
    "φ",
    "class_",
    "theta_",
    "2nd_",
    "t_",
  ]);
});
