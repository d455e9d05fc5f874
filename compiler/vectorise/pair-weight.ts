import { ScalarBuilder } from "../ir/builder.ts";
import type { Code } from "../ir/program.ts";
import { type NodeId, type ScalarFunction, argumentsOf, reachable } from "../ir/scalar.ts";

/**
 * A weight of two energies in two steps: what depends on one of them alone is computed once for each
 * band (`level`, of the input "E"; its outputs are slots), the rest for each pair of bands, from the
 * slots of both ("row 0", "column 0", …). All other inputs are the scalars of the sweep.
 */
export interface PairWeight {
  readonly level: ScalarFunction;
  readonly pair: ScalarFunction;
}

/** Which of the two energies a value depends on. */
const ROW = 1;
const COLUMN = 2;
const BOTH = ROW + COLUMN;

export function splitByEnergy({ scalar, inputs }: Code): PairWeight {
  const live = reachable(scalar);
  const energies: number[] = [];
  scalar.nodes.forEach((node, id) => {
    const source = node.op === "input" ? inputs.get(node.name)! : undefined;
    if (source?.kind === "energy") energies[id] = source.which === 0 ? ROW : COLUMN;
    else energies[id] = argumentsOf(node).reduce((all, arg) => all | energies[arg], 0);
  });

  const level = new ScalarBuilder();
  const levelImage: NodeId[] = [];
  scalar.nodes.forEach((node, id) => {
    if (!live.has(id) || energies[id] === BOTH) return;
    const isEnergy = node.op === "input" && energies[id] !== 0;
    levelImage[id] = isEnergy ? level.input("E") : level.rebuild(node, levelImage);
  });

  const slots: NodeId[] = [];
  const slotOf = (value: NodeId): number => {
    const at = slots.indexOf(value);
    return at >= 0 ? at : slots.push(value) - 1;
  };
  const pair = new ScalarBuilder();
  const pairImage: NodeId[] = [];
  const imageOf = (id: NodeId): NodeId => {
    if (pairImage[id] !== undefined) return pairImage[id];
    const node = scalar.nodes[id];
    const alone = energies[id] !== BOTH;
    const simple = energies[id] === 0 && argumentsOf(node).length === 0;
    if (alone && !simple) {
      const side = energies[id] === COLUMN ? "column" : "row";
      return (pairImage[id] = pair.input(`${side} ${slotOf(levelImage[id])}`));
    }
    for (const arg of argumentsOf(node)) imageOf(arg);
    return (pairImage[id] = pair.rebuild(node, pairImage));
  };
  const outputs = scalar.outputs.map(({ name, node }) => ({ name, node: imageOf(node) }));
  return {
    level: level.finish(slots.map((node, at) => ({ name: String(at), node }))),
    pair: pair.finish(outputs),
  };
}
