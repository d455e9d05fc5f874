import type { HoppingTable } from "./hopping-table.ts";

/**
 * The orbitals, sorted into blocks that no coefficient of H(k) connects: spins that are conserved,
 * layers that do not touch. H(k) has no elements between blocks, whatever the parameters.
 */
export function orbitalBlocks({ bands, place }: HoppingTable): readonly (readonly number[])[] {
  const root = Array.from({ length: bands }, (_, orbital) => orbital);
  const rootOf = (orbital: number): number => {
    while (root[orbital] !== orbital) orbital = root[orbital] = root[root[orbital]];
    return orbital;
  };
  for (const at of place) root[rootOf(Math.floor(at / bands))] = rootOf(at % bands);
  const blocks = new Map<number, number[]>();
  for (let orbital = 0; orbital < bands; orbital++) {
    const block = blocks.get(rootOf(orbital));
    if (block) block.push(orbital);
    else blocks.set(rootOf(orbital), [orbital]);
  }
  return [...blocks.values()];
}
