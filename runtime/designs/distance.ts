import { alignSites, alignSpins } from "./align.ts";
import type { Blocks, DesignSpace } from "./design-space.ts";
import { type Components, componentsOf, type Reference } from "./reference.ts";

/** Distance up to which a rough gauge is worth improving, as a multiple of the one that suffices. */
const ROUGH = 5;

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

function squares(components: Components): number {
  return components.reduce((sum, x) => sum + x * x, 0);
}
