import type { Call } from "../../grammar/ast.ts";
import { type Context, lookup } from "../check/scope.ts";
import { obstacleTo, operationsOf } from "../symmetry/lattice-operations.ts";
import type { Lattice } from "./lattice.ts";
import type { SymmetriesLine } from "./model.ts";
import type { Space } from "./space.ts";

/** `symmetries(H)`: which operations of the lattice leave the design the same. */
export function buildSymmetries(
  { callee, arguments: given, span }: Call,
  lattice: Lattice,
  space: Space,
  context: Context,
): SymmetriesLine | undefined {
  const { reporter } = context;
  const [model, ...others] = given;
  const isModel =
    model?.value?.kind === "name" &&
    lookup(context.scope, model.value.text)?.kind === "hamiltonian";
  if (!isModel || model.name || others.length > 0)
    return reporter.report("HAM2003", given.at(-1)?.span ?? span, {
      what: `The argument of \`${callee.source}\``,
      expected: "the Hamiltonian alone",
      found: given.length === 0 ? "nothing" : "something else",
    });
  const obstacle = obstacleTo(lattice, space);
  if (obstacle?.kind === "continuum")
    return reporter.report("HAM5012", span, {
      what: `\`${callee.source}\``,
      where: "needs sites that operations take to sites, which a continuum does not have",
    });
  if (obstacle) return reporter.report("HAM8005", span, { orbital: obstacle.orbital });
  return { span, operations: operationsOf(lattice, space) };
}
