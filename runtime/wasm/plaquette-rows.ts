import type { HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases } from "../bloch/phases.ts";
import type { Mesh } from "../zone/mesh.ts";
import { Layout } from "./layout.ts";
import type { Engine } from "./kernels.ts";
import { PairedBloch } from "./paired-bloch.ts";

/**
 * Corners of the plaquettes of a mesh in two dimensions, row after row. Rows and columns have a corner
 * more than the mesh has points, at κ + 1. If `centred`, each corner (in the first lane) comes with the
 * centre of the plaquette that begins there (in the second); otherwise lanes hold neighbours.
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
  private readonly centred: boolean;
  /** Pairs of points along a row. */
  private readonly points: number;

  constructor(engine: Engine, table: HoppingTable, c: Float64Array, mesh: Mesh, centred: boolean) {
    const layout = new Layout();
    const { count } = table.functions;
    const corners = mesh.sizes[1] + 1;
    const points = centred ? corners : Math.ceil(corners / 2);
    this.centred = centred;
    this.points = points;
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
    for (let j = 0; j < points; j++) {
      const [first, second] = centred ? [j, j + 0.5] : [2 * j, 2 * j + 1];
      this.setFactors(1, first, second, this.factors + 32 * count * j);
    }
  }

  /** Diagonalises at the points of row i. */
  solve(i: number): void {
    this.setFactors(0, i, this.centred ? i + 0.5 : i, this.prefix);
    this.bloch.diagonaliseLine(
      this.points,
      this.prefix,
      this.factors,
      this.energies,
      this.vectors,
      this.work,
    );
  }

  /** E_{lower+1} − E_lower at the corners of the row. */
  readGaps(lower: number, into: Float64Array): void {
    const { numbers } = this.engine;
    for (let j = 0; j < into.length; j++) {
      const p =
        this.energies / 8 + 2 * (this.table.bands * this.pairOf(j) + lower) + this.laneOf(j);
      into[j] = numbers[p + 2] - numbers[p];
    }
  }

  /** The same at the centres that come with them. */
  readCentreGaps(lower: number, into: Float64Array): void {
    const { numbers } = this.engine;
    const step = 2 * this.table.bands;
    for (let j = 0, p = this.energies / 8 + 2 * lower + 1; j < into.length; j++, p += step)
      into[j] = numbers[p + 2] - numbers[p];
  }

  /** Copies states first..last of the row's corners: re, im of each component, state after state. */
  readStates(first: number, last: number, into: Float64Array): void {
    const { numbers } = this.engine;
    const n = this.table.bands;
    let to = 0;
    for (let j = 0; j <= this.mesh.sizes[1]; j++) {
      const row = this.vectors / 8 + 4 * n * n * this.pairOf(j) + this.laneOf(j);
      for (let p = row + 4 * n * first, end = row + 4 * n * (last + 1); p < end; p += 4) {
        into[to++] = numbers[p];
        into[to++] = numbers[p + 2];
      }
    }
  }

  private pairOf(corner: number): number {
    return this.centred ? corner : corner >> 1;
  }

  private laneOf(corner: number): number {
    return this.centred ? 0 : corner & 1;
  }

  /** The functions' factors of one axis at two places, in steps of the mesh. */
  private setFactors(axis: number, first: number, second: number, place: number): void {
    const { numbers } = this.engine;
    const { functions } = this.table;
    const values = createPhases(this.table);
    for (let lane = 0; lane < 2; lane++) {
      const at = lane === 0 ? first : second;
      const kappa = (at + this.mesh.shift[axis]) / this.mesh.sizes[axis];
      functions.axisFactors(axis, kappa, values, 0);
      for (let f = 0, p = place / 8 + lane; f < functions.count; f++, p += 4) {
        numbers[p] = values.re[f];
        numbers[p + 2] = values.im[f];
      }
    }
  }
}
