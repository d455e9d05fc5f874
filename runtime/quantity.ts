import { coefficients, coefficientsAdjoint, type HoppingTable } from "./bloch/hopping-table.ts";
import { defaultEngine, type Engine, sweepKernelOf } from "./engine/engine.ts";
import type { Quantity } from "./program.ts";
import { invariantMaps } from "./symmetry/invariance.ts";
import { meshReducer } from "./symmetry/orbits.ts";
import type { Mesh } from "./zone/mesh.ts";
import type { Row } from "./zone/row.ts";
import type { SweepKernel } from "./zone/sweep-kernel.ts";

/** A quantity of a program, ready to be evaluated at any θ, step and mesh. */
export class QuantityKernel {
  private readonly table: HoppingTable;
  private readonly quantity: Quantity;
  private readonly kernels: readonly SweepKernel[];
  /** The orbits of a mesh under the symmetry of what each sweep sums. */
  private readonly reduce: readonly ((mesh: Mesh) => Mesh)[];

  constructor(table: HoppingTable, quantity: Quantity, engine: Engine = defaultEngine) {
    this.table = table;
    this.quantity = quantity;
    this.kernels = quantity.sweeps.map((sweep) => sweepKernelOf(engine, table, sweep));
    this.reduce = quantity.sweeps.map((sweep) => meshReducer(invariantMaps(table, sweep)));
  }

  value(theta: Float64Array, step: number, mesh: Mesh): number {
    return this.valueOf(coefficients(this.table, theta), theta, step, mesh);
  }

  /** The value for the Hamiltonian with the coefficients c, which need not be those at θ. */
  valueOf(c: Float64Array, theta: Float64Array, step: number, mesh: Mesh): number {
    const { quantity } = this;
    const r = new Float64Array(quantity.sweeps.length);
    quantity.sweeps.forEach((sweep, j) => {
      const s = new Float64Array(sweep.inputCount);
      sweep.inputs(theta, step, r, s);
      r[j] = this.kernels[j].value(c, s, this.reduce[j](mesh));
    });
    return quantity.value(theta, step, r);
  }

  /**
   * The value; its gradient is written into thetaBar. Every sweep gives one row of the Jacobian in
   * one pass; the scalar stage then weighs the rows, last sweep first, since a sweep's scalars may
   * depend on earlier results.
   */
  gradient(theta: Float64Array, step: number, mesh: Mesh, thetaBar: Float64Array): number {
    const { quantity } = this;
    const { sweeps } = quantity;
    const c = coefficients(this.table, theta);
    const r = new Float64Array(sweeps.length);
    const rows: Row[] = [];
    sweeps.forEach((sweep, j) => {
      const s = new Float64Array(sweep.inputCount);
      sweep.inputs(theta, step, r, s);
      rows[j] = this.kernels[j].row(c, s, this.reduce[j](mesh));
      r[j] = rows[j].value;
    });
    thetaBar.fill(0);
    if (quantity.adjoint === undefined) throw new Error(`"${quantity.text}" has no gradient.`);
    const rBar = new Float64Array(sweeps.length);
    quantity.adjoint(theta, step, r, 1, thetaBar, rBar);
    const cBar = new Float64Array(c.length);
    for (let j = sweeps.length - 1; j >= 0; j--) {
      const weight = rBar[j];
      if (weight === 0) continue;
      const row = rows[j];
      for (let i = 0; i < cBar.length; i++) cBar[i] += weight * row.c[i];
      sweeps[j].inputsAdjoint?.(
        theta,
        step,
        r,
        row.s.map((x) => weight * x),
        thetaBar,
        rBar,
      );
    }
    coefficientsAdjoint(this.table, theta, cBar, thetaBar);
    return quantity.value(theta, step, r);
  }

  /** Why the value may mean nothing, whatever the mesh. */
  doubt(theta: Float64Array, mesh: Mesh): string | undefined {
    const c = coefficients(this.table, theta);
    for (const kernel of this.kernels) {
      const reason = kernel.doubt?.(c, mesh);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }
}
