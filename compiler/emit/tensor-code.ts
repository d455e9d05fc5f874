import type { InputSource } from "../ir/program.ts";
import type { ScalarOperation } from "../ir/scalar.ts";
import { type Printed, type PrintNode, printNode, strength } from "./scalar.ts";

/** What has a value for every wave vector, and band; the scalars of a sweep are plain numbers. */
const tensors: ReadonlySet<InputSource["kind"]> = new Set(["energy", "ring", "bar"]);

/** The functions of TensorFlow.js whose names are not those of the operations. */
const names: Partial<Record<ScalarOperation, string>> = {
  subtract: "sub",
  multiply: "mul",
  divide: "div",
  negate: "neg",
  power: "pow",
  min: "minimum",
  max: "maximum",
};

/**
 * As TensorFlow.js on tensors of wave vectors and bands: the same scalar code, of which each
 * operation works on all of them at once. What depends on no tensor stays arithmetic on numbers.
 */
export const printTensorNode: PrintNode = (node, printed, code, read, nameTable) => {
  if (node.op === "input") {
    const source = code.inputs.get(node.name)!;
    return { ...printNode(node, printed, code, read, nameTable), tensor: tensors.has(source.kind) };
  }
  if (node.op === "constant" || !node.args.some((arg) => printed[arg].tensor))
    return printNode(node, printed, code, read, nameTable);
  const args = node.args.map((arg) => printed[arg].text);
  const call = (fn: string, ...given: readonly string[]): Printed => ({
    text: `${fn}(${given.join(", ")})`,
    strength: strength.atom,
    tensor: true,
  });
  switch (node.op) {
    case "less": {
      const comparison = call("tf.less", ...args);
      return { ...call("tf.cast", comparison.text, '"float32"'), condition: comparison.text };
    }
    case "select": {
      const [condition, yes, no] = node.args.map((arg) => printed[arg]);
      if (!condition.tensor)
        return {
          text: `${condition.condition ?? `(${condition.text})`} ? ${yes.text} : ${no.text}`,
          strength: strength.select,
          tensor: true,
        };
      const holds = condition.condition ?? `tf.notEqual(${condition.text}, 0)`;
      return call("tf.where", holds, yes.text, no.text);
    }
    case "tabulated":
      return call("lookUp", nameTable(node.table, node.order), ...args);
    case "interpolated":
      return call("lookUp", nameTable(node.curve, node.order), ...args);
    case "fermi":
    case "fermiSlope":
    case "fermiCurvature":
      return call(node.op, ...args);
    default:
      return call(`tf.${names[node.op] ?? node.op}`, ...args);
  }
};
