import { ScalarBuilder } from "../ir/builder.ts";
import { breakpoints, evaluateScalar, integrate } from "../ir/evaluate.ts";
import type { NodeId } from "../ir/scalar.ts";
import type { Apply, Integral, ParameterValue, Typed } from "../check/typed.ts";
import { type Complex, ComplexBuilder } from "./complex.ts";

/**
 * How the surroundings read a node: what they know (a parameter's place, an energy) they return,
 * for anything else they return undefined and the node is lowered by its parts.
 */
export type Leaf = (node: Typed) => Complex | undefined;

/** How the surroundings read a parameter that is a matrix of the internal space, row-major. */
export interface MatrixLeaf {
  readonly matrix: (node: ParameterValue) => readonly Complex[];
}

/** Turns checked expressions into scalar code; each shared subexpression once. */
export class Lowering {
  readonly complex: ComplexBuilder;
  private readonly leaf: Leaf;
  private readonly matrices?: MatrixLeaf;
  private readonly scalars = new Map<Typed, Complex>();

  constructor(builder: ScalarBuilder, leaf: Leaf, matrices?: MatrixLeaf) {
    this.complex = new ComplexBuilder(builder);
    this.leaf = leaf;
    this.matrices = matrices;
  }

  get builder(): ScalarBuilder {
    return this.complex.real;
  }

  /** The node of a real expression. */
  real(typed: Typed): NodeId {
    return this.scalar(typed).re;
  }

  /** A real or complex expression as two nodes. */
  scalar(typed: Typed): Complex {
    const known = this.scalars.get(typed);
    if (known) return known;
    const result = this.leaf(typed) ?? this.byParts(typed);
    this.scalars.set(typed, result);
    return result;
  }

  /** A matrix of the internal space, row-major; a number stands for a multiple of the identity. */
  matrix(typed: Typed, size: number): readonly Complex[] {
    const { complex } = this;
    switch (typed.type.shape === "matrix" ? typed.kind : "scalar") {
      case "matrix": {
        const { re, im } = typed as Typed & { kind: "matrix" };
        return re.map((value, at) => complex.constant(value, im[at]));
      }
      case "parameter":
        return this.matrices!.matrix(typed as ParameterValue);
      case "named":
        return this.matrix((typed as Typed & { kind: "named" }).value, size);
      case "sum": {
        const { terms } = typed as Typed & { kind: "sum" };
        const matrices = terms.map(({ negative, value }) => {
          const matrix = this.matrix(value, size);
          return negative ? matrix.map((entry) => complex.negate(entry)) : matrix;
        });
        return matrices[0].map((_, at) => complex.total(matrices.map((matrix) => matrix[at])));
      }
      case "product": {
        const { factors } = typed as Typed & { kind: "product" };
        return factors
          .map(({ inverse, value }) =>
            inverse
              ? this.multipleOfIdentity(
                  complex.divide(complex.constant(1), this.scalar(value)),
                  size,
                )
              : this.matrix(value, size),
          )
          .reduce((left, right) => this.product(left, right, size));
      }
      default:
        return this.multipleOfIdentity(this.scalar(typed), size);
    }
  }

  private multipleOfIdentity(value: Complex, size: number): readonly Complex[] {
    const zero = this.complex.constant(0);
    return Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? value : zero));
  }

  /** The product of two matrices, row-major. */
  product(a: readonly Complex[], b: readonly Complex[], size: number): readonly Complex[] {
    const { complex } = this;
    return Array.from({ length: size * size }, (_, at) => {
      const row = Math.floor(at / size);
      const column = at % size;
      return complex.total(
        Array.from({ length: size }, (__, inner) =>
          complex.multiply(a[row * size + inner], b[inner * size + column]),
        ),
      );
    });
  }

  private byParts(typed: Typed): Complex {
    const { complex, builder } = this;
    switch (typed.kind) {
      case "constant":
        return complex.constant(typed.re, typed.im);
      case "named": {
        const value = this.scalar(typed.value);
        if (complex.isReal(value)) builder.nameValue(value.re, typed.name);
        return value;
      }
      case "sum":
        return complex.total(
          typed.terms.map(({ negative, value }) => {
            const term = this.scalar(value);
            return negative ? complex.negate(term) : term;
          }),
        );
      case "product":
        return typed.factors.reduce((product: Complex | undefined, { inverse, value }) => {
          const factor = this.scalar(value);
          if (inverse) return complex.divide(product ?? complex.constant(1), factor);
          return product ? complex.multiply(product, factor) : factor;
        }, undefined)!;
      case "power":
        return complex.ofReal(builder.power(this.real(typed.base), this.real(typed.exponent)));
      case "integral":
        return this.integral(typed);
      case "interpolated":
        return complex.ofReal(builder.interpolated(typed.curve, 0, this.real(typed.argument)));
      case "apply":
        return this.apply(typed);
      default:
        throw new Error(`no scalar code for ${typed.kind}`);
    }
  }

  /** An integral in which nothing else varies: a number. */
  private integral({ range, body }: Integral): Complex {
    const inner = new ScalarBuilder();
    const code = new Lowering(inner, (node) =>
      node.kind === "variable" ? { re: inner.input("omega"), im: inner.constant(0) } : undefined,
    ).scalar(body);
    const part = (node: NodeId) => {
      const scalar = inner.finish([{ name: "value", node }]);
      const value = integrate(
        (omega) => evaluateScalar(scalar, () => omega)[0],
        range.low,
        range.high,
        breakpoints(scalar),
      );
      return this.builder.constant(value);
    };
    return { re: part(code.re), im: part(code.im) };
  }

  private apply(typed: Apply): Complex {
    const { complex, builder } = this;
    const { fn, args } = typed;
    if (fn === "angle") {
      const [x, y] = (args[0] as Typed & { kind: "tuple" }).components.map((part) =>
        this.real(part),
      );
      const angle = builder.binary("atan2", y, x);
      // in [0, 2π)
      return complex.ofReal(
        builder.select(
          builder.binary("less", y, builder.constant(0)),
          builder.add(angle, builder.constant(2 * Math.PI)),
          angle,
        ),
      );
    }
    const values = args.map((argument) => this.scalar(argument));
    switch (fn) {
      case "re":
        return complex.ofReal(values[0].re);
      case "im":
        return complex.ofReal(values[0].im);
      case "conj":
        return complex.conjugate(values[0]);
      case "magnitude":
        return complex.magnitude(values[0]);
      case "exp":
        return complex.exp(values[0]);
      case "min":
      case "max":
      case "atan2":
        return complex.ofReal(
          values.map((value) => value.re).reduce((a, b) => builder.binary(fn, a, b)),
        );
      default:
        return complex.apply(fn, values[0]);
    }
  }
}
