import type { NodeId, ScalarFunction, ScalarNode, ScalarOperation } from "./scalar.ts";
import { argumentsOf } from "./scalar.ts";

/** The value of one operation at numbers: what constant folding and the compiler's own checks use. */
export function applyOperation(op: ScalarOperation, a: readonly number[]): number {
  switch (op) {
    case "add":
      return a[0] + a[1];
    case "subtract":
      return a[0] - a[1];
    case "multiply":
      return a[0] * a[1];
    case "divide":
      return a[0] / a[1];
    case "negate":
      return -a[0];
    case "power":
      return a[0] ** a[1];
    case "min":
      return Math.min(a[0], a[1]);
    case "max":
      return Math.max(a[0], a[1]);
    case "atan2":
      return Math.atan2(a[0], a[1]);
    case "less":
      return a[0] < a[1] ? 1 : 0;
    case "select":
      return a[0] ? a[1] : a[2];
    case "fermi":
      return fermi(a[0], a[1], a[2]);
    case "fermiSlope": {
      const f = fermi(a[0], a[1], a[2]);
      return a[2] === 0 ? 0 : (-f * (1 - f)) / a[2];
    }
    case "fermiCurvature": {
      const f = fermi(a[0], a[1], a[2]);
      return a[2] === 0 ? 0 : (f * (1 - f) * (1 - 2 * f)) / a[2] ** 2;
    }
    case "softplus":
      return Math.max(a[0], 0) + Math.log1p(Math.exp(-Math.abs(a[0])));
    case "constant":
    case "input":
      throw new Error(`${op} is not an operation`);
    default:
      return Math[op](a[0]);
  }
}

function fermi(e: number, mu: number, kT: number): number {
  if (kT === 0) return e < mu ? 1 : e > mu ? 0 : 0.5;
  return 1 / (1 + Math.exp((e - mu) / kT));
}

/** The outputs at given inputs. */
export function evaluateScalar(
  code: ScalarFunction,
  inputs: (name: string) => number,
): readonly number[] {
  const values: number[] = [];
  code.nodes.forEach((node: ScalarNode, id: NodeId) => {
    values[id] =
      node.op === "constant"
        ? node.value
        : node.op === "input"
          ? inputs(node.name)
          : applyOperation(
              node.op,
              argumentsOf(node).map((arg) => values[arg]),
            );
  });
  return code.outputs.map((output) => values[output.node]);
}
