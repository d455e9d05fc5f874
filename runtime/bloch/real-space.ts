import type { Program } from "../program.ts";
import { coefficients, createHoppingTable } from "./hopping-table.ts";
import { tableBonds } from "./table-bonds.ts";

/** The Hamiltonian between two cells. */
export interface RealSpaceBlock {
  /** R in lattice vectors. */
  readonly cell: readonly number[];
  /** ⟨row, 0|H|column, R⟩, row-major, re and im: at 2 (row · bands + column). */
  readonly matrix: Float64Array;
}

/**
 * H(R) at θ, in internal units: H(k) = Σ_R exp(i k·R) H(R) in the gauge of cells, which is
 * exp(i k·(R + τ_column − τ_row)) in that of positions. Every R is there with its opposite, the home
 * cell always, in ascending order. Throws for a continuum, which has no cells.
 */
export function realSpaceHamiltonian(
  program: Program,
  theta: ArrayLike<number>,
): readonly RealSpaceBlock[] {
  if (program.lattice.continuum) throw new Error("a continuum has no cells");
  const table = createHoppingTable(program);
  const { bands, place, mirror, share, dimension } = table;
  const internal = bands / program.lattice.sites.length;
  const c = coefficients(table, Float64Array.from(theta));
  const blocks = new Map<string, RealSpaceBlock>();
  const matrixOf = (cell: readonly number[]): Float64Array => {
    const key = cell.join();
    let block = blocks.get(key);
    if (!block) blocks.set(key, (block = { cell, matrix: new Float64Array(2 * bands ** 2) }));
    return block.matrix;
  };
  matrixOf(Array.from({ length: dimension }, () => 0));
  tableBonds(table, internal).forEach(({ cell }, j) => {
    // The row lies `cell` cells ahead of the column: seen from the row, the column lies behind.
    const behind = matrixOf(cell.map((n) => 0 - n));
    const ahead = matrixOf(cell);
    const re = share[j] * c[2 * j];
    const im = share[j] * c[2 * j + 1];
    behind[2 * place[j]] += re;
    behind[2 * place[j] + 1] += im;
    ahead[2 * mirror[j]] += re;
    ahead[2 * mirror[j] + 1] -= im;
  });
  return [...blocks.values()].sort((p, q) => {
    const axis = p.cell.findIndex((n, a) => n !== q.cell[a]);
    return axis < 0 ? 0 : p.cell[axis] - q.cell[axis];
  });
}
