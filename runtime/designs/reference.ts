import { type Blocks, type DesignSpace, isOnsite } from "./design-space.ts";
import { createGaugeFrame, type GaugeFrame } from "./gauge.ts";
import { pauliComponents } from "./pauli.ts";

/** Blocks as they are compared: with spin, by their Pauli components. */
export type Components = Float64Array;

/** A design that others are compared with. */
export interface Reference {
  readonly space: DesignSpace;
  readonly components: Components;
  readonly frame: GaugeFrame;
  /** The on-site blocks, which no gauge changes. */
  readonly onsite: readonly number[];
}

export function createReference(space: DesignSpace, blocks: Blocks): Reference {
  const onsite = space.bonds.flatMap((bond, index) => (isOnsite(bond) ? [index] : []));
  const frame = createGaugeFrame(space, blocks);
  return { space, components: componentsOf(space, blocks), frame, onsite };
}

export function componentsOf({ spin, internal }: DesignSpace, blocks: Blocks): Components {
  return spin ? pauliComponents(blocks, internal) : blocks;
}
