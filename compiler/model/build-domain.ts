import type { ParameterDeclaration } from "../../grammar/ast.ts";
import type { Domain } from "../../runtime/program.ts";
import { suggest } from "../bind/suggest.ts";
import { commonDimension } from "../check/common-dimension.ts";
import type { Context } from "../check/scope.ts";
import type { Type } from "../check/types.ts";
import { dimensionless, unitOf } from "../units/dimension.ts";
import { constantNumber } from "./constants.ts";

const domainNames = ["real", "complex", "phase", "direction", "matrix", "hermitian"];

/** Types of domains without bounds; "any": the unit is that of the start. */
const freeTypes: Readonly<Record<FreeDomain, Type>> = {
  real: { shape: "real", dimension: "any" },
  complex: { shape: "complex", dimension: "any" },
  phase: { shape: "real", dimension: dimensionless },
  direction: { shape: "vector", dimension: dimensionless, size: 3 },
  matrix: { shape: "matrix", dimension: "any" },
  hermitian: { shape: "matrix", dimension: "any" },
};

type FreeDomain = "real" | "complex" | "phase" | "direction" | "matrix" | "hermitian";

export function buildDomain(
  declaration: ParameterDeclaration,
  context: Context,
): { domain: Domain; type: Type } | undefined {
  const { reporter } = context;
  const { name, restriction } = declaration.domain!;
  if (!domainNames.includes(name.text))
    return reporter.report("HAM2013", name.span, {
      name: name.source,
      known: domainNames,
      suggestion: suggest(name.text, domainNames),
    });
  if (!restriction) {
    const kind = name.text as FreeDomain;
    // A matrix is made of real numbers, one for each form that is allowed.
    const domain: Domain = kind === "matrix" || kind === "hermitian" ? { kind: "real" } : { kind };
    return { domain, type: freeTypes[kind] };
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
      const dimension = commonDimension(
        "bound a parameter by",
        low.type,
        high.type,
        restriction.span,
        context,
      );
      if (dimension === undefined) return undefined;
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

/** Whether a value may be a start of the domain. */
export function inDomain({ re, im }: { re: number; im: number }, domain: Domain): boolean {
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
export function inClosure(value: number, domain: Domain): boolean {
  return (
    inDomain({ re: value, im: 0 }, domain) || (domain.kind === "above" && value === domain.bound)
  );
}

/** "[0 eV, 1 eV]": how a message names a domain. */
export function describe(domain: Domain, type: Type): string {
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
