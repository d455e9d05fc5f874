import { instruction as i } from "../../webassembly/instructions.ts";
import type { Code } from "../../webassembly/module.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import {
  type NodeId,
  type ScalarFunction,
  type ScalarNode,
  type Tabulated,
  reachable,
} from "../ir/scalar.ts";
import { occupation } from "./occupations.ts";

/** How scalar code meets its surroundings. */
export interface LaneSurroundings {
  /** Puts an input on the stack. */
  readonly read: (name: string) => Code;
  /** Stores an output, which `value` puts on the stack. */
  readonly write: (output: number, value: Code) => Code;
  /** The number of the function exp of both lanes. */
  readonly exp: number;
  /** The value of a tabulated integral at what `at` puts on the stack; undefined where there are none. */
  readonly lookUp?: (table: Tabulated, order: number, at: Code) => Code;
  /** The number of the first local that is free. */
  readonly firstLocal: number;
}

/** Higher powers are not multiplied out. */
const HIGHEST_POWER = 8;

/**
 * Scalar code on both lanes of registers at once, and how many locals it takes; undefined where it
 * has an operation that lanes cannot do.
 */
export function laneCode(
  code: ScalarFunction,
  { read, write, exp, lookUp, firstLocal }: LaneSurroundings,
): { readonly body: Code; readonly locals: number } | undefined {
  const plain = inPlainOperations(code);
  const body: number[] = [];
  const values: Code[] = [];
  let locals = 0;
  const live = reachable(plain);
  for (const [id, node] of plain.nodes.entries()) {
    if (!live.has(id)) continue;
    if (node.op === "constant") {
      values[id] = i.constant(node.value);
      continue;
    }
    const computed =
      node.op === "input"
        ? read(node.name)
        : node.op === "tabulated"
          ? lookUp?.(node.table, node.order, values[node.args[0]])
          : operation(node, values, exp);
    if (computed === undefined) return undefined;
    const local = firstLocal + locals++;
    body.push(...computed, ...i.set(local));
    values[id] = i.get(local);
  }
  plain.outputs.forEach(({ node }, at) => body.push(...write(at, values[node])));
  return { body, locals };
}

/** The same with occupations by exponentials and powers multiplied out. */
function inPlainOperations(code: ScalarFunction): ScalarFunction {
  const builder = new ScalarBuilder();
  const image: NodeId[] = [];
  const live = reachable(code);
  code.nodes.forEach((node, id) => {
    if (live.has(id)) image[id] = plainNode(builder, node, image);
  });
  return builder.finish(code.outputs.map(({ name, node }) => ({ name, node: image[node] })));
}

function plainNode(b: ScalarBuilder, node: ScalarNode, image: readonly NodeId[]): NodeId {
  switch (node.op) {
    case "fermi":
    case "fermiSlope":
    case "fermiCurvature": {
      const [e, mu, kT] = node.args.map((arg) => image[arg]);
      return occupation(b, node.op, e, mu, kT);
    }
    case "power": {
      const [base, exponent] = node.args.map((arg) => image[arg]);
      const power = b.constantValue(exponent);
      if (!Number.isInteger(power) || Math.abs(power!) > HIGHEST_POWER) break;
      let product = b.constant(1);
      for (let n = 0; n < Math.abs(power!); n++) product = b.multiply(product, base);
      return power! < 0 ? b.divide(b.constant(1), product) : product;
    }
    default:
  }
  return b.rebuild(node, image);
}

function operation(node: ScalarNode, values: readonly Code[], exp: number): Code | undefined {
  if (!("args" in node)) return undefined;
  const [x, y, z] = node.args.map((arg) => values[arg]);
  switch (node.op) {
    case "add":
      return [...x, ...y, ...i.add];
    case "subtract":
      return [...x, ...y, ...i.subtract];
    case "multiply":
      return [...x, ...y, ...i.multiply];
    case "divide":
      return [...x, ...y, ...i.divide];
    case "min":
      return [...x, ...y, ...i.min];
    case "max":
      return [...x, ...y, ...i.max];
    case "negate":
      return [...x, ...i.negate];
    case "abs":
      return [...x, ...i.abs];
    case "sqrt":
      return [...x, ...i.sqrt];
    case "exp":
      return [...x, ...i.call(exp)];
    case "less":
      return [...x, ...y, ...i.less, ...i.constant(1), ...i.and];
    case "select":
      // No condition is −0 or not a number.
      return [...z, ...y, ...x, ...i.constant(0), ...i.equal, ...i.select];
    default:
      return undefined;
  }
}
