import { coefficients, createHoppingTable, type HoppingTable } from "../bloch/hopping-table.ts";
import { type DirectedBond, tableBonds } from "../bloch/table-bonds.ts";
import type { Program } from "../program.ts";
import { combine, type LatticeSymmetry, latticeSymmetries } from "./lattice-symmetries.ts";

/**
 * Where the Hamiltonians of a program live: H(to, from, cell), one block of `internal` ×
 * `internal` numbers (orbitals and spins of a site) for every bond. The bonds come in both
 * directions, on-site blocks among them, and their set is closed under the lattice's symmetries.
 */
export interface DesignSpace {
  readonly table: HoppingTable;
  readonly sites: number;
  readonly internal: number;
  /** Whether the rows come in pairs ↑ ↓. */
  readonly spin: boolean;
  /** Whether a common on-site energy means nothing: where the goal is taken at a filling. */
  readonly anyLevel: boolean;
  readonly bonds: readonly DirectedBond[];
  /** The same bond the other way round; an on-site block is its own. */
  readonly reverse: Int32Array;
  /** Per symmetry: the bond that each bond is taken to. */
  readonly images: readonly Int32Array[];
  /** Bond of each coefficient of the table. */
  readonly bondOf: Int32Array;
}

/** The most images of bonds under symmetries. */
const MOST_IMAGES = 500_000;

/** The blocks of one Hamiltonian, bond by bond: internal² complex numbers (re, im), row-major. */
export type Blocks = Float64Array;

/** `given`: the symmetries that bonds are to have images under, if not those of the lattice. */
export function createDesignSpace(
  program: Program,
  given?: readonly LatticeSymmetry[],
): DesignSpace {
  const table = createHoppingTable(program);
  const sites = program.lattice.sites.length;
  const internal = table.bands / sites;
  if (!Number.isInteger(internal)) {
    throw new Error(`${table.bands} rows of H(k) do not share out among ${sites} sites.`);
  }
  const symmetries = given ?? symmetriesFor(program, table.count);
  const bonds: DirectedBond[] = [];
  const known = new Map<string, number>();
  const place = (bond: DirectedBond): number => {
    const key = `${bond.from} ${bond.to} ${bond.cell.join(" ")}`;
    const index = known.get(key) ?? bonds.push(bond) - 1;
    known.set(key, index);
    return index;
  };
  const bondOf = Int32Array.from(tableBonds(table, internal), place);
  const images = symmetries.map((): number[] => []);
  const reverse: number[] = [];
  // `bonds` grows while it is walked, until it is closed.
  for (let b = 0; b < bonds.length; b++) {
    reverse.push(place(reversed(bonds[b])));
    symmetries.forEach((symmetry, s) => images[s].push(place(imageOf(bonds[b], symmetry))));
  }
  return {
    table,
    sites,
    internal,
    spin: internal % 2 === 0 && table.program.basis.every((label) => /[↑↓]/.test(label)),
    anyLevel: program.goal?.quantity.sweeps.some(({ kind }) => kind === "filling") ?? false,
    bonds,
    reverse: Int32Array.from(reverse),
    images: images.map((list) => Int32Array.from(list)),
    bondOf,
  };
}

/** The symmetries that designs are compared by: the identity alone where the others cost too much. */
function symmetriesFor({ lattice }: Program, bonds: number): readonly LatticeSymmetry[] {
  const all = latticeSymmetries(lattice);
  return all.length * bonds <= MOST_IMAGES ? all : all.filter(isIdentity);
}

function isIdentity({ columns, image, shift }: LatticeSymmetry): boolean {
  const whole = columns.every((column, a) => column.every((x, row) => x === (row === a ? 1 : 0)));
  return whole && image.every((i, site) => i === site && shift[site].every((t) => t === 0));
}

/** The Hamiltonian at θ; its mean energy 0 where that may be chosen. */
export function blocksAt(space: DesignSpace, theta: ArrayLike<number>): Blocks {
  const { table, internal: m, bondOf, reverse } = space;
  const c = coefficients(table, Float64Array.from(theta));
  const blocks = new Float64Array(2 * m * m * space.bonds.length);
  for (let j = 0; j < table.count; j++) {
    const row = Math.floor(table.place[j] / table.bands) % m;
    const column = (table.place[j] % table.bands) % m;
    const re = table.share[j] * c[2 * j];
    const im = table.share[j] * c[2 * j + 1];
    const there = 2 * (m * (m * bondOf[j] + row) + column);
    const back = 2 * (m * (m * reverse[bondOf[j]] + column) + row);
    blocks[there] += re;
    blocks[there + 1] += im;
    blocks[back] += re;
    blocks[back + 1] -= im;
  }
  if (space.anyLevel) levelOut(space, blocks);
  return blocks;
}

/** Takes the mean energy off, if all sites have on-site energies. */
function levelOut({ bonds, sites, internal: m }: DesignSpace, blocks: Blocks): void {
  const onsite = bonds.flatMap((bond, b) => (isOnsite(bond) ? [b] : []));
  if (onsite.length < sites) return;
  const diagonal = onsite.flatMap((b) =>
    Array.from({ length: m }, (_, row) => 2 * (m * m * b + (m + 1) * row)),
  );
  const mean = diagonal.reduce((sum, p) => sum + blocks[p], 0) / diagonal.length;
  for (const p of diagonal) blocks[p] -= mean;
}

export function isOnsite({ from, to, cell }: DirectedBond): boolean {
  return from === to && cell.every((t) => t === 0);
}

function reversed({ from, to, cell }: DirectedBond): DirectedBond {
  return { from: to, to: from, cell: cell.map((t) => 0 - t) };
}

function imageOf({ from, to, cell }: DirectedBond, symmetry: LatticeSymmetry): DirectedBond {
  const { columns, image, shift } = symmetry;
  const turned = combine(columns, cell);
  return {
    from: image[from],
    to: image[to],
    cell: turned.map((t, a) => t + shift[to][a] - shift[from][a]),
  };
}
