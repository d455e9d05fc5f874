import { ScalarBuilder } from "../ir/builder.ts";
import { evaluateScalar } from "../ir/evaluate.ts";
import { isScalar } from "../check/types.ts";
import { type Typed, gather } from "../check/typed.ts";
import type { Complex } from "./complex.ts";
import { type Leaf, Lowering } from "./expression.ts";

/** Kinds of nodes whose value follows from their parts. */
const byParts: ReadonlySet<Typed["kind"]> = new Set([
  "constant",
  "named",
  "sum",
  "product",
  "power",
  "apply",
  "tuple",
  "integral",
  "interpolated",
]);

const varying = gather(({ kind }) => (byParts.has(kind) ? undefined : kind));

/** Whether nothing in an expression varies. */
export function isConstant(typed: Typed): boolean {
  return varying(typed).length === 0;
}

/** The value of a number without variables; undefined where it has some, is not finite, or no number. */
export function constantComplex(
  typed: Typed,
  leaf?: (node: Typed) => number | undefined,
): { re: number; im: number } | undefined {
  if (!isScalar(typed.type)) return undefined;
  const builder = new ScalarBuilder();
  let variable = false;
  const read: Leaf = (node): Complex | undefined => {
    const known = leaf?.(node);
    if (known !== undefined) return { re: builder.constant(known), im: builder.constant(0) };
    if (byParts.has(node.kind)) return undefined;
    variable = true;
    return { re: builder.constant(0), im: builder.constant(0) };
  };
  const { re, im } = new Lowering(builder, read).scalar(typed);
  const value = { re: builder.constantValue(re), im: builder.constantValue(im) };
  if (variable || value.re === undefined || value.im === undefined) return undefined;
  return { re: value.re, im: value.im };
}

/** The value of a real expression without variables; undefined for one with variables, or complex. */
export function constantReal(
  typed: Typed,
  leaf?: (node: Typed) => number | undefined,
): number | undefined {
  const value = constantComplex(typed, leaf);
  return value?.im === 0 ? value.re : undefined;
}

/**
 * A real expression as a function of what `variable` names in it; undefined where it has other
 * variables, or is complex. For those who want its value in many places.
 */
export function realFunction(
  typed: Typed,
  variable: (node: Typed) => string | undefined,
): ((value: (name: string) => number) => number) | undefined {
  if (!isScalar(typed.type)) return undefined;
  const builder = new ScalarBuilder();
  let known = true;
  const read: Leaf = (node): Complex | undefined => {
    const name = variable(node);
    if (name === undefined && byParts.has(node.kind)) return undefined;
    if (name === undefined) known = false;
    return {
      re: name === undefined ? builder.constant(0) : builder.input(name),
      im: builder.constant(0),
    };
  };
  const { re, im } = new Lowering(builder, read).scalar(typed);
  if (!known || builder.constantValue(im) !== 0) return undefined;
  const code = builder.finish([{ name: "value", node: re }]);
  return (value) => evaluateScalar(code, value)[0];
}

/** Relative tolerance of `==` between computed lengths and angles. */
const tolerance = 1e-6;

/** Whether a condition holds, given the values of its variables. Angles are equal modulo 2π. */
export function holds(
  condition: Typed,
  leaf: (node: Typed) => number | undefined,
): boolean | undefined {
  if (condition.kind === "named") return holds(condition.value, leaf);
  if (condition.kind !== "comparison") return undefined;
  const left = constantReal(condition.left, leaf);
  const right = constantReal(condition.right, leaf);
  if (left === undefined || right === undefined) return undefined;
  const isAngle = [condition.left, condition.right].some(
    (side) => side.kind === "apply" && side.fn === "angle",
  );
  const turn = 2 * Math.PI;
  const difference =
    isAngle && (condition.operator === "==" || condition.operator === "!=")
      ? Math.abs(left - right - turn * Math.round((left - right) / turn))
      : Math.abs(left - right);
  const equal = difference <= tolerance * Math.max(1, Math.abs(left), Math.abs(right));
  switch (condition.operator) {
    case "==":
      return equal;
    case "!=":
      return !equal;
    case "<":
      return left < right && !equal;
    case ">":
      return left > right && !equal;
    case "<=":
      return left < right || equal;
    case ">=":
      return left > right || equal;
  }
}
