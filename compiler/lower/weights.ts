import type { ScalarBuilder } from "../ir/builder.ts";
import { evaluateScalar, sampleTable } from "../ir/evaluate.ts";
import type { Code } from "../ir/program.ts";
import { dependsOn } from "../check/integrals.ts";
import type { IntegralRange } from "../check/typed.ts";
import { type Factor, lowerFactors, NotMultilinear } from "./band-terms.ts";
import type { Complex } from "./complex.ts";
import { Lowering } from "./expression.ts";
import type { Inputs } from "./inputs.ts";
import { lowerIntegral } from "./integral.ts";
import type { SweepInputs } from "./sweep-inputs.ts";

/** Lowers weights: scalar code of the energies of some band indices, in this order. */
export function weightLowering(
  indices: readonly string[],
  scalars: SweepInputs,
  builder: ScalarBuilder,
  inputs: Inputs,
): Lowering {
  const energy = (index: string): Complex => ({
    re: inputs.read(`E_${index}`, { kind: "energy", which: indices.indexOf(index) as 0 | 1 }),
    im: builder.constant(0),
  });
  const lowering: Lowering = new Lowering(builder, (node) => {
    if (node.kind === "energy") return energy(node.index);
    if (node.kind === "occupation") {
      const mu = lowering.real(node.mu);
      const kT = lowering.real(node.kT);
      return {
        re: builder.fermi(node.order === 0 ? "fermi" : "fermiSlope", energy(node.index).re, mu, kT),
        im: builder.constant(0),
      };
    }
    return scalars.read(node, builder, inputs);
  });
  return lowering;
}

/** What multiplies the matrix elements of a sum over bands. */
export interface Weight {
  /** Outside of the integral. */
  readonly factors: readonly Factor[];
  /** Products under it, which are added up. Empty without an integral. */
  readonly integrands: readonly (readonly Factor[])[];
}

/** Takes what depends on the variable of an integral under it. */
export function weightOf(factors: readonly Factor[], integral: IntegralRange | undefined): Weight {
  if (!integral) return { factors, integrands: [] };
  const varying = factors.filter(({ typed }) => dependsOn(typed, integral.variable));
  return { factors: factors.filter((factor) => !varying.includes(factor)), integrands: [varying] };
}

/** Tells what is outside of the integral apart, among weights that are lowered alike. */
export function factorsKey({ factors }: Weight, lowering: Lowering): string {
  const { re, im } = lowerFactors(factors, lowering);
  return `${re} ${im}`;
}

/** A weight as code. Integrands that meet the bands in one combination have one table together. */
export function lowerWeight(
  { factors, integrands }: Weight,
  integral: IntegralRange | undefined,
  lowering: Lowering,
): Complex {
  const outside = lowerFactors(factors, lowering);
  if (!integral || integrands.length === 0) return outside;
  return lowering.complex.multiply(outside, integrated(integrands, integral, lowering));
}

function integrated(
  integrands: Weight["integrands"],
  integral: IntegralRange,
  lowering: Lowering,
): Complex {
  try {
    return lowerIntegral(integrands, integral, lowering);
  } catch (problem) {
    if (!(problem instanceof NotMultilinear) || integrands.length === 1) throw problem;
    const apart = integrands.map((each) => lowerIntegral([each], integral, lowering));
    return lowering.complex.total(apart);
  }
}

/** Whether a weight is infinite where all energies are equal. */
export function hasPole({ scalar, inputs }: Code): boolean {
  const values = evaluateScalar(
    scalar,
    (name) => (inputs.get(name)?.kind === "energy" ? 0.3 : 0.71),
    sampleTable,
  );
  return !values.every(Number.isFinite);
}
