import type { ParameterValue, Typed } from "../check/typed.ts";
import { widthOf } from "../model/parameters.ts";
import type { ScalarBuilder } from "../ir/builder.ts";
import type { Code, InputSource } from "../ir/program.ts";
import type { NodeId } from "../ir/scalar.ts";
import type { Complex } from "./complex.ts";
import { memberName } from "./members.ts";

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
      if (taken && !isSame(taken, source)) continue;
      if (!taken) this.sources.set(attempt, source);
      return this.builder.input(attempt);
    }
  }

  finish(outputs: readonly { readonly name: string; readonly node: NodeId }[]): Code {
    return { scalar: this.builder.finish(outputs), inputs: this.sources };
  }
}

function isSame(a: InputSource, b: InputSource): boolean {
  if (a.kind !== b.kind) return false;
  // Sources of one kind have the same fields, none of which has fields of its own.
  return Object.entries(a).every(([field, value]) => b[field as keyof InputSource] === value);
}

/** A parameter of one member. */
export function readSingle(
  { family, component }: ParameterValue,
  inputs: Inputs,
  builder: ScalarBuilder,
): Complex {
  const width = widthOf(family.domain);
  const read = (part: number) =>
    inputs.read(memberName(family, part, width), { kind: "theta", family: family.name, part });
  if (component !== undefined || width === 1)
    return { re: read(component ?? 0), im: builder.constant(0) };
  return { re: read(0), im: read(1) };
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
      return readSingle(node, inputs, builder);
    case "schedule":
      return real(node.schedule.name, { kind: "schedule", name: node.schedule.name });
    case "curveVariable":
      return real(node.name, { kind: "curveVariable" });
    case "step":
      return real("step", { kind: "step" });
    default:
      return undefined;
  }
}
