import type { Type } from "../../../compiler/check/types.ts";
import {
  type Dimension,
  dimensionless,
  energy as energyDimension,
  isDimensionless,
  sameDimension,
  temperature,
} from "../../../compiler/units/dimension.ts";
import { argumentNames, formalsOf } from "../../analysis/symbols.ts";
import type { Tier } from "./items.ts";
import type { Place } from "./place.ts";
import { calleeOf } from "./arguments.ts";

/** What kind of value a place is for, as far as it is known. */
export interface Wanted {
  readonly dimension?: Dimension;
  /** The name of the argument. */
  readonly name?: string;
  readonly hamiltonian?: boolean;
  readonly spectrum?: boolean;
}

/** What the place wants: by the argument that it is in, or by the line. */
export function wantedAt(place: Place): Wanted | undefined {
  const { call, analysis, declaration, tokens } = place;
  const { model } = analysis.knowledge;
  // Of a Hamiltonian without sound terms nothing is known; a lattice in angstrom wants electronvolts.
  const physical = model && !isDimensionless(model.declared.length);
  const energy = physical ? energyDimension : model?.energy;
  if (call) {
    const formals = formalsOf(calleeOf(place)) ?? [];
    const positional = formals.filter(({ group }) => !group || group.text === "spectrum");
    const formal =
      call.name === undefined
        ? positional[call.unnamed]
        : argumentNames(formals).find(({ name }) => name === call.name)?.formal;
    const name = call.name ?? formal?.name.text;
    const dimensions: Readonly<Record<string, Dimension | undefined>> = {
      mu: energy,
      kT: energy,
      energy,
      broadening: energy,
      temperature,
      filling: dimensionless,
      bands: dimensionless,
    };
    return {
      name,
      dimension: name === undefined ? undefined : dimensions[name],
      hamiltonian: name === "H",
      spectrum: formal?.group?.text === "spectrum",
    };
  }
  // The value of a term is an energy, as long as nothing but a sign stands before it.
  // So is a number there, whose unit is still to come.
  const before = tokens.at(-1)?.tokenType.name === "Number" ? tokens.at(-2) : tokens.at(-1);
  const last = before?.image ?? "";
  if (declaration?.image === "hamiltonian" && [":", "+", "-"].includes(last))
    return { dimension: energy };
  return undefined;
}

/** Names of the right dimension come before others. */
export function fitness({ dimension }: Type, wanted: Wanted | undefined): Tier {
  if (!wanted?.dimension || dimension === "any") return 2;
  return sameDimension(dimension, wanted.dimension) ? 1 : 3;
}
