import { chebyshevCoefficients, chebyshevPoint } from "./chebyshev.ts";
import { integrate, type Integral } from "./gauss-kronrod.ts";
import { cellsValue, createCells } from "./polynomial-cells.ts";

/** Chebyshev points of a piece, and how many of its last coefficients must have died out. */
const POINTS = 24;
const TAIL = 3;
/** Size of these coefficients, relative to ∫|h|, from which on a piece is halved. */
const RESOLVED = 2e-12;
/** Disagreement of the quadrature's two rules, relative to ∫|h|. Its errors are far smaller. */
const QUADRATURE = 1e-10;
const DEEPEST = 40;
/** Halvings down to which pieces are found by one look into an array. */
const INDEXED = 12;
/** Widths, in log ω, of the first panels: next to the resonance, and at most. */
const NARROWEST = 2 ** -12;
const WIDEST = 0.5;

/**
 * T(e) = ∫_low^high h(ω, e) dω as a function of e that is cheap to call: Chebyshev pieces on nested
 * halves, made where they are asked for. A piece comes out the same whatever was asked before it.
 *
 * The quadrature runs in log ω, over any number of decades, and looks closely at resonances at
 * ω = ±e; elsewhere it refines what it sees. Where h has a resonance of width g, pieces are about
 * g wide.
 *
 * @param breaks Places of ω where h is less smooth.
 * @returns T, to about 1e-10 of ∫|h| dω nearby; NaN where h or e are not finite.
 * @throws RangeError unless 0 < low < high < ∞.
 */
export function integralTable(
  h: (omega: number, e: number) => number,
  low: number,
  high: number,
  ...breaks: readonly (readonly number[])[]
): (e: number) => number {
  if (!(low > 0 && low < high && high < Infinity))
    throw new RangeError(`An integral over frequencies needs 0 < ${low} < ${high} < infinity.`);
  const kinks = breaks.flat().map(Math.log);
  const at = (e: number): Integral =>
    integrate(
      (x) => {
        const omega = Math.exp(x);
        return omega * h(omega, e);
      },
      breakpoints(Math.log(low), Math.log(high), Math.log(Math.abs(e)), kinks),
      QUADRATURE,
    );
  const middle = new Piece(-high, high, 0);
  const outer = new Map<number, Piece>();
  const index: (Piece | undefined)[] = new Array(2 ** INDEXED).fill(undefined);
  const perEnergy = index.length / (2 * high);
  const root = (e: number): Piece | undefined => {
    const place = Math.floor((e + high) * perEnergy);
    if (!(place >= 0 && place < index.length)) return outerPiece(outer, e, high);
    return (index[place] ??= middle.find((place + 0.5) / perEnergy - high, INDEXED, at));
  };
  return (e) => root(e)?.find(e, Infinity, at).value(e) ?? NaN;
}

/** T between two energies: polynomials, or two halves. Empty until asked for. */
class Piece {
  private readonly left: number;
  private readonly right: number;
  private readonly middle: number;
  private readonly depth: number;
  private cells: Float64Array | undefined = undefined;
  private lower: Piece | undefined = undefined;
  private upper: Piece | undefined = undefined;

  constructor(left: number, right: number, depth: number) {
    this.left = left;
    this.right = right;
    this.middle = 0.5 * (left + right);
    this.depth = depth;
  }

  /** The piece around e that is not halved, or the one `deepest` halvings deep. */
  find(e: number, deepest: number, at: (e: number) => Integral): Piece {
    if (this.depth >= deepest) return this;
    if (this.cells === undefined && this.lower === undefined) this.fit(at);
    if (this.lower === undefined) return this;
    return (e < this.middle ? this.lower : this.upper!).find(e, deepest, at);
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
    if (this.depth === DEEPEST || !(tail > RESOLVED * magnitude)) this.cells = createCells(sum);
    else {
      this.lower = new Piece(this.left, this.middle, this.depth + 1);
      this.upper = new Piece(this.middle, this.right, this.depth + 1);
    }
  }
}

/** Beyond ±high there is a piece for each doubling. */
function outerPiece(pieces: Map<number, Piece>, e: number, high: number): Piece | undefined {
  if (!Number.isFinite(e)) return undefined;
  const octave = Math.floor(Math.log2(Math.abs(e) / high));
  const key = e > 0 ? octave : -1 - octave;
  let piece = pieces.get(key);
  if (piece === undefined) {
    const inner = Math.sign(e) * high * 2 ** octave;
    piece = new Piece(Math.min(inner, 2 * inner), Math.max(inner, 2 * inner), 0);
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
): number[] {
  const centre = Math.min(Math.max(resonance, low), high);
  const points = [centre, ...kinks];
  for (let distance = NARROWEST; distance < high - low; distance += Math.min(distance, WIDEST))
    points.push(centre - distance, centre + distance);
  const inside = points.filter((x) => x > low && x < high).sort((a, b) => a - b);
  return [low, ...inside, high];
}
