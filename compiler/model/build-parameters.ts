import type {
  Multiplicity,
  Name,
  ParameterDeclaration,
  Start as StartSyntax,
} from "../../grammar/ast.ts";
import type { Domain, Start } from "../../runtime/program.ts";
import { suggest } from "../bind/suggest.ts";
import { checkScalar } from "../check/expression.ts";
import type { Context } from "../check/scope.ts";
import { variation } from "../check/variation.ts";
import { type Type, describeUnit, isPlain, unify } from "../check/types.ts";
import { constantComplex } from "../lower/constant.ts";
import { dimensionless, unitOf } from "../units/dimension.ts";
import { type UndirectedBond, bondsOfShells } from "./bonds.ts";
import { components } from "./build-unit-cell.ts";
import { constantNumber } from "./constants.ts";
import type { Family, Member } from "./family.ts";
import type { Lattice } from "./lattice.ts";

/** The highest shell that can be asked for. */
export const shellLimit = 30;
/** The most members of one family. */
const memberLimit = 20_000;

const domainNames = ["real", "complex", "phase", "direction"];

/** A parameter with its domain, members and start; `offset` is its first place in θ. */
export function buildParameter(
  declaration: ParameterDeclaration,
  lattice: Lattice,
  offset: number,
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
    offset,
    width: domain.type.shape === "vector" ? 3 : domain.type.shape === "complex" ? 2 : 1,
    reversal:
      domain.type.shape === "complex" || domain.domain.kind === "phase" ? "conjugate" : "same",
  };
}

const single: { each: Family["each"]; members: readonly Member[] } = {
  each: { kind: "one" },
  members: [{ label: "" }],
};

/** Types of domains without bounds; "any": the unit is that of the start. */
const freeTypes: Readonly<Record<"real" | "complex" | "phase" | "direction", Type>> = {
  real: { shape: "real", dimension: "any" },
  complex: { shape: "complex", dimension: "any" },
  phase: { shape: "real", dimension: dimensionless },
  direction: { shape: "vector", dimension: dimensionless, size: 3 },
};

function buildDomain(
  declaration: ParameterDeclaration,
  context: Context,
): { domain: Domain; type: Type } | undefined {
  const { reporter } = context;
  const { name, restriction } = declaration.domain!;
  if (!domainNames.includes(name.text))
    return ["hermitian", "matrix"].includes(name.text)
      ? reporter.report("HAM2016", name.span, {
          what: `Parameters of the domain \`${name.source}\` are`,
        })
      : reporter.report("HAM2013", name.span, {
          name: name.source,
          known: domainNames,
          suggestion: suggest(name.text, domainNames),
        });
  if (!restriction) {
    const kind = name.text as "real" | "complex" | "phase" | "direction";
    return { domain: { kind }, type: freeTypes[kind] };
  }
  const wanted = restriction.kind === "disk" ? "complex" : "real";
  if (name.text !== wanted)
    return reporter.report("HAM2003", restriction.span, {
      what: restriction.kind === "disk" ? "What lies in a disk" : "What has bounds",
      expected:
        wanted === "complex"
          ? "`complex` (a real parameter is bounded by `in [a, b]`)"
          : "`real` (a complex parameter is bounded by `in disk(r)`)",
      found: `\`${name.source}\``,
    });
  switch (restriction.kind) {
    case "interval": {
      const low = constantNumber(restriction.low, "A bound", context);
      const high = constantNumber(restriction.high, "A bound", context);
      if (!low || !high) return undefined;
      const dimension = unify(low.type.dimension, high.type.dimension);
      if (dimension === undefined)
        return reporter.report("HAM3001", restriction.span, {
          verb: "bound a parameter by",
          left: describeUnit(low.type),
          right: describeUnit(high.type),
        });
      if (!(low.value < high.value))
        return reporter.report("HAM4016", restriction.span, {
          low: `${low.value}`,
          high: `${high.value}`,
        });
      return {
        domain: { kind: "interval", low: low.value, high: high.value },
        type: { shape: "real", dimension },
      };
    }
    case "lowerBound": {
      const bound = constantNumber(restriction.bound, "A bound", context);
      return (
        bound && {
          domain: { kind: "above", bound: bound.value },
          type: { shape: "real", dimension: bound.type.dimension },
        }
      );
    }
    case "disk": {
      const radius = constantNumber(restriction.radius, "The radius of a disk", context);
      if (!radius) return undefined;
      if (!(radius.value > 0))
        return reporter.report("HAM4016", restriction.span, { low: "0", high: `${radius.value}` });
      return {
        domain: { kind: "disk", radius: radius.value },
        type: { shape: "complex", dimension: radius.type.dimension },
      };
    }
  }
}

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
      limit: memberLimit,
    });
  return bonds.filter(({ shell }) => shell >= first);
}

function buildStart(
  declaration: ParameterDeclaration,
  { domain, type }: { domain: Domain; type: Type },
  context: Context,
): { start: Start; type: Type } | undefined {
  const syntax = declaration.start;
  if (!syntax) return { start: { kind: "default" }, type };
  if (syntax.random) return randomStart(syntax, domain, type, context);
  return type.shape === "vector"
    ? directionStart(syntax, type, context)
    : valueStart(syntax, domain, type, context);
}

function valueStart(
  syntax: StartSyntax,
  domain: Domain,
  type: Type,
  context: Context,
): { start: Start; type: Type } | undefined {
  const { reporter } = context;
  const typed = checkScalar(syntax.value, "A start value", context);
  if (!typed) return undefined;
  if (typed.type.shape === "complex" && type.shape === "real")
    return reporter.report("HAM5010", typed.span, { what: "The start value of a real parameter" });
  const value = constantComplex(typed);
  if (!value)
    return reporter.report("HAM2008", typed.span, {
      what: "A start value",
      because: variation(typed),
    });
  if (!inDomain(value, domain))
    return reporter.report("HAM4019", typed.span, {
      value: value.im === 0 ? `${value.re}` : `${value.re} + ${value.im}i`,
      domain: describe(domain, typed.type),
    });
  return { start: { kind: "value", ...value }, type: { ...type, dimension: typed.type.dimension } };
}

/** A direction as a vector of any length but zero. */
function directionStart(
  syntax: StartSyntax,
  type: Type,
  context: Context,
): { start: Start; type: Type } | undefined {
  const vector = components(syntax.value, "The start of a direction", context);
  if (!vector || !syntax.value) return undefined;
  const { reporter } = context;
  if (vector.components.length !== 3)
    return reporter.report("HAM4010", syntax.value.span, {
      what: "A direction",
      expected: 3,
      found: vector.components.length,
    });
  const length = Math.hypot(...vector.components);
  if (!(length > 0))
    return reporter.report("HAM4019", syntax.value.span, {
      value: "(0, 0, 0)",
      domain: "direction",
    });
  const [re, im, third] = vector.components.map((component) => component / length);
  return { start: { kind: "value", re, im, third }, type };
}

function inDomain({ re, im }: { re: number; im: number }, domain: Domain): boolean {
  switch (domain.kind) {
    case "interval":
      return re >= domain.low && re <= domain.high;
    case "above":
      return re > domain.bound;
    case "disk":
      return Math.hypot(re, im) <= domain.radius;
    default:
      return true;
  }
}

/** Whether a number lies in a domain of real numbers or on its edge. */
function inClosure(value: number, domain: Domain): boolean {
  return (
    inDomain({ re: value, im: 0 }, domain) || (domain.kind === "above" && value === domain.bound)
  );
}

function describe(domain: Domain, type: Type): string {
  const unit = type.dimension === "any" ? "" : unitOf(type.dimension);
  const quantity = (value: number) => `${value}${unit && ` ${unit}`}`;
  switch (domain.kind) {
    case "interval":
      return `[${quantity(domain.low)}, ${quantity(domain.high)}]`;
    case "above":
      return `above ${quantity(domain.bound)}`;
    case "disk":
      return `disk(${quantity(domain.radius)})`;
    default:
      return domain.kind;
  }
}

/** `~ normal(mean, deviation)`, `~ uniform(low, high)`. */
function randomStart(
  syntax: StartSyntax,
  domain: Domain,
  type: Type,
  context: Context,
): { start: Start; type: Type } | undefined {
  const { reporter } = context;
  const { value } = syntax;
  const kind = value?.kind === "call" ? value.callee.text : undefined;
  if (value?.kind !== "call" || (kind !== "normal" && kind !== "uniform"))
    return (
      value &&
      reporter.report("HAM4022", value.span, { reason: "This is not a distribution of starts" })
    );
  if (type.shape !== "real")
    return reporter.report("HAM4022", value.span, {
      reason: "A complex number or a direction starts from its domain's own distribution",
    });
  if (value.arguments.length !== 2)
    return reporter.report("HAM4022", value.span, { reason: `\`${kind}\` takes two numbers` });
  const [first, second] = value.arguments.map((argument) =>
    constantNumber(argument.value, "A number of the distribution", context),
  );
  if (!first || !second) return undefined;
  const dimension = unify(first.type.dimension, second.type.dimension);
  if (dimension === undefined)
    return reporter.report("HAM3001", value.span, {
      verb: "draw from",
      left: describeUnit(first.type),
      right: describeUnit(second.type),
    });
  if (kind === "normal" && !(second.value > 0))
    return reporter.report("HAM4022", value.span, {
      reason: "The deviation of a normal distribution must be positive",
    });
  if (kind === "uniform" && !(first.value < second.value))
    return reporter.report("HAM4022", value.span, {
      reason: "The range of a uniform distribution is empty",
    });
  const outside = (kind === "normal" ? [first] : [first, second]).find(
    ({ value: edge }) => !inClosure(edge, domain),
  );
  if (outside)
    return reporter.report("HAM4019", outside.typed.span, {
      value: `${outside.value}`,
      domain: describe(domain, outside.type),
    });
  const start: Start =
    kind === "normal"
      ? { kind, mean: first.value, deviation: second.value }
      : { kind, low: first.value, high: second.value };
  return { start, type: { ...type, dimension } };
}

/** A value given on the command line, in the parameter's internal unit. */
function settingStart(
  name: Name,
  setting: string,
  domain: Domain,
  context: Context,
): Start | undefined {
  const value = Number(setting);
  const report = (reason: string) =>
    context.reporter.report("HAM6009", name.span, { name: name.source, reason });
  if (setting.trim() === "" || !Number.isFinite(value))
    return report(`\`${setting}\` is not a number`);
  if (!inDomain({ re: value, im: 0 }, domain)) return report(`${setting} is not in its domain`);
  return { kind: "value", re: value, im: 0 };
}
