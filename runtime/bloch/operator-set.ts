import { addProduct, clearMatrix, createMatrix, type Matrix } from "../linalg/matrix.ts";
import type { Operator, OperatorFactor } from "../program.ts";

type Product = { readonly re: number; readonly im: number; readonly factors: readonly Matrix[] };

/** Where an operator's matrix comes from: one that is there already, or a sum of products. */
type Source =
  | { readonly kind: "ready"; readonly matrix: Matrix; readonly derivative?: number }
  | {
      readonly kind: "combination";
      readonly matrix: Matrix;
      readonly products: readonly Product[];
      /** For each factor of each product, the derivative that it is, if it is one. */
      readonly derivatives: readonly (readonly (number | undefined)[])[];
    };

/**
 * The operators of a sweep at one k, between orbitals: derivatives of H(k), constant matrices, and
 * sums of products of them.
 */
export class OperatorSet {
  /** One for each operator. */
  readonly matrices: readonly Matrix[];
  /** Adjoints of the derivatives, after `adjoint`. */
  readonly derivativeBars: readonly Matrix[];
  private readonly bands: number;
  private readonly sources: readonly Source[];
  private readonly left: Matrix;
  private readonly right: Matrix;
  private readonly work: Matrix;

  /** `derivatives` are the matrices that will hold the derivatives of `distinctOrders(operators)`. */
  constructor(operators: readonly Operator[], bands: number, derivatives: readonly Matrix[]) {
    this.bands = bands;
    const distinct = distinctOrders(operators);
    const number = (factor: OperatorFactor): number | undefined =>
      factor.kind === "derivative"
        ? distinct.findIndex((orders) => orders.join() === factor.orders.join())
        : undefined;
    const matrixOf = (factor: OperatorFactor): Matrix =>
      factor.kind === "derivative"
        ? derivatives[number(factor)!]
        : constantMatrix(factor.entries, bands);
    this.sources = operators.map((operator): Source => {
      if (operator.kind !== "combination")
        return { kind: "ready", matrix: matrixOf(operator), derivative: number(operator) };
      const products = operator.terms.map(({ re, im, factors }) => ({
        re,
        im,
        factors: factors.map(matrixOf),
      }));
      const numbers = operator.terms.map(({ factors }) => factors.map(number));
      return { kind: "combination", matrix: createMatrix(bands), products, derivatives: numbers };
    });
    this.matrices = this.sources.map(({ matrix }) => matrix);
    this.derivativeBars = distinct.map(() => createMatrix(bands));
    this.left = createMatrix(bands);
    this.right = createMatrix(bands);
    this.work = createMatrix(bands);
  }

  /** Makes the combinations, once the derivatives are those of this k. */
  assemble(): void {
    for (const source of this.sources) {
      if (source.kind === "ready") continue;
      clearMatrix(source.matrix);
      for (const { re, im, factors } of source.products) {
        this.multiply(factors, this.left);
        addScaled(source.matrix, re, im, this.left);
      }
    }
  }

  /**
   * From the adjoints of the operators (dL = Re Tr(bar dA)) to those of the derivatives: for a
   * product P D Q the adjoint of D is Q · bar · P.
   */
  adjoint(bars: readonly Matrix[]): void {
    for (const bar of this.derivativeBars) clearMatrix(bar);
    this.sources.forEach((source, at) => {
      if (source.kind === "ready") {
        if (source.derivative !== undefined)
          addScaled(this.derivativeBars[source.derivative], 1, 0, bars[at]);
        return;
      }
      source.products.forEach(({ re, im, factors }, p) =>
        source.derivatives[p].forEach((derivative, f) => {
          if (derivative === undefined) return;
          this.multiply(factors.slice(0, f), this.left);
          this.multiply(factors.slice(f + 1), this.right);
          clearMatrix(this.work);
          addProduct(this.bands, this.right, bars[at], this.work);
          clearMatrix(this.right);
          addProduct(this.bands, this.work, this.left, this.right);
          addScaled(this.derivativeBars[derivative], re, im, this.right);
        }),
      );
    });
    for (const bar of this.derivativeBars) makeHermitian(this.bands, bar);
  }

  /** The product of some matrices in their order; the identity, of none. */
  private multiply(factors: readonly Matrix[], into: Matrix): void {
    setIdentity(this.bands, into);
    for (const factor of factors) {
      clearMatrix(this.work);
      addProduct(this.bands, into, factor, this.work);
      into.re.set(this.work.re);
      into.im.set(this.work.im);
    }
  }
}

/** The orders of the derivatives that some operators need, each once. */
export function distinctOrders(operators: readonly Operator[]): readonly (readonly number[])[] {
  const factors = operators.flatMap((operator) =>
    operator.kind === "combination" ? operator.terms.flatMap((term) => term.factors) : [operator],
  );
  const orders = new Map<string, readonly number[]>();
  for (const factor of factors)
    if (factor.kind === "derivative") orders.set(factor.orders.join(), factor.orders);
  return [...orders.values()];
}

function constantMatrix(
  entries: readonly (readonly [number, number, number, number])[],
  bands: number,
): Matrix {
  const matrix = createMatrix(bands);
  for (const [row, column, re, im] of entries) {
    matrix.re[row * bands + column] = re;
    matrix.im[row * bands + column] = im;
  }
  return matrix;
}

function setIdentity(bands: number, matrix: Matrix): void {
  clearMatrix(matrix);
  for (let n = 0; n < bands; n++) matrix.re[n * (bands + 1)] = 1;
}

/** into += (re + i im) · matrix. */
function addScaled(into: Matrix, re: number, im: number, matrix: Matrix): void {
  for (let p = 0; p < into.re.length; p++) {
    into.re[p] += re * matrix.re[p] - im * matrix.im[p];
    into.im[p] += re * matrix.im[p] + im * matrix.re[p];
  }
}

/** Only the Hermitian part meets a Hermitian derivative. */
function makeHermitian(bands: number, matrix: Matrix): void {
  for (let n = 0; n < bands; n++)
    for (let m = n; m < bands; m++) {
      const p = n * bands + m;
      const q = m * bands + n;
      const re = 0.5 * (matrix.re[p] + matrix.re[q]);
      const im = 0.5 * (matrix.im[p] - matrix.im[q]);
      matrix.re[p] = matrix.re[q] = re;
      matrix.im[p] = im;
      matrix.im[q] = -im;
    }
}
