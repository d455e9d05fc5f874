import { BlochSum } from "../bloch/bloch-sum.ts";
import { distinctOrders, OperatorSet } from "../bloch/operator-set.ts";
import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { MeshPhases, type Phases } from "../bloch/phases.ts";
import { createEigensolver, type Eigensolver } from "../linalg/eigensolver.ts";
import { fromBands, toBands } from "../linalg/band-basis.ts";
import { clearMatrix, createMatrix, type Matrix } from "../linalg/matrix.ts";
import type { BandSums } from "../program.ts";
import { numberLevels, SAME_LEVEL } from "../rings/levels.ts";
import {
  createRingKernel,
  type RingKernel,
  type Spectrum,
  type SpectrumBar,
} from "../rings/ring-kernel.ts";
import { groupDoubt } from "./group-doubt.ts";
import { type Mesh, pointCount, sampleCount, samplePoint, sampleWeight } from "./mesh.ts";
import { addRow, clearRow, createRow, type Row, scaleRow } from "./row.ts";

/** Points are summed in chunks of this many, then the chunks in order: whoever sums them, same bits. */
const CHUNK = 256;

/** Sums over bands with the memory that they work in: at one k, and as a mean over a mesh. */
export class MeanKernel {
  private readonly table: HoppingTable;
  private readonly sweep: BandSums;
  private readonly bloch: BlochSum;
  private readonly operators: OperatorSet;
  private readonly eigen: Eigensolver;
  private readonly spectrum: Spectrum;
  private readonly rings: readonly RingKernel[];
  private readonly ringValues: Float64Array;
  private readonly ringsBar: Float64Array;
  private readonly bar: SpectrumBar;
  private readonly hBar: Matrix;
  /** Bars of the operators between orbitals. */
  private readonly operatorBars: readonly Matrix[];
  private readonly work: Matrix;

  constructor(table: HoppingTable, sweep: BandSums) {
    const n = table.bands;
    this.table = table;
    this.sweep = sweep;
    this.bloch = new BlochSum(table, distinctOrders(sweep.operators));
    this.operators = new OperatorSet(sweep.operators, n, this.bloch.derivatives);
    this.eigen = createEigensolver(n);
    this.spectrum = {
      energies: this.eigen.energies,
      scale: 0,
      level: new Int32Array(n),
      operators: sweep.operators.map(() => createMatrix(n)),
    };
    this.rings = sweep.rings.map((ring) => createRingKernel(ring, n, sweep.inputCount));
    this.ringValues = new Float64Array(2 * sweep.rings.length);
    this.ringsBar = new Float64Array(2 * sweep.rings.length);
    this.bar = { h: createMatrix(n), operators: sweep.operators.map(() => createMatrix(n)) };
    this.hBar = createMatrix(n);
    this.operatorBars = sweep.operators.map(() => createMatrix(n));
    this.work = createMatrix(n);
  }

  /** The mean over the mesh. */
  value(c: Float64Array, s: Float64Array, mesh: Mesh): number {
    const integrand = this.integrand(c, s);
    const phases = new MeshPhases(this.table, mesh);
    const count = sampleCount(mesh);
    let total = 0;
    for (let first = 0; first < count; first += CHUNK) {
      let sum = 0;
      for (let k = first, end = Math.min(first + CHUNK, count); k < end; k++) {
        phases.moveTo(samplePoint(mesh, k));
        sum += sampleWeight(mesh, k) * integrand(phases.current);
      }
      total += sum;
    }
    return total / pointCount(mesh);
  }

  /** What is averaged, as a function of k. Holds until the next call of any method. */
  integrand(c: Float64Array, s: Float64Array): (phases: Phases) => number {
    const { rings, ringValues, spectrum, sweep } = this;
    spectrum.scale = energyScale(this.table, c);
    return (phases) => {
      this.diagonalise(c, phases);
      for (let j = 0; j < rings.length; j++) {
        rings[j].evaluate(spectrum, s);
        ringValues[2 * j] = rings[j].re;
        ringValues[2 * j + 1] = rings[j].im;
      }
      return sweep.integrand(ringValues, s);
    };
  }

  /** The mean and its derivatives by the coefficients and by s, with one diagonalisation per k. */
  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row {
    this.spectrum.scale = energyScale(this.table, c);
    const phases = new MeshPhases(this.table, mesh);
    const count = sampleCount(mesh);
    const total = createRow(c.length, s.length);
    const chunk = createRow(c.length, s.length);
    for (let first = 0; first < count; first += CHUNK) {
      clearRow(chunk);
      for (let k = first, end = Math.min(first + CHUNK, count); k < end; k++) {
        phases.moveTo(samplePoint(mesh, k));
        this.diagonalise(c, phases.current);
        this.differentiate(s, phases.current, sampleWeight(mesh, k), chunk);
      }
      addRow(total, chunk);
    }
    scaleRow(total, 1 / pointCount(mesh));
    return total;
  }

  /** The value at one k and its derivatives. */
  rowAt(c: Float64Array, s: Float64Array, phases: Phases): Row {
    this.spectrum.scale = energyScale(this.table, c);
    const row = createRow(c.length, s.length);
    this.diagonalise(c, phases);
    this.differentiate(s, phases, 1, row);
    return row;
  }

  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    return groupDoubt(this.table, this.sweep, c, mesh);
  }

  private diagonalise(c: Float64Array, phases: Phases): void {
    const { bloch, eigen, spectrum } = this;
    bloch.assemble(c, phases);
    eigen.solve(bloch.hamiltonian);
    numberLevels(spectrum.energies, SAME_LEVEL * spectrum.scale, spectrum.level);
    this.operators.assemble();
    const { matrices } = this.operators;
    for (let o = 0; o < matrices.length; o++) {
      toBands(this.table.bands, matrices[o], eigen.vectors, this.work, spectrum.operators[o]);
    }
  }

  private differentiate(s: Float64Array, phases: Phases, weight: number, into: Row): void {
    const { rings, ringValues, ringsBar, spectrum, bar, sweep, work } = this;
    for (let j = 0; j < rings.length; j++) {
      rings[j].evaluateForAdjoint(spectrum, s);
      ringValues[2 * j] = rings[j].re;
      ringValues[2 * j + 1] = rings[j].im;
    }
    into.value += weight * sweep.integrand(ringValues, s);
    ringsBar.fill(0);
    sweep.integrandAdjoint!(ringValues, s, weight, ringsBar, into.s);
    clearMatrix(bar.h);
    for (const matrix of bar.operators) clearMatrix(matrix);
    for (let j = 0; j < rings.length; j++) {
      if (ringsBar[2 * j] === 0 && ringsBar[2 * j + 1] === 0) continue;
      rings[j].adjoint(spectrum, ringsBar[2 * j], ringsBar[2 * j + 1], bar, into.s);
    }
    const n = this.table.bands;
    const { vectors } = this.eigen;
    fromBands(n, bar.h, vectors, work, this.hBar);
    for (let o = 0; o < this.operatorBars.length; o++)
      fromBands(n, bar.operators[o], vectors, work, this.operatorBars[o]);
    this.operators.adjoint(this.operatorBars);
    this.bloch.adjoint(phases, this.hBar, this.operators.derivativeBars, into.c);
  }
}
