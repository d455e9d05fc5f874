import type { Expression } from "../../grammar/ast.ts";
import { checkExpression } from "../check/expression.ts";
import type { Context } from "../check/scope.ts";
import { type Typed, some } from "../check/typed.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import { Lowering } from "../lower/expression.ts";
import { type Space, internalSize } from "../model/space.ts";
import { type ComplexMatrix, adjoint, distance, identity, product } from "./complex-matrix.ts";

/** A matrix of the internal space that a spec gives as a constant; why not, where it is none. */
export function givenMatrix(
  syntax: Expression,
  space: Space,
  context: Context,
): ComplexMatrix | string | undefined {
  const facts = { ...context.facts, spin: space.spin, orbitals: space.orbitals.length };
  const typed = checkExpression(syntax, { ...context, place: "term", facts });
  if (!typed) return undefined;
  if (!["matrix", "real", "complex"].includes(typed.type.shape) || some(typed, varies))
    return "what acts on the internal space is a constant matrix";
  const size = internalSize(space);
  const builder = new ScalarBuilder();
  const entries = new Lowering(builder, () => undefined).matrix(typed, size);
  const matrix = {
    size,
    re: entries.map(({ re }) => builder.constantValue(re)!),
    im: entries.map(({ im }) => builder.constantValue(im)!),
  };
  return distance(product(matrix, adjoint(matrix)), identity(size)) < 1e-9
    ? matrix
    : "a matrix that acts on states is unitary";
}

/** What a term may hold beside constants. */
function varies({ kind }: Typed): boolean {
  return ["parameter", "bond", "waveVector"].includes(kind);
}
