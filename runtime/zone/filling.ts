import { BlochSum } from "../bloch/bloch-sum.ts";
import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import type { Phases } from "../bloch/phases.ts";
import { createEigensolver, type Eigensolver } from "../linalg/eigensolver.ts";
import { SAME_LEVEL } from "../rings/levels.ts";
import { chemicalPotential, fermiLevel } from "./filling-balance.ts";
import { fermiEdges, fullBands, type States } from "./filling-division.ts";
import { FillingEdges } from "./filling-edges.ts";
import { fermiWindow } from "./filling-occupation.ts";
import { type Mesh, pointCount, sampleCount, sampleWeight } from "./mesh.ts";
import { createMeshLevels, type MeshLevels } from "./mesh-levels.ts";
import { createRow, type Row } from "./row.ts";

/**
 * The chemical potential for s = [filling, kT], the filling being the occupied fraction of all
 * states. One pass over the mesh gives the energies and so μ; a second one, over the points with
 * states near μ, its gradient.
 */
export class FillingKernel {
  private readonly table: HoppingTable;
  private readonly bloch: BlochSum;
  private readonly eigen: Eigensolver;
  private readonly levels: MeshLevels;

  /** @param levels gives the energies, where others are meant than the runtime's own. */
  constructor(table: HoppingTable, levels: MeshLevels = createMeshLevels(table)) {
    this.table = table;
    this.bloch = new BlochSum(table, []);
    this.eigen = createEigensolver(table.bands);
    this.levels = levels;
  }

  /** μ on the mesh. Throws a RangeError where the filling is not between 0 and 1, or kT < 0. */
  value(c: Float64Array, s: Float64Array, mesh: Mesh): number {
    checkScalars(s);
    const [filling, kT] = s;
    const middle = kT === 0 ? this.edges(filling)?.middle(c, mesh) : undefined;
    return middle ?? fermiLevel(this.states(c, mesh), filling, kT);
  }

  /** μ with its derivatives by the coefficients, the filling and kT. Throws as `value` does. */
  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row {
    checkScalars(s);
    const [filling, kT] = s;
    if (kT > 0) return this.warmRow(c, filling, kT, mesh);
    const edges = this.edges(filling);
    if (edges?.middle(c, mesh) === undefined) return this.coldRow(c, filling, mesh);
    const row = edges.row(c, mesh);
    return { ...row, s: new Float64Array(2) };
  }

  /** Energies of all bands at one k. */
  energiesAt(c: Float64Array, phases: Phases): Float64Array {
    this.bloch.assemble(c, phases);
    this.eigen.solveEnergies(this.bloch.hamiltonian);
    return this.eigen.energies;
  }

  /**
   * From Σ f((E − μ)/kT) = ν N: dμ = Σ w dE + Σ w (μ − E)/kT dkT + N kT/Σ f(1 − f) dν, where
   * w = f′/Σf′. In a gap the last one is beyond all bounds.
   */
  private warmRow(c: Float64Array, filling: number, kT: number, mesh: Mesh): Row {
    const states = this.states(c, mesh);
    const mu = chemicalPotential(states, filling, kT);
    const window = fermiWindow(states, mu, kT);
    const row = createRow(c.length, 2);
    row.value = mu;
    row.s[0] = (states.bands * pointCount(mesh) * kT) / window.total;
    for (let p = 0; p < states.energies.length; p++) {
      if (window.share[p] !== 0) row.s[1] += (window.share[p] * (mu - states.energies[p])) / kT;
    }
    this.levels.addDerivatives(c, mesh, window.share, row);
    return row;
  }

  /** At kT = 0 without a gap μ follows the states at the Fermi level, lower and upper half by half. */
  private coldRow(c: Float64Array, filling: number, mesh: Mesh): Row {
    const states = this.states(c, mesh);
    const edges = fermiEdges(states, filling);
    const row = createRow(c.length, 2);
    row.value = fermiLevel(states, filling, 0);
    const tolerance = SAME_LEVEL * energyScale(this.table, c);
    const share = new Float64Array(states.energies.length);
    for (const edge of edges) {
      const near = (e: number): boolean => Math.abs(e - edge) <= tolerance;
      const weight = (p: number): number => states.weights[Math.floor(p / states.bands)];
      const count = states.energies.reduce((sum, e, p) => sum + (near(e) ? weight(p) : 0), 0);
      states.energies.forEach((e, p) => {
        if (near(e)) share[p] += (0.5 * weight(p)) / count;
      });
    }
    this.levels.addDerivatives(c, mesh, share, row);
    return row;
  }

  private states(c: Float64Array, mesh: Mesh): States {
    const energies = this.levels.energies(c, mesh);
    const weights = Float64Array.from({ length: sampleCount(mesh) }, (_, k) =>
      sampleWeight(mesh, k),
    );
    return { bands: this.table.bands, energies, weights };
  }

  /** The edges of the gap that this filling can lie in, if it fills whole bands. */
  private edges(filling: number): FillingEdges | undefined {
    const full = fullBands(filling, this.table.bands);
    return full === undefined ? undefined : new FillingEdges(this.table, full);
  }
}

function checkScalars([filling, kT]: Float64Array): void {
  // Negated, so that what is not a number is refused too.
  if (!(filling > 0 && filling < 1)) {
    throw new RangeError(`A filling lies between 0 and 1, not at ${filling}.`);
  }
  if (!(kT >= 0)) throw new RangeError(`kT is not negative, as ${kT} is.`);
}
