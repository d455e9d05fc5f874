import { BlochSum } from "../bloch/bloch-sum.ts";
import type { HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, type Phases, phasesAt } from "../bloch/phases.ts";
import { createEigensolver, type Eigensolver } from "../linalg/eigensolver.ts";
import type { Matrix } from "../linalg/matrix.ts";
import type { Mesh } from "./mesh.ts";

/** Parts of a mesh step, a power of two: corners lie at whole multiples of one part. */
export const PARTS = 2 ** 24;

/** What a corner of a plaquette knows of a group of bands. */
export interface Corner {
  /** Its states only, one row each. */
  readonly states: Matrix;
  /** Direct gaps to the bands below and above the group, where there are any. */
  readonly gaps: readonly number[];
}

/**
 * States on a mesh in two dimensions and between its points, each solved once. Corners at κ and
 * κ + 1 are different ones: their states differ by a phase and the transport of G.
 */
export class Corners {
  /** Points at which H was diagonalised so far. */
  count = 0;
  /** The band (from 0) below each of the gaps. */
  readonly edges: readonly number[];
  private readonly group: { readonly first: number; readonly last: number };
  private readonly table: HoppingTable;
  private readonly c: Float64Array;
  private readonly mesh: Mesh;
  private readonly bloch: BlochSum;
  private readonly eigen: Eigensolver;
  private readonly phases: Phases;
  private readonly kappa = new Float64Array(2);
  private readonly known = new Map<number, Map<number, Corner>>();

  constructor(
    table: HoppingTable,
    group: { readonly first: number; readonly last: number },
    c: Float64Array,
    mesh: Mesh,
  ) {
    this.table = table;
    this.group = group;
    this.c = c;
    this.mesh = mesh;
    this.edges = [group.first - 1, group.last].filter(
      (lower) => lower >= 0 && lower + 1 < table.bands,
    );
    this.bloch = new BlochSum(table, []);
    this.eigen = createEigensolver(table.bands);
    this.phases = createPhases(table);
  }

  /** The corner at (x, y), in parts of the mesh's steps. */
  at(x: number, y: number): Corner {
    let column = this.known.get(x);
    if (column === undefined) this.known.set(x, (column = new Map()));
    let corner = column.get(y);
    if (corner === undefined) column.set(y, (corner = this.solve(x, y)));
    return corner;
  }

  /** The gaps of a corner, at a place that need not be one. */
  gapsAt(x: number, y: number): readonly number[] {
    this.assemble(x, y);
    this.eigen.solveEnergies(this.bloch.hamiltonian);
    return this.gaps();
  }

  /** Whether (x, y) is a corner solved so far, up to reciprocal vectors. */
  has(x: number, y: number): boolean {
    const [rows, columns] = this.mesh.sizes;
    return images(x, rows * PARTS).some((there) => {
      const column = this.known.get(there);
      return column !== undefined && images(y, columns * PARTS).some((at) => column.has(at));
    });
  }

  private solve(x: number, y: number): Corner {
    const { eigen } = this;
    const { bands } = this.table;
    const { first, last } = this.group;
    this.assemble(x, y);
    eigen.solve(this.bloch.hamiltonian);
    const [from, to] = [first * bands, (last + 1) * bands];
    return {
      states: { re: eigen.vectors.re.slice(from, to), im: eigen.vectors.im.slice(from, to) },
      gaps: this.gaps(),
    };
  }

  private assemble(x: number, y: number): void {
    const { sizes, shift } = this.mesh;
    const { kappa } = this;
    kappa[0] = (x / PARTS + shift[0]) / sizes[0];
    kappa[1] = (y / PARTS + shift[1]) / sizes[1];
    phasesAt(this.table, kappa, this.phases);
    this.bloch.assemble(this.c, this.phases);
    this.count++;
  }

  private gaps(): readonly number[] {
    const { energies } = this.eigen;
    return this.edges.map((lower) => energies[lower + 1] - energies[lower]);
  }
}

/** The places in 0…period that are equal to x up to the period. */
function images(x: number, period: number): readonly number[] {
  return x === 0 || x === period ? [0, period] : [x];
}
