import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Engine } from "../engine/engine.ts";
import { type Layout, rawAdjoint, rawToTheta } from "../parameters/layout.ts";
import type { Quantity } from "../program.ts";
import { QuantityKernel } from "../quantity.ts";
import type { Mesh } from "../zone/mesh.ts";

/** A quantity of a program as a function of the optimiser's raw numbers x. */
export class RawFunction {
  private readonly layout: Layout;
  private readonly kernel: QuantityKernel;
  private readonly theta: Float64Array;

  /** @param theta holds the values of fixed parameters */
  constructor(
    table: HoppingTable,
    layout: Layout,
    quantity: Quantity,
    theta: Float64Array,
    engine?: Engine,
  ) {
    this.layout = layout;
    this.kernel = new QuantityKernel(table, quantity, engine);
    this.theta = theta.slice();
  }

  value(x: readonly number[], step: number, mesh: Mesh): number {
    rawToTheta(this.layout, Float64Array.from(x), this.theta);
    return this.kernel.value(this.theta, step, mesh);
  }

  /** Value and gradient by x. */
  gradient(
    x: readonly number[],
    step: number,
    mesh: Mesh,
  ): { readonly value: number; readonly gradient: readonly number[] } {
    const raw = Float64Array.from(x);
    rawToTheta(this.layout, raw, this.theta);
    const thetaBar = new Float64Array(this.theta.length);
    const value = this.kernel.gradient(this.theta, step, mesh, thetaBar);
    const xBar = new Float64Array(raw.length);
    rawAdjoint(this.layout, raw, thetaBar, xBar);
    return { value, gradient: [...xBar] };
  }
}
