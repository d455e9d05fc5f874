import { bondsOfShells } from "../../compiler/model/bonds.ts";
import type { Family } from "../../compiler/model/family.ts";
import { type Parameters, realNumbers } from "../../compiler/model/parameters.ts";
import type { Lattice } from "../../compiler/model/lattice.ts";
import type { Meaning } from "../../compiler/index.ts";
import type { Type } from "../../compiler/check/types.ts";
import { type Dimension, isDimensionless, unitOf } from "../../compiler/units/dimension.ts";

/** A neighbour shell of a lattice. */
export interface Shell {
  readonly number: number;
  readonly distance: number;
  /** Undirected bonds per unit cell. */
  readonly bonds: number;
  /** Neighbours of each site of the cell, in its order. */
  readonly coordination: readonly number[];
}

/** The first shells of a lattice; none of a continuum, or of a lattice too dense to list. */
export function shellsOf(lattice: Lattice, count: number): readonly Shell[] {
  if (lattice.continuum) return [];
  const bonds = bondsOfShells(lattice, count) ?? [];
  const numbers = [...new Set(bonds.map(({ shell }) => shell))];
  return numbers.map((number) => {
    const members = bonds.filter(({ shell }) => shell === number);
    const coordination = lattice.sites.map((_, site) =>
      members.reduce((sum, { from, to }) => sum + Number(from === site) + Number(to === site), 0),
    );
    return { number, distance: members[0].length, bonds: members.length, coordination };
  });
}

/** "6", or "A 3, B 6" where sites differ; nothing listed twice. */
export function coordinationText({ coordination }: Shell, lattice: Lattice): string {
  if (new Set(coordination).size === 1) return String(coordination[0]);
  return coordination.map((count, site) => `${lattice.sites[site].name} ${count}`).join(", ");
}

/** A number in a unit, as people write it. */
export function quantityText(value: number, dimension: Dimension): string {
  const unit = unitOf(dimension);
  return `${numberText(value)}${unit && ` ${unit}`}`;
}

/** Up to six significant digits. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** "eV", "plain number", "vector of 2 components in eV". */
export function typeText({ shape, dimension, size }: Type): string {
  const unit = dimension === "any" || isDimensionless(dimension) ? "" : unitOf(dimension);
  const kinds: Readonly<Record<Type["shape"], string>> = {
    real: unit === "" ? "number" : unit,
    complex: unit === "" ? "complex number" : `complex, ${unit}`,
    boolean: "condition",
    vector: `vector of ${size} components${unit && ` in ${unit}`}`,
    matrix: `matrix${unit && ` in ${unit}`}`,
    matrices: "vector of matrices",
    operator: "operator on the bands",
  };
  return kinds[shape];
}

/** The value of a constant with its unit. */
export function valueText({ type, value }: Meaning): string | undefined {
  if (!value) return undefined;
  const { re, im } = value;
  const unit = type.dimension === "any" ? "" : unitOf(type.dimension);
  const number =
    im === 0
      ? numberText(re)
      : re === 0
        ? `${numberText(im)}i`
        : `${numberText(re)} ${im < 0 ? "-" : "+"} ${numberText(Math.abs(im))}i`;
  return `${number}${unit && ` ${unit}`}`;
}

/** "12 real numbers, 2 for each of 6 bonds": what the symmetry leaves independent of a parameter. */
export function familyText(family: Family, { blocks }: Parameters): string {
  const { members, fixed, each } = family;
  const count = familyNumbers(family, blocks);
  const orbits = blocks
    .filter((block) => block.family === family)
    .reduce((sum, block) => sum + block.orbits.length, 0);
  const numbers = `${count} real number${count === 1 ? "" : "s"}`;
  const places = `${members.length} ${each.kind}${members.length === 1 ? "" : "s"}`;
  const of =
    each.kind === "one"
      ? ""
      : orbits === members.length
        ? `, ${count === members.length ? "one" : count / members.length} for each of ${places}`
        : `, for ${places} in ${orbits} orbit${orbits === 1 ? "" : "s"}`;
  return `${numbers}${of}${fixed ? ", fixed" : ""}`;
}

/** Real numbers that a family stands for. */
export function familyNumbers(family: Family, blocks: Parameters["blocks"]): number {
  return realNumbers(blocks.filter((block) => block.family === family));
}
