import { BlochSum } from "../bloch/bloch-sum.ts";
import type { HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, type Phases, phasesAt } from "../bloch/phases.ts";
import { createEigensolver, type Eigensolver } from "../linalg/eigensolver.ts";
import { addProduct, createMatrix, type Matrix } from "../linalg/matrix.ts";
import { Unitary } from "../linalg/unitary.ts";
import { linkDeterminant } from "./link.ts";
import { reducedCoordinates } from "./reciprocal.ts";

/** Overlaps below this are those of points too far apart, which get another between them. */
const FAST = 0.7;
const MOST_HALVINGS = 20;

/** Which bands (from 0), and along which lattice vector. */
export interface Line {
  readonly first: number;
  readonly last: number;
  readonly axis: number;
}

/**
 * Centres of the hybrid Wannier functions of a group of bands: localised along one lattice vector,
 * of a wave vector across it. They are the eigenphases of the Wilson loop
 * W = Π_j ⟨u_a(k_j)|u_b(k_{j+1})⟩ = exp(−2πi x), in units of the lattice vector
 * (Marzari and Vanderbilt, Phys. Rev. B 56, 12847 (1997)), with the sites' own positions: the loop
 * closes with u(k + G) = e^{−iG·r} u(k).
 *
 * Loops run through κ = 0, so that what inversion or time reversal makes equal is equal to the
 * last digit, on the coarsest loop.
 */
export class WannierCentres {
  private readonly table: HoppingTable;
  private readonly line: Line;
  private readonly size: number;
  private readonly bloch: BlochSum;
  private readonly eigen: Eigensolver;
  private readonly phases: Phases;
  private readonly unitary: Unitary;
  /** Position of each row of H(k) along the lattice vector. */
  private readonly positions: readonly number[];

  constructor(table: HoppingTable, line: Line) {
    this.table = table;
    this.line = line;
    this.size = line.last - line.first + 1;
    this.bloch = new BlochSum(table, []);
    this.eigen = createEigensolver(table.bands);
    this.phases = createPhases(table);
    this.unitary = new Unitary(this.size);
    this.positions = rowPositions(table, line.axis);
  }

  /**
   * The centres in [0, 1), ascending, from a loop of `points` at the wave vector κ, and more where
   * the states change fast, as where the gap is narrow.
   */
  centres(c: Float64Array, kappa: Float64Array, points: number): Float64Array {
    const { unitary, size } = this;
    const states = this.statesAlong(c, kappa, points);
    let loop = identity(size);
    for (let j = 0; j < points; j++) {
      const span = { from: j / points, to: (j + 1) / points };
      loop = product(
        size,
        loop,
        this.transport(c, kappa, span, states[j], states[j + 1], MOST_HALVINGS),
      );
    }
    return unitary
      .angles(loop)
      .map((angle) => fraction(-angle / (2 * Math.PI)))
      .sort();
  }

  /** Parallel transport between two points of a loop: the unitary part of ⟨u_a|v_b⟩. */
  private transport(
    c: Float64Array,
    kappa: Float64Array,
    { from, to }: { readonly from: number; readonly to: number },
    u: Matrix,
    v: Matrix,
    halvings: number,
  ): Matrix {
    const { unitary, smallest } = this.unitary.closest(this.overlaps(u, v));
    if (smallest > FAST || halvings === 0) return unitary;
    const middle = 0.5 * (from + to);
    const between = this.statesAt(c, kappa, middle);
    return product(
      this.size,
      this.transport(c, kappa, { from, to: middle }, u, between, halvings - 1),
      this.transport(c, kappa, { from: middle, to }, between, v, halvings - 1),
    );
  }

  /**
   * The sum of the centres, up to an integer: the Berry phase over 2π. The discrete Berry phase
   * has errors in even powers of the spacing, so loops with 8, 4 and 2 times the spacing are used
   * to extrapolate (Romberg). `points` is a multiple of 8.
   */
  total(c: Float64Array, kappa: Float64Array, points: number): number {
    const states = this.statesAlong(c, kappa, points);
    const finest = this.phaseOfLoop(states, 1);
    let row = [8, 4, 2, 1].map((stride) => {
      const phase = this.phaseOfLoop(states, stride);
      return phase - Math.round(phase - finest);
    });
    for (let power = 4; row.length > 1; power *= 4)
      row = row.slice(1).map((fine, i) => fine + (fine - row[i]) / (power - 1));
    return row[0];
  }

  /** In turns, up to an integer. */
  private phaseOfLoop(states: readonly Matrix[], stride: number): number {
    const { bands } = this.table;
    const { first, last } = this.line;
    let turns = 0;
    for (let j = 0; j + stride < states.length; j += stride) {
      const { re, im } = linkDeterminant(bands, states[j], states[j + stride], first, last);
      turns -= Math.atan2(im, re) / (2 * Math.PI);
    }
    return turns;
  }

  /** Eigenvectors of all bands at κ_axis = 0, 1/points, …, 1. */
  private statesAlong(c: Float64Array, kappa: Float64Array, points: number): Matrix[] {
    const states = Array.from({ length: points }, (_, j) => this.statesAt(c, kappa, j / points));
    return [...states, this.translated(states[0])];
  }

  private statesAt(c: Float64Array, kappa: Float64Array, along: number): Matrix {
    const { bloch, eigen, phases } = this;
    const at = kappa.slice();
    at[this.line.axis] = along;
    phasesAt(this.table, at, phases);
    bloch.assemble(c, phases);
    eigen.solve(bloch.hamiltonian);
    return { re: eigen.vectors.re.slice(), im: eigen.vectors.im.slice() };
  }

  /** e^{−iG·r} u. */
  private translated({ re, im }: Matrix): Matrix {
    const { bands } = this.table;
    const out = createMatrix(bands);
    for (let p = 0; p < re.length; p++) {
      const angle = 2 * Math.PI * this.positions[p % bands];
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      out.re[p] = re[p] * cosine + im[p] * sine;
      out.im[p] = im[p] * cosine - re[p] * sine;
    }
    return out;
  }

  /** ⟨u_a|v_b⟩ of the group. */
  private overlaps(u: Matrix, v: Matrix): Matrix {
    const { bands } = this.table;
    const { size } = this;
    const { first } = this.line;
    const out = createMatrix(size);
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++)
        for (
          let i = 0, p = (first + a) * bands, q = (first + b) * bands;
          i < bands;
          i++, p++, q++
        ) {
          out.re[a * size + b] += u.re[p] * v.re[q] + u.im[p] * v.im[q];
          out.im[a * size + b] += u.re[p] * v.im[q] - u.im[p] * v.re[q];
        }
    return out;
  }
}

function identity(n: number): Matrix {
  const out = createMatrix(n);
  for (let a = 0; a < n; a++) out.re[a * (n + 1)] = 1;
  return out;
}

function product(n: number, a: Matrix, b: Matrix): Matrix {
  const out = createMatrix(n);
  addProduct(n, a, b, out);
  return out;
}

/** x − ⌊x⌋ in [0, 1). */
export function fraction(x: number): number {
  const rest = x - Math.floor(x);
  return rest < 1 ? rest : 0;
}

/** The rows of H(k) are the sites in order, each with the same internal states. */
function rowPositions(table: HoppingTable, axis: number): number[] {
  const { vectors, sites } = table.program.lattice;
  const internal = table.bands / sites.length;
  return sites.flatMap(({ position }) =>
    new Array<number>(internal).fill(reducedCoordinates(vectors, position)[axis]),
  );
}
