import type { HoppingTable } from "../bloch/hopping-table.ts";
import type { Z2Sweep } from "../program.ts";
import { touchingBands } from "./isolated-bands.ts";
import { energiesPair } from "./kramers.ts";
import type { Mesh } from "./mesh.ts";
import type { Row } from "./row.ts";
import { fraction, WannierCentres } from "./wannier-centres.ts";

/** The loops run along the second lattice vector, the lines between them along the first. */
const ALONG = 1;
/** A line is put between two where centres come this near to the middle of the gap, in its width. */
const NEAR = 0.25;
const MOST_HALVINGS = 20;
/** Distance of centres that time reversal makes equal. */
const SAME = 1e-6;
/** A line without symmetry. */
const GENERIC = 0.1379;

/** Wannier centres at a wave vector across the loops. */
interface Line {
  readonly kappa: number;
  readonly centres: Float64Array;
}

/**
 * The Z2 number of a group of bands, from the flow of Wannier centres across half the zone
 * (Soluyanov and Vanderbilt, Phys. Rev. B 83, 235401 (2011)): while the middle of the largest gap
 * between the centres is followed from κ = 0 to 1/2, it jumps over an even (0) or odd (1) number
 * of them. At both ends the centres lie in pairs.
 */
export class Z2Kernel {
  private readonly table: HoppingTable;
  private readonly sweep: Z2Sweep;
  private readonly wannier: WannierCentres;

  constructor(table: HoppingTable, sweep: Z2Sweep) {
    if (table.dimension !== 2)
      throw new Error(`A Z2 number needs a two-dimensional lattice, not ${table.dimension} axes.`);
    this.table = table;
    this.sweep = sweep;
    this.wannier = new WannierCentres(table, { ...sweep, axis: ALONG });
  }

  /** 0 or 1. The mesh's shift plays no part: its lines are those that time reversal keeps. */
  value(c: Float64Array, _s: Float64Array, mesh: Mesh): number {
    const intervals = Math.max(2, Math.ceil(mesh.sizes[1 - ALONG] / 2));
    const points = mesh.sizes[ALONG];
    let jumps = 0;
    let before = this.lineAt(c, 0, points);
    for (let i = 1; i <= intervals; i++) {
      const after = this.lineAt(c, i / (2 * intervals), points);
      jumps += this.jumps(c, points, before, after, MOST_HALVINGS);
      before = after;
    }
    return jumps % 2;
  }

  row(): Row {
    throw new Error("A Z2 number has no gradient.");
  }

  /** Why the number may mean nothing. */
  doubt(c: Float64Array, mesh: Mesh): string | undefined {
    const { first, last } = this.sweep;
    if ((last - first) % 2 === 0) return "an odd number of bands does not form Kramers pairs";
    return (
      touchingBands(this.table, this.sweep, c, mesh) ??
      (energiesPair(this.table, c) && this.centresPair(c, mesh.sizes[ALONG])
        ? undefined
        : "the model is not symmetric under time reversal")
    );
  }

  /** How many centres the middle of the gap jumps over between two lines, up to an even number. */
  private jumps(
    c: Float64Array,
    points: number,
    before: Line,
    after: Line,
    halvings: number,
  ): number {
    const gap = largestGap(before.centres);
    const near = after.centres.some((x) => distance(x, gap.middle) < NEAR * gap.width);
    if (near && halvings > 0) {
      const halfway = this.lineAt(c, 0.5 * (before.kappa + after.kappa), points);
      return (
        this.jumps(c, points, before, halfway, halvings - 1) +
        this.jumps(c, points, halfway, after, halvings - 1)
      );
    }
    const { middle } = largestGap(after.centres);
    return after.centres.filter((x) => between(x, gap.middle, middle)).length;
  }

  private lineAt(c: Float64Array, kappa: number, points: number): Line {
    return { kappa, centres: this.wannier.centres(c, Float64Array.of(kappa, 0), points) };
  }

  /** In pairs at κ = 0 and 1/2, and equal at κ and −κ. */
  private centresPair(c: Float64Array, points: number): boolean {
    const plus = this.lineAt(c, GENERIC, points).centres;
    const minus = this.lineAt(c, -GENERIC, points).centres;
    return (
      [0, 0.5].every((kappa) => {
        const { centres } = this.lineAt(c, kappa, points);
        return [0, 1].some((start) =>
          centres.every((x, n) => {
            const partner = (n - start) % 2 === 0 ? n + 1 : n - 1 + centres.length;
            return distance(x, centres[partner % centres.length]) < SAME;
          }),
        );
      }) && plus.every((x) => minus.some((y) => distance(x, y) < SAME))
    );
  }
}

/** On a circle of circumference 1. */
function distance(x: number, y: number): number {
  const d = fraction(x - y);
  return Math.min(d, 1 - d);
}

/** Middle and width of the largest gap between ascending points of the circle. */
function largestGap(points: Float64Array): { readonly middle: number; readonly width: number } {
  let best = { middle: 0, width: -1 };
  points.forEach((x, n) => {
    const next = n + 1 < points.length ? points[n + 1] : points[0] + 1;
    if (next - x > best.width) best = { middle: fraction(0.5 * (x + next)), width: next - x };
  });
  return best;
}

/** Whether x lies on the arc from a upwards to b. Which of the two arcs is taken is all one. */
function between(x: number, a: number, b: number): boolean {
  return fraction(x - a) < fraction(b - a);
}
