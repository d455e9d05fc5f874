import { raiseTo } from "./raise-to.ts";
import { curveAt, type SampledCurve } from "./sampled-curve.ts";
import type { NodeId, ScalarFunction, ScalarNode, ScalarOperation } from "./scalar.ts";
import { argumentsOf, reachable } from "./scalar.ts";

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
    case "interpolated":
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

/** The value of a tabulated integral at an energy. */
type TableValue = (node: ScalarNode & { op: "tabulated" }, e: number) => number;

/** The outputs at given inputs. */
export function evaluateScalar(
  code: ScalarFunction,
  inputs: (name: string) => number,
  tableValue: TableValue = evaluateTable,
): readonly number[] {
  const values: number[] = [];
  code.nodes.forEach((node: ScalarNode, id: NodeId) => {
    values[id] =
      node.op === "constant"
        ? node.value
        : node.op === "input"
          ? inputs(node.name)
          : node.op === "tabulated"
            ? tableValue(node, values[node.args[0]])
            : node.op === "interpolated"
              ? curveAt(node.curve, node.order, values[node.args[0]])
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
    breakpoints(body),
  );
}

/** A number that is finite where the integrand is, for those who need no integral. */
export const sampleTable: TableValue = ({ table: { body, low, high } }, e) =>
  [low, Math.sqrt(low * high), high].reduce(
    (sum, omega) => sum + evaluateScalar(body, (name) => (name === "e" ? e : omega))[0],
    0,
  );

/** Agreement of an integral under halving of its panels. */
const tolerance = 1e-12;

/** Nodes and weights of Gauss–Legendre quadrature on [−1, 1] with six points. */
const gauss = [
  [0.2386191860831969, 0.467913934572691],
  [0.6612093864662645, 0.3607615730481386],
  [0.9324695142031521, 0.1713244923791704],
] as const;

/**
 * ∫ f over [low, high], 0 < low < high, by panels in log ω that are halved until nothing changes.
 * `breaks` are places where f is less smooth.
 */
export function integrate(
  f: (x: number) => number,
  low: number,
  high: number,
  breaks: readonly number[] = [],
): number {
  const inside = breaks.filter((x) => x > low && x < high).sort((a, b) => a - b);
  const ends = [low, ...inside, high].map(Math.log);
  let last = NaN;
  for (let panels = inside.length > 0 ? 1 : 16; panels * ends.length <= 65536; panels *= 2) {
    let sum = 0;
    for (let at = 0; at + 1 < ends.length; at++) {
      const width = (ends[at + 1] - ends[at]) / panels;
      for (let panel = 0; panel < panels; panel++)
        sum += gaussSum(f, ends[at] + (panel + 0.5) * width, 0.5 * width);
    }
    if (Math.abs(sum - last) <= tolerance * Math.abs(sum)) return sum;
    last = sum;
  }
  return last;
}

function gaussSum(f: (x: number) => number, middle: number, half: number): number {
  let sum = 0;
  for (const [node, weight] of gauss)
    for (const side of [-1, 1]) {
      const x = Math.exp(middle + side * half * node);
      sum += half * weight * f(x) * x;
    }
  return sum;
}

/** Where an integrand is less smooth, in ω. */
export function breakpoints(body: ScalarFunction): readonly number[] {
  return curvesOf(body).flatMap(({ curve, scale }) => curve.x.map((x) => x / scale));
}

/** The curves of an integrand that are taken at a multiple of ω, which is their `scale`. */
export function curvesOf(
  body: ScalarFunction,
): readonly { readonly curve: SampledCurve; readonly scale: number }[] {
  const live = reachable(body);
  return body.nodes.flatMap((node, id) => {
    if (node.op !== "interpolated" || !live.has(id)) return [];
    const argument = { ...body, outputs: [{ name: "at", node: node.args[0] }] };
    const at = (omega: number, e: number) =>
      evaluateScalar(argument, (name) => (name === "e" ? e : omega))[0];
    const scale = at(1, 0.3);
    return scale > 0 && at(2, 0.3) === 2 * scale && at(1, 0.7) === scale
      ? [{ curve: node.curve, scale }]
      : [];
  });
}
