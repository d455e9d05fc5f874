import { type Blocks, type DesignSpace, isOnsite } from "./design-space.ts";
import { type Alignment, alignGauge, createGaugeFrame, type GaugeFrame } from "./gauge.ts";
import { closestRotation, pauliComponents, type Rotation } from "./pauli.ts";

/** Distance up to which a rough gauge is worth polishing, as a multiple of the one that suffices. */
const ROUGH = 5;
/** Gauge and rotation of the spins depend on each other: this many rounds of one after the other. */
const ROUNDS = 4;

/** Blocks as they are compared: with spin, by their Pauli components. */
type Components = Float64Array;

/** A design that others are compared with. */
export interface Reference {
  readonly space: DesignSpace;
  readonly components: Components;
  readonly frame: GaugeFrame;
  readonly onsite: readonly number[];
}

export function createReference(space: DesignSpace, blocks: Blocks): Reference {
  const onsite = space.bonds.flatMap((bond, index) => (isOnsite(bond) ? [index] : []));
  const frame = createGaugeFrame(space, blocks);
  return { space, components: componentsOf(space, blocks), frame, onsite };
}

function componentsOf({ spin, internal }: DesignSpace, blocks: Blocks): Components {
  return spin ? pauliComponents(blocks, internal) : blocks;
}

/**
 * How far a design is from the reference,
 *
 *     min ‖H − g H′‖ / ((‖H‖² + ‖H′‖²)/2)^{1/2},
 *
 * over all g made of a symmetry of the lattice (translations within a supercell among them), a
 * phase per site, a shift of k, time reversal, and a common rotation of all spins. 0: the same
 * design; √2: nothing in common. A distance at or below `enough` ends the search; one far above it
 * is an upper bound.
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
      const overlap = align(reference, moved, promising);
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

/** The largest Re Tr H†H′ over site gauges and shifts of k. */
function alignSites(reference: Reference, components: Components, promising: number): number {
  const onsite = onsiteOverlap(reference, components);
  const z = edgeOverlaps(reference, components);
  return onsite + 2 * alignGauge(reference.frame, z, (promising - onsite) / 2).overlap;
}

/** The same over common rotations of the spins too; spin-independent hoppings give the first gauge. */
function alignSpins(reference: Reference, components: Components, promising: number): number {
  let best = -Infinity;
  let rotated = withoutSpin(components);
  for (let round = 0; round < ROUNDS; round++) {
    const z = edgeOverlaps(reference, rotated);
    const alignment = alignGauge(reference.frame, z, round === 0 ? -Infinity : promising / 2);
    if (round > 0) {
      best = Math.max(best, onsiteOverlap(reference, rotated) + 2 * alignment.overlap);
    }
    rotated = rotate(
      components,
      closestRotation(spinCorrelation(reference, components, alignment)),
    );
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

/** m_ij with Re Tr H†(R H′) = Σ R_ij m_ij + terms without spin, in a given gauge. */
function spinCorrelation(
  { space, components: target, frame, onsite }: Reference,
  components: Components,
  { phases }: Alignment,
): Float64Array {
  const size = 2 * space.internal ** 2;
  const m = new Float64Array(9);
  const add = (bond: number, phase: number, times: number): void => {
    const cos = times * Math.cos(phase);
    const sin = times * Math.sin(phase);
    for (let p = size * bond; p < size * (bond + 1); p += 8) {
      for (let i = 0; i < 3; i++) {
        const [re, im] = [target[p + 2 + 2 * i], target[p + 3 + 2 * i]];
        for (let j = 0; j < 3; j++) {
          const [x, y] = [components[p + 2 + 2 * j], components[p + 3 + 2 * j]];
          m[3 * i + j] += (re * x + im * y) * cos - (re * y - im * x) * sin;
        }
      }
    }
  };
  for (const bond of onsite) add(bond, 0, 1);
  frame.edges.forEach(({ bond }, e) => add(bond, phases[e], 2));
  return m;
}

function rotate(components: Components, rotation: Rotation): Components {
  const out = components.slice();
  for (let p = 0; p < out.length; p += 8) {
    for (let i = 0; i < 3; i++) {
      for (const part of [0, 1]) {
        let sum = 0;
        for (let j = 0; j < 3; j++) sum += rotation[3 * i + j] * components[p + 2 + 2 * j + part];
        out[p + 2 + 2 * i + part] = sum;
      }
    }
  }
  return out;
}

function withoutSpin(components: Components): Components {
  return components.map((x, p) => (p % 8 < 2 ? x : 0));
}

function squares(components: Components): number {
  return components.reduce((sum, x) => sum + x * x, 0);
}
