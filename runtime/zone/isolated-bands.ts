import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import type { ExtremumSweep } from "../program.ts";
import { ExtremumKernel } from "./extremum.ts";
import type { Mesh } from "./mesh.ts";

/** Relative gap below which bands touch. */
export const TOUCHING = 1e-8;
const NO_SCALARS = new Float64Array(0);

/** A group of bands first..last, from 0. */
interface Group {
  readonly first: number;
  readonly last: number;
}

/** A direct gap above the band `lower` (from 0). */
interface Gap {
  readonly lower: number;
  readonly gap: number;
}

/** Says which bands touch, where one of first..last touches one outside. */
export function touchingBands(
  table: HoppingTable,
  group: Group,
  c: Float64Array,
  mesh: Mesh,
): string | undefined {
  // Negated, so that a gap that is not a number counts too.
  const closed = gapsAround(table, group, c, mesh).find(
    ({ gap }) => !(gap > TOUCHING * energyScale(table, c)),
  );
  return closed && `bands ${closed.lower + 1} and ${closed.lower + 2} touch`;
}

/** The smaller of the gaps around the group, which must not hold all bands. */
export function narrowestGap(table: HoppingTable, group: Group, c: Float64Array, mesh: Mesh): Gap {
  return gapsAround(table, group, c, mesh).reduce((a, b) => (b.gap < a.gap ? b : a));
}

/** The smallest direct gaps below and above the group, where there are bands. */
function gapsAround(
  table: HoppingTable,
  { first, last }: Group,
  c: Float64Array,
  mesh: Mesh,
): Gap[] {
  return [first - 1, last]
    .filter((lower) => lower >= 0 && lower + 1 < table.bands)
    .map((lower) => ({
      lower,
      gap: new ExtremumKernel(table, directGap(lower)).find(c, NO_SCALARS, mesh).value,
    }));
}

function directGap(lower: number): ExtremumSweep {
  return {
    kind: "extremum",
    sense: "min",
    bands: [lower, lower + 1],
    inputCount: 0,
    inputs: () => {},
    body: (e) => e[1] - e[0],
  };
}
