import { type ComplexMatrix, conjugate, kronecker, product } from "./complex-matrix.ts";
import { type Rotation, type Vector, apply, compose } from "./rotation.ts";

/**
 * What a generator says before it has its place on the lattice: `rotation(3)` names no centre.
 * Its displacement is known up to a combination of the vectors in `free`.
 */
export interface Part {
  readonly name: string;
  readonly rotation: Rotation;
  /** On axial vectors. */
  readonly spin: Rotation;
  /** On the internal space of a site. */
  readonly matrix: ComplexMatrix;
  readonly antiunitary: boolean;
  readonly sign: 1 | -1;
  /** Cartesian, x → rotation·x + displacement. */
  readonly displacement: Vector;
  readonly free: readonly Vector[];
  /** Sites whose states change their sign, in a chiral operation. */
  readonly negative: readonly number[];
}

/** First b, then a. */
export function combine(a: Part, b: Part): Part {
  const moved = apply(a.rotation, b.displacement);
  return {
    name: `${a.name} * ${b.name}`,
    rotation: compose(a.rotation, b.rotation),
    spin: compose(a.spin, b.spin),
    matrix: product(a.matrix, a.antiunitary ? conjugate(b.matrix) : b.matrix),
    antiunitary: a.antiunitary !== b.antiunitary,
    sign: a.sign === b.sign ? 1 : -1,
    displacement: moved.map((x, i) => x + a.displacement[i]),
    free: [...a.free, ...b.free.map((vector) => apply(a.rotation, vector))],
    // A chiral operation commutes with what keeps its sublattice; others are not products of it.
    negative: a.negative.length > 0 ? a.negative : b.negative,
  };
}

/** On orbitals, then on spin (spin fastest). */
export function onInternalSpace(orbitals: ComplexMatrix, spin: ComplexMatrix): ComplexMatrix {
  return kronecker(orbitals, spin);
}
