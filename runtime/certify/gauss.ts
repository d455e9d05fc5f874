import type { Cell } from "./cells.ts";

/** Abscissae and weights of the Gauss–Legendre rule with four points on [0, 1] (degree 7). */
const ABSCISSAE = [
  0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970262,
];
const WEIGHTS = [0.17392742256872692, 0.3260725774312731, 0.3260725774312731, 0.17392742256872692];

export const POINTS_PER_AXIS = ABSCISSAE.length;

/** The product rule of a cell: visits its points with weights that add up to its volume. */
export class GaussRule {
  readonly points: number;
  private readonly dimension: number;
  private readonly abscissae: Float64Array;
  private readonly weights: Float64Array;

  constructor(dimension: number) {
    this.dimension = dimension;
    this.points = ABSCISSAE.length ** dimension;
    this.abscissae = new Float64Array(this.points * dimension);
    this.weights = new Float64Array(this.points).fill(1);
    for (let p = 0; p < this.points; p++) {
      for (let axis = 0, rest = p; axis < dimension; axis++) {
        const i = rest % ABSCISSAE.length;
        rest = Math.floor(rest / ABSCISSAE.length);
        this.abscissae[p * dimension + axis] = ABSCISSAE[i];
        this.weights[p] *= WEIGHTS[i];
      }
    }
  }

  forEach(cell: Cell, kappa: Float64Array, visit: (weight: number, point: number) => void): void {
    const { dimension } = this;
    const volume = cell.edge ** dimension;
    for (let p = 0; p < this.points; p++) {
      for (let axis = 0; axis < dimension; axis++) {
        kappa[axis] = cell.corner[axis] + cell.edge * this.abscissae[p * dimension + axis];
      }
      visit(volume * this.weights[p], p);
    }
  }
}
