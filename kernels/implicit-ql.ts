import { COMPLEX, REAL, choose } from "./pair";

/** Couplings below this are dropped; the matrices have been scaled to unit size. */
const NEGLIGIBLE: f64 = 1e-30;
/** Squares below this have no inverse. */
const NOTHING: f64 = 1e-300;
const MOST_ITERATIONS: i32 = 60;

/**
 * Eigenvalues of two real symmetric tridiagonal matrices, in `d`, by the implicit QL method with
 * Wilkinson's shift (Bowdler, Martin, Reinsch and Wilkinson, Numer. Math. 11, 293 (1968)). The rows
 * of `q` (0 for none) are rotated along. `rotations` is scratch of 2n numbers. A lane whose turn it
 * is not, because its coupling has vanished already or its block begins later, is left as it is.
 * Returns 0 where it does not converge.
 */
export function implicitQL(n: i32, d: usize, e: usize, q: usize, rotations: usize): i32 {
  const one = f64x2.splat(1);
  const none = f64x2.splat(0);
  for (let l = 0; l < n; l++) {
    for (let iteration = 0; ; iteration++) {
      const first = blockEnd(n, l, d, e, 0);
      const second = blockEnd(n, l, d, e, 8);
      if (first === l && second === l) break;
      if (iteration === MOST_ITERATIONS) return 0;
      const m = max(first, second);
      const ends = f64x2.replace_lane(f64x2.splat(first), 1, <f64>second);
      const turn = f64x2.gt(ends, f64x2.splat(l));
      const dl = v128.load(d + <usize>l * REAL);
      const el = choose(turn, v128.load(e + <usize>l * REAL), one);
      const dm = f64x2.replace_lane(
        f64x2.splat(load<f64>(d + <usize>first * REAL)),
        1,
        load<f64>(d + <usize>second * REAL, 8),
      );
      const next = v128.load(d + <usize>min(l + 1, n - 1) * REAL);
      let g = f64x2.div(f64x2.sub(next, dl), f64x2.add(el, el));
      let r = f64x2.sqrt(f64x2.add(f64x2.mul(g, g), one));
      r = choose(f64x2.ge(g, none), r, f64x2.neg(r));
      g = f64x2.add(f64x2.sub(dm, dl), f64x2.div(el, f64x2.add(g, r)));
      let s = one;
      let c = one;
      let p = none;
      for (let i = m - 1; i >= l; i--) {
        const here = <usize>i * REAL;
        const active = f64x2.gt(ends, f64x2.splat(i));
        const ei = v128.load(e + here);
        const f = f64x2.mul(s, ei);
        const b = f64x2.mul(c, ei);
        const square = f64x2.add(f64x2.mul(f, f), f64x2.mul(g, g));
        r = f64x2.sqrt(square);
        v128.store(e + here, choose(active, r, v128.load(e + here, 16)), 16);
        // Nothing to rotate away: the identity.
        const still = f64x2.lt(square, f64x2.splat(NOTHING));
        // 1/r without waiting for r.
        const inverse = f64x2.mul(r, f64x2.div(one, square));
        const sine = v128.andnot(f64x2.mul(f, inverse), still);
        const cosine = choose(still, one, f64x2.mul(g, inverse));
        const below = v128.load(d + here, 16);
        const shifted = f64x2.sub(below, p);
        r = f64x2.add(
          f64x2.mul(f64x2.sub(v128.load(d + here), shifted), sine),
          f64x2.mul(f64x2.add(cosine, cosine), b),
        );
        const moved = f64x2.mul(sine, r);
        v128.store(d + here, choose(active, f64x2.add(shifted, moved), below), 16);
        g = choose(active, f64x2.sub(f64x2.mul(cosine, r), b), g);
        p = choose(active, moved, p);
        s = choose(active, sine, s);
        c = choose(active, cosine, c);
        v128.store(rotations + 2 * here, v128.and(active, sine));
        v128.store(rotations + 2 * here, choose(active, cosine, one), 16);
      }
      v128.store(d + <usize>l * REAL, choose(turn, f64x2.sub(dl, p), dl));
      v128.store(e + <usize>l * REAL, choose(turn, g, v128.load(e + <usize>l * REAL)));
      if (first > l) store<f64>(e + <usize>first * REAL, 0);
      if (second > l) store<f64>(e + <usize>second * REAL, 0, 8);
      if (q) rotate(n, l, m, q, rotations);
    }
  }
  return 1;
}

/** The end of the block that begins at l: where the coupling to the next has vanished. */
function blockEnd(n: i32, l: i32, d: usize, e: usize, lane: usize): i32 {
  let m = l;
  for (; m < n - 1; m++) {
    const here = <usize>m * REAL + lane;
    const size = abs(load<f64>(d + here)) + abs(load<f64>(d + here, 16));
    if (abs(load<f64>(e + here)) <= f64.EPSILON * size + NEGLIGIBLE) break;
  }
  return m;
}

/** Rotates rows i and i + 1 of q, from i = m − 1 down to l; a few columns at a time go through all. */
function rotate(n: i32, l: i32, m: i32, q: usize, rotations: usize): void {
  const row = <usize>n * COMPLEX;
  const last = q + <usize>m * row;
  let column: usize = 0;
  for (; column + 2 * COMPLEX <= row; column += 2 * COMPLEX) {
    let place = last + column;
    let a = v128.load(place);
    let b = v128.load(place, 16);
    let c = v128.load(place, 32);
    let f = v128.load(place, 48);
    for (let i = m - 1; i >= l; i--) {
      const sine = v128.load(rotations + 2 * <usize>i * REAL);
      const cosine = v128.load(rotations + 2 * <usize>i * REAL, 16);
      const above = place - row;
      const w = v128.load(above);
      const x = v128.load(above, 16);
      const y = v128.load(above, 32);
      const z = v128.load(above, 48);
      v128.store(place, f64x2.add(f64x2.mul(sine, w), f64x2.mul(cosine, a)));
      v128.store(place, f64x2.add(f64x2.mul(sine, x), f64x2.mul(cosine, b)), 16);
      v128.store(place, f64x2.add(f64x2.mul(sine, y), f64x2.mul(cosine, c)), 32);
      v128.store(place, f64x2.add(f64x2.mul(sine, z), f64x2.mul(cosine, f)), 48);
      a = f64x2.sub(f64x2.mul(cosine, w), f64x2.mul(sine, a));
      b = f64x2.sub(f64x2.mul(cosine, x), f64x2.mul(sine, b));
      c = f64x2.sub(f64x2.mul(cosine, y), f64x2.mul(sine, c));
      f = f64x2.sub(f64x2.mul(cosine, z), f64x2.mul(sine, f));
      place = above;
    }
    v128.store(place, a);
    v128.store(place, b, 16);
    v128.store(place, c, 32);
    v128.store(place, f, 48);
  }
  for (; column < row; column += REAL) {
    let place = last + column;
    let a = v128.load(place);
    for (let i = m - 1; i >= l; i--) {
      const sine = v128.load(rotations + 2 * <usize>i * REAL);
      const cosine = v128.load(rotations + 2 * <usize>i * REAL, 16);
      const w = v128.load(place - row);
      v128.store(place, f64x2.add(f64x2.mul(sine, w), f64x2.mul(cosine, a)));
      a = f64x2.sub(f64x2.mul(cosine, w), f64x2.mul(sine, a));
      place -= row;
    }
    v128.store(place, a);
  }
}
