import * as tf from "@tensorflow/tfjs-core";
import type { HoppingTable } from "../bloch/hopping-table.ts";
import { createTermTable } from "../bloch/term-table.ts";
import type { Batch } from "./batches.ts";
import { type Complex, withAdjoint } from "./complex.ts";

/** A coefficient's place among the numbers that multiply functions of k. */
interface Entry {
  readonly coefficient: number;
  /** 0 for H, then the derivatives. */
  readonly matrix: number;
  /** Where it is in n² numbers for each function of k. */
  readonly place: number;
  readonly factor: number;
  /** The rest of the factor is (−i)^power. */
  readonly power: number;
}

/** C: for each matrix what gives its real and its imaginary part, [2F, n²]. */
export type TensorCoefficients = readonly tf.Tensor2D[];

/**
 * H(k) and its derivatives as products of matrices: T = Φ C with the functions of k
 * Φ = [Re φ, Im φ] of a batch, [B, 2F], and their coefficients
 *
 *     C_re = [ Re c ]    C_im = [ Im c ]
 *            [ −Im c ],         [ Re c ],
 *
 * and H = T + T†. With X = H̄ + H̄†, dL = Re Tr(H̄ dH) is Σ X_re dT_re + X_im dT_im, so that C̄ = Φᵀ X.
 */
export class TensorBloch {
  private readonly bands: number;
  private readonly functions: number;
  private readonly matrices: number;
  private readonly entries: readonly Entry[];

  constructor(table: HoppingTable, orders: readonly (readonly number[])[]) {
    const terms = createTermTable(table, orders);
    const size = table.bands ** 2;
    const entry = (
      t: number,
      matrix: number,
      place: number,
      factor: number,
      power: number,
    ): Entry => ({
      coefficient: terms.coefficient[t],
      matrix,
      place: terms.phase[t] * size + place,
      factor: factor * terms.share[t],
      power,
    });
    this.bands = table.bands;
    this.functions = table.functions.count;
    this.matrices = 1 + orders.length;
    this.entries = [
      ...Array.from(terms.place, (place, t) => entry(t, 0, place, 1, 0)),
      ...terms.derivatives.flatMap(({ term, place, factor, power }, o) =>
        Array.from(term, (t, i) => entry(t, 1 + o, place[i], factor[i], power)),
      ),
    ];
  }

  /** C, of the coefficients (re, im of each). */
  coefficients(c: Float64Array): TensorCoefficients {
    const { half } = this;
    const parts = Array.from({ length: 2 * this.matrices }, () => new Float64Array(2 * half));
    for (const { coefficient, matrix, place, factor, power } of this.entries) {
      const [x, y] = rotated(c[2 * coefficient], c[2 * coefficient + 1], power);
      const [re, im] = [parts[2 * matrix], parts[2 * matrix + 1]];
      re[place] += factor * x;
      re[half + place] -= factor * y;
      im[place] += factor * y;
      im[half + place] += factor * x;
    }
    return parts.map((part) =>
      tf.tensor2d(Float32Array.from(part), [2 * this.functions, this.bands ** 2]),
    );
  }

  /** H and its derivatives at the wave vectors of a batch. */
  assemble(coefficients: TensorCoefficients, { functions }: Batch): readonly Complex[] {
    const n = this.bands;
    const part = (at: number): tf.Tensor =>
      tf.reshape(tf.matMul(functions, coefficients[at]), [-1, n, n]);
    return Array.from({ length: this.matrices }, (_, matrix) =>
      withAdjoint({ re: part(2 * matrix), im: part(2 * matrix + 1) }),
    );
  }

  /** Adds the adjoints of the coefficients, given those of H and its derivatives. */
  adjoint({ functions }: Batch, bars: readonly Complex[], cBar: Float64Array): void {
    const { half } = this;
    const parts = bars
      .map(withAdjoint)
      .map(({ re, im }) => [re, im].map((part) => this.transposedProduct(functions, part)));
    for (const { coefficient, matrix, place, factor, power } of this.entries) {
      const [re, im] = parts[matrix];
      const x = re[place] + im[half + place];
      const y = im[place] - re[half + place];
      // The adjoint of a turn by −i is one by i.
      cBar[2 * coefficient] += factor * (power === 0 ? x : -y);
      cBar[2 * coefficient + 1] += factor * (power === 0 ? y : x);
    }
  }

  /** Φᵀ X. */
  private transposedProduct(functions: tf.Tensor2D, x: Complex["re"]): ArrayLike<number> {
    if (typeof x === "number") return new Float32Array(2 * this.half).fill(x);
    return tf.matMul(functions, tf.reshape(x, [-1, this.bands ** 2]), true).dataSync();
  }

  /** Numbers for the real, or the imaginary, parts of all functions. */
  private get half(): number {
    return this.functions * this.bands ** 2;
  }
}

/** (−i)^power (re + i im). */
function rotated(re: number, im: number, power: number): readonly [number, number] {
  return power === 0 ? [re, im] : [im, -re];
}
