import type { Program } from "../program.ts";
import { reducedCoordinates } from "../zone/reciprocal.ts";
import type { KFunctions } from "./k-functions.ts";
import { monomials, withDerivatives } from "./monomials.ts";
import { type Displacement, planeWaves } from "./plane-waves.ts";

/** Distance, in lattice vectors, up to which displacements count as equal. */
const SAME_PLACE = 1e-9;

/** The pattern of H(k): where each complex coefficient goes, and with which function of k. */
export interface HoppingTable {
  readonly program: Program;
  /** Rows of H(k). */
  readonly bands: number;
  readonly dimension: number;
  /** Number of coefficients. */
  readonly count: number;
  /** Where each coefficient is added in the row-major H(k), and where its conjugate is. */
  readonly place: Int32Array;
  readonly mirror: Int32Array;
  /** Index of each coefficient's displacement. */
  readonly displacement: Int32Array;
  /** 1; and 1/2 for on-site energies, which meet their own conjugate. */
  readonly share: Float64Array;
  readonly displacements: readonly Displacement[];
  /** Index of the function of k that each coefficient multiplies. */
  readonly factor: Int32Array;
  readonly functions: KFunctions;
}

export function createHoppingTable(program: Program): HoppingTable {
  const bands = program.basis.length;
  const place: number[] = [];
  const mirror: number[] = [];
  const displacement: number[] = [];
  const share: number[] = [];
  const displacements: Displacement[] = [];
  const known = new Map<string, number>();
  const indexOf = (d: readonly number[]): number => {
    const t = reducedCoordinates(program.lattice.vectors, d);
    const key = t.map((x) => Math.round(x / SAME_PLACE)).join(" ");
    const index = known.get(key) ?? displacements.push({ d, t }) - 1;
    known.set(key, index);
    return index;
  };
  for (const term of program.terms) {
    for (const bond of term.bonds) {
      const index = indexOf(bond.d);
      const home = displacements[index].t.every((x) => Math.abs(x) < SAME_PLACE);
      for (const entry of term.entries) {
        const row = bond.row + entry.row;
        const column = bond.column + entry.column;
        place.push(row * bands + column);
        mirror.push(column * bands + row);
        displacement.push(index);
        share.push(home && row === column ? 0.5 : 1);
      }
    }
  }
  const table = {
    program,
    bands,
    dimension: program.lattice.vectors.length,
    count: place.length,
    place: Int32Array.from(place),
    mirror: Int32Array.from(mirror),
    displacement: Int32Array.from(displacement),
    share: Float64Array.from(share),
    displacements,
  };
  return program.lattice.continuum
    ? { ...table, ...continuumFunctions(program) }
    : { ...table, factor: table.displacement, functions: planeWaves(displacements) };
}

/** The monomials of a continuum model, and which one each coefficient multiplies. */
function continuumFunctions(program: Program): Pick<HoppingTable, "factor" | "functions"> {
  const { vectors } = program.lattice;
  const constant = vectors.map(() => 0);
  const powers = program.terms.flatMap((term) =>
    term.bonds.flatMap((bond) => term.entries.map(() => bond.powers ?? constant)),
  );
  const all = withDerivatives(powers);
  const indices = new Map(all.map((key, index) => [key.join(), index]));
  return {
    factor: Int32Array.from(powers, (key) => indices.get(key.join())!),
    functions: monomials(vectors, all),
  };
}

/** The coefficients (re, im of each) at θ. */
export function coefficients(table: HoppingTable, theta: Float64Array): Float64Array {
  const out = new Float64Array(2 * table.count);
  let place = 0;
  for (const term of table.program.terms) {
    const width = 2 * term.entries.length;
    for (const bond of term.bonds) {
      term.value(theta, bond, out.subarray(place, place + width));
      place += width;
    }
  }
  return out;
}

/**
 * The largest |c φ(k)|: what "close" means for energies. It sets their rounding error at every k,
 * also where they vanish by cancellation, as at a Dirac point.
 */
export function energyScale({ count, factor, functions }: HoppingTable, c: Float64Array): number {
  let scale = 0;
  for (let j = 0; j < count; j++) {
    const size = Math.hypot(c[2 * j], c[2 * j + 1]) * functions.largest[factor[j]];
    scale = Math.max(scale, size);
  }
  return scale;
}

/** Adds to thetaBar what `bar`, the derivative by each coefficient's re and im, means for θ. */
export function coefficientsAdjoint(
  table: HoppingTable,
  theta: Float64Array,
  bar: Float64Array,
  thetaBar: Float64Array,
): void {
  let place = 0;
  for (const term of table.program.terms) {
    const width = 2 * term.entries.length;
    for (const bond of term.bonds) {
      term.adjoint?.(theta, bond, bar.subarray(place, place + width), thetaBar);
      place += width;
    }
  }
}
