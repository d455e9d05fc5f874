import * as tf from "@tensorflow/tfjs-core";
import { energyScale, type HoppingTable } from "../bloch/hopping-table.ts";
import { forMeanShares } from "../rings/levels.ts";
import { type Mesh, sampleCount } from "../zone/mesh.ts";
import type { MeshLevels } from "../zone/mesh-levels.ts";
import type { Row } from "../zone/row.ts";
import { type Batch, forBatches } from "./batches.ts";
import { TensorBloch, type TensorCoefficients } from "./tensor-bloch.ts";
import type { TensorScope } from "./backend.ts";
import { TensorSpectrum } from "./tensor-spectrum.ts";

/** Energies on a mesh by tensors, a batch of wave vectors at a time. */
export class TensorLevels implements MeshLevels {
  private readonly scope: TensorScope;
  private readonly table: HoppingTable;
  private readonly bloch: TensorBloch;

  constructor(scope: TensorScope, table: HoppingTable) {
    this.scope = scope;
    this.table = table;
    this.bloch = new TensorBloch(table, []);
  }

  energies(c: Float64Array, mesh: Mesh): Float64Array {
    return this.scope(() => {
      const coefficients = this.bloch.coefficients(c);
      const energies = new Float64Array(sampleCount(mesh) * this.table.bands);
      forBatches(this.table, mesh, (batch) => {
        const { exactEnergies } = this.spectrum(coefficients, c, batch);
        energies.set(exactEnergies, batch.samples[0] * this.table.bands);
      });
      return energies;
    });
  }

  addDerivatives(c: Float64Array, mesh: Mesh, share: Float64Array, into: Row): void {
    const n = this.table.bands;
    const shareAt = (k: number): Float64Array => share.subarray(k * n, (k + 1) * n);
    const points = Array.from({ length: share.length / n }, (_, k) => k).filter((k) =>
      shareAt(k).some((x) => x !== 0),
    );
    this.scope(() => {
      const coefficients = this.bloch.coefficients(c);
      forBatches(
        this.table,
        mesh,
        (batch) => {
          const spectrum = this.spectrum(coefficients, c, batch);
          const means = new Float32Array(batch.samples.length * n);
          spectrum.forLevels((level, b) =>
            forMeanShares(shareAt(batch.samples[b]), level, (band, mean) => {
              means[b * n + band] = mean;
            }),
          );
          const diagonal = tf.mul(tf.eye(n), tf.tensor(means, [batch.samples.length, n, 1]));
          this.bloch.adjoint(batch, [spectrum.fromBands({ re: diagonal, im: 0 })], into.c);
        },
        points,
      );
    });
  }

  private spectrum(
    coefficients: TensorCoefficients,
    c: Float64Array,
    batch: Batch,
  ): TensorSpectrum {
    const [hamiltonian] = this.bloch.assemble(coefficients, batch);
    return new TensorSpectrum(hamiltonian, energyScale(this.table, c));
  }
}
