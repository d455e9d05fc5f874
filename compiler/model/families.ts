import { type Typed, some } from "../check/typed.ts";
import type { Family } from "./family.ts";

/** The families that a value depends on. */
export function families(value: Typed): readonly Family[] {
  const found = new Set<Family>();
  some(value, (node) => {
    if (node.kind === "parameter") found.add(node.family);
    return false;
  });
  return [...found];
}
