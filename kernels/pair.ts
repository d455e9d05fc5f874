/**
 * Two matrices per register: a number of the algorithm is a v128 with that of the first matrix in
 * one lane and that of the second in the other. A complex number is two of them, real part first.
 * Matrices are row-major. The functions keep no state: all memory is given.
 */

/** Bytes of a real and of a complex number. */
export const REAL: usize = 16;
export const COMPLEX: usize = 32;

export function realPart(place: usize): v128 {
  return v128.load(place);
}

export function imaginaryPart(place: usize): v128 {
  return v128.load(place, 16);
}

export function storeComplex(place: usize, re: v128, im: v128): void {
  v128.store(place, re);
  v128.store(place, im, 16);
}

/** `yes` in the lanes where the mask is set, `no` in the others. */
export function choose(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, mask);
}
