import { raiseTo } from "./raise-to.ts";
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
      return raiseTo(a[0], a[1]);
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
    case "tabulated":
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
          : node.op === "tabulated"
            ? evaluateTable(node, values[node.args[0]])
            : applyOperation(
                node.op,
                argumentsOf(node).map((arg) => values[arg]),
              );
  });
  return code.outputs.map((output) => values[output.node]);
}

function evaluateTable({ table, order }: ScalarNode & { op: "tabulated" }, e: number): number {
  if (order > 0) throw new Error("derivatives of tables are evaluated by the runtime");
  const { body, low, high } = table;
  return integrate(
    (omega) => evaluateScalar(body, (name) => (name === "e" ? e : omega))[0],
    low,
    high,
  );
}

/** Agreement of an integral under halving of its panels. */
const tolerance = 1e-12;

/** Nodes and weights of Gauss–Legendre quadrature on [−1, 1] with six points. */
const gauss = [
  [0.2386191860831969, 0.467913934572691],
  [0.6612093864662645, 0.3607615730481386],
  [0.9324695142031521, 0.1713244923791704],
] as const;

/** ∫ f over [low, high], 0 < low < high, by panels in log ω that are halved until nothing changes. */
export function integrate(f: (x: number) => number, low: number, high: number): number {
  let last = NaN;
  for (let panels = 16; panels <= 16384; panels *= 2) {
    const width = Math.log(high / low) / panels;
    let sum = 0;
    for (let panel = 0; panel < panels; panel++) {
      const middle = Math.log(low) + (panel + 0.5) * width;
      for (const [node, weight] of gauss)
        for (const side of [-1, 1]) {
          const x = Math.exp(middle + side * 0.5 * width * node);
          sum += 0.5 * width * weight * f(x) * x;
        }
    }
    if (Math.abs(sum - last) <= tolerance * Math.abs(sum)) return sum;
    last = sum;
  }
  return last;
}
