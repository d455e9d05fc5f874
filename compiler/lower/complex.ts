import type { ScalarBuilder } from "../ir/builder.ts";
import type { NodeId, UnaryFunction } from "../ir/scalar.ts";

/** A complex number as two real nodes. */
export interface Complex {
  readonly re: NodeId;
  readonly im: NodeId;
}

/** Complex arithmetic on a builder of real nodes. */
export class ComplexBuilder {
  readonly real: ScalarBuilder;

  constructor(real: ScalarBuilder) {
    this.real = real;
  }

  constant(re: number, im = 0): Complex {
    return { re: this.real.constant(re), im: this.real.constant(im) };
  }

  ofReal(re: NodeId): Complex {
    return { re, im: this.real.constant(0) };
  }

  isReal(a: Complex): boolean {
    return this.real.constantValue(a.im) === 0;
  }

  isZero(a: Complex): boolean {
    return this.isReal(a) && this.real.constantValue(a.re) === 0;
  }

  negate(a: Complex): Complex {
    return { re: this.real.negate(a.re), im: this.real.negate(a.im) };
  }

  conjugate(a: Complex): Complex {
    return { re: a.re, im: this.real.negate(a.im) };
  }

  total(terms: readonly Complex[]): Complex {
    const re = this.real.total(terms.map((term) => term.re));
    if (terms.every((term) => this.isReal(term))) return this.ofReal(re);
    return { re, im: this.real.total(terms.map((term) => term.im)) };
  }

  multiply(a: Complex, b: Complex): Complex {
    const { real } = this;
    if (this.isReal(a) && this.isReal(b)) return this.ofReal(real.multiply(a.re, b.re));
    return {
      re: real.subtract(real.multiply(a.re, b.re), real.multiply(a.im, b.im)),
      im: real.add(real.multiply(a.re, b.im), real.multiply(a.im, b.re)),
    };
  }

  divide(a: Complex, b: Complex): Complex {
    const { real } = this;
    if (this.isReal(b)) {
      const re = real.divide(a.re, b.re);
      return this.isReal(a) ? this.ofReal(re) : { re, im: real.divide(a.im, b.re) };
    }
    const norm = real.add(real.multiply(b.re, b.re), real.multiply(b.im, b.im));
    const product = this.multiply(a, this.conjugate(b));
    return { re: real.divide(product.re, norm), im: real.divide(product.im, norm) };
  }

  exp(a: Complex): Complex {
    const { real } = this;
    const size = real.apply("exp", a.re);
    if (this.isReal(a)) return this.ofReal(size);
    return {
      re: real.multiply(size, real.apply("cos", a.im)),
      im: real.multiply(size, real.apply("sin", a.im)),
    };
  }

  magnitude(a: Complex): Complex {
    const { real } = this;
    if (this.isReal(a)) return this.apply("abs", a);
    const squared = real.add(real.multiply(a.re, a.re), real.multiply(a.im, a.im));
    return this.ofReal(real.apply("sqrt", squared));
  }

  /** A function of a real number. */
  apply(fn: UnaryFunction, a: Complex): Complex {
    return this.ofReal(this.real.apply(fn, a.re));
  }
}
