import type { CompletionItem } from "vscode-languageserver-types";
import { canonicalName } from "../../../grammar/index.ts";
import { units } from "../../../compiler/units/units.ts";
import { isDimensionless, unitOf } from "../../../compiler/units/dimension.ts";
import {
  domains,
  givenHamiltonians,
  latticeMakers,
  methods,
  generatorArguments,
  generators,
} from "../../analysis/builtins.ts";
import { documentation } from "../../analysis/describe.ts";
import { coordinationText, quantityText, shellsOf } from "../../analysis/physics.ts";
import { Kind, type Tier, entry } from "./items.ts";
import type { Place } from "./place.ts";
import { fromTable } from "./tables.ts";
import type { Wanted } from "./wanted.ts";

/** The lattices that can be named: one's own, the library's, and what makes others of them. */
export function latticeItems(place: Place): readonly CompletionItem[] {
  const { analysis, library, declaration } = place;
  // A lattice is made of those above it.
  const own = [...analysis.symbols.lattices.values()].filter(
    ({ span }) => !declaration || span.start < declaration.startOffset,
  );
  const ofLibrary = [...library.outer.lattices.values()].filter(
    ({ name }) => !analysis.symbols.lattices.has(name),
  );
  return [
    ...own.map((symbol) => entry(symbol.source, Kind.Class, 1, { doc: documentation(symbol) })),
    ...ofLibrary.map((symbol) =>
      entry(symbol.source, Kind.Class, 2, { detail: "library", doc: documentation(symbol) }),
    ),
    ...fromTable(latticeMakers, Kind.Function, 3),
  ];
}

/** The sites, `from` an order on. */
export function siteItems({ analysis }: Place, from = 0): readonly CompletionItem[] {
  const known = analysis.knowledge.model?.declared.sites.map(({ name }) => name);
  const names = known ?? [...analysis.symbols.sites.keys()];
  return names.map((name, at) =>
    entry(name, Kind.EnumMember, 1, { detail: "site", order: from + at }),
  );
}

export function pointItems({ analysis }: Place): readonly CompletionItem[] {
  const known = analysis.knowledge.model?.declared.points.map(({ name }) => name);
  const names = known ?? [...analysis.symbols.points.keys()];
  return ["Γ", ...names.filter((name) => canonicalName(name) !== "Gamma")].map((name, order) =>
    entry(name, Kind.EnumMember, 1, { detail: "wave vector", order }),
  );
}

export function domainItems(): readonly CompletionItem[] {
  return fromTable(domains, Kind.TypeParameter, 1);
}

/** Generators of a symmetry; inside of one, axes, sites and words that its arguments take. */
export function generatorItems(place: Place): readonly CompletionItem[] {
  const { call } = place;
  if (!call) return fromTable(generators, Kind.Function, 1);
  if (call.name === "spin") return [entry("fixed", Kind.EnumMember, 1)];
  if (call.callee.image === "rotation" && call.argument === 0 && call.name === undefined)
    return ["2", "3", "4", "6"].map((n, order) =>
      entry(n, Kind.Value, 1, { detail: `by ${360 / Number(n)}°`, order }),
    );
  const axes = ["x", "y", "z"].map((name, order) =>
    entry(name, Kind.EnumMember, 1, { detail: "axis", order }),
  );
  const values =
    call.name === "at"
      ? siteItems(place)
      : call.name === "axis"
        ? axes
        : [...axes, ...siteItems(place, axes.length)];
  const named = Object.entries(generatorArguments).map(([name, doc]) =>
    entry(name, Kind.Property, 2, { doc, snippet: `${name} = ` }),
  );
  return [...values, ...(call.name === undefined ? named : [])];
}

/** What the terms of a Hamiltonian can add to. */
export function givenItems(): readonly CompletionItem[] {
  return fromTable(givenHamiltonians, Kind.Function, 1);
}

export function methodItems(): readonly CompletionItem[] {
  return fromTable(methods, Kind.EnumMember, 1);
}

/** The numbers of the shells that exist, with distance and coordination. */
export function shellItems({ analysis }: Place): readonly CompletionItem[] {
  const lattice = analysis.knowledge.model?.declared;
  if (!lattice) return [];
  return shellsOf(lattice, 8).map((shell) =>
    entry(String(shell.number), Kind.Value, 1, {
      detail: `distance ${quantityText(shell.distance, lattice.length)}, neighbours ${coordinationText(shell, lattice)}`,
      order: shell.number,
    }),
  );
}

/** The units that specs use most, the first ones first. */
const usual = ["eV", "meV", "angstrom", "nm", "K", "fs", "ps", "THz", "deg"];

/** Units after a number: those that fit, those that the spec uses, the usual ones, all others. */
export function unitItems(
  { analysis }: Place,
  wanted: Wanted | undefined,
): readonly CompletionItem[] {
  const used = new Set(analysis.parsed.tokens.map(({ image }) => image));
  return [...units].map(([name, unit]) => {
    const value = isDimensionless(unit.dimension)
      ? String(Number(unit.factor.toPrecision(6)))
      : quantityText(unit.factor, unit.dimension);
    const fits =
      wanted?.dimension !== undefined && unitOf(unit.dimension) === unitOf(wanted.dimension);
    const common = usual.indexOf(name);
    const tier: Tier = fits ? 2 : used.has(name) ? 3 : common >= 0 ? 4 : 5;
    const order = common >= 0 ? common : usual.length;
    return entry(name, Kind.Unit, tier, { detail: `= ${value}`, order });
  });
}
