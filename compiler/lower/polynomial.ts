import type { Typed } from "../check/typed.ts";
import { some } from "../check/typed.ts";
import { constantReal } from "./constant.ts";
import type { Complex } from "./complex.ts";
import type { Lowering } from "./expression.ts";

/** A matrix whose entries are polynomials in k: for each product of powers, its coefficients. */
export type MatrixPolynomial = ReadonlyMap<string, readonly Complex[]>;

/** Why an expression is no polynomial in the wave vector. */
export class NotPolynomial extends Error {
  readonly node: Typed;
  constructor(node: Typed) {
    super("not a polynomial in k");
    this.node = node;
  }
}

/** Highest power of a component of k. */
const highestPower = 12;

/** The powers that a key of a polynomial stands for. */
export function powersOf(key: string): readonly number[] {
  return key.split(",").map(Number);
}

/** Expands an expression in powers of the components of k. Throws NotPolynomial where there is no end. */
export function matrixPolynomial(
  typed: Typed,
  size: number,
  dimension: number,
  lowering: Lowering,
): MatrixPolynomial {
  const { complex } = lowering;
  const constantKey = Array<number>(dimension).fill(0).join();

  const expand = (node: Typed): MatrixPolynomial => {
    if (!some(node, ({ kind }) => kind === "waveVector"))
      return new Map([[constantKey, lowering.matrix(node, size)]]);
    switch (node.kind) {
      case "waveVector": {
        const key = Array.from({ length: dimension }, (_, axis) =>
          Number(axis === node.axis),
        ).join();
        return new Map([[key, identity()]]);
      }
      case "named":
        return expand(node.value);
      case "sum":
        return node.terms
          .map(({ negative, value }) => scale(expand(value), negative ? -1 : 1))
          .reduce(add);
      case "product":
        return node.factors
          .map(({ inverse, value }) => {
            if (!inverse) return expand(value);
            const inner = expand(value);
            if (inner.size > 1 || !inner.has(constantKey)) throw new NotPolynomial(value);
            const one = complex.constant(1);
            return new Map([
              [
                constantKey,
                identity().map((entry) =>
                  complex.multiply(entry, complex.divide(one, lowering.scalar(value))),
                ),
              ],
            ]);
          })
          .reduce(multiply);
      case "power": {
        const [base, exponent] = baseAndExponent(node);
        if (!Number.isInteger(exponent) || exponent < 0 || exponent > highestPower)
          throw new NotPolynomial(node);
        const factors = Array.from({ length: exponent }, () => expand(base));
        return factors.reduce(multiply, new Map([[constantKey, identity()]]));
      }
      default:
        throw new NotPolynomial(node);
    }
  };

  const identity = (): readonly Complex[] =>
    Array.from({ length: size * size }, (_, at) => complex.constant(at % (size + 1) === 0 ? 1 : 0));

  const scale = (a: MatrixPolynomial, factor: number): MatrixPolynomial =>
    factor === 1
      ? a
      : new Map([...a].map(([key, matrix]) => [key, matrix.map((entry) => complex.negate(entry))]));

  const add = (a: MatrixPolynomial, b: MatrixPolynomial): MatrixPolynomial => {
    const sum = new Map(a);
    for (const [key, matrix] of b) {
      const known = sum.get(key);
      sum.set(key, known ? matrix.map((entry, at) => complex.total([known[at], entry])) : matrix);
    }
    return sum;
  };

  const multiply = (a: MatrixPolynomial, b: MatrixPolynomial): MatrixPolynomial => {
    let product: MatrixPolynomial = new Map();
    for (const [left, p] of a)
      for (const [right, q] of b) {
        const powers = powersOf(left).map((power, axis) => power + powersOf(right)[axis]);
        product = add(product, new Map([[powers.join(), lowering.product(p, q, size)]]));
      }
    return product;
  };

  return expand(typed);
}

/** (x^a)^b = x^(ab), so that |k|^2 is a polynomial. */
function baseAndExponent(node: Typed & { kind: "power" }): readonly [Typed, number] {
  const exponent = constantReal(node.exponent);
  if (exponent === undefined) throw new NotPolynomial(node);
  if (node.base.kind !== "power") return [node.base, exponent];
  const [base, inner] = baseAndExponent(node.base);
  return [base, inner * exponent];
}
