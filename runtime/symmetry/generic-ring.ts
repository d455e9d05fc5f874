import type { BandSums, Edge, Ring } from "../program.ts";
import { createRandom } from "../random.ts";

/** Energies of the order of which generic weights vary; set before they are called. */
export interface Scale {
  energy: number;
}

/** Arguments at which weights of equal text are compared: they may still read different variables. */
const PROBES = 8;

/**
 * A ring with the operators of another and generic, smooth weights in place of its own. Rings of a
 * sweep whose weights are the same are given the same, so that their sum may have a symmetry that
 * none of them has, as a trace does.
 */
export function genericRing(ring: Ring, { rings, inputCount }: BandSums, scale: Scale): Ring {
  const known = rings.flatMap(weightsOf).map((weight) => fingerprint(weight, inputCount));
  const inPlaceOf = (own: Weight): Smooth =>
    smooth(known.indexOf(fingerprint(own, inputCount)), scale);
  switch (ring.kind) {
    case "band": {
      const weight = inPlaceOf({ arity: 1, weight: ring.weight });
      return { ...ring, weight: (e: number) => weight(e, 0), weightGradient: undefined };
    }
    case "pair": {
      const weight = inPlaceOf({ arity: 2, weight: ring.weight });
      return {
        ...ring,
        weight: (en: number, em: number) => weight(en, em),
        weightGradient: undefined,
      };
    }
    case "triple": {
      const edge = ({ levels, group, weight }: Edge): Edge => {
        if (weight === undefined) return { levels, group };
        const generic = inPlaceOf({ arity: 2, weight });
        return {
          levels,
          group,
          weight: (row, column, _s, out) => {
            out[0] = generic(row, column);
            out[1] = generic(row + 0.7 * scale.energy, column - 0.4 * scale.energy);
          },
        };
      };
      const [first, second, third] = ring.edges;
      return { ...ring, edges: [edge(first), edge(second), edge(third)] };
    }
  }
}

/** A weight of one or two energies, which gives its value or writes two. */
interface Weight {
  readonly arity: 1 | 2;
  readonly weight: (...args: never[]) => unknown;
}

function weightsOf(ring: Ring): readonly Weight[] {
  switch (ring.kind) {
    case "band":
      return [{ arity: 1, weight: ring.weight }];
    case "pair":
      return [{ arity: 2, weight: ring.weight }];
    case "triple":
      return ring.edges.flatMap(({ weight }) => (weight ? [{ arity: 2 as const, weight }] : []));
  }
}

/** The same for weights with the same text that give the same values. */
function fingerprint({ arity, weight }: Weight, inputCount: number): string {
  const random = createRandom(0, 1);
  const values: number[] = [];
  for (let probe = 0; probe < PROBES; probe++) {
    const energies = Array.from({ length: arity }, () => random.normal());
    const s = Float64Array.from({ length: inputCount }, () => 0.5 + random.uniform());
    const out = new Float64Array(2);
    const value = (weight as (...args: unknown[]) => unknown)(...energies, s, out);
    values.push(typeof value === "number" ? value : NaN, ...out);
  }
  return `${arity} ${weight.toString()} ${values.join(" ")}`;
}

type Smooth = (first: number, second: number) => number;

/** A function of energies without any symmetry, one for each number. */
function smooth(which: number, scale: Scale): Smooth {
  const random = createRandom(0, 2 + which);
  const [a, b, offset] = [0.5 + random.uniform(), 0.5 + random.uniform(), 6 * random.uniform()];
  return (first, second) => Math.sin(offset + (a * first - b * second) / scale.energy);
}
