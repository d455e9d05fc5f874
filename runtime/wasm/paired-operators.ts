import { distinctOrders } from "../bloch/operator-set.ts";
import type { Operator, OperatorFactor } from "../program.ts";
import type { Engine } from "./kernels.ts";
import type { Layout } from "./layout.ts";

interface Factor {
  readonly matrix: number;
  /** Which derivative of H it is, if it is one. */
  readonly derivative?: number;
}

interface Product {
  readonly re: number;
  readonly im: number;
  readonly factors: readonly Factor[];
}

interface Source {
  readonly matrix: number;
  /** Which derivative of H it is, if it is one. */
  readonly derivative?: number;
  /** What it is a sum of, if it is made at every k. */
  readonly products?: readonly Product[];
  /** Whether it changes with the Hamiltonian. */
  readonly variable: boolean;
}

/** The operators of a sweep at two k, and the way back, as `OperatorSet` has them at one. */
export class PairedOperators {
  readonly sources: readonly Source[];
  /** Where the adjoints of the derivatives are gathered. */
  private readonly derivativeBars: readonly number[];
  /** Of each derivative the only operator that it is, if none is made of products. */
  private readonly only: readonly number[] | undefined;
  private readonly engine: Engine;
  private readonly n: number;
  private readonly constants: { readonly matrix: number; readonly factor: OperatorFactor }[] = [];
  private readonly left: number;
  private readonly right: number;
  private readonly work: number;

  /** `derivatives` are the places of the derivatives of `distinctOrders(operators)`. */
  constructor(
    engine: Engine,
    layout: Layout,
    operators: readonly Operator[],
    n: number,
    derivatives: readonly number[],
  ) {
    this.engine = engine;
    this.n = n;
    const keys = distinctOrders(operators).map((orders) => orders.join());
    const factor = (of: OperatorFactor): Factor => {
      if (of.kind === "derivative") {
        const derivative = keys.indexOf(of.orders.join());
        return { matrix: derivatives[derivative], derivative };
      }
      const matrix = layout.matrix(n);
      this.constants.push({ matrix, factor: of });
      return { matrix };
    };
    this.sources = operators.map((operator): Source => {
      if (operator.kind !== "combination") {
        const only = factor(operator);
        return { ...only, variable: only.derivative !== undefined };
      }
      const products = operator.terms.map((term) => ({
        ...term,
        factors: term.factors.map(factor),
      }));
      const variable = products.some(({ factors }) =>
        factors.some(({ derivative }) => derivative !== undefined),
      );
      return { matrix: layout.matrix(n), products, variable };
    });
    const places = keys.map((_, key) =>
      this.sources.flatMap(({ derivative }, at) => (derivative === key ? [at] : [])),
    );
    const simple = this.sources.every(({ products }) => products === undefined);
    this.only =
      simple && places.every(({ length }) => length === 1) ? places.map(([at]) => at) : undefined;
    this.derivativeBars = keys.map(() => layout.matrix(n));
    this.left = layout.matrix(n);
    this.right = layout.matrix(n);
    this.work = layout.matrix(n);
  }

  /** Writes the constant matrices. */
  load(): void {
    const { numbers, kernels } = this.engine;
    for (const { matrix, factor } of this.constants) {
      if (factor.kind !== "matrix") continue;
      kernels.clear(this.n, matrix);
      for (const [row, column, re, im] of factor.entries) {
        const p = matrix / 8 + 4 * (row * this.n + column);
        numbers[p] = numbers[p + 1] = re;
        numbers[p + 2] = numbers[p + 3] = im;
      }
    }
  }

  /** Makes the combinations, once the derivatives are those of these k. */
  assemble(): void {
    const { kernels } = this.engine;
    for (const { matrix, products } of this.sources) {
      if (products === undefined) continue;
      kernels.clear(this.n, matrix);
      for (const { re, im, factors } of products) {
        this.multiply(factors, this.left);
        kernels.addScaled(this.n, matrix, re, im, this.left);
      }
    }
  }

  /**
   * The adjoints of the derivatives, from Hermitian ones of the operators (dL = Re Tr(bar dA)): for a
   * product P D Q the adjoint of D is Q · bar · P.
   */
  adjoint(bars: readonly number[]): readonly number[] {
    if (this.only !== undefined) return this.only.map((operator) => bars[operator]);
    const { n, left, right, work } = this;
    const { kernels } = this.engine;
    for (const bar of this.derivativeBars) kernels.clear(n, bar);
    this.sources.forEach(({ derivative, products }, at) => {
      if (derivative !== undefined)
        kernels.addScaled(n, this.derivativeBars[derivative], 1, 0, bars[at]);
      products?.forEach(({ re, im, factors }) =>
        factors.forEach((factor, f) => {
          if (factor.derivative === undefined) return;
          this.multiply(factors.slice(0, f), left);
          this.multiply(factors.slice(f + 1), right);
          kernels.multiply(n, right, bars[at], work, 0);
          kernels.multiply(n, work, left, right, 0);
          kernels.addScaled(n, this.derivativeBars[factor.derivative], re, im, right);
        }),
      );
    });
    for (const bar of this.derivativeBars) kernels.makeHermitian(n, bar);
    return this.derivativeBars;
  }

  /** The product of some matrices in their order; the identity, of none. */
  private multiply(factors: readonly Factor[], into: number): void {
    const { n, work } = this;
    const { kernels } = this.engine;
    if (factors.length === 0) kernels.setIdentity(n, into);
    else kernels.copy(n, factors[0].matrix, into);
    for (const { matrix } of factors.slice(1)) {
      kernels.multiply(n, into, matrix, work, 0);
      kernels.copy(n, work, into);
    }
  }
}
