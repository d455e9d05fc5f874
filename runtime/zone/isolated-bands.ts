import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import type { ExtremumSweep } from "../program.ts";
import { ExtremumKernel } from "./extremum.ts";
import type { Mesh } from "./mesh.ts";

/** Relative gap below which bands touch. */
export const TOUCHING = 1e-8;
const NO_SCALARS = new Float64Array(0);

/** Says which bands touch, where one of first..last (from 0) touches one outside. */
export function touchingBands(
  table: HoppingTable,
  { first, last }: { readonly first: number; readonly last: number },
  c: Float64Array,
  mesh: Mesh,
): string | undefined {
  for (const lower of [first - 1, last]) {
    if (lower < 0 || lower + 1 >= table.bands) continue;
    const gap = new ExtremumKernel(table, directGap(lower)).find(c, NO_SCALARS, mesh);
    // Negated, so that a gap that is not a number counts too.
    if (!(gap.value > TOUCHING * energyScale(table, c)))
      return `bands ${lower + 1} and ${lower + 2} touch`;
  }
  return undefined;
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
