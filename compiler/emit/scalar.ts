import type { Code, InputSource } from "../ir/program.ts";
import {
  type NodeId,
  type ScalarNode,
  type Tabulated,
  argumentsOf,
  reachable,
} from "../ir/scalar.ts";
import type { SampledCurve } from "../ir/sampled-curve.ts";
import { identifier } from "./identifier.ts";
import { number } from "./target.ts";

/** How the surroundings of a piece of code write the inputs it reads. */
export type ReadInput = (source: InputSource, name: string) => string;

/** A piece of code as statements, and an expression for each output. */
export interface PrintedCode {
  readonly statements: readonly string[];
  readonly outputs: readonly string[];
}

/** How the surroundings name a tabulated integral or a curve, or a derivative of some order. */
export type NameTable = (table: Tabulated | SampledCurve, order: number) => string;

/** What stands for them where nothing defines them. */
const plainName: NameTable = (table, order) =>
  `${"body" in table ? "integral" : "spectrum"}${"'".repeat(order)}`;

/** Longer expressions are split into named steps. */
const longest = 72;

/** Binding strength of an expression's outermost operation. */
export const strength = {
  select: 1,
  compare: 2,
  sum: 3,
  product: 4,
  unary: 5,
  power: 6,
  atom: 7,
} as const;

export interface Printed {
  readonly text: string;
  readonly strength: number;
  /** A comparison as a condition rather than a number. */
  readonly condition?: string;
  /** Whether it is a tensor, in a program of tensors. */
  readonly tensor?: boolean;
}

/** How a node is written, its arguments being printed already. */
export type PrintNode = (
  node: ScalarNode,
  printed: readonly Printed[],
  code: Code,
  read: ReadInput,
  nameTable: NameTable,
) => Printed;

/**
 * Prints scalar code: a value that is used more than once, or that the spec names, becomes a
 * constant; the rest stands in place. `taken` are names that the code must not use, and `print` is
 * how nodes are written.
 */
export function printCode(
  code: Code,
  read: ReadInput,
  taken: readonly string[],
  nameTable: NameTable = plainName,
  print: PrintNode = printNode,
): PrintedCode {
  const { scalar } = code;
  const live = reachable(scalar);
  const uses = countUses(code, live);
  const names = new Set(taken);
  const statements: string[] = [];
  const printed: Printed[] = [];
  let steps = 0;
  const declare = (id: NodeId, value: Printed, wanted: string | undefined) => {
    let name = wanted ? identifier(wanted) : `u${++steps}`;
    while (names.has(name))
      name = wanted && steps < 1000 ? `${identifier(wanted)}_${++steps}` : `u${++steps}`;
    names.add(name);
    statements.push(`const ${name} = ${value.text};`);
    printed[id] = { text: name, strength: strength.atom, tensor: value.tensor };
  };
  scalar.nodes.forEach((node, id) => {
    if (!live.has(id)) return;
    const value = print(node, printed, code, read, nameTable);
    printed[id] = value;
    if (node.op === "constant") return;
    const once = uses[id] <= 1;
    if (node.op === "input") {
      if (!once && value.text.length > node.name.length) declare(id, value, node.name);
      return;
    }
    const given = scalar.names.get(id);
    if (given !== undefined || !once || value.text.length > longest) declare(id, value, given);
  });
  return { statements, outputs: scalar.outputs.map(({ node }) => printed[node].text) };
}

function countUses(code: Code, live: ReadonlySet<NodeId>): readonly number[] {
  const uses: number[] = code.scalar.nodes.map(() => 0);
  code.scalar.nodes.forEach((node, id) => {
    if (live.has(id)) for (const arg of argumentsOf(node)) uses[arg]++;
  });
  for (const { node } of code.scalar.outputs) uses[node]++;
  return uses;
}

/** As JavaScript on numbers. */
export const printNode: PrintNode = (node, printed, code, read, nameTable) => {
  if (node.op === "constant")
    return {
      text: node.value === Math.PI ? "Math.PI" : number(node.value),
      strength: node.value < 0 ? strength.unary : strength.atom,
    };
  if (node.op === "input")
    return { text: read(code.inputs.get(node.name)!, node.name), strength: strength.atom };
  const within = (at: number, least: number) => {
    const argument = printed[node.args[at]];
    return argument.strength < least ? `(${argument.text})` : argument.text;
  };
  const call = (fn: string): Printed => ({
    text: `${fn}(${node.args.map((arg) => printed[arg].text).join(", ")})`,
    strength: strength.atom,
  });
  switch (node.op) {
    case "add":
      return {
        text: `${within(0, strength.sum)} + ${within(1, strength.sum)}`,
        strength: strength.sum,
      };
    case "subtract":
      return {
        text: `${within(0, strength.sum)} - ${within(1, strength.product)}`,
        strength: strength.sum,
      };
    case "multiply":
      return {
        text: `${within(0, strength.product)} * ${within(1, strength.unary)}`,
        strength: strength.product,
      };
    case "divide":
      return {
        text: `${within(0, strength.product)} / ${within(1, strength.unary)}`,
        strength: strength.product,
      };
    case "negate":
      return { text: `-${within(0, strength.atom)}`, strength: strength.unary };
    case "power":
      return {
        text: `${within(0, strength.atom)} ** ${within(1, strength.unary)}`,
        strength: strength.power,
      };
    case "less": {
      const condition = `${within(0, strength.sum)} < ${within(1, strength.sum)}`;
      return { text: `${condition} ? 1 : 0`, strength: strength.select, condition };
    }
    case "select": {
      const condition = printed[node.args[0]].condition ?? within(0, strength.atom);
      return {
        text: `${condition} ? ${within(1, strength.compare)} : ${within(2, strength.compare)}`,
        strength: strength.select,
      };
    }
    case "tabulated":
      return call(nameTable(node.table, node.order));
    case "interpolated":
      return call(nameTable(node.curve, node.order));
    case "fermi":
    case "fermiSlope":
    case "fermiCurvature":
    case "softplus":
      return call(node.op);
    default:
      return call(`Math.${node.op}`);
  }
};

const ofRuntime: readonly string[] = ["fermi", "fermiSlope", "fermiCurvature", "softplus"];

/** The runtime functions that a piece of code calls. */
export function runtimeFunctions(code: Code): readonly string[] {
  const live = reachable(code.scalar);
  return code.scalar.nodes.flatMap(({ op }, id) =>
    live.has(id) && ofRuntime.includes(op) ? [op] : [],
  );
}
