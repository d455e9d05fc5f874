import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { MeshPhases } from "../bloch/phases.ts";
import { forMeanShares, SAME_LEVEL } from "../rings/levels.ts";
import { type Mesh, sampleCount, samplePoint } from "../zone/mesh.ts";
import type { MeshLevels } from "../zone/mesh-levels.ts";
import type { Row } from "../zone/row.ts";
import type { Engine } from "./kernels.ts";
import { Layout } from "./layout.ts";
import { PairedBloch } from "./paired-bloch.ts";
import { PairedEigensolver } from "./paired-eigensolver.ts";
import { PairedSpectrum } from "./paired-spectrum.ts";

/** Energies on a mesh by the WebAssembly kernels, two k at a time. */
export class PairedLevels implements MeshLevels {
  /** Whether the kernels' memory holds a model of this size. */
  readonly fits: boolean;
  private readonly engine: Engine;
  private readonly table: HoppingTable;
  private readonly bloch: PairedBloch;
  private readonly spectrum: PairedSpectrum;
  private readonly eigensolver: PairedEigensolver;
  private readonly work: number;
  private readonly orbitalBar: number;

  constructor(engine: Engine, table: HoppingTable) {
    const layout = new Layout();
    this.engine = engine;
    this.table = table;
    this.bloch = new PairedBloch(engine, layout, table, []);
    this.spectrum = new PairedSpectrum(engine, layout, table.bands, 0, 0);
    this.eigensolver = new PairedEigensolver(engine, layout, table);
    this.work = layout.matrix(table.bands);
    this.orbitalBar = layout.matrix(table.bands);
    this.fits = layout.fits;
  }

  energies(c: Float64Array, mesh: Mesh): Float64Array {
    const { spectrum, table } = this;
    const { numbers } = this.engine;
    this.begin(c);
    const phases = new MeshPhases(table, mesh);
    const n = table.bands;
    const count = sampleCount(mesh);
    const energies = new Float64Array(count * n);
    for (let k = 0; k < count; k += 2) {
      const lanes = Math.min(2, count - k);
      const second = lanes === 2 ? k + 1 : k;
      this.bloch.moveTo(phases, samplePoint(mesh, k), samplePoint(mesh, second));
      this.diagonalise(0);
      for (let lane = 0; lane < lanes; lane++)
        for (let i = 0, p = spectrum.energies / 8 + lane; i < n; i++, p += 2)
          energies[(k + lane) * n + i] = numbers[p];
    }
    return energies;
  }

  addDerivatives(c: Float64Array, mesh: Mesh, share: Float64Array, into: Row): void {
    const { bloch, engine, spectrum, table, orbitalBar } = this;
    const n = table.bands;
    const tolerance = SAME_LEVEL * energyScale(table, c);
    const phases = new MeshPhases(table, mesh);
    const shareAt = (k: number): Float64Array => share.subarray(k * n, (k + 1) * n);
    const points = Array.from({ length: share.length / n }, (_, k) => k).filter((k) =>
      shareAt(k).some((x) => x !== 0),
    );
    this.begin(c);
    bloch.clearSums();
    for (let i = 0; i < points.length; i += 2) {
      const pair = points.slice(i, i + 2);
      bloch.moveTo(phases, samplePoint(mesh, pair[0]), samplePoint(mesh, pair.at(-1)!));
      this.diagonalise(spectrum.vectors);
      spectrum.readLevels(tolerance);
      spectrum.clearBars();
      pair.forEach((k, lane) =>
        forMeanShares(shareAt(k), spectrum.lanes[lane].level, (band, mean) => {
          engine.numbers[spectrum.hBar / 8 + 4 * band * (n + 1) + lane] = mean;
        }),
      );
      engine.kernels.fromBands(n, spectrum.hBar, spectrum.vectors, this.work, orbitalBar);
      bloch.adjoint(orbitalBar, []);
    }
    bloch.addSums(into.c);
  }

  private begin(c: Float64Array): void {
    if (this.engine.owner !== this) {
      this.engine.owner = this;
      this.bloch.load();
      this.eigensolver.load();
    }
    this.bloch.setCoefficients(c);
  }

  private diagonalise(vectors: number): void {
    const { bloch, eigensolver, spectrum } = this;
    bloch.assemble();
    eigensolver.solve(bloch.hamiltonian, spectrum.energies, vectors);
  }
}
