import type { Program } from "../../runtime/program.ts";
import { hop, type LinearHop, linearProgram } from "./linear-program.ts";

/** Σ_a θ[place]·(re + i im) · Π k_a^powers_a at (row, column). */
export function monomial(
  row: number,
  column: number,
  powers: readonly number[],
  parts: LinearHop["parts"],
): LinearHop {
  return {
    ...hop(
      row,
      column,
      powers.map(() => 0),
      parts,
    ),
    powers,
  };
}

/** A continuum model on the box −cutoff ≤ k_i < cutoff. */
export function continuumProgram(
  dimension: number,
  cutoff: number,
  bands: number,
  parameterCount: number,
  entries: readonly LinearHop[],
): Program {
  const axes = Array.from({ length: dimension }, (_, axis) => axis);
  const vectors = axes.map((i) => axes.map((j) => (i === j ? Math.PI / cutoff : 0)));
  const program = linearProgram(vectors, bands, parameterCount, entries);
  return { ...program, lattice: { ...program.lattice, continuum: true } };
}

/** Area or volume of the cell of which such a box is the zone. */
export const cellMeasure = (dimension: number, cutoff: number): number =>
  (Math.PI / cutoff) ** dimension;

/** θ0 (kx σx + ky σy) + θ1 σz + θ2 k² + θ3 kx. */
export function diracCone(cutoff: number): Program {
  const real = (place: number, re = 1) => [{ place, re, im: 0 }];
  return continuumProgram(2, cutoff, 2, 4, [
    monomial(1, 0, [1, 0], real(0)),
    monomial(1, 0, [0, 1], [{ place: 0, re: 0, im: 1 }]),
    monomial(0, 0, [0, 0], real(1)),
    monomial(1, 1, [0, 0], real(1, -1)),
    ...[0, 1].flatMap((n) => [
      monomial(n, n, [2, 0], real(2)),
      monomial(n, n, [0, 2], real(2)),
      monomial(n, n, [1, 0], real(3)),
    ]),
  ]);
}

/** θ0 k²/2, one band. */
export function parabola(dimension: number, cutoff: number): Program {
  const axes = Array.from({ length: dimension }, (_, axis) => axis);
  return continuumProgram(
    dimension,
    cutoff,
    1,
    1,
    axes.map((i) =>
      monomial(
        0,
        0,
        axes.map((j) => (i === j ? 2 : 0)),
        [{ place: 0, re: 0.5, im: 0 }],
      ),
    ),
  );
}
