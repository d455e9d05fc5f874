import { eigh, eighWork, inOrder } from "./eigh";
import { COMPLEX, REAL, imaginaryPart, realPart, storeComplex } from "./pair";

/** Bytes that `eighBlocks` needs to work in. */
export function eighBlocksWork(n: i32): usize {
  const square = <usize>(n * n) * COMPLEX;
  return 3 * square + 2 * <usize>n * REAL + eighWork(n);
}

/**
 * As `eigh`, of matrices without elements between blocks of orbitals. At `blocks` are their number,
 * then of each block the number of its orbitals and these.
 */
export function eighBlocks(
  n: i32,
  blocks: usize,
  h: usize,
  energies: usize,
  vectors: usize,
  work: usize,
): void {
  const square = <usize>(n * n) * COMPLEX;
  const block = work;
  const states = block + square;
  const all = states + square;
  const levels = all + square;
  const order = levels + <usize>n * REAL;
  const rest = order + <usize>n * REAL;
  memory.fill(all, 0, square);
  const count = load<i32>(blocks);
  let list = blocks + 4;
  let done = 0;
  for (let b = 0; b < count; b++) {
    const m = load<i32>(list);
    const orbitals = list + 4;
    for (let i = 0; i < m; i++)
      for (let j = 0; j < m; j++) {
        const from = h + <usize>(n * orbitalAt(orbitals, i) + orbitalAt(orbitals, j)) * COMPLEX;
        const to = block + <usize>(m * i + j) * COMPLEX;
        storeComplex(to, realPart(from), imaginaryPart(from));
      }
    eigh(m, block, levels + <usize>done * REAL, vectors ? states : 0, rest);
    if (vectors)
      for (let i = 0; i < m; i++)
        for (let j = 0; j < m; j++) {
          const from = states + <usize>(m * i + j) * COMPLEX;
          const to = all + <usize>(n * (done + i) + orbitalAt(orbitals, j)) * COMPLEX;
          storeComplex(to, realPart(from), imaginaryPart(from));
        }
    list = orbitals + 4 * <usize>m;
    done += m;
  }
  inOrder(n, levels, all, order, energies, vectors);
}

function orbitalAt(orbitals: usize, at: i32): i32 {
  return load<i32>(orbitals + 4 * <usize>at);
}
