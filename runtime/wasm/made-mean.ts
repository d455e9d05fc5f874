import type { Phases } from "../bloch/phases.ts";
import { type Mesh, pointCount, sampleCount, sampleWeight } from "../zone/mesh.ts";
import { addRow, clearRow, createRow, type Row, scaleRow } from "../zone/row.ts";
import type { Engine, Kernels } from "./kernels.ts";
import { CHUNK, type MeshPoints } from "./mesh-points.ts";
import type { PairedBloch } from "./paired-bloch.ts";
import type { PairedMean } from "./paired-mean.ts";

/** Goes through some pairs of points; `points` is the place of `MeshPoints`. */
export type SumCode = (points: number, count: number) => void;

/**
 * A mean sweep by code that is made for the model and goes through the points of a mesh on its own.
 * What it cannot do is asked of the general kernel.
 */
export abstract class MadeMean {
  protected readonly engine: Engine;
  protected readonly general: PairedMean;
  protected abstract readonly bloch: PairedBloch;
  protected abstract readonly points: MeshPoints;
  private readonly codes: (SumCode | undefined)[] = [];

  constructor(engine: Engine, general: PairedMean) {
    this.engine = engine;
    this.general = general;
  }

  /** The mean over the mesh. */
  value(c: Float64Array, s: Float64Array, mesh: Mesh): number {
    const total = this.sum(c, s, mesh, false);
    return total === undefined ? this.general.value(c, s, mesh) : total.value / pointCount(mesh);
  }

  /** The mean and its derivatives by the coefficients and by s. */
  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row {
    const total = this.sum(c, s, mesh, true);
    if (total === undefined) return this.general.row(c, s, mesh);
    scaleRow(total, 1 / pointCount(mesh));
    return total;
  }

  integrand(c: Float64Array, s: Float64Array): (phases: Phases) => number {
    return this.general.integrand(c, s);
  }

  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    return this.general.doubt(c, mesh);
  }

  /** Makes the code, without and with derivatives. */
  protected abstract compile(gradient: boolean): SumCode;

  /** Takes memory over and writes what the code reads; whether memory holds the mesh. */
  protected abstract begin(
    c: Float64Array,
    s: Float64Array,
    mesh: Mesh,
    gradient: boolean,
  ): boolean;

  protected abstract clearTotals(): void;

  /**
   * Takes over what points of a total weight add to the value and, if `gradient`, to the derivatives
   * by s; false where these points are not for this code.
   */
  protected abstract readTotals(
    s: Float64Array,
    weight: number,
    gradient: boolean,
    into: Row,
  ): boolean;

  /** Sums over the mesh; undefined where the code cannot give them. */
  private sum(c: Float64Array, s: Float64Array, mesh: Mesh, gradient: boolean): Row | undefined {
    const { bloch, points } = this;
    const code = (this.codes[Number(gradient)] ??= this.compile(gradient));
    if (!this.begin(c, s, mesh, gradient)) return undefined;
    const total = createRow(c.length, s.length);
    const chunk = createRow(c.length, s.length);
    const count = sampleCount(mesh);
    for (let first = 0; first < count; first += CHUNK) {
      const end = Math.min(first + CHUNK, count);
      this.clearTotals();
      if (gradient) bloch.clearSums();
      code(points.place, points.setSamples(mesh, first, end));
      let weight = 0;
      for (let sample = first; sample < end; sample++) weight += sampleWeight(mesh, sample);
      clearRow(chunk);
      if (!this.readTotals(s, weight, gradient, chunk)) return undefined;
      if (gradient) bloch.addSums(chunk.c);
      addRow(total, chunk);
    }
    return total;
  }
}

/** The function `sum` of a module that works in the memory of the kernels. */
export function sumCode(
  { memory }: Engine,
  bytes: Uint8Array,
  kernels: Kernels | Readonly<Record<string, unknown>>,
): SumCode {
  const module = new WebAssembly.Module(bytes);
  const instance = new WebAssembly.Instance(module, { env: { memory }, kernels: { ...kernels } });
  return (instance.exports as { readonly sum: SumCode }).sum;
}
