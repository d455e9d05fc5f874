import type { HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases } from "../bloch/phases.ts";
import { type Mesh, samplePoint, sampleWeight } from "../zone/mesh.ts";
import { regionOf } from "../zone/region.ts";
import { type Engine, MEMORY } from "./kernels.ts";
import type { Layout } from "./layout.ts";

/** Samples that are summed at once; even, so that only the last pair of a mesh may be of one point. */
export const CHUNK = 256;
/** Bytes of a pair of points: the places of both lanes' factors, then the lanes' weights. */
export const POINTS = 32;
/** Bytes of a function's factor of one lane. */
export const FACTOR = 16;

/**
 * The points of a mesh as `point-code.ts` reads them: pairs that name a row of factors of the last
 * axis and one of all other axes. The rows lie after everything else in memory.
 */
export class MeshPoints {
  readonly place: number;
  private readonly engine: Engine;
  private readonly table: HoppingTable;
  private readonly step: number;
  private readonly prefix: number;
  /** The mesh whose factors were written last. */
  private whole: Mesh | undefined;
  private line = 0;
  private size = 0;

  /** `layout` gives out nothing after it. */
  constructor(engine: Engine, table: HoppingTable, layout: Layout) {
    this.engine = engine;
    this.table = table;
    this.step = FACTOR * table.functions.count;
    this.place = layout.bytes((POINTS * CHUNK) / 2);
    this.prefix = layout.bytes(0);
  }

  /**
   * Writes the factors along all axes, unless memory has been `kept` since and they are there; false
   * where it does not hold them.
   */
  setMesh(mesh: Mesh, kept: boolean): boolean {
    const { table, step, prefix } = this;
    const whole = mesh.part?.whole ?? mesh;
    if (kept && whole === this.whole) return true;
    this.whole = undefined;
    const { sizes, shift } = regionOf(table.program.lattice).place(mesh);
    const last = sizes.length - 1;
    const prefixes = sizes.slice(0, last).reduce((product, size) => product * size, 1);
    this.line = prefix + step * prefixes;
    this.size = sizes[last];
    if (this.line + step * this.size > MEMORY) return false;
    for (let at = 0; at < prefixes; at++) {
      const row = prefix + step * at;
      this.setOnes(row);
      for (let axis = last - 1, rest = at; axis >= 0; axis--) {
        const index = rest % sizes[axis];
        rest = Math.floor(rest / sizes[axis]);
        this.multiply(row, axis, (index + shift[axis]) / sizes[axis]);
      }
    }
    for (let at = 0; at < this.size; at++) {
      const row = this.line + step * at;
      this.setOnes(row);
      this.multiply(row, last, (at + shift[last]) / this.size);
    }
    this.whole = whole;
    return true;
  }

  /** Writes samples `first` to `end` of the mesh, in pairs; the number of pairs. */
  setSamples(mesh: Mesh, first: number, end: number): number {
    const { prefix, line, step, size } = this;
    const { words, numbers } = this.engine;
    let place = this.place;
    for (let sample = first; sample < end; sample += 2, place += POINTS)
      for (let lane = 0; lane < 2; lane++) {
        // Of an odd number the last one is taken twice, once without weight.
        const there = Math.min(sample + lane, end - 1);
        const point = samplePoint(mesh, there);
        const across = Math.floor(point / size);
        words[place / 4 + 2 * lane] = prefix + step * across;
        words[place / 4 + 2 * lane + 1] = line + step * (point - across * size);
        numbers[place / 8 + 2 + lane] = there === sample + lane ? sampleWeight(mesh, there) : 0;
      }
    return (place - this.place) / POINTS;
  }

  private setOnes(row: number): void {
    const { numbers } = this.engine;
    for (let p = row / 8, end = (row + this.step) / 8; p < end; p += 2) {
      numbers[p] = 1;
      numbers[p + 1] = 0;
    }
  }

  private multiply(row: number, axis: number, kappa: number): void {
    const { functions } = this.table;
    const { numbers } = this.engine;
    const factors = createPhases(this.table);
    functions.axisFactors(axis, kappa, factors, 0);
    for (let f = 0, p = row / 8; f < functions.count; f++, p += 2) {
      const re = numbers[p];
      const im = numbers[p + 1];
      numbers[p] = re * factors.re[f] - im * factors.im[f];
      numbers[p + 1] = re * factors.im[f] + im * factors.re[f];
    }
  }
}
