import type { Typed } from "../check/typed.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import { evaluateScalar } from "../ir/evaluate.ts";
import type { ScalarFunction } from "../ir/scalar.ts";
import { Lowering } from "../lower/expression.ts";
import type { Family } from "../model/family.ts";
import { type Entries, reversed } from "../model/form.ts";
import type { HopBond, Term } from "../model/model.ts";
import { type ComplexMatrix, adjoint } from "./complex-matrix.ts";

/** Values of families at one place, in its reference direction. */
export type Values = ReadonlyMap<Family, Entries>;

/** The value of a term as a function of the values of its families: worked out in numbers. */
export class TermValue {
  readonly term: Term;
  private readonly code: ScalarFunction;
  private readonly size: number;

  constructor(term: Term, size: number) {
    this.term = term;
    this.size = size;
    const builder = new ScalarBuilder();
    const input = (name: string) => builder.input(name);
    const entry = (family: Family, at: number) => ({
      re: input(`${family.name} ${at} re`),
      im: isReal(family) ? builder.constant(0) : input(`${family.name} ${at} im`),
    });
    const leaf = (node: Typed) => {
      if (node.kind === "bond")
        return { re: input(`bond ${node.quantity}`), im: builder.constant(0) };
      return node.kind === "parameter" ? entry(node.family, node.component ?? 0) : undefined;
    };
    const lowering = new Lowering(builder, leaf, {
      matrix: ({ family }) => Array.from({ length: size * size }, (_, at) => entry(family, at)),
    });
    this.code = builder.finish(
      lowering.matrix(term.value, size).flatMap(({ re, im }, at) => [
        { name: `re${at}`, node: re },
        { name: `im${at}`, node: im },
      ]),
    );
  }

  /** On a bond of the term, or on a site; in the reference direction. */
  at(bond: HopBond | undefined, values: Values): ComplexMatrix {
    const numbers = new Map<string, number>();
    for (const [family, value] of values) {
      const directed = bond?.reversed ? reversed(family, value) : value;
      directed.re.forEach((x, at) => numbers.set(`${family.name} ${at} re`, x));
      directed.im.forEach((x, at) => numbers.set(`${family.name} ${at} im`, x));
    }
    bond?.d.forEach((x, axis) => numbers.set(`bond ${"xyz"[axis]}`, x));
    if (bond?.nu !== undefined) numbers.set("bond nu", bond.nu);
    const out = evaluateScalar(this.code, (name) => numbers.get(name)!);
    const matrix = {
      size: this.size,
      re: out.filter((_, at) => at % 2 === 0),
      im: out.filter((_, at) => at % 2 === 1),
    };
    return bond?.reversed ? adjoint(matrix) : matrix;
  }
}

function isReal({ type }: Family): boolean {
  return type.shape !== "complex" && type.shape !== "matrix";
}
