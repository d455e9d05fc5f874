import { BlochSum } from "../bloch/bloch-sum.ts";
import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { MeshPhases } from "../bloch/phases.ts";
import { fromBands } from "../linalg/band-basis.ts";
import { createEigensolver, type Eigensolver } from "../linalg/eigensolver.ts";
import { createMatrix, type Matrix } from "../linalg/matrix.ts";
import { forMeanShares, numberLevels, SAME_LEVEL } from "../rings/levels.ts";
import { fastKernels } from "../wasm/kernels.ts";
import { PairedLevels } from "../wasm/paired-levels.ts";
import { type Mesh, sampleCount, samplePoint } from "./mesh.ts";
import { PartedLevels } from "./parted-levels.ts";
import type { Row } from "./row.ts";

/** Energies on a mesh, at the points that stand for all, and their derivatives. */
export interface MeshLevels {
  /** The energies of all bands, point after point. */
  energies(c: Float64Array, mesh: Mesh): Float64Array;
  /**
   * Adds Σ share ∂E/∂c, with a share of every energy. A degenerate level counts as one:
   * ∂E/∂H = P/g for each of its g states.
   */
  addDerivatives(c: Float64Array, mesh: Mesh, share: Float64Array, into: Row): void;
}

/** Energies in parts of a mesh, by a team of threads where the program has one. */
export function createMeshLevels(table: HoppingTable): MeshLevels {
  return new PartedLevels(table, createLevelKernel(table));
}

/** By the WebAssembly kernels where there are any; a single band needs none. */
export function createLevelKernel(table: HoppingTable): MeshLevels {
  const engine = table.bands > 1 ? fastKernels() : undefined;
  if (engine !== undefined) {
    const paired = new PairedLevels(engine, table);
    if (paired.fits) return paired;
  }
  return new PlainLevels(table);
}

/** One k at a time. */
export class PlainLevels implements MeshLevels {
  private readonly table: HoppingTable;
  private readonly bloch: BlochSum;
  private readonly eigen: Eigensolver;
  private readonly level: Int32Array;
  private readonly bar: Matrix;
  private readonly hBar: Matrix;
  private readonly work: Matrix;

  constructor(table: HoppingTable) {
    const n = table.bands;
    this.table = table;
    this.bloch = new BlochSum(table, []);
    this.eigen = createEigensolver(n);
    this.level = new Int32Array(n);
    this.bar = createMatrix(n);
    this.hBar = createMatrix(n);
    this.work = createMatrix(n);
  }

  energies(c: Float64Array, mesh: Mesh): Float64Array {
    const { table, bloch, eigen } = this;
    const phases = new MeshPhases(table, mesh);
    const energies = new Float64Array(sampleCount(mesh) * table.bands);
    for (let at = 0, k = 0; at < energies.length; at += table.bands, k++) {
      phases.moveTo(samplePoint(mesh, k));
      bloch.assemble(c, phases.current);
      eigen.solveEnergies(bloch.hamiltonian);
      energies.set(eigen.energies, at);
    }
    return energies;
  }

  addDerivatives(c: Float64Array, mesh: Mesh, share: Float64Array, into: Row): void {
    const { table, bloch, eigen, level, bar, hBar, work } = this;
    const n = table.bands;
    const tolerance = SAME_LEVEL * energyScale(table, c);
    const phases = new MeshPhases(table, mesh);
    for (let k = 0; k < share.length / n; k++) {
      const here = share.subarray(k * n, (k + 1) * n);
      if (here.every((x) => x === 0)) continue;
      phases.moveTo(samplePoint(mesh, k));
      bloch.assemble(c, phases.current);
      eigen.solve(bloch.hamiltonian);
      numberLevels(eigen.energies, tolerance, level);
      forMeanShares(here, level, (band, mean) => {
        bar.re[band * (n + 1)] = mean;
      });
      fromBands(n, bar, eigen.vectors, work, hBar);
      bloch.adjoint(phases.current, hBar, [], into.c);
    }
  }
}
