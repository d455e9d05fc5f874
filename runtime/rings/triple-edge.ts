import { createMatrix, type Matrix } from "../linalg/matrix.ts";
import type { Edge } from "../program.ts";
import { Membership } from "./membership.ts";
import type { Spectrum } from "./ring-kernel.ts";

/** An edge of a triple ring at one k: its weights, their slopes, and its weighted operator. */
export class TripleEdge {
  /** w(E_row, E_column); zero for pairs of levels left out. */
  readonly weight: Matrix;
  /** ∂w/∂E_row, ∂w/∂E_column. */
  readonly slopeRow: Matrix;
  readonly slopeColumn: Matrix;
  /** ∂w/∂s₀, … */
  readonly slopeByInput: readonly Matrix[];
  /** w∘A: the operator between bands, times the weights. */
  readonly weighted: Matrix;
  private readonly weightAndSlopes: readonly Matrix[];
  private readonly edge: Edge;
  private readonly operator: number;
  private readonly bands: number;
  private readonly out: Float64Array;
  private readonly membership: Membership;

  constructor(edge: Edge, operator: number, bands: number, inputCount: number) {
    this.edge = edge;
    this.operator = operator;
    this.bands = bands;
    this.weight = createMatrix(bands);
    this.slopeRow = createMatrix(bands);
    this.slopeColumn = createMatrix(bands);
    this.slopeByInput = Array.from({ length: inputCount }, () => createMatrix(bands));
    this.weightAndSlopes = [this.weight, this.slopeRow, this.slopeColumn, ...this.slopeByInput];
    this.weighted = createMatrix(bands);
    this.membership = new Membership(edge.group, bands);
    // Without a weight, 1 with slopes that vanish.
    this.out = new Float64Array(2 * (3 + inputCount));
    this.out[0] = 1;
  }

  /** The operator between bands, without weights. */
  bare({ operators }: Spectrum): Matrix {
    return operators[this.operator];
  }

  weigh(spectrum: Spectrum, s: Float64Array): void {
    const { edge, out } = this;
    this.forAdmitted(spectrum, (row, column, p, share) => {
      edge.weight?.(row, column, s, out);
      setElement(this.weight, p, out, 0, share);
    });
    this.multiply(spectrum);
  }

  /** As `weigh`, with the slopes. */
  weighWithSlopes(spectrum: Spectrum, s: Float64Array): void {
    const { edge, out, slopeByInput } = this;
    this.forAdmitted(spectrum, (row, column, p, share) => {
      edge.weightGradient?.(row, column, s, out);
      setElement(this.weight, p, out, 0, share);
      setElement(this.slopeRow, p, out, 1, share);
      setElement(this.slopeColumn, p, out, 2, share);
      for (let j = 0; j < slopeByInput.length; j++)
        setElement(slopeByInput[j], p, out, 3 + j, share);
    });
    this.multiply(spectrum);
  }

  /** Levels change from k to k, so pairs left out here may hold the numbers of another k. */
  private forAdmitted(
    { energies, level }: Spectrum,
    visit: (row: number, column: number, p: number, share: number) => void,
  ): void {
    const { bands, membership } = this;
    const { levels } = this.edge;
    membership.update(level);
    const { share } = membership;
    for (let n = 0, p = 0; n < bands; n++) {
      for (let m = 0; m < bands; m++, p++) {
        const admitted = levels === "all" || (level[n] === level[m]) === (levels === "same");
        if (admitted && share[n] !== 0) visit(energies[n], energies[m], p, share[n]);
        else this.leaveOut(p);
      }
    }
  }

  private leaveOut(p: number): void {
    for (const { re, im } of this.weightAndSlopes) re[p] = im[p] = 0;
  }

  private multiply(spectrum: Spectrum): void {
    const { re, im } = this.bare(spectrum);
    const { re: wr, im: wi } = this.weight;
    const { re: mr, im: mi } = this.weighted;
    for (let p = 0; p < wr.length; p++) {
      mr[p] = wr[p] * re[p] - wi[p] * im[p];
      mi[p] = wr[p] * im[p] + wi[p] * re[p];
    }
  }
}

function setElement(
  { re, im }: Matrix,
  p: number,
  numbers: Float64Array,
  j: number,
  share: number,
): void {
  re[p] = share * numbers[2 * j];
  im[p] = share * numbers[2 * j + 1];
}
