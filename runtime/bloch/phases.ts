import type { Mesh } from "../zone/mesh.ts";
import type { HoppingTable } from "./hopping-table.ts";

/** exp(−i k·d) of each distinct displacement. */
export interface Phases {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function createPhases(table: HoppingTable): Phases {
  const count = table.displacements.length;
  return { re: new Float64Array(count), im: new Float64Array(count) };
}

/** Phases at one k, given in units of the reciprocal vectors. */
export function phasesAt(table: HoppingTable, kappa: Float64Array, out: Phases): void {
  table.displacements.forEach(({ t }, index) => {
    let turns = 0;
    for (let axis = 0; axis < t.length; axis++) turns += kappa[axis] * t[axis];
    const angle = 2 * Math.PI * turns;
    out.re[index] = Math.cos(angle);
    out.im[index] = -Math.sin(angle);
  });
}

/**
 * Phases on a mesh, point after point. They are products of one factor per axis, which are
 * tabulated, so that a point costs one complex product per displacement.
 */
export class MeshPhases {
  readonly current: Phases;
  private readonly mesh: Mesh;
  private readonly count: number;
  private readonly factors: readonly Phases[];
  /** Product of the factors of all axes but the last. */
  private readonly prefix: Phases;
  private prefixIndex = -1;

  constructor(table: HoppingTable, mesh: Mesh) {
    this.mesh = mesh;
    this.count = table.displacements.length;
    this.current = createPhases(table);
    this.prefix = createPhases(table);
    this.factors = mesh.sizes.map((size, axis) => axisFactors(table, axis, size, mesh.shift[axis]));
  }

  /** Makes `current` the phases of the point with this index. */
  moveTo(index: number): void {
    const last = this.mesh.sizes.length - 1;
    const size = this.mesh.sizes[last];
    const prefixIndex = Math.floor(index / size);
    if (prefixIndex !== this.prefixIndex) this.movePrefix(prefixIndex);
    const { re: ar, im: ai } = this.prefix;
    const { re: br, im: bi } = this.factors[last];
    const { re, im } = this.current;
    const row = (index - prefixIndex * size) * this.count;
    for (let j = 0; j < this.count; j++) {
      re[j] = ar[j] * br[row + j] - ai[j] * bi[row + j];
      im[j] = ar[j] * bi[row + j] + ai[j] * br[row + j];
    }
  }

  private movePrefix(prefixIndex: number): void {
    this.prefixIndex = prefixIndex;
    const { re, im } = this.prefix;
    re.fill(1);
    im.fill(0);
    for (let axis = this.mesh.sizes.length - 2; axis >= 0; axis--) {
      const size = this.mesh.sizes[axis];
      const row = (prefixIndex % size) * this.count;
      prefixIndex = Math.floor(prefixIndex / size);
      const factor = this.factors[axis];
      for (let j = 0; j < this.count; j++) {
        const r = re[j] * factor.re[row + j] - im[j] * factor.im[row + j];
        im[j] = re[j] * factor.im[row + j] + im[j] * factor.re[row + j];
        re[j] = r;
      }
    }
  }
}

function axisFactors(table: HoppingTable, axis: number, size: number, shift: number): Phases {
  const count = table.displacements.length;
  const re = new Float64Array(size * count);
  const im = new Float64Array(size * count);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < count; j++) {
      const angle = (2 * Math.PI * (i + shift) * table.displacements[j].t[axis]) / size;
      re[i * count + j] = Math.cos(angle);
      im[i * count + j] = -Math.sin(angle);
    }
  }
  return { re, im };
}
