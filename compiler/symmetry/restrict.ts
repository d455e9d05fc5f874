import type { Domain } from "../../runtime/program.ts";
import { inClosure } from "../model/build-domain.ts";
import type { Family } from "../model/family.ts";
import { type Entries, freePatterns } from "../model/form.ts";
import { widthOf } from "../model/parameters.ts";

/** The independent numbers of one orbit: members that share a domain, and what each stands for. */
export interface Restricted {
  readonly domain: Domain;
  /** How many members: one for a number or a direction, one for each allowed matrix. */
  readonly members: number;
  readonly width: 1 | 2 | 3;
  /** One for each real number. */
  readonly patterns: readonly Entries[];
}

/** What is left of the domain of a family in which only combinations of `basis` are allowed. */
export function restrict(family: Family, basis: readonly Entries[]): Restricted | undefined {
  const { domain, type } = family;
  if (type.shape === "matrix") return { domain, members: basis.length, width: 1, patterns: basis };
  const width = widthOf(domain);
  if (basis.length === width)
    return { domain, members: 1, width, patterns: freePatterns(family, 1) };
  if (basis.length === 0)
    return type.shape === "vector" || (type.shape === "real" && !inClosure(0, domain))
      ? undefined
      : { domain, members: 0, width, patterns: [] };
  if (type.shape !== "complex") return undefined;
  const [{ re, im }] = basis;
  const size = Math.hypot(re[0], im[0]);
  return {
    domain:
      domain.kind === "disk"
        ? { kind: "interval", low: -domain.radius, high: domain.radius }
        : { kind: "real" },
    members: 1,
    width: 1,
    patterns: [{ re: [re[0] / size], im: [im[0] / size] }],
  };
}

/** Whether a domain has −x for each of its x. */
export function isEven(domain: Domain): boolean {
  return domain.kind === "interval" ? domain.low === -domain.high : domain.kind !== "above";
}
