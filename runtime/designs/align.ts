import { alignGauge, type Gauge } from "./gauge.ts";
import { closestRotation, type Rotation } from "./pauli.ts";
import type { Components, Reference } from "./reference.ts";
import { rotate, spinCorrelation, withoutSpin } from "./spins.ts";

/** Gauge and rotation of the spins depend on each other: this many rounds of one after the other. */
const ROUNDS = 4;

/** The gauge, and where it was looked for the rotation of all spins, that bring H′ closest to H. */
export interface Alignment {
  /** Re Tr H†H′. */
  readonly overlap: number;
  readonly gauge: Gauge;
  readonly rotation?: Rotation;
}

/** The largest overlap over site gauges and shifts of k. */
export function alignSites(
  reference: Reference,
  components: Components,
  promising: number,
): Alignment {
  const onsite = onsiteOverlap(reference, components);
  const z = edgeOverlaps(reference, components);
  // Each edge stands for its bond in both directions.
  const { overlap, gauge } = alignGauge(reference.frame, z, (promising - onsite) / 2);
  return { overlap: onsite + 2 * overlap, gauge };
}

/**
 * The same over common rotations of the spins too, from a first gauge; unless it is given, from
 * that of spin-independent hoppings.
 */
export function alignSpins(
  reference: Reference,
  components: Components,
  promising: number,
  first: Gauge = alignSites(reference, withoutSpin(components), -Infinity).gauge,
): Alignment {
  let best: Alignment = { overlap: -Infinity, gauge: first };
  for (let round = 0; round < ROUNDS; round++) {
    const rotation = closestRotation(spinCorrelation(reference, components, best.gauge));
    best = { ...alignSites(reference, rotate(components, rotation), promising), rotation };
  }
  return best;
}

function onsiteOverlap(
  { space, components: target, onsite }: Reference,
  components: Components,
): number {
  const size = 2 * space.internal ** 2;
  let sum = 0;
  for (const b of onsite) {
    for (let p = size * b; p < size * (b + 1); p++) sum += target[p] * components[p];
  }
  return sum;
}

/** Tr H†_b H′_b (re, im) for each edge of the frame. */
function edgeOverlaps(
  { space, components: target, frame }: Reference,
  components: Components,
): Float64Array {
  const size = 2 * space.internal ** 2;
  const z = new Float64Array(2 * frame.edges.length);
  frame.edges.forEach(({ bond }, e) => {
    for (let p = size * bond; p < size * (bond + 1); p += 2) {
      z[2 * e] += target[p] * components[p] + target[p + 1] * components[p + 1];
      z[2 * e + 1] += target[p] * components[p + 1] - target[p + 1] * components[p];
    }
  });
  return z;
}
