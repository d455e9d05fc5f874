import type { Multiplicity, ParameterDeclaration } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { describeUnit, unify } from "../check/types.ts";
import { dimensionless } from "../units/dimension.ts";
import { buildDomain } from "./build-domain.ts";
import { buildStart, settingStart } from "./build-start.ts";
import type { Family, Member } from "./family.ts";
import type { Lattice } from "./lattice.ts";
import { shellBonds, shellRange } from "./shells.ts";

/** The most members of one family. */
const memberLimit = 20_000;

/** A parameter with its domain, members and start. */
export function buildParameter(
  declaration: ParameterDeclaration,
  lattice: Lattice,
  setting: string | undefined,
  context: Context,
): Family | undefined {
  const { reporter } = context;
  const { name, domain: domainSyntax } = declaration;
  if (!name || !domainSyntax) return undefined;
  const domain = buildDomain(declaration, context);
  const each = declaration.each ? buildMultiplicity(declaration.each, lattice, context) : single;
  if (!domain || !each) return undefined;
  const start = buildStart(declaration, domain, context);
  if (!start) return undefined;
  const dimension = unify(domain.type.dimension, start.type.dimension);
  if (dimension === undefined)
    return reporter.report("HAM3003", (declaration.start!.value ?? declaration.start!).span, {
      what: `The start of \`${name.source}\``,
      expected: describeUnit(domain.type),
      found: describeUnit(start.type),
    });
  if (declaration.fixed && start.start.kind !== "value" && setting === undefined)
    return reporter.report("HAM4020", declaration.fixed, { name: name.source });
  return {
    name: name.text,
    source: name.source,
    span: name.span,
    declaration: declaration.span,
    domain: domain.domain,
    type: { ...domain.type, dimension: dimension === "any" ? dimensionless : dimension },
    each: each.each,
    members: each.members,
    start:
      setting === undefined
        ? start.start
        : (settingStart(name, setting, domain.domain, context) ?? start.start),
    fixed: declaration.fixed !== undefined,
    hermitian: domainSyntax.name.text === "hermitian" ? true : undefined,
  };
}

const single: { each: Family["each"]; members: readonly Member[] } = {
  each: { kind: "one" },
  members: [{ label: "" }],
};

function buildMultiplicity(
  each: Multiplicity,
  lattice: Lattice,
  context: Context,
): { each: Family["each"]; members: readonly Member[] } | undefined {
  if (each.of === "site")
    return {
      each: { kind: "site" },
      members: lattice.sites.map(({ name }, site) => ({ label: name, site })),
    };
  if (lattice.continuum)
    return context.reporter.report("HAM4027", each.span, { what: "`each bond`" });
  if (!each.shells) return undefined;
  const range = shellRange(each.shells, context);
  if (!range) return undefined;
  const bonds = shellBonds(lattice, range, each.shells.span, context);
  if (!bonds) return undefined;
  if (bonds.length > memberLimit)
    return context.reporter.report("HAM4017", each.span, {
      what: "The number of members",
      limit: memberLimit,
    });
  return {
    each: { kind: "bond", ...range },
    members: bonds.map((bond) => ({ label: bond.label, bond })),
  };
}
