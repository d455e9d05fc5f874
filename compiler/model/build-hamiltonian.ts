import type {
  Expression,
  HamiltonianDeclaration,
  HopTerm as HopSyntax,
  OnsiteTerm as OnsiteSyntax,
} from "../../grammar/ast.ts";
import { checkExpression } from "../check/expression.ts";
import type { Context } from "../check/scope.ts";
import { type Typed, some } from "../check/typed.ts";
import { describeType, describeUnit, fits, isPlain } from "../check/types.ts";
import { type Dimension, dimensionless, energy, isDimensionless } from "../units/dimension.ts";
import { buildFlux } from "./build-field.ts";
import { buildGiven } from "./build-given.ts";
import { families } from "./families.ts";
import { filterBonds, needsChirality, withChirality } from "./filter-bonds.ts";
import type { GivenHamiltonian } from "./given.ts";
import type { Lattice } from "./lattice.ts";
import type { Flux } from "./magnetic.ts";
import type { HopTerm, OnsiteTerm, Term } from "./model.ts";
import { selectBonds, siteNumber } from "./select-bonds.ts";

/** A Hamiltonian with the dimension of its energies. */
interface BuiltHamiltonian {
  readonly terms: readonly Term[];
  readonly given?: GivenHamiltonian;
  readonly energy: Dimension;
  readonly flux?: Flux;
}

/** The Hamiltonian on sites of `internal` states each; undefined where its field or its file is wrong. */
export function buildHamiltonian(
  declaration: HamiltonianDeclaration,
  lattice: Lattice,
  internal: number,
  context: Context,
): BuiltHamiltonian | undefined {
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
  const files = declaration.terms.filter((item) => item.kind === "from");
  for (const [what, items] of [
    ["field", fields],
    ["`from`", files],
  ] as const)
    for (const second of items.slice(1))
      reporter.report(
        "HAM2015",
        second.span,
        { what },
        { related: [{ span: items[0].span, message: "the first is here" }] },
      );
  for (const item of declaration.terms) {
    if (lattice.continuum && item.kind !== "onsite") {
      reporter.report("HAM4027", item.span, { what: `\`${item.kind}\`` });
      continue;
    }
    if (item.kind === "field" || item.kind === "from") continue;
    const term =
      item.kind === "onsite"
        ? buildOnsite(item, lattice, context)
        : buildHop(item, lattice, context);
    if (term) terms.push(term);
  }
  rejectDoubles(terms, lattice, context);
  const energy = commonEnergy(terms, lattice, files.length > 0, context);
  const given =
    files.length > 0 && !lattice.continuum
      ? buildGiven(files[0], lattice, internal, context)
      : undefined;
  if (files.length > 0 && !given) return undefined;
  if (fields.length === 0) return { terms, given, energy };
  if (given)
    return reporter.report("HAM2016", fields[0].span, {
      what: "Magnetic fields on the Hamiltonian of a file are",
    });
  const flux = buildFlux(fields[0], lattice, context);
  return flux && { terms, energy, flux };
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

/**
 * Every term in one unit: plain numbers throughout, or energies throughout. A Hamiltonian from a file
 * is in eV where the lattice has lengths, in plain numbers where it has none.
 */
function commonEnergy(
  terms: readonly Term[],
  lattice: Lattice,
  fromFile: boolean,
  context: Context,
): Dimension {
  const { reporter } = context;
  const first = terms.find(({ value }) => value.type.dimension !== "any");
  if (!first || first.value.type.dimension === "any")
    return fromFile && !isDimensionless(lattice.length) ? energy : dimensionless;
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
