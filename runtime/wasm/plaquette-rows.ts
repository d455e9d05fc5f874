import type { HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases } from "../bloch/phases.ts";
import type { Mesh } from "../zone/mesh.ts";
import { Layout } from "./layout.ts";
import type { Engine } from "./kernels.ts";
import { PairedBloch } from "./paired-bloch.ts";

/**
 * Corners of the plaquettes of a mesh in two dimensions, row after row, each with the centre of the
 * plaquette that begins there: the corner in the first lane, the centre in the second. Rows and
 * columns have a corner more than the mesh has points, at κ + 1.
 */
export class PlaquetteRows {
  /** Whether the kernels' memory holds a row. */
  readonly fits: boolean;
  private readonly engine: Engine;
  private readonly table: HoppingTable;
  private readonly mesh: Mesh;
  private readonly bloch: PairedBloch;
  private readonly prefix: number;
  private readonly factors: number;
  private readonly energies: number;
  private readonly vectors: number;
  private readonly work: number;

  constructor(engine: Engine, table: HoppingTable, c: Float64Array, mesh: Mesh) {
    const layout = new Layout();
    const { count } = table.functions;
    const points = mesh.sizes[1] + 1;
    const n = table.bands;
    this.engine = engine;
    this.table = table;
    this.mesh = mesh;
    this.bloch = new PairedBloch(engine, layout, table, []);
    this.prefix = layout.complexes(count);
    this.factors = layout.complexes(count * points);
    this.energies = layout.reals(n * points);
    this.vectors = layout.complexes(n * n * points);
    this.work = layout.bytes(engine.kernels.eighWork(n));
    this.fits = layout.fits;
    if (!this.fits) return;
    engine.owner = this;
    this.bloch.load();
    this.bloch.setCoefficients(c);
    for (let j = 0; j < points; j++) this.setFactors(1, j, this.factors + 32 * count * j);
  }

  /** Diagonalises at the points of row i. */
  solve(i: number): void {
    this.setFactors(0, i, this.prefix);
    this.bloch.diagonaliseLine(
      this.mesh.sizes[1] + 1,
      this.prefix,
      this.factors,
      this.energies,
      this.vectors,
      this.work,
    );
  }

  /** E_{lower+1} − E_lower at the points of the row: of its corners (lane 0) or centres (lane 1). */
  gaps(lower: number, lane: number): Float64Array {
    const { numbers } = this.engine;
    const out = new Float64Array(this.mesh.sizes[1] + 1);
    const step = 2 * this.table.bands;
    for (let j = 0, p = this.energies / 8 + 2 * lower + lane; j < out.length; j++, p += step)
      out[j] = numbers[p + 2] - numbers[p];
    return out;
  }

  /** Copies states first..last of the row's corners: re, im of each component, state after state. */
  readStates(first: number, last: number, into: Float64Array): void {
    const { numbers } = this.engine;
    const n = this.table.bands;
    let to = 0;
    for (let j = 0; j <= this.mesh.sizes[1]; j++) {
      const row = this.vectors / 8 + 4 * n * n * j;
      for (let p = row + 4 * n * first, end = row + 4 * n * (last + 1); p < end; p += 4) {
        into[to++] = numbers[p];
        into[to++] = numbers[p + 2];
      }
    }
  }

  /** The functions' factors of one axis at a corner and half a step further. */
  private setFactors(axis: number, at: number, place: number): void {
    const { numbers } = this.engine;
    const { functions } = this.table;
    const values = createPhases(this.table);
    for (let lane = 0; lane < 2; lane++) {
      const kappa = (at + lane / 2 + this.mesh.shift[axis]) / this.mesh.sizes[axis];
      functions.axisFactors(axis, kappa, values, 0);
      for (let f = 0, p = place / 8 + lane; f < functions.count; f++, p += 4) {
        numbers[p] = values.re[f];
        numbers[p + 2] = values.im[f];
      }
    }
  }
}
