import type { Family } from "../model/family.ts";
import type { Typed } from "../check/typed.ts";
import type { ScalarBuilder } from "../ir/builder.ts";
import type { Code, InputSource } from "../ir/program.ts";
import type { NodeId } from "../ir/scalar.ts";
import type { Complex } from "./complex.ts";

/** The inputs of a piece of scalar code, each by a name of its own. */
export class Inputs {
  private readonly sources = new Map<string, InputSource>();
  private readonly builder: ScalarBuilder;

  constructor(builder: ScalarBuilder) {
    this.builder = builder;
  }

  /** The node that reads the source; the same source is one input. */
  read(name: string, source: InputSource): NodeId {
    for (let attempt = name, n = 2; ; attempt = `${name}_${n++}`) {
      const taken = this.sources.get(attempt);
      if (taken && JSON.stringify(taken) !== JSON.stringify(source)) continue;
      this.sources.set(attempt, source);
      return this.builder.input(attempt);
    }
  }

  finish(outputs: readonly { readonly name: string; readonly node: NodeId }[]): Code {
    return { scalar: this.builder.finish(outputs), inputs: this.sources };
  }
}

/** A parameter of one member. */
export function readSingle(family: Family, inputs: Inputs, builder: ScalarBuilder): Complex {
  if (family.width === 1)
    return {
      re: inputs.read(family.name, { kind: "theta", place: family.offset }),
      im: builder.constant(0),
    };
  return {
    re: inputs.read(`${family.name}_re`, { kind: "theta", place: family.offset }),
    im: inputs.read(`${family.name}_im`, { kind: "theta", place: family.offset + 1 }),
  };
}

/** What a quantity or a schedule reads outside the zone: single parameters, schedules, the step. */
export function readOutside(
  node: Typed,
  inputs: Inputs,
  builder: ScalarBuilder,
): Complex | undefined {
  const real = (name: string, source: InputSource): Complex => ({
    re: inputs.read(name, source),
    im: builder.constant(0),
  });
  switch (node.kind) {
    case "parameter":
      return readSingle(node.family, inputs, builder);
    case "schedule":
      return real(node.schedule.name, { kind: "schedule", name: node.schedule.name });
    case "step":
      return real("step", { kind: "step" });
    default:
      return undefined;
  }
}
