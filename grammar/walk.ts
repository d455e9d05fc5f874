import type { Span } from "./span.ts";

/** Any node of the tree. */
export interface TreeNode {
  readonly kind: string;
  readonly span: Span;
}

export function isNode(value: unknown): value is TreeNode {
  return typeof value === "object" && value !== null && "kind" in value && "span" in value;
}

/** The nodes directly below a node, in the order of its fields. */
export function children(node: object): TreeNode[] {
  return Object.values(node).flatMap((value) => {
    if (isNode(value)) return [value];
    if (!Array.isArray(value)) return [];
    // Terms of a sum and factors of a product wrap their operand.
    return value.flatMap((item) => (isNode(item) ? [item] : children(item)));
  });
}

/** Visits a node and all below it. */
export function walk(node: TreeNode, visit: (node: TreeNode) => void): void {
  visit(node);
  for (const child of children(node)) walk(child, visit);
}
