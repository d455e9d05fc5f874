import type { Element, Typed } from "../check/typed.ts";
import { type Complex } from "./complex.ts";
import type { Lowering } from "./expression.ts";

/**
 * What stands under a sum over bands, as a linear combination of products of matrix elements:
 * Σ weight · ⟨n|A|m⟩⟨m|B|n⟩ …, weights being scalar code of the energies.
 */
export type BandForm = readonly BandTerm[];

export interface BandTerm {
  readonly weight: Complex;
  readonly elements: readonly MatrixElement[];
  /** The part that is taken after multiplying weight and elements. */
  readonly part: "whole" | "re" | "im";
}

export interface MatrixElement {
  readonly bra: string;
  readonly ket: string;
  readonly operator: Element["operator"];
}

/** Why a formula cannot be a sum of products of matrix elements. */
export class NotMultilinear extends Error {
  readonly node: Typed;
  constructor(node: Typed, message: string) {
    super(message);
    this.node = node;
  }
}

/** Expands the body of a sum over bands. Throws NotMultilinear where that is impossible. */
export function bandForm(typed: Typed, lowering: Lowering): BandForm {
  const { complex } = lowering;
  const one = complex.constant(1);
  if (!containsElement(typed))
    return [{ weight: lowering.scalar(typed), elements: [], part: "whole" }];
  switch (typed.kind) {
    case "element": {
      const { bra, ket, operator } = typed;
      return [{ weight: one, elements: [{ bra, ket, operator }], part: "whole" }];
    }
    case "named":
      return bandForm(typed.value, lowering);
    case "sum":
      return typed.terms.flatMap(({ negative, value }) => {
        const form = bandForm(value, lowering);
        return negative ? scale(form, complex.constant(-1), lowering, typed) : form;
      });
    case "product":
      return typed.factors.reduce<BandForm>(
        (form, { inverse, value }) => {
          if (!containsElement(value)) {
            return scale(form, lowering.scalar(value), lowering, typed, inverse);
          }
          if (inverse) throw new NotMultilinear(value, "divides by matrix elements");
          return multiply(form, bandForm(value, lowering), lowering, typed);
        },
        [{ weight: one, elements: [], part: "whole" }],
      );
    case "power":
      if (
        isMagnitude(typed.base) &&
        typed.exponent.kind === "constant" &&
        typed.exponent.re === 2
      ) {
        const inner = bandForm(typed.base.args[0], lowering);
        return takePart(
          multiply(inner, conjugate(inner, lowering, typed), lowering, typed),
          "re",
          typed,
        );
      }
      throw new NotMultilinear(typed, "takes a power of matrix elements");
    case "apply": {
      const inner = () => bandForm(typed.args[0], lowering);
      if (typed.fn === "re" || typed.fn === "im") return takePart(inner(), typed.fn, typed);
      if (typed.fn === "conj") return conjugate(inner(), lowering, typed);
      throw new NotMultilinear(
        typed,
        `applies \`${typed.fn === "magnitude" ? "| |" : typed.fn}\` to matrix elements`,
      );
    }
    default:
      throw new NotMultilinear(typed, "is not a product of matrix elements");
  }
}

function isMagnitude(typed: Typed): typed is Typed & { kind: "apply" } {
  return typed.kind === "apply" && typed.fn === "magnitude";
}

const elementCache = new WeakMap<Typed, boolean>();

function containsElement(typed: Typed): boolean {
  const known = elementCache.get(typed);
  if (known !== undefined) return known;
  const found =
    typed.kind === "element" ||
    (typed.kind === "named" && containsElement(typed.value)) ||
    (typed.kind === "sum" && typed.terms.some(({ value }) => containsElement(value))) ||
    (typed.kind === "product" && typed.factors.some(({ value }) => containsElement(value))) ||
    (typed.kind === "power" && (containsElement(typed.base) || containsElement(typed.exponent))) ||
    (typed.kind === "apply" && typed.args.some(containsElement));
  elementCache.set(typed, found);
  return found;
}

function scale(
  form: BandForm,
  factor: Complex,
  lowering: Lowering,
  typed: Typed,
  inverse = false,
): BandForm {
  const { complex } = lowering;
  return form.map((term) => {
    if (term.part !== "whole" && !complex.isReal(factor))
      throw new NotMultilinear(
        typed,
        "multiplies the real or imaginary part of matrix elements by a complex number",
      );
    return { ...term, weight: complex[inverse ? "divide" : "multiply"](term.weight, factor) };
  });
}

function multiply(a: BandForm, b: BandForm, lowering: Lowering, typed: Typed): BandForm {
  const { complex } = lowering;
  return a.flatMap((left) =>
    b.map((right): BandTerm => {
      const weight = complex.multiply(left.weight, right.weight);
      if (left.part === "whole" && right.part === "whole")
        return { weight, elements: [...left.elements, ...right.elements], part: "whole" };
      const [taken, other] = left.part === "whole" ? [right, left] : [left, right];
      if (other.elements.length > 0 || !complex.isReal(other.weight))
        throw new NotMultilinear(
          typed,
          "multiplies real or imaginary parts of matrix elements; take the part of the whole product",
        );
      return { weight, elements: taken.elements, part: taken.part };
    }),
  );
}

function conjugate(form: BandForm, lowering: Lowering, typed: Typed): BandForm {
  return form.map((term) => {
    if (term.part !== "whole")
      throw new NotMultilinear(typed, "conjugates a real or imaginary part");
    // Operators are Hermitian: ⟨n|A|m⟩* = ⟨m|A|n⟩.
    const elements = term.elements.map(({ bra, ket, operator }) => ({
      bra: ket,
      ket: bra,
      operator,
    }));
    return { weight: lowering.complex.conjugate(term.weight), elements, part: "whole" };
  });
}

function takePart(form: BandForm, part: "re" | "im", typed: Typed): BandForm {
  return form.map((term) => {
    if (term.part !== "whole") throw new NotMultilinear(typed, "takes a part of a part");
    return { ...term, part };
  });
}
