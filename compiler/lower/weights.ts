import type { ScalarBuilder } from "../ir/builder.ts";
import { evaluateScalar, sampleTable } from "../ir/evaluate.ts";
import type { Code } from "../ir/program.ts";
import { dependsOn } from "../check/integrals.ts";
import type { IntegralRange } from "../check/typed.ts";
import { type Factor, lowerFactors } from "./band-terms.ts";
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

/** The product of some factors, integrated over a variable where they are to be. */
export function lowerWeight(
  factors: readonly Factor[],
  integral: IntegralRange | undefined,
  lowering: Lowering,
): Complex {
  if (!integral) return lowerFactors(factors, lowering);
  const varying = factors.filter(({ typed }) => dependsOn(typed, integral.variable));
  const others = factors.filter((factor) => !varying.includes(factor));
  const { complex } = lowering;
  return complex.multiply(
    lowerFactors(others, lowering),
    lowerIntegral(varying, integral, lowering),
  );
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
