import { chebyshevCoefficients, chebyshevPoint } from "./chebyshev.ts";
import { integrate, type Integral } from "./gauss-kronrod.ts";
import { cellsValue, createCells } from "./polynomial-cells.ts";
import type { IntegralPiece, IntegralPieces, IntegralTable } from "../program.ts";

/** Chebyshev points of a piece, and how many of its last coefficients must have died out. */
const POINTS = 24;
const TAIL = 3;
/** Size of these coefficients, relative to ∫|h|, from which on a piece is halved. */
const RESOLVED = 2e-12;
const DEEPEST = 40;
/** Halvings down to which pieces are found by one look into an array. */
const INDEXED = 12;

/** Width, in log ω, of the panels on which features are looked for, and how closely. */
const SCAN = 2 ** -6;
const SCANNED = 1e-8;

/** How closely an integral is computed and interpolated. */
interface Fineness {
  /** Disagreement of the quadrature's two rules, relative to ∫|h|. Its errors are far smaller. */
  readonly quadrature: number;
  /** Widths, in log ω, of the first panels: next to the resonance, and at most. */
  readonly narrowest: number;
  readonly widest: number;
  /** How often pieces are halved that are resolved already. */
  readonly further: number;
}

const usual: Fineness = { quadrature: 1e-10, narrowest: 2 ** -12, widest: 0.5, further: 0 };
/** Other panels, and pieces of half the width, whose error is smaller by a factor of about 2^24. */
const finer: Fineness = { quadrature: 1e-13, narrowest: 2 ** -14, widest: 2 ** -4, further: 1 };

/**
 * T(e) = ∫_low^high h(ω, e) dω as a function of e that is cheap to call: Chebyshev pieces on nested
 * halves, made where they are asked for. A piece comes out the same whatever was asked before it.
 *
 * The quadrature runs in log ω, over any number of decades, and looks closely at resonances at
 * ω = ±e; elsewhere it refines what it sees. Where h has a resonance of width g, pieces are about
 * g wide.
 *
 * @param breaks Places of ω where h is less smooth.
 * @returns T, to about 1e-10 of ∫|h| dω nearby, or (`finely`) to about rounding; NaN where h or e
 *   are not finite.
 * @throws RangeError unless 0 < low < high < ∞.
 */
export function integralTable(
  h: (omega: number, e: number) => number,
  low: number,
  high: number,
  ...breaks: readonly (readonly number[])[]
): IntegralTable {
  if (!(low > 0 && low < high && high < Infinity))
    throw new RangeError(`An integral over frequencies needs 0 < ${low} < ${high} < infinity.`);
  const given = breaks.flat().map(Math.log);
  let found: readonly number[] | undefined;
  const kinks = () => (found ??= [...given, ...features(h, low, high)]);
  const at =
    (fineness: Fineness) =>
    (e: number): Integral =>
      integrate(
        (x) => {
          const omega = Math.exp(x);
          return omega * h(omega, e);
        },
        breakpoints(Math.log(low), Math.log(high), Math.log(Math.abs(e)), kinks(), fineness),
        fineness.quadrature,
      );
  const coarse = interpolated(at(usual), high, usual.further);
  let fine: Interpolated | undefined;
  let current = coarse;
  const table = (e: number): number => current.value(e);
  const also = {
    finely: <T>(evaluate: () => T): T => {
      const before = current;
      current = fine ??= interpolated(at(finer), high, finer.further);
      try {
        return evaluate();
      } finally {
        current = before;
      }
    },
    get pieces() {
      return current;
    },
  };
  return Object.defineProperties(table, Object.getOwnPropertyDescriptors(also)) as IntegralTable;
}

/**
 * Where h has narrow features that have nothing to do with a resonance, in log ω: the panels that are
 * halved on a close grid, at an energy far from all ω. Otherwise a line between the nodes of wide
 * panels would be seen at some energies and not at others.
 */
function features(
  h: (omega: number, e: number) => number,
  low: number,
  high: number,
): readonly number[] {
  const [from, to] = [Math.log(low), Math.log(high)];
  const count = Math.ceil((to - from) / SCAN);
  const grid = Array.from({ length: count + 1 }, (_, n) => from + ((to - from) * n) / count);
  const edges = new Set<number>();
  integrate(
    (x) => {
      const omega = Math.exp(x);
      return omega * h(omega, 3 * high);
    },
    grid,
    SCANNED,
    (left, right) =>
      edges
        .add(left)
        .add(0.5 * (left + right))
        .add(right),
  );
  return [...edges];
}

/** The integral by pieces. */
function interpolated(at: (e: number) => Integral, high: number, further: number): Interpolated {
  const middle = new Piece(-high, high, 0, further);
  const outer = new Map<number, Piece>();
  const index: (Piece | undefined)[] = new Array(2 ** INDEXED).fill(undefined);
  const perEnergy = index.length / (2 * high);
  const root = (e: number): Piece | undefined => {
    const place = Math.floor((e + high) * perEnergy);
    if (!(place >= 0 && place < index.length)) return outerPiece(outer, e, high, further);
    return (index[place] ??= middle.find((place + 0.5) / perEnergy - high, INDEXED, at));
  };
  const find = (e: number): number => root(e)?.find(e, Infinity, at).value(e) ?? NaN;
  const pieceAt = (e: number): Piece | undefined => index[Math.floor((e + high) * perEnergy)];
  return {
    high,
    parts: index.length,
    value: (e) => {
      const piece = pieceAt(e);
      // The usual case, with no call in between.
      return piece?.cells === undefined ? find(e) : piece.value(e);
    },
    piece: (e) => pieceAt(e)?.whole,
  };
}

interface Interpolated extends IntegralPieces {
  readonly value: (e: number) => number;
}

/** T between two energies: polynomials, or two halves. Empty until asked for. */
class Piece {
  private readonly left: number;
  private readonly right: number;
  private readonly middle: number;
  private readonly depth: number;
  private readonly further: number;
  private readonly resolved: boolean;
  /** Polynomials, where it is not halved. */
  cells: Float64Array | undefined = undefined;
  private lower: Piece | undefined = undefined;
  private upper: Piece | undefined = undefined;

  constructor(left: number, right: number, depth: number, further: number, resolved = false) {
    this.left = left;
    this.right = right;
    this.middle = 0.5 * (left + right);
    this.depth = depth;
    this.further = further;
    this.resolved = resolved;
  }

  /** The piece around e that is not halved, or the one `deepest` halvings deep. */
  find(e: number, deepest: number, at: (e: number) => Integral): Piece {
    if (this.depth >= deepest) return this;
    if (this.cells === undefined && this.lower === undefined) this.fit(at);
    if (this.lower === undefined) return this;
    return (e < this.middle ? this.lower : this.upper!).find(e, deepest, at);
  }

  /** The piece, unless it is halved or yet to be made. */
  get whole(): IntegralPiece | undefined {
    const { left, right, middle, cells } = this;
    return cells && { left, right, middle, cells };
  }

  /** T(e) on a piece that is not halved. */
  value(e: number): number {
    return cellsValue(this.cells!, (2 * (e - this.middle)) / (this.right - this.left));
  }

  private fit(at: (e: number) => Integral): void {
    const half = 0.5 * (this.right - this.left);
    const values = new Float64Array(POINTS);
    let magnitude = 0;
    for (let j = 0; j < POINTS; j++) {
      const integral = at(this.middle + half * chebyshevPoint(j, POINTS));
      values[j] = integral.value;
      magnitude = Math.max(magnitude, integral.magnitude);
    }
    const sum = chebyshevCoefficients(values);
    const tail = Math.max(...sum.subarray(POINTS - TAIL).map(Math.abs));
    // A tail that is not a number is not worth halving.
    const resolved = this.resolved || this.depth === DEEPEST || !(tail > RESOLVED * magnitude);
    if (resolved && this.further === 0) this.cells = createCells(sum);
    else {
      const further = resolved ? this.further - 1 : this.further;
      const half = (left: number, right: number): Piece =>
        new Piece(left, right, this.depth + 1, further, resolved);
      this.lower = half(this.left, this.middle);
      this.upper = half(this.middle, this.right);
    }
  }
}

/** Beyond ±high there is a piece for each doubling. */
function outerPiece(
  pieces: Map<number, Piece>,
  e: number,
  high: number,
  further: number,
): Piece | undefined {
  if (!Number.isFinite(e)) return undefined;
  const octave = Math.floor(Math.log2(Math.abs(e) / high));
  const key = e > 0 ? octave : -1 - octave;
  let piece = pieces.get(key);
  if (piece === undefined) {
    const inner = Math.sign(e) * high * 2 ** octave;
    piece = new Piece(Math.min(inner, 2 * inner), Math.max(inner, 2 * inner), 0, further);
    pieces.set(key, piece);
  }
  return piece;
}

/** Panels that shrink by halves towards the resonance. */
function breakpoints(
  low: number,
  high: number,
  resonance: number,
  kinks: readonly number[],
  { narrowest, widest }: Fineness,
): number[] {
  const centre = Math.min(Math.max(resonance, low), high);
  const points = [centre, ...kinks];
  for (let distance = narrowest; distance < high - low; distance += Math.min(distance, widest))
    points.push(centre - distance, centre + distance);
  const inside = points.filter((x) => x > low && x < high).sort((a, b) => a - b);
  return [low, ...inside, high];
}
