import * as tf from "@tensorflow/tfjs-core";
import type { HoppingTable } from "../bloch/hopping-table.ts";
import { createTermTable } from "../bloch/term-table.ts";
import type { Batch } from "./batches.ts";
import { type Complex, withAdjoint } from "./complex.ts";

/** A coefficient's place among the numbers that multiply functions of k. */
interface Entry {
  readonly coefficient: number;
  /** The function of k. */
  readonly row: number;
  /** The place of the real part; that of the imaginary one is n² further. */
  readonly column: number;
  readonly factor: number;
  /** The rest of the factor is (−i)^power. */
  readonly power: number;
}

/**
 * H(k) and its derivatives as one product of matrices: T = Φ C with the functions of k
 * Φ = [Re φ, Im φ] of a batch, [B, 2F], and their coefficients
 *
 *     C = [ Re c   Im c ]
 *         [ −Im c  Re c ],   [2F, 2n² for H and for each derivative],
 *
 * and H = T + T†. With X = H̄ + H̄†, dL = Re Tr(H̄ dH) is Σ X_re dT_re + X_im dT_im, so that C̄ = Φᵀ X.
 */
export class TensorBloch {
  private readonly bands: number;
  private readonly functions: number;
  /** H, then the derivatives. */
  private readonly matrices: number;
  private readonly entries: readonly Entry[];

  constructor(table: HoppingTable, orders: readonly (readonly number[])[]) {
    const terms = createTermTable(table, orders);
    const size = 2 * table.bands ** 2;
    const entry = (t: number, column: number, factor: number, power: number): Entry => ({
      coefficient: terms.coefficient[t],
      row: terms.phase[t],
      column,
      factor: factor * terms.share[t],
      power,
    });
    this.bands = table.bands;
    this.functions = table.functions.count;
    this.matrices = 1 + orders.length;
    this.entries = [
      ...Array.from(terms.place, (place, t) => entry(t, place, 1, 0)),
      ...terms.derivatives.flatMap(({ term, place, factor, power }, o) =>
        Array.from(term, (t, i) => entry(t, (o + 1) * size + place[i], factor[i], power)),
      ),
    ];
  }

  /** C, of the coefficients (re, im of each). */
  coefficients(c: Float64Array): tf.Tensor2D {
    const { columns, functions } = this;
    const values = new Float64Array(2 * functions * columns);
    const half = this.bands ** 2;
    for (const { coefficient, row, column, factor, power } of this.entries) {
      const [re, im] = rotated(c[2 * coefficient], c[2 * coefficient + 1], power);
      const upper = row * columns + column;
      const lower = (functions + row) * columns + column;
      values[upper] += factor * re;
      values[upper + half] += factor * im;
      values[lower] -= factor * im;
      values[lower + half] += factor * re;
    }
    return tf.tensor2d(Float32Array.from(values), [2 * functions, columns]);
  }

  /** H and its derivatives at the wave vectors of a batch. */
  assemble(coefficients: tf.Tensor2D, { functions }: Batch): readonly Complex[] {
    const n = this.bands;
    const count = functions.shape[0];
    const parts = tf.unstack(
      tf.reshape(tf.matMul(functions, coefficients), [count, 2 * this.matrices, n, n]),
      1,
    );
    return Array.from({ length: this.matrices }, (_, o) =>
      withAdjoint({ re: parts[2 * o], im: parts[2 * o + 1] }),
    );
  }

  /** Adds the adjoints of the coefficients, given those of H and its derivatives. */
  adjoint({ functions }: Batch, bars: readonly Complex[], cBar: Float64Array): void {
    const n = this.bands;
    const count = functions.shape[0];
    const flat = bars
      .map(withAdjoint)
      .flatMap(({ re, im }) =>
        [re, im].map((part) =>
          part === 0 ? tf.zeros([count, n * n]) : tf.reshape(part, [count, n * n]),
        ),
      );
    const bar = tf.matMul(functions, tf.concat(flat, 1), true).dataSync();
    const { columns } = this;
    const half = n * n;
    for (const { coefficient, row, column, factor, power } of this.entries) {
      const upper = row * columns + column;
      const lower = (this.functions + row) * columns + column;
      const re = bar[upper] + bar[lower + half];
      const im = bar[upper + half] - bar[lower];
      // The adjoint of a turn by −i is one by i.
      cBar[2 * coefficient] += factor * (power === 0 ? re : -im);
      cBar[2 * coefficient + 1] += factor * (power === 0 ? im : re);
    }
  }

  private get columns(): number {
    return 2 * this.bands ** 2 * this.matrices;
  }
}

/** (−i)^power (re + i im). */
function rotated(re: number, im: number, power: number): readonly [number, number] {
  return power === 0 ? [re, im] : [im, -re];
}
