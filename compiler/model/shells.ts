import type { Multiplicity } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { isPlain } from "../check/types.ts";
import { type UndirectedBond, bondLimit, bondsOfShells } from "./bonds.ts";
import { constantNumber } from "./constants.ts";
import type { Lattice } from "./lattice.ts";

/** The highest shell that can be asked for. */
export const shellLimit = 30;

/** First and last shell of `shell 2` or `shells 1..3`. */
export function shellRange(
  shells: NonNullable<Multiplicity["shells"]>,
  context: Context,
): { first: number; last: number } | undefined {
  const number = (expression: typeof shells.from) => {
    const found = constantNumber(expression, "The number of a shell", context);
    if (!found) return undefined;
    if (
      !isPlain(found.type) ||
      !Number.isInteger(found.value) ||
      found.value < 1 ||
      found.value > shellLimit
    )
      return context.reporter.report("HAM4001", found.typed.span, {
        shell: found.value,
        most: shellLimit,
      });
    return found.value;
  };
  const first = number(shells.from);
  const last = shells.to ? number(shells.to) : first;
  if (first === undefined || last === undefined) return undefined;
  if (last < first)
    return context.reporter.report("HAM2003", shells.span, {
      what: "A range of shells",
      expected: "given from the lower to the higher number",
      found: `${first}..${last}`,
    });
  return { first, last };
}

/** The undirected bonds of some shells; a lattice too dense for that is reported. */
export function shellBonds(
  lattice: Lattice,
  { first, last }: { first: number; last: number },
  span: { start: number; end: number },
  context: Context,
): readonly UndirectedBond[] | undefined {
  const bonds = bondsOfShells(lattice, last);
  if (!bonds)
    return context.reporter.report("HAM4017", span, {
      what: "The number of bonds",
      limit: bondLimit,
    });
  return bonds.filter(({ shell }) => shell >= first);
}
