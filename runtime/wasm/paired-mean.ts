import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { distinctOrders } from "../bloch/operator-set.ts";
import { MeshPhases, type Phases } from "../bloch/phases.ts";
import type { MeanSweep } from "../program.ts";
import { CLOSE, SAME_LEVEL } from "../rings/levels.ts";
import { groupDoubt } from "../zone/group-doubt.ts";
import { type Mesh, pointCount, sampleCount, samplePoint, sampleWeight } from "../zone/mesh.ts";
import { addRow, clearRow, createRow, type Row, scaleRow } from "../zone/row.ts";
import type { Engine } from "./kernels.ts";
import { LaneCode } from "./lane-code.ts";
import { Layout } from "./layout.ts";
import { CHUNK } from "./mesh-points.ts";
import { PairedBloch } from "./paired-bloch.ts";
import { PairedEigensolver } from "./paired-eigensolver.ts";
import { PairedOperators } from "./paired-operators.ts";
import { createPairedRing, type PairedRing } from "./paired-ring.ts";
import { PairedSpectrum } from "./paired-spectrum.ts";

/** A mean sweep by the WebAssembly kernels, two k at a time; as `MeanKernel`, but for rounding. */
export class PairedMean {
  /** Whether the kernels' memory holds a model of this size. */
  readonly fits: boolean;
  readonly layout = new Layout();
  readonly bloch: PairedBloch;
  readonly rings: readonly PairedRing[];
  private readonly engine: Engine;
  private readonly table: HoppingTable;
  private readonly sweep: MeanSweep;
  private readonly operators: PairedOperators;
  private readonly spectrum: PairedSpectrum;
  /** Whether some ring computes in JavaScript. */
  readonly readsLanes: boolean;
  private readonly ringValues: Float64Array;
  private readonly ringsBar: Float64Array;
  private readonly eigensolver: PairedEigensolver;
  private readonly work: number;
  private readonly sum: number;
  /** Σ_o A_o bar_o. */
  private readonly rotations: number;
  private readonly hBar: number;
  /** Bars of the operators between orbitals. */
  private readonly operatorBars: readonly number[];
  /** Relative splitting of close levels. */
  private readonly close: number;
  /** How many points of the mesh the k of each lane stands for. */
  private readonly weights = new Float64Array(2);
  private scale = 0;

  constructor(engine: Engine, table: HoppingTable, sweep: MeanSweep) {
    const n = table.bands;
    const { layout } = this;
    this.engine = engine;
    this.table = table;
    this.sweep = sweep;
    this.bloch = new PairedBloch(engine, layout, table, distinctOrders(sweep.operators));
    this.operators = new PairedOperators(
      engine,
      layout,
      sweep.operators,
      n,
      this.bloch.derivatives,
    );
    const { inputCount, laneTables = [] } = sweep;
    const inputs = 8 * inputCount + 4 * laneTables.length;
    this.spectrum = new PairedSpectrum(engine, layout, n, sweep.operators.length, inputs);
    const code = new LaneCode(engine, sweep);
    this.rings = sweep.rings.map((ring, at) =>
      createPairedRing(ring, at, this.spectrum, layout, inputCount, code),
    );
    this.readsLanes = !this.rings.every(({ inLanes }) => inLanes);
    this.ringValues = new Float64Array(2 * sweep.rings.length);
    this.ringsBar = new Float64Array(2 * sweep.rings.length);
    this.eigensolver = new PairedEigensolver(engine, layout, table);
    this.work = layout.matrix(n);
    this.sum = layout.matrix(n);
    this.rotations = layout.matrix(n);
    this.hBar = layout.matrix(n);
    this.operatorBars = sweep.operators.map(() => layout.matrix(n));
    this.close = sweep.rings.some(hasPoles) ? SAME_LEVEL : CLOSE;
    this.fits = layout.fits;
  }

  /** The mean over the mesh. */
  value(c: Float64Array, s: Float64Array, mesh: Mesh): number {
    this.begin(c, s);
    const phases = new MeshPhases(this.table, mesh);
    const count = sampleCount(mesh);
    let total = 0;
    for (let first = 0; first < count; first += CHUNK) {
      let sum = 0;
      for (let k = first, end = Math.min(first + CHUNK, count); k < end; k += 2) {
        const lanes = Math.min(2, end - k);
        this.moveTo(phases, mesh, k, lanes);
        this.evaluate(s, lanes);
        for (let lane = 0; lane < lanes; lane++)
          sum += sampleWeight(mesh, k + lane) * this.integrandOf(lane, s);
      }
      total += sum;
    }
    return total / pointCount(mesh);
  }

  /** What is averaged, as a function of k. Holds until the next call of any method. */
  integrand(c: Float64Array, s: Float64Array): (phases: Phases) => number {
    this.begin(c, s);
    return (phases) => {
      if (this.engine.owner !== this) this.begin(c, s);
      this.bloch.setPhases(0, phases);
      this.bloch.setPhases(1, phases);
      this.evaluate(s, 1);
      return this.integrandOf(0, s);
    };
  }

  /** The mean and its derivatives by the coefficients and by s, with one diagonalisation per k. */
  row(c: Float64Array, s: Float64Array, mesh: Mesh): Row {
    this.begin(c, s);
    const phases = new MeshPhases(this.table, mesh);
    const count = sampleCount(mesh);
    const total = createRow(c.length, s.length);
    const chunk = createRow(c.length, s.length);
    for (let first = 0; first < count; first += CHUNK) {
      clearRow(chunk);
      this.bloch.clearSums();
      for (let k = first, end = Math.min(first + CHUNK, count); k < end; k += 2) {
        const lanes = Math.min(2, end - k);
        this.moveTo(phases, mesh, k, lanes);
        for (let lane = 0; lane < lanes; lane++) this.weights[lane] = sampleWeight(mesh, k + lane);
        this.differentiate(s, lanes, chunk);
      }
      this.bloch.addSums(chunk.c);
      addRow(total, chunk);
    }
    scaleRow(total, 1 / pointCount(mesh));
    return total;
  }

  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    return groupDoubt(this.table, this.sweep, c, mesh);
  }

  /** Nothing in the kernels' memory is kept from one user to the next. */
  begin(c: Float64Array, s: Float64Array): void {
    if (this.engine.owner !== this) {
      this.engine.owner = this;
      this.bloch.load();
      this.eigensolver.load();
      this.operators.load();
    }
    this.bloch.setCoefficients(c);
    this.spectrum.setScalars(s, this.engine.integrals.headsOf(this.sweep.laneTables ?? []));
    this.scale = energyScale(this.table, c);
    this.spectrum.setTolerances(SAME_LEVEL * this.scale, this.close * this.scale);
  }

  private moveTo(phases: MeshPhases, mesh: Mesh, sample: number, lanes: number): void {
    const second = lanes === 2 ? sample + 1 : sample;
    this.bloch.moveTo(phases, samplePoint(mesh, sample), samplePoint(mesh, second));
  }

  private diagonalise(): void {
    const { bloch, engine, operators, spectrum, table, work } = this;
    const { kernels } = engine;
    const n = table.bands;
    bloch.assemble();
    this.eigensolver.solve(bloch.hamiltonian, spectrum.energies, spectrum.vectors);
    spectrum.numberLevels();
    if (this.readsLanes) spectrum.readLevels(SAME_LEVEL * this.scale);
    operators.assemble();
    const { vectors } = spectrum;
    twoByTwo(
      operators.sources.map(({ matrix }, o) => ({ from: matrix, to: spectrum.operators[o] })),
      (a, b) => kernels.toBandsTwo(n, a.from, b.from, vectors, work, this.sum, a.to, b.to),
      ({ from, to }) => kernels.toBands(n, from, vectors, work, to),
    );
  }

  /** From the functions of k to the values of the rings. */
  evaluate(s: Float64Array, lanes: number): void {
    this.diagonalise();
    for (const ring of this.rings) {
      ring.weigh(s, lanes);
      ring.evaluate();
    }
  }

  /** As `evaluate` of both lanes, with what `propagate` needs. */
  evaluateForAdjoint(s: Float64Array): void {
    this.diagonalise();
    for (const ring of this.rings) {
      ring.weighWithSlopes(s);
      ring.evaluateForAdjoint();
    }
  }

  private readRings(lane: number): Float64Array {
    const { rings, ringValues, engine } = this;
    rings.forEach(({ value }, j) => {
      ringValues[2 * j] = engine.numbers[value / 8 + lane];
      ringValues[2 * j + 1] = engine.numbers[value / 8 + 2 + lane];
    });
    return ringValues;
  }

  private integrandOf(lane: number, s: Float64Array): number {
    return this.sweep.integrand(this.readRings(lane), s);
  }

  private differentiate(s: Float64Array, lanes: number, into: Row): void {
    const { engine, rings, ringsBar, sweep } = this;
    const { numbers } = engine;
    this.evaluateForAdjoint(s);
    for (let lane = 0; lane < 2; lane++) {
      ringsBar.fill(0);
      if (lane < lanes) {
        const values = this.readRings(lane);
        const weight = this.weights[lane];
        into.value += weight * sweep.integrand(values, s);
        sweep.integrandAdjoint!(values, s, weight, ringsBar, into.s);
      }
      rings.forEach(({ bar }, j) => {
        numbers[bar / 8 + lane] = ringsBar[2 * j];
        numbers[bar / 8 + 2 + lane] = ringsBar[2 * j + 1];
      });
    }
    for (const ring of rings)
      for (let lane = 0; lane < lanes; lane++) ring.scalarsAdjoint(lane, into.s);
    this.propagate();
  }

  /** From the bars of the rings to the sums of the Bloch sum. */
  propagate(): void {
    this.spectrum.clearBars();
    for (const ring of this.rings) ring.adjoint();
    this.toOrbitals();
  }

  /**
   * From bars between bands to the sums of the Bloch sum. With A = U†𝒜U, first-order perturbation
   * theory gives dA = U†d𝒜U + AX − XA, X_nm = h_nm/(E_m − E_n), h = U†dH U, so that the adjoint K
   * of every operator adds [A, K]_nm/(E_m − E_n) to that of h.
   */
  private toOrbitals(): void {
    const { bloch, engine, operators, spectrum, table, work, rotations } = this;
    const { kernels } = engine;
    const n = table.bands;
    const { energies, vectors } = spectrum;
    spectrum.operatorBars.forEach((bar, o) => {
      kernels.makeHermitian(n, bar);
      // A K alone: of Hermitian matrices, K A is its adjoint.
      kernels.multiply(n, spectrum.operators[o], bar, rotations, o > 0 ? 1 : 0);
    });
    const bars = operators.sources.flatMap(({ variable }, o) =>
      variable ? [{ from: spectrum.operatorBars[o], to: this.operatorBars[o] }] : [],
    );
    twoByTwo(
      bars,
      (a, b) => kernels.fromBandsTwo(n, a.from, b.from, vectors, work, this.sum, a.to, b.to),
      ({ from, to }) => kernels.fromBands(n, from, vectors, work, to),
    );
    if (operators.sources.length > 0)
      kernels.addRotations(n, energies, spectrum.close, rotations, spectrum.hBar);
    kernels.makeHermitian(n, spectrum.hBar);
    kernels.fromBands(n, spectrum.hBar, vectors, work, this.hBar);
    bloch.adjoint(this.hBar, operators.adjoint(this.operatorBars));
  }
}

/** Takes things two by two, and the last one of an odd number alone. */
function twoByTwo<T>(
  all: readonly T[],
  two: (first: T, second: T) => void,
  one: (last: T) => void,
): void {
  for (let i = 0; i < all.length; i += 2)
    if (i + 1 < all.length) two(all[i], all[i + 1]);
    else one(all[i]);
}

/** A weight may have a pole, or a step, where it leaves out levels; there slopes mean nothing nearby. */
function hasPoles(ring: MeanSweep["rings"][number]): boolean {
  switch (ring.kind) {
    case "band":
      return ring.groups !== undefined;
    case "pair":
      return ring.levels === "different" || ring.groups !== undefined;
    case "triple":
      return ring.edges.some(({ levels, group }) => levels !== "all" || group);
  }
}
