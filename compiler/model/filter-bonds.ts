import type { Expression } from "../../grammar/ast.ts";
import { checkCondition } from "../check/expression.ts";
import type { Context } from "../check/scope.ts";
import { type Typed, some } from "../check/typed.ts";
import { holds } from "../lower/constant.ts";
import { type DirectedBond, against, along, bondsOfShells, chirality } from "./bonds.ts";
import type { Lattice } from "./lattice.ts";

/** The bonds for which the condition holds, in the direction in which it does. */
export function filterBonds(
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

/** Whether an expression reads ν. */
export function needsChirality(value: Typed): boolean {
  return some(value, (node) => node.kind === "bond" && node.quantity === "nu");
}

/** The bonds with their chirality signs; one that has none is reported. */
export function withChirality(
  bonds: readonly DirectedBond[],
  lattice: Lattice,
  value: Typed,
  context: Context,
): readonly (DirectedBond & { nu: number })[] | undefined {
  const nearest = bondsOfShells(lattice, 1) ?? [];
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
