import { applyOperation } from "./evaluate.ts";
import { curveAt, curveKey, type SampledCurve } from "./sampled-curve.ts";
import type {
  FermiFunction,
  NodeId,
  ScalarFunction,
  ScalarNode,
  ScalarOperation,
  Tabulated,
  UnaryFunction,
} from "./scalar.ts";
import { argumentsOf } from "./scalar.ts";

/** Builds a scalar graph; every constructor returns the simplest node that has the value. */
export class ScalarBuilder {
  private readonly nodes: ScalarNode[] = [];
  private readonly known = new Map<ScalarNode["op"], Map<number | string, NodeId>>();
  private readonly names = new Map<NodeId, string>();

  constant(value: number): NodeId {
    // −0 and 0 are one constant.
    return this.intern({ op: "constant", value: value === 0 ? 0 : value });
  }

  input(name: string): NodeId {
    return this.intern({ op: "input", name });
  }

  /** The value of a constant node, undefined for any other. */
  constantValue(id: NodeId): number | undefined {
    const node = this.nodes[id];
    return node.op === "constant" ? node.value : undefined;
  }

  node(id: NodeId): ScalarNode {
    return this.nodes[id];
  }

  /** Remembers the name that the spec gives to a value, for readable output. */
  nameValue(id: NodeId, name: string): void {
    if (argumentsOf(this.nodes[id]).length > 0 && !this.names.has(id)) this.names.set(id, name);
  }

  add(a: NodeId, b: NodeId): NodeId {
    if (this.isConstant(a, 0)) return b;
    if (this.isConstant(b, 0)) return a;
    const right = this.nodes[b];
    if (right.op === "negate") return this.subtract(a, right.args[0]);
    const left = this.nodes[a];
    if (left.op === "negate") return this.subtract(b, left.args[0]);
    return this.fold("add", [a, b]);
  }

  subtract(a: NodeId, b: NodeId): NodeId {
    if (this.isConstant(b, 0)) return a;
    if (this.isConstant(a, 0)) return this.negate(b);
    if (a === b) return this.constant(0);
    const right = this.nodes[b];
    if (right.op === "negate") return this.add(a, right.args[0]);
    return this.fold("subtract", [a, b]);
  }

  multiply(a: NodeId, b: NodeId): NodeId {
    if (this.constantValue(b) !== undefined && this.constantValue(a) === undefined)
      return this.multiply(b, a);
    if (this.isConstant(a, 0)) return a;
    if (this.isConstant(a, 1)) return b;
    if (this.isConstant(a, -1)) return this.negate(b);
    const left = this.nodes[a];
    const right = this.nodes[b];
    if (left.op === "negate") return this.negate(this.multiply(left.args[0], b));
    if (right.op === "negate") return this.negate(this.multiply(a, right.args[0]));
    // c₁·(c₂·x) = (c₁c₂)·x
    const scale = this.constantValue(a);
    if (scale !== undefined && right.op === "multiply") {
      const inner = this.constantValue(right.args[0]);
      if (inner !== undefined) return this.multiply(this.constant(scale * inner), right.args[1]);
    }
    return this.fold("multiply", [a, b]);
  }

  divide(a: NodeId, b: NodeId): NodeId {
    if (this.isConstant(a, 0) && !this.isConstant(b, 0)) return a;
    if (this.isConstant(b, 1)) return a;
    if (this.isConstant(b, -1)) return this.negate(a);
    const left = this.nodes[a];
    if (left.op === "negate") return this.negate(this.divide(left.args[0], b));
    return this.fold("divide", [a, b]);
  }

  negate(a: NodeId): NodeId {
    const node = this.nodes[a];
    if (node.op === "constant") return this.constant(-node.value);
    if (node.op === "negate") return node.args[0];
    if (node.op === "subtract") return this.subtract(node.args[1], node.args[0]);
    return this.intern({ op: "negate", args: [a] });
  }

  power(base: NodeId, exponent: NodeId): NodeId {
    if (this.isConstant(exponent, 0)) return this.constant(1);
    if (this.isConstant(exponent, 1)) return base;
    if (this.isConstant(exponent, 2)) return this.multiply(base, base);
    if (this.isConstant(exponent, -1)) return this.divide(this.constant(1), base);
    if (this.isConstant(exponent, 0.5)) return this.apply("sqrt", base);
    return this.fold("power", [base, exponent]);
  }

  apply(fn: UnaryFunction, a: NodeId): NodeId {
    return this.fold(fn, [a]);
  }

  binary(op: "min" | "max" | "atan2" | "less", a: NodeId, b: NodeId): NodeId {
    return this.fold(op, [a, b]);
  }

  select(condition: NodeId, yes: NodeId, no: NodeId): NodeId {
    const known = this.constantValue(condition);
    if (known !== undefined) return known ? yes : no;
    return yes === no ? yes : this.intern({ op: "select", args: [condition, yes, no] });
  }

  fermi(fn: FermiFunction, e: NodeId, mu: NodeId, kT: NodeId): NodeId {
    return this.fold(fn, [e, mu, kT]);
  }

  tabulated(table: Tabulated, order: number, e: NodeId): NodeId {
    return this.intern({ op: "tabulated", table, order, args: [e] });
  }

  interpolated(curve: SampledCurve, order: number, at: NodeId): NodeId {
    const place = this.constantValue(at);
    if (place !== undefined) return this.constant(curveAt(curve, order, place));
    return this.intern({ op: "interpolated", curve, order, args: [at] });
  }

  /** The sum as a balanced tree: shallow also for thousands of terms. */
  total(terms: readonly NodeId[]): NodeId {
    if (terms.length === 0) return this.constant(0);
    let level = terms;
    while (level.length > 1) {
      const next: NodeId[] = [];
      for (let i = 0; i < level.length; i += 2)
        next.push(i + 1 < level.length ? this.add(level[i], level[i + 1]) : level[i]);
      level = next;
    }
    return level[0];
  }

  /** Builds a node of another graph here; `image` gives the counterpart of each of its arguments. */
  rebuild(node: ScalarNode, image: readonly NodeId[]): NodeId {
    if (node.op === "constant") return this.constant(node.value);
    if (node.op === "input") return this.input(node.name);
    const args = node.args.map((arg) => image[arg]);
    switch (node.op) {
      case "add":
        return this.add(args[0], args[1]);
      case "subtract":
        return this.subtract(args[0], args[1]);
      case "multiply":
        return this.multiply(args[0], args[1]);
      case "divide":
        return this.divide(args[0], args[1]);
      case "negate":
        return this.negate(args[0]);
      case "power":
        return this.power(args[0], args[1]);
      case "select":
        return this.select(args[0], args[1], args[2]);
      case "tabulated":
        return this.tabulated(node.table, node.order, args[0]);
      case "interpolated":
        return this.interpolated(node.curve, node.order, args[0]);
      default:
        return this.fold(node.op, args);
    }
  }

  finish(outputs: readonly { readonly name: string; readonly node: NodeId }[]): ScalarFunction {
    return { nodes: [...this.nodes], outputs, names: new Map(this.names) };
  }

  private fold(op: ScalarOperation, args: readonly NodeId[]): NodeId {
    if (args.every((arg) => this.nodes[arg].op === "constant")) {
      const values = args.map((arg) => this.constantValue(arg)!);
      const value = applyOperation(op, values);
      // A pole stays in the code: it shows where the infinity comes from.
      if (Number.isFinite(value)) return this.constant(value);
    }
    return this.intern({ op, args } as unknown as ScalarNode);
  }

  private isConstant(id: NodeId, value: number): boolean {
    return this.constantValue(id) === value;
  }

  private intern(node: ScalarNode): NodeId {
    const alike = this.alike(node.op);
    const key = keyOf(node);
    const existing = alike.get(key);
    if (existing !== undefined) return existing;
    this.nodes.push(node);
    alike.set(key, this.nodes.length - 1);
    return this.nodes.length - 1;
  }

  /** The nodes of an operation, by their keys. */
  private alike(op: ScalarNode["op"]): Map<number | string, NodeId> {
    let alike = this.known.get(op);
    if (alike === undefined) this.known.set(op, (alike = new Map<number | string, NodeId>()));
    return alike;
  }
}

/** More nodes than a graph can have. */
const manyNodes = 2 ** 26;

/** What tells a node from others of its operation; a number where that can be, as texts take longer. */
function keyOf(node: ScalarNode): number | string {
  switch (node.op) {
    case "constant":
      return node.value;
    case "input":
      return node.name;
    case "tabulated":
      return `${node.table.key} ${node.order}(${node.args.join()})`;
    case "interpolated":
      return `${curveKey(node.curve)} ${node.order}(${node.args.join()})`;
  }
  const { args }: { readonly args: readonly NodeId[] } = node;
  if (args.length === 1) return args[0];
  return args.length === 2 ? args[0] * manyNodes + args[1] : args.join();
}
