import type { Element, Typed } from "../check/typed.ts";
import { some } from "../check/typed.ts";
import type { Complex } from "./complex.ts";
import type { Lowering } from "./expression.ts";

/** One term of what stands under a sum over bands: a product of matrix elements and numbers. */
export interface BandTerm {
  readonly elements: readonly MatrixElement[];
  readonly factors: readonly Factor[];
  /** The part that is taken after multiplying all of it. */
  readonly part: "whole" | "re" | "im";
}

export interface MatrixElement {
  readonly bra: string;
  readonly ket: string;
  readonly operator: Element["operator"];
}

/** A number that multiplies or divides; scalar code of energies. */
export interface Factor {
  readonly typed: Typed;
  readonly inverse: boolean;
  readonly conjugate: boolean;
}

/** Why a formula cannot be a sum of products of matrix elements, with weights of pairs of bands. */
export class NotMultilinear extends Error {
  readonly node: Typed;
  readonly code: "HAM5012" | "HAM5019" | "HAM5020";
  constructor(node: Typed, message: string, code: NotMultilinear["code"] = "HAM5012") {
    super(message);
    this.node = node;
    this.code = code;
  }
}

/**
 * Expands the body of a sum over bands into its terms. Sums of plain numbers stay together as one
 * factor, unless `spread` asks for their terms. Throws NotMultilinear where there is no such form.
 */
export function bandTerms(typed: Typed, spread: (typed: Typed) => boolean): readonly BandTerm[] {
  const expand = (node: Typed): readonly BandTerm[] => {
    if (!containsElement(node) && !(isSum(node) && spread(node)) && !isProduct(node))
      return [{ elements: [], factors: [factor(node)], part: "whole" }];
    switch (node.kind) {
      case "element": {
        const { bra, ket, operator } = node;
        return [{ elements: [{ bra, ket, operator }], factors: [], part: "whole" }];
      }
      case "named":
        return expand(node.value);
      case "sum":
        return node.terms.flatMap(({ negative, value }) =>
          negative
            ? expand(value).map((term) => withFactor(term, factor(minusOne(node))))
            : expand(value),
        );
      case "product":
        return node.factors.reduce<readonly BandTerm[]>(
          (terms, { inverse, value }) => {
            if (!inverse) return multiply(terms, expand(value), node);
            if (containsElement(value))
              throw new NotMultilinear(value, "divides by matrix elements");
            const divisors = spread(value) ? divisorsOf(value) : [inverted(factor(value))];
            return terms.map((term) => divisors.reduce(withFactor, term));
          },
          [{ elements: [], factors: [], part: "whole" }],
        );
      case "power":
        if (isMagnitude(node.base) && node.exponent.kind === "constant" && node.exponent.re === 2) {
          const inner = expand(node.base.args[0]);
          return takePart(multiply(inner, conjugate(inner, node), node), "re", node);
        }
        throw new NotMultilinear(node, "takes a power of matrix elements");
      case "apply":
        if (node.fn === "re" || node.fn === "im")
          return takePart(expand(node.args[0]), node.fn, node);
        if (node.fn === "conj") return conjugate(expand(node.args[0]), node);
        throw new NotMultilinear(
          node,
          `applies \`${node.fn === "magnitude" ? "| |" : node.fn}\` to matrix elements`,
        );
      default:
        throw new NotMultilinear(node, "is not a product of matrix elements");
    }
  };
  return expand(typed);
}

/** The product of some factors as a number. */
export function lowerFactors(factors: readonly Factor[], lowering: Lowering): Complex {
  const { complex } = lowering;
  return factors.reduce((product, { typed, inverse, conjugate: conjugated }) => {
    const plain = lowering.scalar(typed);
    const value = conjugated ? complex.conjugate(plain) : plain;
    return complex[inverse ? "divide" : "multiply"](product, value);
  }, complex.constant(1));
}

function factor(typed: Typed): Factor {
  return { typed, inverse: false, conjugate: false };
}

function inverted(one: Factor): Factor {
  return { ...one, inverse: !one.inverse };
}

/** 1/(a b) as factors 1/a and 1/b, each of which may have a place of its own. */
function divisorsOf(typed: Typed): readonly Factor[] {
  if (typed.kind === "named") return divisorsOf(typed.value);
  if (typed.kind !== "product") return [inverted(factor(typed))];
  return typed.factors.flatMap(({ inverse, value }) =>
    inverse ? [factor(value)] : divisorsOf(value),
  );
}

function minusOne({ span }: Typed): Typed {
  const dimension = { energy: 0, length: 0, time: 0, temperature: 0, charge: 0 };
  return { kind: "constant", type: { shape: "real", dimension }, span, re: -1, im: 0 };
}

function isSum(typed: Typed): boolean {
  return typed.kind === "sum" || (typed.kind === "named" && isSum(typed.value));
}

function isProduct(typed: Typed): boolean {
  return typed.kind === "product";
}

function isMagnitude(typed: Typed): typed is Typed & { kind: "apply" } {
  return typed.kind === "apply" && typed.fn === "magnitude";
}

const elementCache = new WeakMap<Typed, boolean>();

function containsElement(typed: Typed): boolean {
  const known = elementCache.get(typed);
  if (known !== undefined) return known;
  const found = some(typed, (node) => node.kind === "element");
  elementCache.set(typed, found);
  return found;
}

function withFactor(term: BandTerm, added: Factor): BandTerm {
  return { ...term, factors: [...term.factors, added] };
}

/** A part of a product may be multiplied by real numbers only. */
function isRealFactor({ typed }: Factor): boolean {
  return typed.type.shape === "real";
}

function multiply(
  a: readonly BandTerm[],
  b: readonly BandTerm[],
  node: Typed,
): readonly BandTerm[] {
  return a.flatMap((left) =>
    b.map((right): BandTerm => {
      const factors = [...left.factors, ...right.factors];
      if (left.part === "whole" && right.part === "whole")
        return { elements: [...left.elements, ...right.elements], factors, part: "whole" };
      const [taken, other] = left.part === "whole" ? [right, left] : [left, right];
      if (other.part !== "whole" || other.elements.length > 0 || !other.factors.every(isRealFactor))
        throw new NotMultilinear(
          node,
          "multiplies real or imaginary parts of matrix elements; take the part of the whole product",
        );
      return { elements: taken.elements, factors, part: taken.part };
    }),
  );
}

function conjugate(terms: readonly BandTerm[], node: Typed): readonly BandTerm[] {
  return terms.map(({ elements, factors, part }) => {
    if (part !== "whole") throw new NotMultilinear(node, "conjugates a real or imaginary part");
    return {
      // Operators are Hermitian: ⟨n|A|m⟩* = ⟨m|A|n⟩.
      elements: elements.map(({ bra, ket, operator }) => ({ bra: ket, ket: bra, operator })),
      factors: factors.map((each) => ({ ...each, conjugate: !each.conjugate })),
      part,
    };
  });
}

function takePart(terms: readonly BandTerm[], part: "re" | "im", node: Typed): readonly BandTerm[] {
  return terms.map((term) => {
    if (term.part !== "whole") throw new NotMultilinear(node, "takes a part of a part");
    return { ...term, part };
  });
}
