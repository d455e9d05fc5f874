/** A cube of the region of k, in units of the reciprocal vectors. */
export interface Cell {
  readonly corner: readonly number[];
  readonly edge: number;
}

/** The first cells: `count` along each axis. */
export interface Grid {
  readonly count: number;
  readonly corner: readonly number[];
  /** Whether the last cells are neighbours of the first. */
  readonly periodic: boolean;
}

/** What was sampled on a cell, and again on its 2^d parts. */
export interface Family<T> {
  /** Halvings that led to the cell, and its place among the cells of that size. */
  readonly level: number;
  readonly place: readonly number[];
  readonly cell: Cell;
  readonly whole: T;
  readonly parts: readonly T[];
  /**
   * The least error to be expected of it, from that of the cell it is a part of: at a step, a whole
   * and its parts agree by chance now and then, but hardly where those before did not.
   */
  readonly expected: number;
}

/** By this much, by dimension, the error may fall at one halving; more is not believed. */
const DISBELIEF = [32, 256, 2048];

/**
 * A partition of the region of k into families of cells, refined where they ask for it. The
 * difference between a family's whole and its parts estimates its error.
 *
 * Neighbours differ by one halving at the most. A cold Fermi line can slip through a cell between
 * its points and go unnoticed; but it does not end there, so that where it is noticed, the cells
 * beside it are made to look again.
 */
export class Partition<T> {
  private readonly grid: Grid;
  private readonly sample: (cell: Cell) => T;
  private readonly index = new Map<string, Family<T>>();
  private readonly around: readonly (readonly number[])[];

  constructor(grid: Grid, sample: (cell: Cell) => T) {
    const { corner, count } = grid;
    this.grid = grid;
    this.sample = sample;
    this.around = tuples(corner.length, [-1, 0, 1]);
    const places = Array.from({ length: count }, (_, i) => i);
    for (const place of tuples(corner.length, places)) {
      this.add(0, place, sample(this.cell(0, place)), 0);
    }
  }

  /** In the order in which they came to be. */
  get families(): readonly Family<T>[] {
    return [...this.index.values()];
  }

  /**
   * Divides the parts of the worst families, about `most` of them, which together hold `share` of
   * the whole error; `errors` has one number for each family.
   */
  refine(errors: Float64Array, share: number, most: number): void {
    const { families } = this;
    const worst = Array.from(errors.keys()).sort((p, q) => errors[q] - errors[p] || p - q);
    const enough = share * errors.reduce((sum, error) => sum + error, 0);
    const errorOf = new Map(families.map((family, at) => [family, errors[at]]));
    const before = this.index.size;
    const growth = 2 ** this.grid.corner.length - 1;
    let covered = 0;
    for (const at of worst) {
      if (covered >= enough || this.index.size - before >= most * growth) break;
      covered += errors[at];
      this.divide(families[at], errorOf);
    }
  }

  private divide(family: Family<T>, errorOf: ReadonlyMap<Family<T>, number>): void {
    const { level, place, parts } = family;
    // A neighbour's demand may have divided it already.
    if (this.index.get(key(level, place)) !== family) return;
    this.index.delete(key(level, place));
    const expected = (errorOf.get(family) ?? 0) / (DISBELIEF[place.length - 1] * parts.length);
    corners(place.length).forEach((bits, part) => {
      const half = place.map((x, axis) => 2 * x + bits[axis]);
      this.add(level + 1, half, parts[part], expected);
    });
    if (level === 0) return;
    const { count, periodic } = this.grid;
    const size = count * 2 ** (level - 1);
    for (const by of this.around) {
      // Beyond the edge of a grid that does not repeat there is no cell.
      const beside = place.map((x, axis) => Math.floor((x + by[axis]) / 2));
      const above = periodic ? beside.map((x) => (x + size) % size) : beside;
      const coarser = this.index.get(key(level - 1, above));
      if (coarser !== undefined) this.divide(coarser, errorOf);
    }
  }

  private add(level: number, place: readonly number[], whole: T, expected: number): void {
    const cell = this.cell(level, place);
    const parts = corners(place.length).map((bits) => {
      const half = place.map((x, axis) => 2 * x + bits[axis]);
      return this.sample(this.cell(level + 1, half));
    });
    this.index.set(key(level, place), { level, place, cell, whole, parts, expected });
  }

  private cell(level: number, place: readonly number[]): Cell {
    const edge = 1 / (this.grid.count * 2 ** level);
    return { corner: place.map((x, axis) => x * edge + this.grid.corner[axis]), edge };
  }
}

const key = (level: number, place: readonly number[]): string => `${level} ${place.join(" ")}`;

const corners = (dimension: number): readonly (readonly number[])[] => tuples(dimension, [0, 1]);

function tuples(length: number, values: readonly number[]): readonly (readonly number[])[] {
  let out: number[][] = [[]];
  for (let i = 0; i < length; i++) out = out.flatMap((t) => values.map((v) => [...t, v]));
  return out;
}
