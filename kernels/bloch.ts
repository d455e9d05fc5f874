import { COMPLEX, REAL, imaginaryPart, realPart, storeComplex } from "./pair";
import { eigh } from "./eigh";
import { clear } from "./matrix";

/** Bytes of a term: its phase, its place in the matrix and that of its conjugate, as offsets. */
const TERM: usize = 12;
/** Bytes of a part of a derivative: a term, the two places, and a real factor. */
const PART: usize = 24;

/**
 * Values of all terms, coefficient (one complex number for both lanes) times function of k, and the
 * matrix that the first `own` of them add up to with their conjugates.
 */
export function assemble(
  n: i32,
  count: i32,
  own: i32,
  terms: usize,
  coefficients: usize,
  phases: usize,
  values: usize,
  matrix: usize,
): void {
  clear(n, matrix);
  for (let t = 0; t < count; t++) {
    const phase = phases + load<u32>(terms);
    const cr = v128.load64_splat(coefficients);
    const ci = v128.load64_splat(coefficients, 8);
    const pr = realPart(phase);
    const pi = imaginaryPart(phase);
    const re = f64x2.sub(f64x2.mul(cr, pr), f64x2.mul(ci, pi));
    const im = f64x2.add(f64x2.mul(cr, pi), f64x2.mul(ci, pr));
    storeComplex(values, re, im);
    if (t < own)
      addWithConjugate(matrix + load<u32>(terms, 4), matrix + load<u32>(terms, 8), re, im);
    terms += TERM;
    coefficients += 16;
    values += COMPLEX;
  }
}

function addWithConjugate(place: usize, mirror: usize, re: v128, im: v128): void {
  storeComplex(place, f64x2.add(realPart(place), re), f64x2.add(imaginaryPart(place), im));
  storeComplex(mirror, f64x2.add(realPart(mirror), re), f64x2.sub(imaginaryPart(mirror), im));
}

/** A derivative of the matrix: terms times (−i)^power and a real factor each. */
export function assembleDerivative(
  n: i32,
  count: i32,
  parts: usize,
  power: i32,
  values: usize,
  matrix: usize,
): void {
  clear(n, matrix);
  for (let i = 0; i < count; i++) {
    const value = values + load<u32>(parts);
    const factor = v128.load64_splat(parts, 16);
    let re = f64x2.mul(factor, realPart(value));
    let im = f64x2.mul(factor, imaginaryPart(value));
    if (power) {
      const old = re;
      re = im;
      im = f64x2.neg(old);
    }
    addWithConjugate(matrix + load<u32>(parts, 4), matrix + load<u32>(parts, 8), re, im);
    parts += PART;
  }
}

/** The way back of `assemble`'s matrix to the values of its terms; the others' are 0. */
export function collect(count: i32, own: i32, terms: usize, matrixBar: usize, bars: usize): void {
  for (let t = 0; t < count; t++) {
    if (t < own) {
      const place = matrixBar + load<u32>(terms, 8);
      storeComplex(bars, realPart(place), imaginaryPart(place));
    } else storeComplex(bars, f64x2.splat(0), f64x2.splat(0));
    terms += TERM;
    bars += COMPLEX;
  }
}

/** The way back of `assembleDerivative`. */
export function collectDerivative(
  count: i32,
  parts: usize,
  power: i32,
  matrixBar: usize,
  bars: usize,
): void {
  for (let i = 0; i < count; i++) {
    const place = matrixBar + load<u32>(parts, 8);
    const factor = v128.load64_splat(parts, 16);
    let re = f64x2.mul(factor, realPart(place));
    let im = f64x2.mul(factor, imaginaryPart(place));
    if (power) {
      const old = re;
      re = im;
      im = f64x2.neg(old);
    }
    const bar = bars + load<u32>(parts);
    storeComplex(bar, f64x2.add(realPart(bar), re), f64x2.add(imaginaryPart(bar), im));
    parts += PART;
  }
}

/** Adds the derivatives by each term's coefficient, divided by twice its share. */
export function addToCoefficients(
  count: i32,
  terms: usize,
  phases: usize,
  bars: usize,
  sums: usize,
): void {
  for (let t = 0; t < count; t++) {
    const phase = phases + load<u32>(terms);
    const pr = realPart(phase);
    const pi = imaginaryPart(phase);
    const br = realPart(bars);
    const bi = imaginaryPart(bars);
    storeComplex(
      sums,
      f64x2.add(realPart(sums), f64x2.sub(f64x2.mul(br, pr), f64x2.mul(bi, pi))),
      f64x2.sub(imaginaryPart(sums), f64x2.add(f64x2.mul(br, pi), f64x2.mul(bi, pr))),
    );
    terms += TERM;
    bars += COMPLEX;
    sums += COMPLEX;
  }
}

/**
 * Energies and eigenvectors at points along a line: the functions of k are the products of `prefix`
 * and of `factors`, one set of them for each point. The other arguments are those of `assemble` and
 * of `eigh`; energies and vectors of the points follow each other.
 */
export function diagonaliseLine(
  n: i32,
  points: i32,
  functions: i32,
  prefix: usize,
  factors: usize,
  count: i32,
  own: i32,
  terms: usize,
  coefficients: usize,
  phases: usize,
  values: usize,
  matrix: usize,
  energies: usize,
  vectors: usize,
  work: usize,
): void {
  for (let point = 0; point < points; point++) {
    const end = <usize>functions * COMPLEX;
    for (let at: usize = 0; at < end; at += COMPLEX) {
      const ar = realPart(prefix + at);
      const ai = imaginaryPart(prefix + at);
      const br = realPart(factors + at);
      const bi = imaginaryPart(factors + at);
      storeComplex(
        phases + at,
        f64x2.sub(f64x2.mul(ar, br), f64x2.mul(ai, bi)),
        f64x2.add(f64x2.mul(ar, bi), f64x2.mul(ai, br)),
      );
    }
    assemble(n, count, own, terms, coefficients, phases, values, matrix);
    eigh(n, matrix, energies, vectors, work);
    factors += end;
    energies += <usize>n * REAL;
    vectors += <usize>(n * n) * COMPLEX;
  }
}
