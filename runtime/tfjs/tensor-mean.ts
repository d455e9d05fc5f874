import * as tf from "@tensorflow/tfjs-core";
import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { distinctOrders } from "../bloch/operator-set.ts";
import type { MeanSweep } from "../program.ts";
import { groupDoubt } from "../zone/group-doubt.ts";
import { type Mesh, pointCount, sampleWeight } from "../zone/mesh.ts";
import { createRow, type Row, scaleRow } from "../zone/row.ts";
import type { SweepKernel } from "../zone/sweep-kernel.ts";
import { type Batch, forBatches } from "./batches.ts";
import { add, commutator, type Complex, multiply, select, zero } from "./complex.ts";
import { differentiateRing, evaluateRing, type RingBars, type RingInputs } from "./rings.ts";
import { TensorBloch } from "./tensor-bloch.ts";
import { TensorOperators } from "./tensor-operators.ts";
import type { TensorRing, TensorSums, Values } from "./tensor-program.ts";
import { CLOSE, SAME_LEVEL, TensorSpectrum } from "./tensor-spectrum.ts";
import { where } from "./values.ts";
import type { TensorScope } from "./backend.ts";

/** A mean sweep on tensors, a batch of wave vectors at a time; as `MeanKernel`, in single precision. */
export class TensorMean implements SweepKernel {
  private readonly scope: TensorScope;
  private readonly table: HoppingTable;
  private readonly sweep: MeanSweep;
  private readonly sums: TensorSums;
  private readonly bloch: TensorBloch;
  private readonly operators: TensorOperators;
  /** Relative splitting of close levels. */
  private readonly close: number;

  constructor(scope: TensorScope, table: HoppingTable, sweep: MeanSweep, sums: TensorSums) {
    this.scope = scope;
    this.table = table;
    this.sweep = sweep;
    this.sums = sums;
    this.bloch = new TensorBloch(table, distinctOrders(sums.operators));
    this.operators = new TensorOperators(sums.operators, table.bands);
    this.close = sums.rings.some(hasPoles) ? SAME_LEVEL : CLOSE;
  }

  value(c: Float64Array, s: Float64Array, mesh: Mesh): number {
    return this.scope(() => {
      const coefficients = this.bloch.coefficients(c);
      let total = 0;
      forBatches(this.table, mesh, (batch) => {
        const inputs = this.ringInputs(c, s, batch, this.bloch.assemble(coefficients, batch));
        const rings = this.sums.rings.flatMap((ring) => {
          const { re, im } = evaluateRing(ring, inputs);
          return [re, im];
        });
        total += weightedSum(this.sums.integrand(rings, s), weightsOf(mesh, batch));
      });
      return total / pointCount(mesh);
    });
  }

  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row {
    return this.scope(() => {
      const coefficients = this.bloch.coefficients(c);
      const row = createRow(c.length, s.length);
      forBatches(this.table, mesh, (batch) => {
        const matrices = this.bloch.assemble(coefficients, batch);
        this.differentiate(
          this.ringInputs(c, s, batch, matrices),
          matrices.slice(1),
          batch,
          mesh,
          row,
        );
      });
      scaleRow(row, 1 / pointCount(mesh));
      return row;
    });
  }

  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    return groupDoubt(this.table, this.sweep, c, mesh);
  }

  private ringInputs(
    c: Float64Array,
    s: Float64Array,
    batch: Batch,
    [hamiltonian, ...derivatives]: readonly Complex[],
  ): RingInputs {
    const spectrum = new TensorSpectrum(hamiltonian, energyScale(this.table, c));
    const operators = this.operators
      .assemble(batch.samples.length, derivatives)
      .map((operator) => spectrum.toBands(operator));
    return { spectrum, operators, s };
  }

  /**
   * From bars between bands to those of the coefficients. With A = U†𝒜U, first-order perturbation
   * theory gives dA = U†d𝒜U + AX − XA, X_nm = h_nm/(E_m − E_n), h = U†dH U, so that the adjoint K of
   * every operator adds [A, K]_nm/(E_m − E_n) to that of h.
   */
  private differentiate(
    inputs: RingInputs,
    derivatives: readonly Complex[],
    batch: Batch,
    mesh: Mesh,
    into: Row,
  ): void {
    const { spectrum, operators, s } = inputs;
    const { integrand, integrandAdjoint } = this.sums;
    const rings = this.sums.rings.map((ring) => differentiateRing(ring, inputs));
    const values: Values[] = rings.flatMap(({ re, im }) => [re, im]);
    const weights = weightsOf(mesh, batch);
    into.value += weightedSum(integrand(values, s), weights);
    const split = tf.sub(spectrum.columnEnergies, spectrum.rowEnergies);
    const isClose = tf.lessEqual(tf.abs(split), this.close * spectrum.scale);
    const bars: RingBars = {
      operators: operators.map(() => zero),
      close: zero,
      anyClose: countOf(isClose) > spectrum.count * spectrum.bands,
      s: Array.from(s, () => 0),
    };
    const ringsBar: Values[] = values.map(() => 0);
    integrandAdjoint(values, s, tf.tensor1d(weights), ringsBar, bars.s);
    rings.forEach((ring, j) => {
      const bar = { re: ringsBar[2 * j], im: ringsBar[2 * j + 1] };
      if (bar.re !== 0 || bar.im !== 0) ring.adjoint(bar, bars);
    });
    bars.s.forEach((values, j) => {
      into.s[j] += typeof values === "number" ? values : tf.sum(values).dataSync()[0];
    });
    const rotations = operators.map((a, o) => commutator(a, bars.operators[o])).reduce(add, zero);
    const inverse = tf.reciprocal(where(isClose, 1, split));
    const hBar = select(isClose, bars.close, multiply({ re: inverse, im: 0 }, rotations));
    const derivativeBars = this.operators.adjoint(
      batch.samples.length,
      derivatives,
      bars.operators.map((bar) => spectrum.fromBands(bar)),
    );
    this.bloch.adjoint(batch, [spectrum.fromBands(hBar), ...derivativeBars], into.c);
  }
}

function weightsOf(mesh: Mesh, { samples }: Batch): Float32Array {
  return Float32Array.from(samples, (sample) => sampleWeight(mesh, sample));
}

/** Added up in double precision. */
function weightedSum(values: Values, weights: Float32Array): number {
  const at = typeof values === "number" ? [values] : values.dataSync();
  return weights.reduce((sum, weight, b) => sum + weight * at[b % at.length], 0);
}

function countOf(condition: tf.Tensor): number {
  return tf.sum(tf.cast(condition, "float32")).dataSync()[0];
}

/** A weight may have a pole, or a step, where it leaves out levels; there slopes mean nothing nearby. */
function hasPoles(ring: TensorRing): boolean {
  return ring.kind === "band"
    ? ring.group !== undefined
    : ring.edges.some(({ levels, group }) => levels !== "all" || group !== undefined);
}
