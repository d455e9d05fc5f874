import fc from "fast-check";
import { ScalarBuilder } from "../../compiler/ir/builder.ts";
import { applyOperation } from "../../compiler/ir/evaluate.ts";
import type { NodeId, ScalarFunction, ScalarNode } from "../../compiler/ir/scalar.ts";

/** An expression as a plain tree, before any simplification. */
export type Tree =
  | { readonly op: "constant"; readonly value: number }
  | { readonly op: "input"; readonly name: string }
  | { readonly op: Operation; readonly args: readonly Tree[] };

/** Those that act on numbers alone. */
type Operation = Exclude<ScalarNode["op"], "constant" | "input" | "tabulated" | "interpolated">;

export const inputNames = ["a", "b", "c"];

export const arity: Readonly<Record<Operation, number>> = {
  add: 2,
  subtract: 2,
  multiply: 2,
  divide: 2,
  negate: 1,
  power: 2,
  min: 2,
  max: 2,
  atan2: 2,
  less: 2,
  select: 3,
  exp: 1,
  log: 1,
  sqrt: 1,
  sin: 1,
  cos: 1,
  tan: 1,
  asin: 1,
  acos: 1,
  atan: 1,
  sinh: 1,
  cosh: 1,
  tanh: 1,
  abs: 1,
  sign: 1,
  softplus: 1,
  fermi: 3,
  fermiSlope: 3,
  fermiCurvature: 3,
};

export const operations = Object.keys(arity) as readonly Operation[];

const constants = fc.constantFrom(-2, -1, -0.5, 0, 0.5, 1, 2, 3, 0.3);

/** Random trees over these operations; sums and products are frequent. */
export function trees(allowed: readonly Operation[], depth = 5): fc.Arbitrary<Tree> {
  const common: readonly Operation[] = ["add", "subtract", "multiply", "divide", "negate", "power"];
  const operation = fc.oneof(
    fc.constantFrom(...allowed),
    fc.constantFrom(...common.filter((op) => allowed.includes(op))),
  );
  return fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: depth, depthSize: "large" },
      fc.constantFrom(...inputNames).map((name): Tree => ({ op: "input", name })),
      constants.map((value): Tree => ({ op: "constant", value })),
      operation.chain((op) =>
        fc
          .tuple(...Array.from({ length: arity[op] }, () => tie("tree")))
          .map((args): Tree => ({ op, args: conditional(op, args) })),
      ),
    ),
  })).tree;
}

/** A selection's condition is a comparison. */
function conditional(op: Operation, args: readonly Tree[]): readonly Tree[] {
  const [condition, ...rest] = args;
  return op === "select" ? [{ op: "less", args: [condition, rest[0]] }, ...rest] : args;
}

export const points = fc.record(
  Object.fromEntries(
    inputNames.map((name) => [name, fc.double({ min: 0.2, max: 2, noNaN: true })]),
  ),
);

/**
 * The tree's value as it stands; NaN where a value is large, or an argument so close to a pole, a
 * kink or the end of a domain that rounding matters there.
 */
export function naiveValue(tree: Tree, at: Readonly<Record<string, number>>): number {
  if (tree.op === "constant") return tree.value;
  if (tree.op === "input") return at[tree.name];
  const args = tree.args.map((arg) => naiveValue(arg, at));
  const value =
    args.some(Number.isNaN) || delicate(tree.op, args) ? NaN : applyOperation(tree.op, args);
  return Math.abs(value) < 50 ? value : NaN;
}

function delicate(op: Operation, [x, y, z]: readonly number[]): boolean {
  const near = 0.02;
  switch (op) {
    case "divide":
      return Math.abs(y) < near;
    case "power":
    case "log":
    case "sqrt":
      return x < near;
    case "asin":
    case "acos":
      return Math.abs(x) > 0.95;
    case "tan":
      return Math.abs(Math.cos(x)) < near;
    case "abs":
    case "sign":
      return Math.abs(x) < near;
    case "less":
    case "min":
    case "max":
      return Math.abs(x - y) < near;
    case "atan2":
      return Math.hypot(x, y) < near || (y < 0 && Math.abs(x) < near);
    case "fermi":
    case "fermiSlope":
    case "fermiCurvature":
      return z < 0.1;
    default:
      return false;
  }
}

/** The same tree in the compiler's graph, which simplifies it. */
export function buildTree(tree: Tree, builder: ScalarBuilder): NodeId {
  if (tree.op === "constant") return builder.constant(tree.value);
  if (tree.op === "input") return builder.input(tree.name);
  const args = tree.args.map((arg) => buildTree(arg, builder));
  const node = { op: tree.op, args: args.map((_, at) => at) } as unknown as ScalarNode;
  return builder.rebuild(node, args);
}

export function codeOf(tree: Tree): ScalarFunction {
  const builder = new ScalarBuilder();
  const node = buildTree(tree, builder);
  return builder.finish([{ name: "value", node }]);
}
