import type { Span } from "../../grammar/span.ts";
import type { WannierHamiltonian } from "../formats/wannier90.ts";
import { bondLabel } from "./bonds.ts";
import { type Lattice, displacement } from "./lattice.ts";

/** Matrix elements from a file, which the terms of the Hamiltonian add to. */
export interface GivenHamiltonian {
  readonly span: Span;
  /** The name of the file. */
  readonly file: string;
  readonly functions: number;
  readonly cells: number;
  readonly elements: readonly GivenElement[];
  /** The largest |H(R) − H(−R)†|, whose mean is taken, and the largest |H(R)|. */
  readonly residual: number;
  readonly largest: number;
}

/** t c†_row c_column plus its Hermitian conjugate (a real number alone on the diagonal of R = 0). */
export interface GivenElement {
  readonly row: number;
  readonly column: number;
  /** "A -> B + (1, 0)". */
  readonly label: string;
  readonly d: readonly number[];
  readonly re: number;
  readonly im: number;
}

/**
 * The elements of H(R), each undirected one once, from the function of the lower number to the other
 * one. ⟨m 0|H|n R⟩ is the amplitude of n in cell R → m at home, so its conjugate that of m → n + R.
 */
export function givenElements(
  { functions, blocks }: WannierHamiltonian,
  lattice: Lattice,
): Pick<GivenHamiltonian, "elements" | "residual" | "largest"> {
  const matrices = new Map(blocks.map(({ cell, matrix }) => [cell.join(), matrix]));
  const internal = functions / lattice.sites.length;
  const elements: GivenElement[] = [];
  let residual = 0;
  let largest = 0;
  for (const { cell, matrix } of blocks) {
    const opposite = matrices.get(cell.map((x) => 0 - x).join())!;
    const offset = cell.slice(0, lattice.dimension);
    for (let m = 0; m < functions; m++)
      for (let n = m; n < functions; n++) {
        const place = 2 * (m * functions + n);
        const mirror = 2 * (n * functions + m);
        const here = [matrix[place], matrix[place + 1]];
        const there = [opposite[mirror], -opposite[mirror + 1]];
        residual = Math.max(residual, Math.hypot(here[0] - there[0], here[1] - there[1]));
        largest = Math.max(largest, Math.hypot(here[0], here[1]));
        if (m === n && !startsAt(cell)) continue;
        const re = (here[0] + there[0]) / 2;
        const im = (here[1] + there[1]) / 2;
        if (re === 0 && im === 0) continue;
        const [from, to] = [m, n].map((row) => Math.floor(row / internal));
        const home = from === to && offset.every((x) => x === 0);
        elements.push({
          row: n,
          column: m,
          label: home ? lattice.sites[from].name : bondLabel(lattice, from, to, offset),
          d: displacement(lattice, from, to, offset),
          re,
          im: 0 - im,
        });
      }
  }
  return { elements, residual, largest };
}

/** Home, or a cell whose first component that is not zero is positive: of two opposite cells one. */
function startsAt(cell: readonly number[]): boolean {
  return (cell.find((x) => x !== 0) ?? 0) >= 0;
}
