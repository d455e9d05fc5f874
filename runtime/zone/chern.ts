import { BlochSum } from "../bloch/bloch-sum.ts";
import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { createPhases, type Phases, phasesAt } from "../bloch/phases.ts";
import { createEigensolver, type Eigensolver } from "../linalg/eigensolver.ts";
import type { Matrix } from "../linalg/matrix.ts";
import type { ChernSweep, ExtremumSweep } from "../program.ts";
import { ExtremumKernel } from "./extremum.ts";
import { type Link, linkDeterminant } from "./link.ts";
import type { Mesh } from "./mesh.ts";
import { handedness } from "./reciprocal.ts";
import type { Row } from "./row.ts";

/** Relative gap below which bands touch. */
const TOUCHING = 1e-8;
const NO_SCALARS = new Float64Array(0);

/**
 * Total Chern number of a group of bands by Fukui, Hatsugai and Suzuki, J. Phys. Soc. Jpn. 74, 1674
 * (2005): with links det⟨u(k)|u(k+δ)⟩ the phases of all plaquettes add to −2π C.
 */
export class ChernKernel {
  private readonly table: HoppingTable;
  private readonly sweep: ChernSweep;
  private readonly bloch: BlochSum;
  private readonly eigen: Eigensolver;
  private readonly phases: Phases;

  constructor(table: HoppingTable, sweep: ChernSweep) {
    if (table.dimension !== 2) {
      throw new Error(
        `A Chern number needs a two-dimensional lattice, not ${table.dimension} axes.`,
      );
    }
    this.table = table;
    this.sweep = sweep;
    this.bloch = new BlochSum(table, []);
    this.eigen = createEigensolver(table.bands);
    this.phases = createPhases(table);
  }

  /**
   * An integer. The mesh is closed with its own points at k + G: a vector there differs from that
   * at k by a phase and the transport of G, and both drop out of the closed sum.
   */
  value(c: Float64Array, _s: Float64Array, mesh: Mesh): number {
    const [rows, columns] = mesh.sizes;
    let sum = 0;
    let below = this.rowOfStates(c, mesh, 0);
    let linksBelow = this.linksAlong(below);
    for (let i = 0; i < rows; i++) {
      const above = this.rowOfStates(c, mesh, i + 1);
      const linksAbove = this.linksAlong(above);
      let left = this.link(below[0], above[0]);
      for (let j = 0; j < columns; j++) {
        const right = this.link(below[j + 1], above[j + 1]);
        sum += flux(left, linksAbove[j], right, linksBelow[j]);
        left = right;
      }
      below = above;
      linksBelow = linksAbove;
    }
    const chern = Math.round(
      (-handedness(this.table.program.lattice.vectors) * sum) / (2 * Math.PI),
    );
    return chern === 0 ? 0 : chern;
  }

  row(): Row {
    throw new Error("A Chern number has no gradient.");
  }

  /** Why the number may mean nothing: its bands touch others. */
  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    const { first, last } = this.sweep;
    for (const lower of [first - 1, last]) {
      if (lower < 0 || lower + 1 >= this.table.bands) continue;
      const gap = new ExtremumKernel(this.table, directGap(lower)).find(c, NO_SCALARS, mesh);
      // Negated, so that a gap that is not a number counts too.
      if (!(gap.value > TOUCHING * energyScale(this.table, c))) {
        return `bands ${lower + 1} and ${lower + 2} touch`;
      }
    }
    return undefined;
  }

  private rowOfStates(c: Float64Array, mesh: Mesh, i: number): Matrix[] {
    const [rows, columns] = mesh.sizes;
    const kappa = new Float64Array(2);
    return Array.from({ length: columns + 1 }, (_, j) => {
      kappa[0] = (i + mesh.shift[0]) / rows;
      kappa[1] = (j + mesh.shift[1]) / columns;
      phasesAt(this.table, kappa, this.phases);
      this.bloch.assemble(c, this.phases);
      this.eigen.solve(this.bloch.hamiltonian);
      return { re: this.eigen.vectors.re.slice(), im: this.eigen.vectors.im.slice() };
    });
  }

  private linksAlong(states: readonly Matrix[]): Link[] {
    return states.slice(1).map((next, j) => this.link(states[j], next));
  }

  private link(from: Matrix, to: Matrix): Link {
    return linkDeterminant(this.table.bands, from, to, this.sweep.first, this.sweep.last);
  }
}

/** Phase of the loop along axis 0, along axis 1, and back. */
function flux(left: Link, above: Link, right: Link, below: Link): number {
  const outRe = left.re * above.re - left.im * above.im;
  const outIm = left.re * above.im + left.im * above.re;
  const backRe = below.re * right.re - below.im * right.im;
  const backIm = below.re * right.im + below.im * right.re;
  return Math.atan2(outIm * backRe - outRe * backIm, outRe * backRe + outIm * backIm);
}

function directGap(lower: number): ExtremumSweep {
  return {
    kind: "extremum",
    sense: "min",
    bands: [lower, lower + 1],
    inputCount: 0,
    inputs: () => {},
    body: (e) => e[1] - e[0],
  };
}
