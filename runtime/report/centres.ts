import { coefficients, createHoppingTable } from "../bloch/hopping-table.ts";
import type { CentresLine, Program } from "../program.ts";
import { touchingBands } from "../zone/isolated-bands.ts";
import { fraction, WannierCentres } from "../zone/wannier-centres.ts";

/** Points of the first loop, and how often they are doubled at least and at most. */
const FIRST = 16;
const FEWEST = 3;
const MOST = 7;
/** Error at which a loop is not refined further, and up to which it counts as certified. */
const ASKED = 1e-9;
const SETTLED = 1e-4;
/** Error bars are this times the last change of the extrapolated centres. */
const SAFETY = 10;
/** Points per axis on which a touching of bands is looked for, by dimension. */
const MESH = [64, 24, 12];

/** The centres of a line of the report, one row for each wave vector across. */
export interface CentresResult {
  readonly line: CentresLine;
  /** κ along the reciprocal vector of `across`; a single 0 in one dimension. */
  readonly kappa: readonly number[];
  /** In [0, 1), ascending, in units of the lattice vector. */
  readonly centres: readonly (readonly number[])[];
  readonly error: readonly number[];
  readonly certified: readonly boolean[];
  readonly reason: readonly (string | undefined)[];
  /** How often the sum of the centres winds as κ runs from 0 to 1; absent in one dimension. */
  readonly winding?: number;
}

/** The Wannier centres that a program's report asks for, at θ. */
export function evaluateCentres(program: Program, theta: Float64Array): CentresResult[] {
  const { centres: lines = [] } = program;
  if (lines.length === 0) return [];
  const table = createHoppingTable(program);
  const c = coefficients(table, theta);
  return lines.map((line) => {
    const wannier = new WannierCentres(table, line);
    const { across, at, points } = line;
    const kappa =
      across === undefined ? [0] : Array.from({ length: points }, (_, n) => n / (points - 1));
    const sizes = at.map(() => MESH[at.length - 1]);
    const touching = touchingBands(table, line, c, { sizes, shift: at.map(() => 0) });
    const settled = kappa.map((x) => {
      const k = Float64Array.from(at);
      if (across !== undefined) k[across] = x;
      return settledCentres((loop) => wannier.centres(c, k, loop));
    });
    const reason = settled.map(
      ({ error }) =>
        touching ?? (error <= SETTLED ? undefined : "the centres still change with the loop"),
    );
    const centres = settled.map((row) => row.centres);
    return {
      line,
      kappa,
      centres,
      error: settled.map(({ error }) => error),
      certified: reason.map((why) => why === undefined),
      reason,
      winding: across === undefined ? undefined : windingOf(centres),
    };
  });
}

/**
 * Centres on loops of 16, 32, 64, … points, extrapolated (Romberg), since a discrete Wilson loop errs
 * by even powers of its spacing, until they no longer change.
 */
function settledCentres(loop: (points: number) => Float64Array): {
  readonly centres: readonly number[];
  readonly error: number;
} {
  let rows: (readonly number[])[] = [];
  let before: readonly number[] | undefined;
  let error = Infinity;
  for (let level = 0; level < MOST; level++) {
    const finest = [...loop(FIRST * 2 ** level)];
    rows = [...rows.map((row) => besides(row, finest)), finest];
    const value = extrapolated(rows);
    if (before !== undefined)
      error = SAFETY * distance(besides(before, value), value) + 64 * Number.EPSILON;
    before = value;
    if (level >= FEWEST && error < ASKED) break;
  }
  return { centres: before!.map(fraction).sort((a, b) => a - b), error };
}

function extrapolated(rows: readonly (readonly number[])[]): readonly number[] {
  let row = rows;
  for (let power = 4; row.length > 1; power *= 4)
    row = row.slice(1).map((fine, i) => fine.map((x, n) => x + (x - row[i][n]) / (power - 1)));
  return row[0];
}

/** The points of a circle of circumference 1, in cyclic order, each nearest to its partner. */
function besides(points: readonly number[], partners: readonly number[]): readonly number[] {
  const sorted = points.map(fraction).sort((a, b) => a - b);
  const order = partners
    .map((_, n) => n)
    .sort((a, b) => fraction(partners[a]) - fraction(partners[b]));
  const turned = sorted.map((_, shift) => {
    const out = partners.slice();
    order.forEach((n, place) => {
      const x = sorted[(place + shift) % sorted.length];
      out[n] = x + Math.round(partners[n] - x);
    });
    return out;
  });
  return turned.reduce((best, other) =>
    distance(other, partners) < distance(best, partners) ? other : best,
  );
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((x, n) => Math.abs(x - b[n])));
}

/** Turns of the sum of the centres, which moves by less than half a turn from row to row. */
function windingOf(centres: readonly (readonly number[])[]): number {
  const sums = centres.map((row) => row.reduce((sum, x) => sum + x, 0));
  const turns = sums
    .slice(1)
    .reduce((sum, x, n) => sum + (x - sums[n]) - Math.round(x - sums[n]), 0);
  return Math.round(turns) || 0;
}
