import type {
  Expression,
  FieldItem,
  HamiltonianDeclaration,
  HopTerm as HopSyntax,
  Name,
  OnsiteTerm as OnsiteSyntax,
} from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import { checkCondition, checkExpression } from "../check/expression.ts";
import type { Context } from "../check/scope.ts";
import { type Typed, some } from "../check/typed.ts";
import { describeType, describeUnit, fits, isPlain } from "../check/types.ts";
import { holds } from "../lower/constant.ts";
import { type Dimension, dimensionless, energy, isDimensionless } from "../units/dimension.ts";
import {
  type DirectedBond,
  type UndirectedBond,
  against,
  along,
  bondBetween,
  bondLimit,
  bondsOfShells,
  bondsWithin,
  chirality,
  estimatedBonds,
} from "./bonds.ts";
import { components } from "./build-unit-cell.ts";
import { shellBonds, shellRange } from "./build-parameters.ts";
import { constantNumber } from "./constants.ts";
import type { Family } from "./family.ts";
import type { Lattice } from "./lattice.ts";
import { type Flux, fluxDenominatorLimit, fluxFraction } from "./magnetic.ts";
import type { HopTerm, OnsiteTerm, Term } from "./model.ts";

/** The largest cell offset of a bond that is named by its sites. */
const offsetLimit = 100;

/** The terms of the Hamiltonian, and the dimension of its energies; undefined where its field is wrong. */
export function buildHamiltonian(
  declaration: HamiltonianDeclaration,
  lattice: Lattice,
  context: Context,
):
  | { readonly terms: readonly Term[]; readonly energy: Dimension; readonly flux?: Flux }
  | undefined {
  const { reporter } = context;
  if (declaration.on && declaration.on.text !== lattice.name)
    reporter.report("HAM2001", declaration.on.span, {
      name: declaration.on.source,
      suggestion: lattice.name,
    });
  if (declaration.terms.length === 0)
    reporter.report("HAM2014", declaration.name?.span ?? declaration.keyword, {
      what: "term in its hamiltonian",
      example: "hop shell 1: 1",
    });
  const terms: Term[] = [];
  const fields = declaration.terms.filter((item) => item.kind === "field");
  for (const second of fields.slice(1))
    reporter.report(
      "HAM2015",
      second.span,
      { what: "field" },
      { related: [{ span: fields[0].span, message: "the first is here" }] },
    );
  for (const item of declaration.terms) {
    if (lattice.continuum && item.kind !== "onsite") {
      reporter.report("HAM4027", item.span, { what: `\`${item.kind}\`` });
      continue;
    }
    if (item.kind === "field") continue;
    const term =
      item.kind === "onsite"
        ? buildOnsite(item, lattice, context)
        : buildHop(item, lattice, context);
    if (term) terms.push(term);
  }
  rejectDoubles(terms, lattice, context);
  const energy = commonEnergy(terms, lattice, context);
  if (fields.length === 0) return { terms, energy };
  const flux = buildFlux(fields[0], lattice, context);
  return flux && { terms, energy, flux };
}

/** `field flux = 1/4 per cell`, as a fraction. */
function buildFlux(item: FieldItem, lattice: Lattice, context: Context): Flux | undefined {
  const { reporter } = context;
  const value = constantNumber(item.value, "The flux through a cell", {
    ...context,
    place: "constant",
  });
  if (!value) return undefined;
  if (lattice.dimension !== 2)
    return reporter.report("HAM5013", item.span, {
      name: "field",
      needs: 2,
      lattice: lattice.dimension,
    });
  if (!isPlain(value.type))
    return reporter.report("HAM3003", value.typed.span, {
      what: "The flux through a cell",
      expected: "a plain number, counted in flux quanta h/e",
      found: describeUnit(value.type),
    });
  const flux = fluxFraction(value.value);
  if (!flux)
    return reporter.report("HAM4024", value.typed.span, {
      value: `${Number(value.value.toPrecision(6))}`,
      limit: fluxDenominatorLimit,
    });
  return flux;
}

function buildOnsite(
  item: OnsiteSyntax,
  lattice: Lattice,
  context: Context,
): OnsiteTerm | undefined {
  const sites = item.sites.map((name) => siteNumber(name, lattice, context));
  const value = termValue(item.value, context);
  if (!value || !sites.every((site) => site !== undefined)) return undefined;
  const selected = item.sites.length > 0 ? sites : lattice.sites.map((_, site) => site);
  const family = families(value).find(({ each }) => each.kind === "bond");
  if (family)
    return context.reporter.report("HAM4005", value.span, {
      name: family.source,
      each: "bond",
      here: "sites",
    });
  if (some(value, (node) => node.kind === "bond"))
    return context.reporter.report("HAM2011", value.span, { name: "d", where: "in a `hop` line" });
  return { kind: "onsite", span: item.span, sites: selected, value };
}

function buildHop(item: HopSyntax, lattice: Lattice, context: Context): HopTerm | undefined {
  const { reporter } = context;
  const value = termValue(item.value, context);
  const selected = selectBonds(item, lattice, context);
  if (!value || !selected) return undefined;
  const bonds = item.condition ? filterBonds(selected, item.condition, lattice, context) : selected;
  if (!bonds) return undefined;
  if (bonds.length === 0)
    return reporter.report("HAM4011", (item.condition ?? item.selector ?? item).span, {
      where: item.condition ? "of this selector meets the condition" : "is that short",
    });
  for (const family of families(value)) {
    if (family.each.kind === "site")
      return reporter.report("HAM4005", value.span, {
        name: family.source,
        each: "site",
        here: "bonds",
      });
    if (family.each.kind !== "bond") continue;
    const { first, last } = family.each;
    const outside = bonds.find(({ bond }) => bond.shell < first || bond.shell > last);
    if (outside)
      return reporter.report("HAM4005", value.span, {
        name: family.source,
        each: first === last ? `bond of shell ${first}` : `bond of shells ${first}..${last}`,
        here: `${outside.bond.label}, a bond of shell ${outside.bond.shell}`,
        shell: Math.max(last, outside.bond.shell),
      });
  }
  const signed = needsChirality(value) ? withChirality(bonds, lattice, value, context) : bonds;
  return signed && { kind: "hop", span: item.span, bonds: signed, value };
}

/** The families that a value depends on. */
export function families(value: Typed): readonly Family[] {
  const found = new Set<Family>();
  some(value, (node) => {
    if (node.kind === "parameter") found.add(node.family);
    return false;
  });
  return [...found];
}

function termValue(expression: Expression | undefined, context: Context): Typed | undefined {
  const { reporter } = context;
  const value = checkExpression(expression, context);
  if (!value) return undefined;
  if (["real", "complex", "matrix"].includes(value.type.shape)) return value;
  return reporter.report("HAM2003", value.span, {
    what: "The value of a term",
    expected: "a number or a matrix of the internal space",
    found: describeType(value.type),
  });
}

function siteNumber(name: Name, lattice: Lattice, context: Context): number | undefined {
  const site = lattice.sites.findIndex((candidate) => candidate.name === name.text);
  if (site >= 0) return site;
  const known = lattice.sites.map((candidate) => candidate.name);
  return context.reporter.report("HAM4002", name.span, {
    name: name.source,
    known,
    suggestion: suggest(name.text, known),
  });
}

function selectBonds(
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
  const length = Math.hypot(
    ...lattice.vectors[0].map((_, axis) =>
      offset.reduce(
        (sum, n, i) => sum + n * lattice.vectors[i][axis],
        lattice.sites[to].position[axis] - lattice.sites[from].position[axis],
      ),
    ),
  );
  if (estimatedBonds(lattice, length) > bondLimit)
    return context.reporter.report("HAM4017", span, {
      what: "The number of bonds up to this length",
      limit: bondLimit,
    });
  return bondBetween(lattice, from, to, offset, length);
}

/** The bonds for which the condition holds, in the direction in which it does. */
function filterBonds(
  selected: readonly DirectedBond[],
  syntax: Expression,
  lattice: Lattice,
  context: Context,
): readonly DirectedBond[] | undefined {
  const condition = checkCondition(syntax, context);
  if (!condition) return undefined;
  const bonds = needsChirality(condition)
    ? withChirality(selected, lattice, condition, context)
    : selected;
  if (!bonds) return undefined;
  const kept: DirectedBond[] = [];
  for (const candidate of bonds) {
    for (const direction of [candidate, turned(candidate)]) {
      const met = holds(condition, (node) => bondValue(node, direction));
      if (met === undefined)
        return context.reporter.report("HAM2008", condition.span, {
          what: "A condition on bonds",
          because: "this depends on more than the bond",
        });
      if (met) {
        kept.push(direction);
        break;
      }
    }
  }
  return kept;
}

function turned(directed: DirectedBond & { nu?: number }): DirectedBond & { nu?: number } {
  const turnedBond = directed.reversed ? along(directed.bond) : against(directed.bond);
  return directed.nu === undefined ? turnedBond : { ...turnedBond, nu: -directed.nu };
}

function bondValue(node: Typed, directed: DirectedBond & { nu?: number }): number | undefined {
  if (node.kind !== "bond") return undefined;
  return node.quantity === "nu" ? directed.nu : directed.d[["x", "y", "z"].indexOf(node.quantity)];
}

function needsChirality(value: Typed): boolean {
  return some(value, (node) => node.kind === "bond" && node.quantity === "nu");
}

function withChirality(
  bonds: readonly DirectedBond[],
  lattice: Lattice,
  value: Typed,
  context: Context,
): readonly (DirectedBond & { nu: number })[] | undefined {
  const nearest = (bondsOfShells(lattice, 1) ?? []) as readonly UndirectedBond[];
  const signed: (DirectedBond & { nu: number })[] = [];
  for (const bond of bonds) {
    const { neighbours, sign } =
      lattice.dimension === 2 ? chirality(bond, nearest) : { neighbours: 0, sign: 0 };
    if (sign === 0)
      return context.reporter.report("HAM4006", value.span, { bond: bond.bond.label, neighbours });
    signed.push({ ...bond, nu: sign });
  }
  return signed;
}

function rejectDoubles(terms: readonly Term[], lattice: Lattice, context: Context): void {
  const seen = new Map<string, Term>();
  for (const term of terms) {
    const keys =
      term.kind === "onsite"
        ? term.sites.map((site) => lattice.sites[site].name)
        : term.bonds.map(({ bond }) => bond.label);
    for (const key of keys) {
      const first = seen.get(key);
      if (first) {
        const related = [{ span: first.span, message: "it is given here first" }];
        if (term.kind === "onsite")
          context.reporter.report("HAM4012", term.span, { site: key }, { related });
        else context.reporter.report("HAM4003", term.span, { bond: key }, { related });
        break;
      }
      seen.set(key, term);
    }
  }
}

/** Every term in one unit: plain numbers throughout, or energies throughout. */
function commonEnergy(terms: readonly Term[], lattice: Lattice, context: Context): Dimension {
  const { reporter } = context;
  const first = terms.find(({ value }) => value.type.dimension !== "any");
  if (!first || first.value.type.dimension === "any") return dimensionless;
  const dimension = first.value.type.dimension;
  const strange = terms.find(({ value }) => !isPlain(value.type) && !fits(value.type, energy));
  if (strange) {
    reporter.report("HAM3003", strange.value.span, {
      what: "The value of a term",
      expected: "an energy or a plain number",
      found: describeUnit(strange.value.type),
    });
    return energy;
  }
  const other = terms.find(({ value }) => !fits(value.type, dimension));
  if (other) {
    const [here, there] = [other, first].map(({ value }) => describeUnit(value.type));
    const related = [{ span: first.value.span, message: `this is ${there}` }];
    reporter.report("HAM3002", other.value.span, { here, there }, { related });
    return dimension;
  }
  if (isDimensionless(dimension) !== isDimensionless(lattice.length))
    reporter.report("HAM3008", first.value.span, {
      energies: describeUnit(first.value.type),
      lengths: describeUnit({ shape: "real", dimension: lattice.length }),
      physical: !isDimensionless(dimension),
    });
  return dimension;
}
