import { BlochSum } from "../bloch/bloch-sum.ts";
import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, type Phases, phasesAt } from "../bloch/phases.ts";
import { createEigensolver, type Eigensolver } from "../linalg/eigensolver.ts";
import { fromBands } from "../linalg/band-basis.ts";
import { createMatrix } from "../linalg/matrix.ts";
import { minimise } from "../math/nelder-mead.ts";
import { newtonPolish } from "../math/newton-polish.ts";
import type { ExtremumSweep } from "../program.ts";
import { numberLevels } from "../rings/levels.ts";
import { lowestPoints } from "./lowest-points.ts";
import { type Mesh, meshPoint } from "./mesh.ts";
import { createMeshLevels, type MeshLevels } from "./mesh-levels.ts";
import { type Region, regionOf } from "./region.ts";
import { createRow, type Row } from "./row.ts";

/** Fewest mesh points per axis that a scan uses. */
const COARSEST = 12;
/** Local extrema of the mesh that are refined. */
const CANDIDATES = 8;
/** Relative accuracy of a refined extremum. */
const ACCURACY = 1e-14;
/** At an extremum, whose k is only known to about 1e−8, levels are told apart less finely. */
const SAME_LEVEL_AT_EXTREMUM = 1e-7;

/** Where an extremum is (in units of the reciprocal vectors) and its value. */
export interface Extremum {
  readonly kappa: Float64Array;
  readonly value: number;
}

/**
 * Smallest or largest value over the zone of a function of band energies. A mesh is scanned, and
 * its best local extrema are refined between the points: a mesh alone overestimates every gap.
 */
export class ExtremumKernel {
  private readonly sign: 1 | -1;
  private readonly table: HoppingTable;
  private readonly region: Region;
  private readonly sweep: ExtremumSweep;
  private readonly bloch: BlochSum;
  private readonly eigen: Eigensolver;
  private readonly phases: Phases;
  private readonly levels: MeshLevels;
  private readonly bandEnergies: Float64Array;

  constructor(table: HoppingTable, sweep: ExtremumSweep) {
    this.table = table;
    this.region = regionOf(table.program.lattice);
    this.sweep = sweep;
    this.sign = sweep.sense === "min" ? 1 : -1;
    this.bloch = new BlochSum(table, []);
    this.eigen = createEigensolver(table.bands);
    this.phases = createPhases(table);
    this.levels = createMeshLevels(table);
    this.bandEnergies = new Float64Array(sweep.bands.length);
  }

  value(c: Float64Array, s: Float64Array, mesh: Mesh): number {
    return this.find(c, s, mesh).value;
  }

  /**
   * By the envelope theorem the derivative is that of the body at the extremum. A degenerate level
   * counts as one: ∂E/∂H = P/g, with P the projector on its g states.
   */
  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row {
    const { table, region, sweep, bloch, eigen, phases } = this;
    const { kappa, value } = this.find(c, s, mesh);
    const place = region.free(kappa);
    newtonPolish(this.signedBody(c, s), place, ACCURACY * energyScale(table, c));
    const row = createRow(c.length, s.length);
    row.value = value;
    phasesAt(table, region.bound(place), phases);
    bloch.assemble(c, phases);
    eigen.solve(bloch.hamiltonian);
    const eBar = new Float64Array(sweep.bands.length);
    sweep.bodyAdjoint!(this.pickBands(eigen.energies), s, 1, eBar, row.s);
    const n = table.bands;
    const level = new Int32Array(n);
    numberLevels(eigen.energies, SAME_LEVEL_AT_EXTREMUM * energyScale(table, c), level);
    const bar = createMatrix(n);
    sweep.bands.forEach((band, i) => {
      const members = [...level.keys()].filter((other) => level[other] === level[band]);
      for (const m of members) bar.re[m * n + m] += eBar[i] / members.length;
    });
    const hBar = createMatrix(n);
    fromBands(n, bar, eigen.vectors, createMatrix(n), hBar);
    bloch.adjoint(phases, hBar, [], row.c);
    return row;
  }

  /** The refined extremum. */
  find(c: Float64Array, s: Float64Array, mesh: Mesh): Extremum {
    const fine = atLeast(COARSEST, mesh);
    const { sign, region } = this;
    const values = this.scan(c, s, fine, sign);
    const at = this.signedBody(c, s);
    const edge = 0.5 / Math.max(...fine.sizes);
    let best: Extremum = { kappa: new Float64Array(fine.sizes.length), value: Infinity };
    const minima = lowestPoints(values, fine.sizes, region.periodic).filter(standsForAll(fine));
    for (const index of minima.slice(0, CANDIDATES)) {
      const kappa = new Float64Array(fine.sizes.length);
      meshPoint(region.place(fine), index, kappa);
      const place = region.free(kappa);
      const value = minimise(at, place, edge, ACCURACY * energyScale(this.table, c));
      if (value < best.value) best = { kappa: region.bound(place), value };
    }
    // No candidate at all: nothing was finite.
    return { kappa: best.kappa, value: best.value === Infinity ? NaN : sign * best.value };
  }

  /** The body as a function of the region's free coordinates, turned so that it has a minimum. */
  private signedBody(c: Float64Array, s: Float64Array): (place: Float64Array) => number {
    return (place) => {
      phasesAt(this.table, this.region.bound(place), this.phases);
      return this.sign * this.bodyAt(c, s, this.phases);
    };
  }

  private scan(c: Float64Array, s: Float64Array, mesh: Mesh, sign: number): Float64Array {
    const n = this.table.bands;
    const energies = this.levels.energies(c, mesh);
    const values = Float64Array.from({ length: energies.length / n }, (_, k) => {
      const here = energies.subarray(k * n, (k + 1) * n);
      return sign * this.sweep.body(this.pickBands(here), s);
    });
    return mesh.orbits ? Float64Array.from(mesh.orbits.orbit, (sample) => values[sample]) : values;
  }

  private bodyAt(c: Float64Array, s: Float64Array, phases: Phases): number {
    this.bloch.assemble(c, phases);
    this.eigen.solveEnergies(this.bloch.hamiltonian);
    return this.sweep.body(this.pickBands(this.eigen.energies), s);
  }

  private pickBands(energies: Float64Array): Float64Array {
    const { bands } = this.sweep;
    for (let i = 0; i < bands.length; i++) this.bandEnergies[i] = energies[bands[i]];
    return this.bandEnergies;
  }
}

function atLeast(coarsest: number, mesh: Mesh): Mesh {
  if (mesh.sizes.every((size) => size >= coarsest)) return mesh;
  return { sizes: mesh.sizes.map((size) => Math.max(size, coarsest)), shift: mesh.shift };
}

/** Whether a point is the one of its orbit: there is nothing new to be found at the others. */
function standsForAll({ orbits }: Mesh): (index: number) => boolean {
  return (index) => !orbits || orbits.points[orbits.orbit[index]] === index;
}
