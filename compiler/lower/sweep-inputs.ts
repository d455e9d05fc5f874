import type { Typed } from "../check/typed.ts";
import { children } from "../check/typed.ts";
import type { ScalarBuilder } from "../ir/builder.ts";
import type { Code } from "../ir/program.ts";
import type { NodeId } from "../ir/scalar.ts";
import type { Complex } from "./complex.ts";
import type { Lowering } from "./expression.ts";
import type { Inputs } from "./inputs.ts";

/**
 * The scalars that a sweep is given: what its formula uses but what does not change with k (μ, kT,
 * parameters, results of earlier sweeps) is computed once, outside the zone.
 */
export class SweepInputs {
  private readonly nodes: NodeId[] = [];
  private readonly names: string[] = [];
  private readonly outside: Lowering;
  private readonly outsideInputs: Inputs;

  constructor(outside: Lowering, outsideInputs: Inputs) {
    this.outside = outside;
    this.outsideInputs = outsideInputs;
  }

  /** The value inside the zone of an expression that does not change with k; undefined for others. */
  read(typed: Typed, inside: ScalarBuilder, inputs: Inputs): Complex | undefined {
    if (changesWithK(typed)) return undefined;
    const { re, im } = this.outside.scalar(typed);
    return {
      re: this.carry(re, nameOf(typed), inside, inputs),
      im: this.carry(im, `${nameOf(typed)}_im`, inside, inputs),
    };
  }

  /** The code that computes the scalars. */
  finish(): Code {
    return this.outsideInputs.finish(
      this.nodes.map((node, at) => ({ name: this.names[at], node })),
    );
  }

  private carry(node: NodeId, name: string, inside: ScalarBuilder, inputs: Inputs): NodeId {
    const value = this.outside.builder.constantValue(node);
    if (value !== undefined) return inside.constant(value);
    let at = this.nodes.indexOf(node);
    if (at < 0) {
      at = this.nodes.push(node) - 1;
      this.names.push(this.names.includes(name) ? `${name}_${at}` : name);
    }
    return inputs.read(this.names[at], { kind: "scalar", at });
  }
}

function nameOf(typed: Typed): string {
  switch (typed.kind) {
    case "named":
      return typed.name;
    case "parameter":
      return typed.family.name;
    case "curveVariable":
      return typed.name;
    case "schedule":
      return typed.schedule.name;
    default:
      return "s";
  }
}

const cache = new WeakMap<Typed, boolean>();

function changesWithK(typed: Typed): boolean {
  const known = cache.get(typed);
  if (known !== undefined) return known;
  const changes =
    ["energy", "bandEnergy", "occupation", "element", "bandSum"].includes(typed.kind) ||
    // A reduction over the zone has no k left, nor has μ, which follows from one.
    (typed.kind !== "zone" &&
      typed.kind !== "chemicalPotential" &&
      children(typed).some(changesWithK));
  cache.set(typed, changes);
  return changes;
}
