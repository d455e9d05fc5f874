/**
 * Real scalar code as a directed acyclic graph.
 *
 * Nodes are numbered so that arguments come before their users. Equal nodes are one node
 * (hash-consing), and the constructors fold constants and simplify as they build: there is no
 * separate simplification to forget.
 */

import type { SampledCurve } from "./sampled-curve.ts";

export type NodeId = number;

export type UnaryFunction =
  | "exp"
  | "log"
  | "sqrt"
  | "sin"
  | "cos"
  | "tan"
  | "asin"
  | "acos"
  | "atan"
  | "sinh"
  | "cosh"
  | "tanh"
  | "abs"
  | "sign"
  /** log(1 + exp(x)). */
  | "softplus";

/** `fermi(E, mu, kT)` and its first two derivatives with respect to E. */
export type FermiFunction = "fermi" | "fermiSlope" | "fermiCurvature";

export type ScalarNode =
  | { readonly op: "constant"; readonly value: number }
  | { readonly op: "input"; readonly name: string }
  | {
      readonly op: "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "atan2" | "less";
      readonly args: readonly [NodeId, NodeId];
    }
  | { readonly op: "negate"; readonly args: readonly [NodeId] }
  | { readonly op: "power"; readonly args: readonly [NodeId, NodeId] }
  /** args[0] is 0 or 1: `args[0] ? args[1] : args[2]`. */
  | { readonly op: "select"; readonly args: readonly [NodeId, NodeId, NodeId] }
  /** T(e) = ∫ body(ω, e) dω, or its derivative of some order. */
  | {
      readonly op: "tabulated";
      readonly table: Tabulated;
      readonly order: number;
      readonly args: readonly [NodeId];
    }
  /** A function given by points, or its derivative of some order. */
  | {
      readonly op: "interpolated";
      readonly curve: SampledCurve;
      readonly order: number;
      readonly args: readonly [NodeId];
    }
  | { readonly op: UnaryFunction; readonly args: readonly [NodeId] }
  | { readonly op: FermiFunction; readonly args: readonly [NodeId, NodeId, NodeId] };

export type ScalarOperation = ScalarNode["op"];

/** An integral over ω as a function of one energy; `body` has the inputs "omega" and "e". */
export interface Tabulated {
  /** Tells tables apart. */
  readonly key: string;
  readonly body: ScalarFunction;
  readonly low: number;
  readonly high: number;
}

/** Scalar code: some outputs as functions of named inputs. */
export interface ScalarFunction {
  readonly nodes: readonly ScalarNode[];
  readonly outputs: readonly { readonly name: string; readonly node: NodeId }[];
  /** Names that the spec gave to intermediate values. */
  readonly names: ReadonlyMap<NodeId, string>;
}

export function argumentsOf(node: ScalarNode): readonly NodeId[] {
  return "args" in node ? node.args : [];
}

/** The names of the inputs that the outputs really depend on, in order of first use. */
export function usedInputs(code: ScalarFunction): readonly string[] {
  const used = reachable(code);
  return code.nodes.flatMap((node, id) => (node.op === "input" && used.has(id) ? [node.name] : []));
}

/** The nodes that the outputs depend on. */
export function reachable(code: ScalarFunction): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>();
  const pending = code.outputs.map((output) => output.node);
  while (pending.length > 0) {
    const id = pending.pop()!;
    if (seen.has(id)) continue;
    seen.add(id);
    pending.push(...argumentsOf(code.nodes[id]));
  }
  return seen;
}
