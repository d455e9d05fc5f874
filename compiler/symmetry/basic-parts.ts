import type { Space } from "../model/space.ts";
import { identity } from "./complex-matrix.ts";
import { directionText } from "./name.ts";
import { type Part, onInternalSpace } from "./part.ts";
import { noSpin, orbitalMatrix, spinMatrix, spinReversal } from "./representation.ts";
import {
  type Rotation,
  type Vector,
  diagonal,
  properPart,
  rotationAbout,
  unity,
} from "./rotation.ts";

/** The displacement of what does not move places. */
export const nowhere: Vector = [0, 0, 0];

/** What is free of a displacement that is known. */
export const nothingFree: readonly Vector[] = [];

/** An operation on places, which turns spins too unless they are `fixed`; about any point. */
export function spatialPart(
  name: string,
  rotation: Rotation,
  spinsFixed: boolean,
  space: Space,
): Part {
  const spin = space.spin ? spinMatrix(spinsFixed ? unity : rotation) : noSpin;
  return {
    name,
    rotation,
    spin: spinsFixed ? unity : properPart(rotation),
    matrix: onInternalSpace(
      // What turns nothing leaves orbitals of any shape alone.
      rotation === unity
        ? identity(space.orbitals.length)
        : orbitalMatrix(space.orbitals, rotation),
      spin,
    ),
    antiunitary: false,
    sign: 1,
    displacement: nowhere,
    // About another point p it is shifted by (1 − R) p.
    free: [0, 1, 2].map((j) => rotation.map((row, i) => (i === j ? 1 : 0) - row[j])),
    negative: [],
  };
}

/** All spins turned by 180° about an axis, and nothing else. */
export function spinHalfTurn(axis: Vector, space: Space): Part {
  const half = rotationAbout(axis, Math.PI);
  return {
    name: `spin_rotation(${directionText(axis)})`,
    rotation: unity,
    spin: half,
    matrix: onInternalSpace(identity(space.orbitals.length), spinMatrix(half)),
    antiunitary: false,
    sign: 1,
    displacement: nowhere,
    free: nothingFree,
    negative: [],
  };
}

/** Complex conjugation, and iσy on spin. */
export function timeReversal(space: Space): Part {
  return {
    name: "time_reversal",
    rotation: unity,
    spin: diagonal(-1, -1, -1),
    matrix: onInternalSpace(identity(space.orbitals.length), space.spin ? spinReversal : noSpin),
    antiunitary: true,
    sign: 1,
    displacement: nowhere,
    free: nothingFree,
    negative: [],
  };
}
