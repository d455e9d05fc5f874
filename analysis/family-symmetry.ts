import type { Model } from "../compiler/model/model.ts";
import { spinHalfTurn, timeReversal } from "../compiler/symmetry/basic-parts.ts";
import { identityOf } from "../compiler/symmetry/build-symmetry.ts";
import type { ComplexMatrix } from "../compiler/symmetry/complex-matrix.ts";
import { latticeOperations } from "../compiler/symmetry/detect.ts";
import { nameOf } from "../compiler/symmetry/name.ts";
import { type Operation, after, keyOf } from "../compiler/symmetry/operation.ts";
import { operationAt } from "../compiler/symmetry/place.ts";
import { isKnownOrbital } from "../compiler/symmetry/representation.ts";
import { unity } from "../compiler/symmetry/rotation.ts";
import type { HoppingTable } from "../runtime/bloch/hopping-table.ts";
import { type Bloch, blochHamiltonian } from "./bloch-hamiltonian.ts";

/**
 * The operations beside the identity that every Hamiltonian of a model has, declared or not: of those of the lattice,
 * with and without time reversal and half turns of all spins, the ones that leave H(k) alone at the
 * given parameters and wave vectors, which must be without any relation to each other.
 */
export function familySymmetry(
  { lattice, space }: Model,
  table: HoppingTable,
  thetas: readonly Float64Array[],
  ks: readonly (readonly number[])[],
): readonly Operation[] {
  const known = space.orbitals.every(isKnownOrbital);
  const identity = identityOf(lattice, space);
  const spatial = known ? latticeOperations(lattice, space) : [identity];
  const internal = [
    identity,
    ...(space.spin ? unity : []).map((axis) =>
      operationAt(spinHalfTurn(axis, space), identity.turn, identity.shift, lattice),
    ),
  ];
  const reversal = operationAt(timeReversal(space), identity.turn, identity.shift, lattice);
  const hamiltonians = thetas.map((theta) => remembered(blochHamiltonian(table, theta)));
  const [h] = hamiltonians;
  const probes = hamiltonians.flatMap((each) => ks.map((k) => probe(each, k)));
  return spatial
    .filter(
      (place) => mayKeep(place, h, ks[0]) || mayKeep(after(reversal, place, lattice), h, ks[0]),
    )
    .flatMap((place) => internal.map((spin) => after(spin, place, lattice)))
    .flatMap((operation) => [operation, after(reversal, operation, lattice)])
    .filter((operation) => probes.every((each) => keeps(operation, each)))
    .filter((operation) => keyOf(operation) !== keyOf(identity))
    .map((operation) => ({ ...operation, name: nameOf(operation) }));
}

/** H at the same k is the same matrix. */
function remembered(h: Bloch): Bloch {
  const known = new Map<string, ComplexMatrix>();
  return (k) => {
    const key = k.map((x) => x.toFixed(9)).join();
    const matrix = known.get(key) ?? h(k);
    known.set(key, matrix);
    return matrix;
  };
}

/** Whether tr H² is the same at k and where k comes from, as it is whatever happens to the states. */
function mayKeep(operation: Operation, h: Bloch, k: readonly number[]): boolean {
  const [here, before] = [h(k), h(preimage(operation, k))].map(({ re, im }) =>
    re.reduce((sum, x, at) => sum + x * x + im[at] * im[at], 0),
  );
  return Math.abs(here - before) <= 1e-9 * here;
}

/** A Hamiltonian at a wave vector, seen by ⟨u|H|v⟩ for two vectors without any relation. */
interface Probe {
  readonly h: Bloch;
  readonly k: readonly number[];
  readonly u: ComplexVector;
  readonly v: ComplexVector;
  readonly element: readonly number[];
  readonly scale: number;
}

function probe(h: Bloch, k: readonly number[]): Probe {
  const here = h(k);
  const [u, v] = [1, 2].map((seed) => vector(here.size, seed));
  const scale = here.re.reduce((most, x, at) => Math.max(most, Math.hypot(x, here.im[at])), 0);
  return { h, k, u, v, element: element(u, here, v), scale };
}

/**
 * Whether U H(k′) U† = H(k), k′ being what the operation takes to k: one that H does not have misses
 * ⟨u|H|v⟩ too.
 */
function keeps(operation: Operation, { h, k, u, v, element: wanted, scale }: Probe): boolean {
  const before = h(preimage(operation, k));
  const [x, y] = element(taken(operation, u), before, taken(operation, v));
  const found = [x, operation.antiunitary ? -y : y];
  return Math.hypot(found[0] - wanted[0], found[1] - wanted[1]) <= 1e-9 * scale;
}

interface ComplexVector {
  readonly re: readonly number[];
  readonly im: readonly number[];
}

function vector(size: number, seed: number): ComplexVector {
  const part = (offset: number) =>
    Array.from({ length: size }, (_, at) => Math.sin(seed + offset + 2.7 * at * (seed + 0.3 * at)));
  return { re: part(0), im: part(5) };
}

/** ⟨u|H|v⟩. */
function element(u: ComplexVector, { size, re, im }: ComplexMatrix, v: ComplexVector): number[] {
  const sum = [0, 0];
  for (let row = 0; row < size; row++) {
    const hv = [0, 0];
    for (let column = 0; column < size; column++) {
      const [x, y] = [re[row * size + column], im[row * size + column]];
      hv[0] += x * v.re[column] - y * v.im[column];
      hv[1] += x * v.im[column] + y * v.re[column];
    }
    sum[0] += u.re[row] * hv[0] + u.im[row] * hv[1];
    sum[1] += u.re[row] * hv[1] - u.im[row] * hv[0];
  }
  return sum;
}

/** U†v, conjugated where the operation is antiunitary. */
function taken({ image, matrices, antiunitary }: Operation, v: ComplexVector): ComplexVector {
  const { size } = matrices[0];
  const out = { re: v.re.map(() => 0), im: v.im.map(() => 0) };
  image.forEach((target, site) => {
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) {
        const [x, y] = [matrices[site].re[a * size + b], -matrices[site].im[a * size + b]];
        const [p, q] = [v.re[target * size + a], v.im[target * size + a]];
        out.re[site * size + b] += x * p - y * q;
        out.im[site * size + b] += x * q + y * p;
      }
  });
  return antiunitary ? { re: out.re, im: out.im.map((y) => 0 - y) } : out;
}

/** k = ±R k′. */
export function preimage(
  { rotation, antiunitary }: Operation,
  k: readonly number[],
): readonly number[] {
  return k.map(
    (_, axis) => (antiunitary ? -1 : 1) * k.reduce((sum, x, i) => sum + rotation[i][axis] * x, 0),
  );
}
