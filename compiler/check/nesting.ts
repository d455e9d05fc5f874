import type { Expression } from "../../grammar/ast.ts";
import { children } from "../../grammar/walk.ts";

const known = new WeakMap<object, number>();

/** How many levels of expressions stand inside each other. */
export function nesting(expression: Expression | undefined): number {
  return expression ? levels(expression) : 0;
}

function levels(node: object): number {
  const found = known.get(node);
  if (found !== undefined) return found;
  const depth = 1 + children(node).reduce((most, child) => Math.max(most, levels(child)), 0);
  known.set(node, depth);
  return depth;
}
