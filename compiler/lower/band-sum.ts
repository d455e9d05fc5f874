import type { BandSum } from "../check/typed.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import { evaluateScalar } from "../ir/evaluate.ts";
import type { RingIR } from "../ir/program.ts";
import type { NodeId } from "../ir/scalar.ts";
import { type MatrixElement, NotMultilinear, bandForm } from "./band-form.ts";
import type { Complex } from "./complex.ts";
import { Lowering } from "./expression.ts";
import { Inputs } from "./inputs.ts";
import type { SweepInputs } from "./sweep-inputs.ts";

/** Rings of a sum over bands, and which of their parts add up to its real and imaginary value. */
export interface LoweredBandSum {
  readonly rings: readonly RingIR[];
  readonly re: readonly RingPart[];
  readonly im: readonly RingPart[];
}

export interface RingPart {
  readonly ring: number;
  readonly part: "re" | "im";
}

/** Where operators are numbered, as the rings refer to them. */
export type OperatorNumber = (operator: MatrixElement["operator"]) => number;

/** A sum over bands as rings; a formula that cannot be such a sum is reported. */
export function lowerBandSum(
  sum: BandSum,
  scalars: SweepInputs,
  operatorNumber: OperatorNumber,
  reporter: Reporter,
): LoweredBandSum | undefined {
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const lowering = weightLowering(sum, scalars, builder, inputs);
  let form;
  try {
    form = bandForm(sum.body, lowering);
  } catch (problem) {
    if (!(problem instanceof NotMultilinear)) throw problem;
    return reporter.report("HAM5012", problem.node.span, {
      what: "This formula",
      where: problem.message,
    });
  }
  const parts: { target: "re" | "im"; part: "re" | "im"; ring: Ring; weight: NodeId }[] = [];
  for (const { weight, elements, part } of form) {
    const ring = closeRing(elements, sum, reporter);
    if (!ring) return undefined;
    const { re, im } = weight;
    const add = (target: "re" | "im", ringPart: "re" | "im", node: NodeId) =>
      parts.push({ target, part: ringPart, ring, weight: node });
    // w·X = (w'X' − w''X'') + i (w'X'' + w''X')
    if (part !== "im") {
      add("re", "re", re);
      add("re", "im", builder.negate(im));
    }
    if (part !== "re") {
      const target = part === "im" ? "re" : "im";
      add(target, "im", re);
      add(target, "re", im);
    }
  }
  return gather(parts, sum, builder, inputs, operatorNumber, reporter);
}

function weightLowering(
  sum: BandSum,
  scalars: SweepInputs,
  builder: ScalarBuilder,
  inputs: Inputs,
): Lowering {
  const energy = (index: string): Complex => ({
    re: inputs.read(`E_${index}`, { kind: "energy", which: sum.indices.indexOf(index) as 0 | 1 }),
    im: builder.constant(0),
  });
  const lowering: Lowering = new Lowering(builder, (node) => {
    if (node.kind === "energy") return energy(node.index);
    if (node.kind === "occupation") {
      const mu = lowering.real(node.mu);
      const kT = lowering.real(node.kT);
      return { re: builder.fermi("fermi", energy(node.index).re, mu, kT), im: builder.constant(0) };
    }
    return scalars.read(node, builder, inputs);
  });
  return lowering;
}

/** The operators around a closed ring, starting with the one whose bra is the first index. */
interface Ring {
  readonly key: string;
  readonly operators: readonly MatrixElement["operator"][];
}

/** Every index of the sum must appear once as a bra and once as a ket, in one ring. */
function closeRing(
  elements: readonly MatrixElement[],
  sum: BandSum,
  reporter: Reporter,
): Ring | undefined {
  const { indices, span } = sum;
  if (elements.length === 0 && indices.length === 1) return { key: "", operators: [] };
  for (const index of indices) {
    const bras = elements.filter(({ bra }) => bra === index).length;
    const kets = elements.filter(({ ket }) => ket === index).length;
    if (bras === 1 && kets === 1) continue;
    const times = (count: number) => ["never", "once", "twice"][count] ?? `${count} times`;
    return reporter.report("HAM5009", span, {
      index,
      reason:
        bras === 0 && kets === 0
          ? "appears in no matrix element of this sum"
          : `appears ${times(bras)} as a bra and ${times(kets)} as a ket`,
    });
  }
  const ordered = indices.map((index) => elements.find(({ bra }) => bra === index)!);
  const connected = indices.every(
    (_, at) => ordered[at].ket === indices[(at + 1) % indices.length],
  );
  if (!connected)
    return reporter.report("HAM5009", span, {
      index: indices[0],
      reason: "closes by itself, apart from the others",
    });
  const operators = ordered.map(({ operator }) => operator);
  return { key: operators.map(({ orders }) => orders.join()).join(" | "), operators };
}

function gather(
  parts: readonly { target: "re" | "im"; part: "re" | "im"; ring: Ring; weight: NodeId }[],
  sum: BandSum,
  builder: ScalarBuilder,
  inputs: Inputs,
  operatorNumber: OperatorNumber,
  reporter: Reporter,
): LoweredBandSum | undefined {
  const groups = new Map<
    string,
    { target: "re" | "im"; part: "re" | "im"; ring: Ring; weight: NodeId }
  >();
  for (const item of parts) {
    const key = `${item.target} ${item.part} ${item.ring.key}`;
    const group = groups.get(key);
    const weight = group ? builder.add(group.weight, item.weight) : item.weight;
    groups.set(key, { ...item, weight });
  }
  const rings: (RingIR & { readonly key: string })[] = [];
  const sums: { re: RingPart[]; im: RingPart[] } = { re: [], im: [] };
  for (const { target, part, ring, weight } of groups.values()) {
    if (builder.constantValue(weight) === 0) continue;
    const key = `${ring.key} ${weight}`;
    let at = rings.findIndex((known) => known.key === key);
    if (at < 0) {
      const code = inputs.finish([{ name: "weight", node: weight }]);
      if (sum.indices.length === 2 && sum.levels !== "different" && hasPole(code))
        return reporter.report("HAM5011", sum.span, {});
      at =
        rings.push({
          key,
          kind: sum.indices.length === 1 ? "band" : "pair",
          indices: sum.indices,
          operators: ring.operators.map(operatorNumber),
          levels: sum.levels,
          weight: code,
        }) - 1;
    }
    sums[target].push({ ring: at, part });
  }
  return { rings: rings.map(({ key: _, ...ring }) => ring), ...sums };
}

/** Whether a weight is infinite where all energies are equal. */
function hasPole(code: RingIR["weight"]): boolean {
  const [weight] = evaluateScalar(code.scalar, (name) =>
    code.inputs.get(name)?.kind === "energy" ? 0.3 : 0.71,
  );
  return !Number.isFinite(weight);
}
