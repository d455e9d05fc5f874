import type { Expression, HopTerm as HopSyntax, Name } from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import type { Context } from "../check/scope.ts";
import { describeUnit, fits } from "../check/types.ts";
import { isDimensionless } from "../units/dimension.ts";
import {
  type DirectedBond,
  along,
  bondBetween,
  bondLimit,
  bondsWithin,
  estimatedBonds,
} from "./bonds.ts";
import { components } from "./build-unit-cell.ts";
import { constantNumber } from "./constants.ts";
import { type Lattice, displacement } from "./lattice.ts";
import type { Term } from "./model.ts";
import { shellBonds, shellRange } from "./shells.ts";

/** The largest cell offset of a bond that is named by its sites. */
const offsetLimit = 100;

/** The bonds that the selector of a `hop` line names, each in its direction. */
export function selectBonds(
  item: HopSyntax,
  lattice: Lattice,
  context: Context,
): readonly DirectedBond[] | undefined {
  const { reporter } = context;
  const { selector } = item;
  if (!selector) return reporter.report("HAM4023", item.condition?.span ?? item.span, {});
  switch (selector.kind) {
    case "shells": {
      const range = shellRange(selector, context);
      return range && shellBonds(lattice, range, selector.span, context)?.map(along);
    }
    case "rangeSelector": {
      const bound = constantNumber(selector.bound, "The range of a hopping", context);
      if (!bound) return undefined;
      if (!fits(bound.type, lattice.length))
        return reporter.report("HAM3003", bound.typed.span, {
          what: "The range of a hopping",
          expected: "a length in the unit of the lattice",
          found: describeUnit(bound.type),
        });
      if (estimatedBonds(lattice, bound.value) > bondLimit)
        return reporter.report("HAM4017", selector.span, {
          what: "The number of bonds",
          limit: bondLimit,
        });
      return bound.value > 0 ? bondsWithin(lattice, bound.value).map(along) : [];
    }
    case "along": {
      const offset = cellOffset(selector.offset, lattice, context);
      if (offset?.every((n) => n === 0))
        return reporter.report("HAM4014", selector.span, {
          selector: `along (${offset.join(", ")})`,
        });
      return (
        offset &&
        lattice.sites.flatMap(
          (_, site) => namedBond(site, site, offset, lattice, selector.span, context) ?? [],
        )
      );
    }
    case "sitePair": {
      const from = siteNumber(selector.from, lattice, context);
      const to = selector.to && siteNumber(selector.to, lattice, context);
      const offset = selector.offset
        ? cellOffset(selector.offset, lattice, context)
        : lattice.vectors.map(() => 0);
      if (from === undefined || to === undefined || !offset) return undefined;
      const bond = namedBond(from, to, offset, lattice, selector.span, context);
      return bond && [bond];
    }
  }
}

function cellOffset(
  expression: Expression | undefined,
  lattice: Lattice,
  context: Context,
): readonly number[] | undefined {
  const { reporter } = context;
  const vector = expression && components(expression, "The offset of a cell", context);
  if (!vector || !expression) return undefined;
  if (vector.components.length !== lattice.dimension)
    return reporter.report("HAM4010", expression.span, {
      what: "The offset of a cell",
      expected: lattice.dimension,
      found: vector.components.length,
    });
  const wrong = vector.components.find((n) => !Number.isInteger(n) || Math.abs(n) > offsetLimit);
  if (wrong !== undefined || (vector.dimension !== "any" && !isDimensionless(vector.dimension)))
    return reporter.report("HAM2003", expression.span, {
      what: "The offset of a cell",
      expected: `whole numbers of lattice vectors from ${-offsetLimit} to ${offsetLimit}`,
      found: wrong === undefined ? "a length" : `${wrong}`,
    });
  return vector.components;
}

/** The bond from a site to another in the cell at `offset`, in that direction. */
function namedBond(
  from: number,
  to: number,
  offset: readonly number[],
  lattice: Lattice,
  span: Term["span"],
  context: Context,
): DirectedBond | undefined {
  if (from === to && offset.every((n) => n === 0))
    return context.reporter.report("HAM4014", span, {
      selector: `${lattice.sites[from].name} -> ${lattice.sites[from].name}`,
    });
  const length = Math.hypot(...displacement(lattice, from, to, offset));
  if (estimatedBonds(lattice, length) > bondLimit)
    return context.reporter.report("HAM4017", span, {
      what: "The number of bonds up to this length",
      limit: bondLimit,
    });
  return bondBetween(lattice, from, to, offset, length);
}

/** The number of the site of a name. */
export function siteNumber(name: Name, lattice: Lattice, context: Context): number | undefined {
  const site = lattice.sites.findIndex((candidate) => candidate.name === name.text);
  if (site >= 0) return site;
  const known = lattice.sites.map((candidate) => candidate.name);
  return context.reporter.report("HAM4002", name.span, {
    name: name.source,
    known,
    suggestion: suggest(name.text, known),
  });
}
