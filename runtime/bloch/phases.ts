import type { Mesh } from "../zone/mesh.ts";
import { regionOf } from "../zone/region.ts";
import type { HoppingTable } from "./hopping-table.ts";
import type { KFunctions, Values } from "./k-functions.ts";

/** The functions of k of a table at one k: exp(−i k·d) of each displacement, or monomials. */
export type Phases = Values;

export function createPhases(table: HoppingTable): Phases {
  return valuesOf(table.functions.count);
}

/** Phases at one k, given in units of the reciprocal vectors. */
export function phasesAt(table: HoppingTable, kappa: Float64Array, out: Phases): void {
  table.functions.at(kappa, out);
}

/**
 * Phases on a mesh, point after point. They are products of one factor per axis, which are
 * tabulated, so that a point costs one complex product per displacement.
 */
export class MeshPhases {
  readonly current: Phases;
  private readonly sizes: readonly number[];
  private readonly count: number;
  private readonly factors: readonly Values[];
  /** Product of the factors of all axes but the last. */
  private readonly prefix: Phases;
  private prefixIndex = -1;

  constructor(table: HoppingTable, mesh: Mesh) {
    this.sizes = mesh.sizes;
    this.count = table.functions.count;
    this.current = createPhases(table);
    this.prefix = createPhases(table);
    this.factors = mesh.part ? factorsOfWhole(table, mesh.part.whole) : factorsOf(table, mesh);
  }

  /** Makes `current` the phases of the point with this index. */
  moveTo(index: number): void {
    const last = this.sizes.length - 1;
    const size = this.sizes[last];
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
    for (let axis = this.sizes.length - 2; axis >= 0; axis--) {
      const size = this.sizes[axis];
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

/** Those of a mesh that is gone through in parts, lest they be made for each. */
const wholes = new WeakMap<Mesh, { readonly functions: KFunctions; readonly of: Values[] }>();

function factorsOfWhole(table: HoppingTable, whole: Mesh): readonly Values[] {
  const known = wholes.get(whole);
  if (known?.functions === table.functions) return known.of;
  const of = factorsOf(table, whole);
  wholes.set(whole, { functions: table.functions, of });
  return of;
}

function factorsOf({ functions, program }: HoppingTable, mesh: Mesh): Values[] {
  const { sizes, shift } = regionOf(program.lattice).place(mesh);
  return sizes.map((size, axis) => factorsAlong(functions, axis, size, shift[axis]));
}

/** The factors of one axis at each of its points. */
function factorsAlong(functions: KFunctions, axis: number, size: number, shift: number): Values {
  const out = valuesOf(size * functions.count);
  for (let i = 0; i < size; i++)
    functions.axisFactors(axis, (i + shift) / size, out, i * functions.count);
  return out;
}

function valuesOf(count: number): Values {
  return { re: new Float64Array(count), im: new Float64Array(count) };
}
