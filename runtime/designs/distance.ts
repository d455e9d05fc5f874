import type { Blocks, DesignSpace } from "./design-space.ts";
import { alignGauge, type Gauge } from "./gauge.ts";
import { closestRotation } from "./pauli.ts";
import { type Components, componentsOf, type Reference } from "./reference.ts";
import { rotate, spinCorrelation, withoutSpin } from "./spins.ts";

/** Distance up to which a rough gauge is worth improving, as a multiple of the one that suffices. */
const ROUGH = 5;
/** Gauge and rotation of the spins depend on each other: this many rounds of one after the other. */
const ROUNDS = 4;

/**
 * How far a design is from the reference,
 *
 *     min ‖H − g H′‖ / ((‖H‖² + ‖H′‖²)/2)^{1/2},
 *
 * over all g made of a symmetry of the lattice (translations within a supercell among them), a
 * phase per site, a shift of k, time reversal, and a common rotation of all spins. 0: the same
 * design; √2: nothing in common. A distance at or below `enough` ends the search; one of several
 * times as much is a lower bound.
 */
export function designDistance(reference: Reference, blocks: Blocks, enough: number): number {
  const { space } = reference;
  const components = componentsOf(space, blocks);
  const scale = (squares(reference.components) + squares(components)) / 2;
  if (scale === 0) return 0;
  const promising = scale * (1 - (ROUGH * enough) ** 2 / 2);
  const align = space.spin ? alignSpins : alignSites;
  let best = Infinity;
  for (const image of space.images) {
    for (const reversed of [false, true]) {
      const moved = transformed(space, components, image, reversed);
      const { overlap } = align(reference, moved, promising);
      best = Math.min(best, Math.sqrt(Math.max(0, 2 - (2 * overlap) / scale)));
      if (best <= enough) return best;
    }
  }
  return best;
}

/** gH(b) = H(image(b)), and its time reverse: H*, for spins i σy H* (−i σy). */
function transformed(
  { internal, spin }: DesignSpace,
  components: Components,
  image: Int32Array,
  reversed: boolean,
): Components {
  const size = 2 * internal ** 2;
  const out = new Float64Array(components.length);
  for (let b = 0; b < image.length; b++) {
    for (let p = 0; p < size; p += 2) {
      const sign = reversed && spin && p % 8 !== 0 ? -1 : 1;
      out[size * b + p] = sign * components[size * image[b] + p];
      out[size * b + p + 1] = (reversed ? -sign : sign) * components[size * image[b] + p + 1];
    }
  }
  return out;
}

interface Alignment {
  /** Re Tr H†H′. */
  readonly overlap: number;
  readonly gauge: Gauge;
}

/** The largest overlap over site gauges and shifts of k. */
function alignSites(reference: Reference, components: Components, promising: number): Alignment {
  const onsite = onsiteOverlap(reference, components);
  const z = edgeOverlaps(reference, components);
  // Each edge stands for its bond in both directions.
  const { overlap, gauge } = alignGauge(reference.frame, z, (promising - onsite) / 2);
  return { overlap: onsite + 2 * overlap, gauge };
}

/** The same over common rotations of the spins too; spin-independent hoppings give the first gauge. */
function alignSpins(reference: Reference, components: Components, promising: number): Alignment {
  let best = alignSites(reference, withoutSpin(components), -Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    const rotation = closestRotation(spinCorrelation(reference, components, best.gauge));
    best = alignSites(reference, rotate(components, rotation), promising);
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

function squares(components: Components): number {
  return components.reduce((sum, x) => sum + x * x, 0);
}
