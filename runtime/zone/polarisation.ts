import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { PolarisationSweep } from "../program.ts";
import { touchingBands } from "./isolated-bands.ts";
import { type Mesh, meshPoint, pointCount } from "./mesh.ts";
import type { Row } from "./row.ts";
import { fraction, WannierCentres } from "./wannier-centres.ts";

/** Loops have a multiple of this many points. */
const MULTIPLE = 8;
/** Nearer to 1 than this, a polarisation is 0 (modulo 1): rounding must not tell them apart. */
const SAME = 1e-9;

/**
 * Polarisation of a group of bands along a lattice vector, in [0, 1): the sum of the Wannier
 * centres, averaged over the wave vectors across (King-Smith and Vanderbilt, Phys. Rev. B 47, 1651
 * (1993)). Electrons count positive, and ions not at all.
 */
export class PolarisationKernel {
  private readonly table: HoppingTable;
  private readonly sweep: PolarisationSweep;
  private readonly wannier: WannierCentres;

  constructor(table: HoppingTable, sweep: PolarisationSweep) {
    this.table = table;
    this.sweep = sweep;
    this.wannier = new WannierCentres(table, sweep);
  }

  value(c: Float64Array, _s: Float64Array, mesh: Mesh): number {
    const totals = this.totals(c, mesh);
    const mean = fraction(totals.reduce((sum, x) => sum + x, 0) / totals.length);
    return mean > 1 - SAME ? 0 : mean;
  }

  row(): Row {
    throw new Error("A polarisation has no gradient.");
  }

  /** Why the value may mean nothing: the bands touch others, or their centres wander off. */
  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    return touchingBands(this.table, this.sweep, c, mesh) ?? this.flow(c, mesh);
  }

  /** Centres that do not return when the wave vector crosses the zone depend on where it begins. */
  private flow(c: Float64Array, mesh: Mesh): string | undefined {
    const { sizes } = this.across(mesh);
    const totals = this.totals(c, mesh);
    const returns = totals.every((total, index) =>
      strides(sizes).every((stride, axis) => {
        const here = Math.floor(index / stride) % sizes[axis];
        return here < sizes[axis] - 1 || Math.abs(total - totals[index - here * stride]) < 0.5;
      }),
    );
    return returns
      ? undefined
      : "the bands have a Chern number, so that their polarisation has no definite value";
  }

  /** The sums of centres on the mesh across, without jumps between neighbours. */
  private totals(c: Float64Array, mesh: Mesh): Float64Array {
    const { axis } = this.sweep;
    const across = this.across(mesh);
    const points = MULTIPLE * Math.ceil(mesh.sizes[axis] / MULTIPLE);
    const step = strides(across.sizes);
    const totals = new Float64Array(pointCount(across));
    const kappa = new Float64Array(across.sizes.length);
    for (let index = 0; index < totals.length; index++) {
      meshPoint(across, index, kappa);
      const at = [...kappa.subarray(0, axis), 0, ...kappa.subarray(axis)];
      const total = this.wannier.total(c, Float64Array.from(at), points);
      // The neighbour before along the last axis on which there is one.
      const before = step.findLast((stride, i) => Math.floor(index / stride) % across.sizes[i] > 0);
      const neighbour = before === undefined ? 0 : totals[index - before];
      totals[index] = total - Math.round(total - neighbour);
    }
    return totals;
  }

  private across({ sizes, shift }: Mesh): Mesh {
    const others = (_: number, axis: number): boolean => axis !== this.sweep.axis;
    return { sizes: sizes.filter(others), shift: shift.filter(others) };
  }
}

/** Distance in a mesh's index between neighbours along each axis. */
function strides(sizes: readonly number[]): number[] {
  return sizes.map((_, axis) => sizes.slice(axis + 1).reduce((product, size) => product * size, 1));
}
