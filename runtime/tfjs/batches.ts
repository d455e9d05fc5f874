import * as tf from "@tensorflow/tfjs-core";
import type { HoppingTable } from "../bloch/hopping-table.ts";
import { MeshPhases } from "../bloch/phases.ts";
import { type Mesh, sampleCount, samplePoint } from "../zone/mesh.ts";

/** Most elements of a matrix of each wave vector in a batch, and most wave vectors. */
const ELEMENTS = 2 ** 16;
const POINTS = 4096;

/** Some wave vectors that are worked on at once. */
export interface Batch {
  /** Their places among those that stand for all. */
  readonly samples: readonly number[];
  /** Real parts of the functions of k of the table, then imaginary ones: [B, 2F]. */
  readonly functions: tf.Tensor2D;
}

/** Visits some points of a mesh batch by batch; the tensors that come up are disposed of. */
export function forBatches(
  table: HoppingTable,
  mesh: Mesh,
  visit: (batch: Batch) => void,
  samples: readonly number[] = Array.from({ length: sampleCount(mesh) }, (_, k) => k),
): void {
  const size = Math.max(1, Math.min(POINTS, Math.floor(ELEMENTS / table.bands ** 2)));
  const phases = new MeshPhases(table, mesh);
  for (let first = 0; first < samples.length; first += size) {
    const some = samples.slice(first, first + size);
    tf.tidy(() => visit({ samples: some, functions: functionsAt(table, phases, mesh, some) }));
  }
}

function functionsAt(
  table: HoppingTable,
  phases: MeshPhases,
  mesh: Mesh,
  samples: readonly number[],
): tf.Tensor2D {
  const { count } = table.functions;
  const values = new Float32Array(samples.length * 2 * count);
  samples.forEach((sample, b) => {
    phases.moveTo(samplePoint(mesh, sample));
    values.set(phases.current.re, 2 * b * count);
    values.set(phases.current.im, (2 * b + 1) * count);
  });
  return tf.tensor2d(values, [samples.length, 2 * count]);
}
