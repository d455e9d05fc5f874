import * as tf from "@tensorflow/tfjs-core";
import { createEigensolver } from "../linalg/eigensolver.ts";
import { createMatrix } from "../linalg/matrix.ts";
import type { BandGroup } from "../program.ts";
import { numberLevels } from "../rings/levels.ts";
import { Membership } from "../rings/membership.ts";
import { type Complex, conjugate, product, transpose } from "./complex.ts";

/**
 * Relative splitting up to which energies count as one level: what rounding makes of a degenerate
 * one when H(k) is summed in single precision, with a margin.
 */
export const SAME_LEVEL = 1e-5;

/**
 * Relative splitting below which a divided difference of a smooth weight is replaced by the mean of
 * its slopes: there its rounding, 1e−7/ΔE, is as large as what the mean misses, (ΔE/kT)²/12.
 */
export const CLOSE = 1e-3;

/** Energies and states of the wave vectors of a batch. */
export class TensorSpectrum {
  /** [B, n], ascending. */
  readonly energies: tf.Tensor;
  /** The same in double precision, wave vector after wave vector. */
  readonly exactEnergies: Float64Array;
  /** The energy scale of the model. */
  readonly scale: number;
  /** The level that each energy belongs to, wave vector after wave vector. */
  private readonly levels: Int32Array;
  /** Row n holds ⟨n|: U†. */
  private readonly bras: Complex;
  /** U. */
  private readonly kets: Complex;

  /** By the runtime's eigensolver, in double precision, of what single precision made of H. */
  constructor(hamiltonian: Complex, scale: number) {
    const [count, n] = (hamiltonian.re as tf.Tensor).shape;
    const { energies, levels, re, im } = diagonalise(hamiltonian, SAME_LEVEL * scale);
    this.scale = scale;
    this.exactEnergies = energies;
    this.levels = levels;
    this.energies = tf.tensor(Float32Array.from(energies), [count, n]);
    // Row n of the eigensolver's vectors is |n⟩.
    const rows = { re: tf.tensor(re, [count, n, n]), im: tf.tensor(im, [count, n, n]) };
    this.bras = conjugate(rows);
    this.kets = transpose(rows);
  }

  get count(): number {
    return this.energies.shape[0];
  }

  get bands(): number {
    return this.energies.shape[1]!;
  }

  /** [B, n, 1]. */
  get rowEnergies(): tf.Tensor {
    return tf.expandDims(this.energies, 2);
  }

  /** [B, 1, n]. */
  get columnEnergies(): tf.Tensor {
    return tf.expandDims(this.energies, 1);
  }

  /** U† A U. */
  toBands(a: Complex): Complex {
    return product(product(this.bras, a), this.kets);
  }

  /** U G U†. */
  fromBands(g: Complex): Complex {
    return product(product(this.kets, g), this.bras);
  }

  /** Which pairs of states are of one level: [B, n, n]. */
  sameLevel(): tf.Tensor {
    const level = tf.tensor(Float32Array.from(this.levels), this.energies.shape);
    return tf.equal(tf.expandDims(level, 2), tf.expandDims(level, 1));
  }

  /** Visits the level that each band belongs to, one wave vector after the other. */
  forLevels(visit: (level: Int32Array, sample: number) => void): void {
    const { bands, count } = this;
    for (let b = 0; b < count; b++) visit(this.levels.subarray(b * bands, (b + 1) * bands), b);
  }

  /** The share of each state in a group of bands: [B, n]. */
  shares(group: BandGroup): tf.Tensor {
    const membership = new Membership(group, this.bands);
    const shares = new Float32Array(this.levels.length);
    this.forLevels((level, b) => {
      membership.update(level);
      shares.set(membership.share, b * this.bands);
    });
    return tf.tensor(shares, this.energies.shape);
  }
}

function diagonalise(hamiltonian: Complex, sameLevel: number) {
  const [count, n] = (hamiltonian.re as tf.Tensor).shape as [number, number];
  const hRe = partOf(hamiltonian.re, count * n * n);
  const hIm = partOf(hamiltonian.im, count * n * n);
  const solver = createEigensolver(n);
  const h = createMatrix(n);
  const energies = new Float64Array(count * n);
  const levels = new Int32Array(count * n);
  const re = new Float32Array(count * n * n);
  const im = new Float32Array(count * n * n);
  for (let b = 0; b < count; b++) {
    const first = b * n * n;
    h.re.set(hRe.subarray(first, first + n * n));
    h.im.set(hIm.subarray(first, first + n * n));
    solver.solve(h);
    energies.set(solver.energies, b * n);
    numberLevels(solver.energies, sameLevel, levels.subarray(b * n, (b + 1) * n));
    re.set(solver.vectors.re, first);
    im.set(solver.vectors.im, first);
  }
  return { energies, levels, re, im };
}

function partOf(part: Complex["re"], length: number): Float32Array {
  return typeof part === "number"
    ? new Float32Array(length).fill(part)
    : (part.dataSync() as Float32Array);
}
