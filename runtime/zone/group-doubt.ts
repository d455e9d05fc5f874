import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { BandGroup, BandSums } from "../program.ts";
import { touchingBands } from "./isolated-bands.ts";
import type { Mesh } from "./mesh.ts";

/** Says which bands touch: a number that rests on the states of a group needs a gap around it. */
export function groupDoubt(
  table: HoppingTable,
  sums: BandSums,
  c: Float64Array,
  mesh: Mesh,
): string | undefined {
  for (const group of isolatedGroups(sums)) {
    const reason = touchingBands(table, group, c, mesh);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The groups of bands, each once, whose states (and not only energies) a sum takes. */
function isolatedGroups({ rings }: BandSums): readonly BandGroup[] {
  const groups = new Map<string, BandGroup>();
  for (const ring of rings) {
    if (ring.kind === "band" && ring.operator === undefined) continue;
    const all = ring.kind === "triple" ? ring.edges.map(({ group }) => group) : ring.groups;
    for (const group of all ?? []) if (group) groups.set(`${group.first} ${group.last}`, group);
  }
  return [...groups.values()];
}
