import type { LatticeDeclaration } from "../../grammar/ast.ts";
import { walk } from "../../grammar/walk.ts";
import type { Reporter } from "../diagnostics/reporter.ts";

/**
 * The lattice of a spec is its last one; each one above it must be what a later one is made of.
 * Empty where it is not known which one is meant.
 */
export function bindLattices(
  declarations: readonly LatticeDeclaration[],
  reporter: Reporter,
): readonly LatticeDeclaration[] {
  const stray = declarations
    .slice(0, -1)
    .findIndex((base, at) => !declarations.slice(at + 1).some((later) => uses(later, base)));
  if (stray < 0) return declarations;
  const [first, second] = declarations.slice(stray);
  reporter.report(
    "HAM2015",
    second.keyword,
    { what: "lattice" },
    { related: [{ span: first.keyword, message: "the first is here" }] },
  );
  return [];
}

function uses({ value }: LatticeDeclaration, { name }: LatticeDeclaration): boolean {
  let found = false;
  if (value && name)
    walk(value, (node) => {
      if (node.kind === "name" && node.text === name.text) found = true;
    });
  return found;
}
