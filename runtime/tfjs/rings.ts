import * as tf from "@tensorflow/tfjs-core";
import { add, type Complex, multiply, product, scale, transpose, zero } from "./complex.ts";
import type {
  EdgeFunction,
  TensorBandRing,
  TensorEdge,
  TensorEdgeRing,
  TensorRing,
  Values,
} from "./tensor-program.ts";
import type { TensorSpectrum } from "./tensor-spectrum.ts";
import { minus, plus, sumOverBands, times, where } from "./values.ts";

/** What rings are sums over, for a batch of wave vectors. */
export interface RingInputs {
  readonly spectrum: TensorSpectrum;
  /** Between bands. */
  readonly operators: readonly Complex[];
  readonly s: Float64Array;
}

/** The adjoints that rings add to. */
export interface RingBars {
  /** K, dL = Re Tr(K dA), of each operator between bands. */
  readonly operators: Complex[];
  /** Of h = U†dH U, for the states of close levels; on the diagonal dE_n = h_nn. */
  close: Complex;
  /** Whether states of close levels are anywhere but on the diagonal. */
  readonly anyClose: boolean;
  readonly s: Values[];
}

/** A ring at each wave vector, and the way back from its adjoint. */
export interface DifferentiableRing extends Complex {
  /** dL = Re(bar* dr). */
  readonly adjoint: (bar: Complex, into: RingBars) => void;
}

/** The sum: [B]. */
export function evaluateRing(ring: TensorRing, inputs: RingInputs): Complex {
  if (ring.kind === "band") return { re: bandRing(ring, inputs, ring.weight).value, im: 0 };
  const weighted = ring.edges.map((edge, at) => {
    const [weight] = edgeWeights(edge, inputs, edge.weight);
    return multiply(weight, inputs.operators[ring.operators[at]]);
  });
  return trace(weighted[0], restOf(weighted, 0));
}

/** The sum with its adjoint; the ring must have gradients of its weights. */
export function differentiateRing(ring: TensorRing, inputs: RingInputs): DifferentiableRing {
  return ring.kind === "band"
    ? differentiateBandRing(ring, inputs)
    : differentiateEdgeRing(ring, inputs);
}

/** Σ_n w_n A_nn, with the numbers that the function gives times the share of each state. */
function bandRing(
  ring: TensorBandRing,
  { spectrum, operators, s }: RingInputs,
  weigh: TensorBandRing["weight"],
) {
  const share = ring.group ? spectrum.shares(ring.group) : 1;
  const numbers = weigh(spectrum.energies, s).map((w) =>
    plus(times(share, w), tf.zerosLike(spectrum.energies)),
  );
  const elements = ring.operator === undefined ? 1 : diagonalOf(operators[ring.operator].re);
  return { numbers, elements, value: sumOverBands(times(numbers[0], elements)) };
}

/**
 * dr = Σ_n w_n dA_nn + Σ_nm A_mn (w_m − w_n)/(E_m − E_n) h_nm: an operator's adjoint that is diagonal,
 * and the means of the slopes where the levels are close.
 */
function differentiateBandRing(ring: TensorBandRing, inputs: RingInputs): DifferentiableRing {
  const { numbers, elements, value } = bandRing(ring, inputs, ring.weightGradient!);
  const [weight, slope, ...byInput] = numbers;
  return {
    re: value,
    im: 0,
    adjoint: (bar, into) => {
      const factor = perBand(bar.re);
      byInput.forEach((w, j) => {
        into.s[j] = plus(into.s[j], sumOverBands(times(factor, times(w, elements))));
      });
      const scaledSlope = times(factor, slope);
      if (ring.operator === undefined) {
        into.close = add(into.close, { re: onDiagonal(scaledSlope), im: 0 });
        return;
      }
      const k = { re: onDiagonal(times(factor, weight)), im: 0 };
      into.operators[ring.operator] = add(into.operators[ring.operator], k);
      if (into.anyClose) {
        const half = tf.mul(0.5, scaledSlope as tf.Tensor);
        const mean = tf.add(tf.expandDims(half, 2), tf.expandDims(half, 1));
        into.close = add(into.close, scale(mean, inputs.operators[ring.operator]));
      } else {
        const diagonal = onDiagonal(times(scaledSlope, elements));
        into.close = add(into.close, { re: diagonal, im: 0 });
      }
    },
  };
}

/**
 * r = Tr(M₁ M₂ …), M_e = w_e∘A_e. With c_e the product of the other M after M_e in the ring, K_e =
 * w_eᵀ∘c_e is the adjoint of A_e. That of h follows from the operators' (`TensorMean`), but for
 * close levels, where it is
 *     Σ_e Σ_m A_nm ∂w_nm/∂E_n c_mp + c_nm ∂w_mp/∂E_p A_mp, the slopes being the means of n and p:
 *     ½ Σ_e [(row∘A) c + A (rowᵀ∘c) + (columnᵀ∘c) A + c (column∘A)]_np.
 */
function differentiateEdgeRing(ring: TensorEdgeRing, inputs: RingInputs): DifferentiableRing {
  const weights = ring.edges.map((edge) => edgeWeights(edge, inputs, edge.weightGradient));
  const bare = ring.operators.map((o) => inputs.operators[o]);
  const weighted = bare.map((a, e) => multiply(weights[e][0], a));
  return {
    ...trace(weighted[0], restOf(weighted, 0)),
    adjoint: (bar, into) => {
      const factor = { re: perPair(bar.re), im: minus(0, perPair(bar.im)) };
      ring.operators.forEach((o, e) => {
        const a = bare[e];
        const [weight, row = zero, column = zero, ...byInput] = weights[e];
        const c = multiply(factor, restOf(weighted, e));
        into.operators[o] = add(into.operators[o], multiply(transpose(weight), c));
        const elements = multiply(a, transpose(c));
        byInput.forEach((slope, j) => {
          into.s[j] = plus(into.s[j], sumOverBands(multiply(slope, elements).re));
        });
        into.close = add(
          into.close,
          into.anyClose
            ? closeLevels(a, c, row, column)
            : levels(multiply(row, elements), multiply(column, elements)),
        );
      });
    },
  };
}

function closeLevels(a: Complex, c: Complex, row: Complex, column: Complex): Complex {
  const rows = add(product(multiply(row, a), c), product(a, multiply(transpose(row), c)));
  const columns = add(product(multiply(transpose(column), c), a), product(c, multiply(column, a)));
  return scale(0.5, add(rows, columns));
}

/** The diagonal alone, from the derivatives of each element by both of its energies. */
function levels(byRow: Complex, byColumn: Complex): Complex {
  const sum = (values: Values, axis: number): Values =>
    typeof values === "number" ? values : tf.sum(values, axis);
  return { re: onDiagonal(plus(sum(byRow.re, 2), sum(byColumn.re, 1))), im: 0 };
}

/** The product of the matrices after one of them, around the ring. */
function restOf(matrices: readonly Complex[], at: number): Complex {
  return [...matrices.slice(at + 1), ...matrices.slice(0, at)].reduce((left, right) =>
    product(left, right),
  );
}

/** Tr(A B). */
function trace(a: Complex, b: Complex): Complex {
  const elements = multiply(a, transpose(b));
  return { re: sumOverBands(elements.re), im: sumOverBands(elements.im) };
}

/** An edge's weights as the function gives them; zero for what the edge does not admit. */
function edgeWeights(
  edge: TensorEdge,
  { spectrum, s }: RingInputs,
  weigh: EdgeFunction | undefined,
): readonly Complex[] {
  const numbers = weigh?.(spectrum.rowEnergies, spectrum.columnEnergies, s) ?? [1];
  const share = edge.group ? tf.expandDims(spectrum.shares(edge.group), 2) : 1;
  const same = edge.levels === "all" ? undefined : spectrum.sameLevel();
  const admitted = (values: Values): Values => {
    if (same === undefined || values === 0) return times(share, values);
    const [yes, no] = edge.levels === "same" ? [values, 0] : [0, values];
    return times(share, where(same, yes, no));
  };
  const parts = edge.complex ? 2 : 1;
  return Array.from({ length: numbers.length / parts }, (_, j) => ({
    re: admitted(numbers[parts * j]),
    im: edge.complex ? admitted(numbers[2 * j + 1]) : 0,
  }));
}

function perBand(values: Values): Values {
  return typeof values === "number" ? values : tf.expandDims(values, 1);
}

function perPair(values: Values): Values {
  return typeof values === "number" ? values : tf.reshape(values, [-1, 1, 1]);
}

function onDiagonal(values: Values): Values {
  if (typeof values === "number") {
    if (values !== 0) throw new Error("a number that stands for no tensor must be zero");
    return 0;
  }
  const n = values.shape[1]!;
  return tf.mul(tf.eye(n), tf.expandDims(values, 2));
}

function diagonalOf(matrix: Values): Values {
  return typeof matrix === "number" ? matrix : tf.sum(tf.mul(matrix, tf.eye(matrix.shape[1]!)), 2);
}
