import type { Family } from "../model/family.ts";
import { type Entries, freePatterns } from "../model/form.ts";
import type { Space } from "../model/space.ts";
import type { Action } from "./action.ts";
import { adjoint } from "./complex-matrix.ts";
import { invariants } from "./invariants.ts";
import { type NamedMatrix, bondBasis, combinationText, namedBasis } from "./named-basis.ts";

/** A value that a little group allows, and its name among matrices. */
export interface AllowedForm extends Entries {
  readonly name: string;
}

/**
 * The values of a family that the actions of a little group leave alone, as a basis of them: matrices
 * in Cartesian axes or, where that is simpler, in the frame of the bond d.
 */
export function allowedForms(
  family: Family,
  littleGroup: readonly Action[],
  hermitian: boolean,
  space: Space,
  d?: readonly number[],
): readonly AllowedForm[] {
  const actions = hermitian
    ? littleGroup.flatMap((action) => [action, after(action)])
    : littleGroup;
  if (family.type.shape !== "matrix") {
    const names = ["1", "i"];
    const patterns = freePatterns(family, 1);
    return formsIn(
      patterns.map((pattern, at) => ({ ...pattern, name: names[at] })),
      actions,
    );
  }
  const forms = formsIn(namedBasis(space), actions);
  const frame = d && bondBasis(space, d);
  const framed = frame ? formsIn(frame, actions) : forms;
  return length(framed) < length(forms) ? framed : forms;
}

function formsIn(
  basis: readonly NamedMatrix[],
  actions: readonly Action[],
): readonly (AllowedForm & { readonly terms: number })[] {
  return invariants(actions.map((action) => matrixOf(action, basis))).map((row) => {
    const numbers = isSimple(row) ? row : normalised(row);
    const terms = numbers.filter((x) => Math.abs(x) > 1e-9).length;
    return { ...combination(numbers, basis), name: combinationText(numbers, basis), terms };
  });
}

/** How many matrices it takes to write the forms down. */
function length(forms: readonly { readonly terms: number }[]): number {
  return forms.reduce((sum, { terms }) => sum + terms, 0);
}

function after(action: Action): Action {
  return (value) => {
    const { re, im } = action(value);
    return adjoint({ size: Math.sqrt(re.length), re, im });
  };
}

/** The matrix of an action in an orthogonal basis. */
function matrixOf(action: Action, basis: readonly Entries[]): readonly (readonly number[])[] {
  const images = basis.map(action);
  return basis.map((to) => images.map((image) => inner(to, image) / inner(to, to)));
}

function inner(a: Entries, b: Entries): number {
  return a.re.reduce((sum, x, at) => sum + x * b.re[at] + a.im[at] * b.im[at], 0);
}

function combination(numbers: readonly number[], basis: readonly Entries[]): Entries {
  const total = (which: "re" | "im") =>
    basis[0][which].map((_, at) =>
      numbers.reduce((sum, x, j) => (x === 0 ? sum : sum + x * basis[j][which][at]), 0),
    );
  return { re: total("re"), im: total("im") };
}

function isSimple(numbers: readonly number[]): boolean {
  return numbers.every((x) => Number.isInteger(2 * x));
}

function normalised(numbers: readonly number[]): readonly number[] {
  const length = Math.hypot(...numbers);
  return numbers.map((x) => x / length);
}
