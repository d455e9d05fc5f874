import { ScalarBuilder } from "../ir/builder.ts";
import type { Code, MeanIR } from "../ir/program.ts";
import { type NodeId, reachable } from "../ir/scalar.ts";
import { Inputs } from "./inputs.ts";

/** What a mean sums and averages. */
type Averaged = Pick<MeanIR, "operators" | "rings" | "integrand">;

/**
 * Leaves out the rings and operators that the integrand does not depend on: those of an imaginary
 * part where only the real one is asked for.
 */
export function withoutUnusedRings({ operators, rings, integrand }: Averaged): Averaged {
  const used = reachable(integrand.scalar);
  const sources = integrand.scalar.nodes.flatMap((node, id) =>
    node.op === "input" && used.has(id) ? [integrand.inputs.get(node.name)!] : [],
  );
  const keptRings = usedOnly(
    rings,
    sources.flatMap((source) => (source.kind === "ring" ? [source.at] : [])),
  );
  const keptOperators = usedOnly(
    operators,
    keptRings.items.flatMap((ring) => ring.operators),
  );
  return {
    operators: keptOperators.items,
    rings: keptRings.items.map((ring) => ({
      ...ring,
      operators: ring.operators.map(keptOperators.place),
    })),
    integrand: renumbered(integrand, used, keptRings.place),
  };
}

/** The items at these places, in their order, and where they are now. */
function usedOnly<T>(items: readonly T[], places: readonly number[]) {
  const kept = [...new Set(places)].sort((a, b) => a - b);
  return { items: kept.map((at) => items[at]), place: (at: number) => kept.indexOf(at) };
}

/** The used nodes alone, reading the rings where they are now. */
function renumbered(
  { scalar, inputs }: Code,
  used: ReadonlySet<NodeId>,
  place: (ring: number) => number,
): Code {
  const builder = new ScalarBuilder();
  const reads = new Inputs(builder);
  const image: NodeId[] = [];
  scalar.nodes.forEach((node, id) => {
    if (!used.has(id)) return;
    if (node.op !== "input") image[id] = builder.rebuild(node, image);
    else {
      const source = inputs.get(node.name)!;
      image[id] =
        source.kind === "ring"
          ? readRing(reads, place(source.at), source.part)
          : reads.read(node.name, source);
    }
    const name = scalar.names.get(id);
    if (name !== undefined) builder.nameValue(image[id], name);
  });
  return reads.finish(scalar.outputs.map(({ name, node }) => ({ name, node: image[node] })));
}

/** The node that reads a part of a ring. */
export function readRing(inputs: Inputs, at: number, part: "re" | "im"): NodeId {
  return inputs.read(`ring${at + 1}_${part}`, { kind: "ring", at, part });
}
