import * as tf from "@tensorflow/tfjs-core";
import { distinctOrders } from "../bloch/operator-set.ts";
import type { Operator, OperatorCombination, OperatorFactor } from "../program.ts";
import { add, type Complex, multiply, product, zero } from "./complex.ts";

/** The operators of a sweep between orbitals, and the way back, as `OperatorSet` has them at one k. */
export class TensorOperators {
  private readonly operators: readonly Operator[];
  private readonly orders: readonly string[];
  private readonly bands: number;

  constructor(operators: readonly Operator[], bands: number) {
    this.operators = operators;
    this.orders = distinctOrders(operators).map((orders) => orders.join());
    this.bands = bands;
  }

  /** [B, n, n] each, from the derivatives of `distinctOrders` at the wave vectors of a batch. */
  assemble(count: number, derivatives: readonly Complex[]): readonly Complex[] {
    return this.operators.map((operator) =>
      operator.kind === "combination"
        ? operator.terms
            .map(({ re, im, factors }) =>
              multiply({ re, im }, this.productOf(factors, count, derivatives)),
            )
            .reduce(add, zero)
        : this.factor(operator, count, derivatives),
    );
  }

  /**
   * From the adjoints of the operators to those of the derivatives: for a product P D Q the adjoint
   * of D is Q · bar · P.
   */
  adjoint(
    count: number,
    derivatives: readonly Complex[],
    bars: readonly Complex[],
  ): readonly Complex[] {
    const out: Complex[] = this.orders.map(() => zero);
    const addTo = (factor: OperatorFactor, bar: Complex): void => {
      if (factor.kind !== "derivative") return;
      const place = this.placeOf(factor.orders);
      out[place] = add(out[place], bar);
    };
    this.operators.forEach((operator, at) => {
      if (operator.kind !== "combination") addTo(operator, bars[at]);
      else this.combinationAdjoint(operator, count, derivatives, bars[at], addTo);
    });
    return out;
  }

  private combinationAdjoint(
    { terms }: OperatorCombination,
    count: number,
    derivatives: readonly Complex[],
    bar: Complex,
    addTo: (factor: OperatorFactor, bar: Complex) => void,
  ): void {
    for (const { re, im, factors } of terms)
      factors.forEach((factor, f) => {
        if (factor.kind !== "derivative") return;
        const before = this.productOf(factors.slice(0, f), count, derivatives);
        const after = this.productOf(factors.slice(f + 1), count, derivatives);
        addTo(factor, multiply({ re, im }, product(product(after, bar), before)));
      });
  }

  private productOf(
    factors: readonly OperatorFactor[],
    count: number,
    derivatives: readonly Complex[],
  ): Complex {
    if (factors.length === 0) return { re: this.repeated(tf.eye(this.bands), count), im: 0 };
    return factors.map((factor) => this.factor(factor, count, derivatives)).reduce(product);
  }

  private factor(factor: OperatorFactor, count: number, derivatives: readonly Complex[]): Complex {
    if (factor.kind === "derivative") return derivatives[this.placeOf(factor.orders)];
    const n = this.bands;
    const re = new Float32Array(n * n);
    const im = new Float32Array(n * n);
    for (const [row, column, x, y] of factor.entries) {
      re[row * n + column] = x;
      im[row * n + column] = y;
    }
    const matrix = (part: Float32Array): tf.Tensor =>
      this.repeated(tf.tensor2d(part, [n, n]), count);
    return { re: matrix(re), im: im.every((x) => x === 0) ? 0 : matrix(im) };
  }

  private repeated(matrix: tf.Tensor2D, count: number): tf.Tensor {
    return tf.tile(tf.expandDims(matrix, 0), [count, 1, 1]);
  }

  private placeOf(orders: readonly number[]): number {
    return this.orders.indexOf(orders.join());
  }
}
