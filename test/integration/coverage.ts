import { type Certified, certify, certifyDefaults } from "../../runtime/certify.ts";
import type { Quantity } from "../../runtime/program.ts";
import { hallAtFilling } from "../runtime/filling-quantities.ts";
import { bandGap, hallConductivity } from "../runtime/haldane-program.ts";
import { type RandomModel, randomModel } from "./random-models.ts";

/** A certificate against a calculation that begins with four times as many points and asks for a quarter. */
export interface Comparison {
  readonly index: number;
  readonly model: RandomModel;
  readonly quantity: string;
  readonly certified: Certified;
  readonly reference: Certified;
  /** |difference| / error bar. */
  readonly ratio: number;
  readonly seconds: number;
}

const finer = {
  ...certifyDefaults,
  fineness: 2,
  relative: certifyDefaults.relative / 4,
  absolute: certifyDefaults.absolute / 4,
  budget: 2 * certifyDefaults.budget,
};

export function compare(index: number): Comparison[] {
  const model = randomModel(index);
  const area = 2 * Math.PI;
  const quantities: Record<string, Quantity> = {
    "hall at mu": hallConductivity(area, model.mu, () => model.kT),
    "hall at filling": hallAtFilling(area, model.filling, model.kT),
    gap: bandGap(model.full - 1, model.full),
  };
  return Object.entries(quantities).map(([quantity, of]) => {
    const began = performance.now();
    const certified = certify(model.program, of, model.theta, 0);
    const seconds = (performance.now() - began) / 1000;
    const reference = certify(model.program, of, model.theta, 0, finer);
    const ratio = Math.abs(certified.value - reference.value) / certified.error;
    return { index, model, quantity, certified, reference, ratio, seconds };
  });
}
