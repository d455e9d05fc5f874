import { COMPLEX, REAL, choose, imaginaryPart, realPart, storeComplex } from "./pair";

/** out = Σ_nm w_nm a_nm b_mn with real weights. */
export function pairSum(n: i32, w: usize, a: usize, b: usize, out: usize): void {
  const row = <usize>n * COMPLEX;
  let re = f64x2.splat(0);
  let im = re;
  for (let i = 0; i < n; i++) {
    let q = b + <usize>i * COMPLEX;
    for (let j = 0; j < n; j++) {
      const weight = v128.load(w);
      const ar = f64x2.mul(weight, realPart(a));
      const ai = f64x2.mul(weight, imaginaryPart(a));
      const br = realPart(q);
      const bi = imaginaryPart(q);
      re = f64x2.add(re, f64x2.sub(f64x2.mul(ar, br), f64x2.mul(ai, bi)));
      im = f64x2.add(im, f64x2.add(f64x2.mul(ar, bi), f64x2.mul(ai, br)));
      w += REAL;
      a += COMPLEX;
      q += row;
    }
  }
  storeComplex(out, re, im);
}

/** The adjoints of `pairSum` to its matrices: aBar_mn += λ* w_nm b_mn, bBar_nm += λ* w_nm a_nm. */
export function pairBars(
  n: i32,
  w: usize,
  a: usize,
  b: usize,
  bar: usize,
  aBar: usize,
  bBar: usize,
): void {
  const row = <usize>n * COMPLEX;
  const lr = realPart(bar);
  const li = imaginaryPart(bar);
  for (let i = 0; i < n; i++) {
    let q = <usize>i * COMPLEX;
    for (let j = 0; j < n; j++) {
      const weight = v128.load(w);
      addConjugated(aBar + q, f64x2.mul(weight, lr), f64x2.mul(weight, li), b + q);
      addConjugated(bBar, f64x2.mul(weight, lr), f64x2.mul(weight, li), a);
      w += REAL;
      a += COMPLEX;
      bBar += COMPLEX;
      q += row;
    }
  }
}

/** into += λ* x. */
function addConjugated(into: usize, lr: v128, li: v128, x: usize): void {
  const xr = realPart(x);
  const xi = imaginaryPart(x);
  storeComplex(
    into,
    f64x2.add(realPart(into), f64x2.add(f64x2.mul(lr, xr), f64x2.mul(li, xi))),
    f64x2.add(imaginaryPart(into), f64x2.sub(f64x2.mul(lr, xi), f64x2.mul(li, xr))),
  );
}

/** The lanes in which two levels are close. */
function closeLanes(energies: usize, i: i32, j: i32, tolerance: v128): v128 {
  const split = f64x2.sub(
    v128.load(energies + <usize>j * REAL),
    v128.load(energies + <usize>i * REAL),
  );
  return f64x2.le(f64x2.abs(split), tolerance);
}

/**
 * Adds to g, for all pairs of close levels i and j and for i = j,
 *   λ* Σ_l ½(c_li + c_lj) a_lj b_il + ½(r_il + r_jl) a_il b_lj,
 * r and c being the slopes of the weight by its row's and its column's energy.
 */
export function pairSlopes(
  n: i32,
  energies: usize,
  tolerance: usize,
  a: usize,
  b: usize,
  slopeRow: usize,
  slopeColumn: usize,
  bar: usize,
  g: usize,
): void {
  const close = v128.load64_splat(tolerance);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      const mask = closeLanes(energies, i, j, close);
      if (i !== j && !v128.any_true(mask)) break;
      pairSlope(n, i, j, mask, a, b, slopeRow, slopeColumn, bar, g);
      if (i !== j) pairSlope(n, j, i, mask, a, b, slopeRow, slopeColumn, bar, g);
    }
}

function pairSlope(
  n: i32,
  i: i32,
  j: i32,
  mask: v128,
  a: usize,
  b: usize,
  slopeRow: usize,
  slopeColumn: usize,
  bar: usize,
  g: usize,
): void {
  const half = f64x2.splat(0.5);
  let gr = f64x2.splat(0);
  let gi = gr;
  for (let l = 0; l < n; l++) {
    const il = <usize>(i * n + l);
    const jl = <usize>(j * n + l);
    const li = <usize>(l * n + i);
    const lj = <usize>(l * n + j);
    const u = f64x2.mul(
      half,
      f64x2.add(v128.load(slopeColumn + li * REAL), v128.load(slopeColumn + lj * REAL)),
    );
    const v = f64x2.mul(
      half,
      f64x2.add(v128.load(slopeRow + il * REAL), v128.load(slopeRow + jl * REAL)),
    );
    const pr = realPart(a + lj * COMPLEX);
    const pi = imaginaryPart(a + lj * COMPLEX);
    const qr = realPart(b + il * COMPLEX);
    const qi = imaginaryPart(b + il * COMPLEX);
    const xr = realPart(a + il * COMPLEX);
    const xi = imaginaryPart(a + il * COMPLEX);
    const yr = realPart(b + lj * COMPLEX);
    const yi = imaginaryPart(b + lj * COMPLEX);
    gr = f64x2.add(
      gr,
      f64x2.add(
        f64x2.mul(u, f64x2.sub(f64x2.mul(pr, qr), f64x2.mul(pi, qi))),
        f64x2.mul(v, f64x2.sub(f64x2.mul(xr, yr), f64x2.mul(xi, yi))),
      ),
    );
    gi = f64x2.add(
      gi,
      f64x2.add(
        f64x2.mul(u, f64x2.add(f64x2.mul(pr, qi), f64x2.mul(pi, qr))),
        f64x2.mul(v, f64x2.add(f64x2.mul(xr, yi), f64x2.mul(xi, yr))),
      ),
    );
  }
  addMasked(g + <usize>(i * n + j) * COMPLEX, mask, bar, gr, gi);
}

/** into += λ* x in the lanes of the mask. */
function addMasked(into: usize, mask: v128, bar: usize, xr: v128, xi: v128): void {
  const lr = realPart(bar);
  const li = imaginaryPart(bar);
  storeComplex(
    into,
    f64x2.add(realPart(into), v128.and(mask, f64x2.add(f64x2.mul(lr, xr), f64x2.mul(li, xi)))),
    f64x2.add(imaginaryPart(into), v128.and(mask, f64x2.sub(f64x2.mul(lr, xi), f64x2.mul(li, xr)))),
  );
}

/** out = w∘a. */
export function weigh(n: i32, w: usize, a: usize, out: usize): void {
  const end = w + <usize>(n * n) * COMPLEX;
  for (; w < end; w += COMPLEX) {
    const wr = realPart(w);
    const wi = imaginaryPart(w);
    const ar = realPart(a);
    const ai = imaginaryPart(a);
    storeComplex(
      out,
      f64x2.sub(f64x2.mul(wr, ar), f64x2.mul(wi, ai)),
      f64x2.add(f64x2.mul(wr, ai), f64x2.mul(wi, ar)),
    );
    a += COMPLEX;
    out += COMPLEX;
  }
}

/** out = Tr(a b). */
export function trace(n: i32, a: usize, b: usize, out: usize): void {
  const row = <usize>n * COMPLEX;
  let re = f64x2.splat(0);
  let im = re;
  for (let i = 0; i < n; i++) {
    let q = b + <usize>i * COMPLEX;
    for (let j = 0; j < n; j++) {
      const ar = realPart(a);
      const ai = imaginaryPart(a);
      const br = realPart(q);
      const bi = imaginaryPart(q);
      re = f64x2.add(re, f64x2.sub(f64x2.mul(ar, br), f64x2.mul(ai, bi)));
      im = f64x2.add(im, f64x2.add(f64x2.mul(ar, bi), f64x2.mul(ai, br)));
      a += COMPLEX;
      q += row;
    }
  }
  storeComplex(out, re, im);
}

/** out (+)= Σ_nm w_nm a_nm c_mn with complex weights. */
export function weightedTrace(n: i32, w: usize, a: usize, c: usize, out: usize, add: i32): void {
  const row = <usize>n * COMPLEX;
  let re = f64x2.splat(0);
  let im = re;
  for (let i = 0; i < n; i++) {
    let q = c + <usize>i * COMPLEX;
    for (let j = 0; j < n; j++) {
      const wr = realPart(w);
      const wi = imaginaryPart(w);
      const xr = realPart(a);
      const xi = imaginaryPart(a);
      const ar = f64x2.sub(f64x2.mul(wr, xr), f64x2.mul(wi, xi));
      const ai = f64x2.add(f64x2.mul(wr, xi), f64x2.mul(wi, xr));
      const cr = realPart(q);
      const ci = imaginaryPart(q);
      re = f64x2.add(re, f64x2.sub(f64x2.mul(ar, cr), f64x2.mul(ai, ci)));
      im = f64x2.add(im, f64x2.add(f64x2.mul(ar, ci), f64x2.mul(ai, cr)));
      w += COMPLEX;
      a += COMPLEX;
      q += row;
    }
  }
  if (add) storeComplex(out, f64x2.add(realPart(out), re), f64x2.add(imaginaryPart(out), im));
  else storeComplex(out, re, im);
}

/** aBar += λ* wᵀ∘c: the adjoint of Tr((w∘a) c) to a. */
export function weightedBar(n: i32, w: usize, c: usize, bar: usize, aBar: usize): void {
  const row = <usize>n * COMPLEX;
  const lr = realPart(bar);
  const li = imaginaryPart(bar);
  for (let i = 0; i < n; i++) {
    let q = w + <usize>i * COMPLEX;
    for (let j = 0; j < n; j++) {
      const wr = realPart(q);
      const wi = imaginaryPart(q);
      const cr = realPart(c);
      const ci = imaginaryPart(c);
      const xr = f64x2.sub(f64x2.mul(wr, cr), f64x2.mul(wi, ci));
      const xi = f64x2.add(f64x2.mul(wr, ci), f64x2.mul(wi, cr));
      storeComplex(
        aBar,
        f64x2.add(realPart(aBar), f64x2.add(f64x2.mul(lr, xr), f64x2.mul(li, xi))),
        f64x2.add(imaginaryPart(aBar), f64x2.sub(f64x2.mul(lr, xi), f64x2.mul(li, xr))),
      );
      c += COMPLEX;
      aBar += COMPLEX;
      q += row;
    }
  }
}

/**
 * Adds to g, for all pairs of close levels i and j and for i = j,
 *   λ* Σ_m ½(r_im + r_jm) a_im c_mj + ½(s_mi + s_mj) c_im a_mj,
 * r and s being the slopes of an edge's weight by its row's and its column's energy.
 */
export function edgeSlopes(
  n: i32,
  energies: usize,
  tolerance: usize,
  a: usize,
  c: usize,
  slopeRow: usize,
  slopeColumn: usize,
  bar: usize,
  g: usize,
): void {
  const close = v128.load64_splat(tolerance);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      const mask = closeLanes(energies, i, j, close);
      if (i !== j && !v128.any_true(mask)) break;
      edgeSlope(n, i, j, mask, a, c, slopeRow, slopeColumn, bar, g);
      if (i !== j) edgeSlope(n, j, i, mask, a, c, slopeRow, slopeColumn, bar, g);
    }
}

function edgeSlope(
  n: i32,
  i: i32,
  j: i32,
  mask: v128,
  a: usize,
  c: usize,
  slopeRow: usize,
  slopeColumn: usize,
  bar: usize,
  g: usize,
): void {
  const half = f64x2.splat(0.5);
  let gr = f64x2.splat(0);
  let gi = gr;
  for (let m = 0; m < n; m++) {
    const im = <usize>(i * n + m) * COMPLEX;
    const jm = <usize>(j * n + m) * COMPLEX;
    const mi = <usize>(m * n + i) * COMPLEX;
    const mj = <usize>(m * n + j) * COMPLEX;
    const ur = f64x2.mul(half, f64x2.add(realPart(slopeRow + im), realPart(slopeRow + jm)));
    const ui = f64x2.mul(
      half,
      f64x2.add(imaginaryPart(slopeRow + im), imaginaryPart(slopeRow + jm)),
    );
    const vr = f64x2.mul(half, f64x2.add(realPart(slopeColumn + mi), realPart(slopeColumn + mj)));
    const vi = f64x2.mul(
      half,
      f64x2.add(imaginaryPart(slopeColumn + mi), imaginaryPart(slopeColumn + mj)),
    );
    const ar = realPart(a + im);
    const ai = imaginaryPart(a + im);
    const cr = realPart(c + mj);
    const ci = imaginaryPart(c + mj);
    const dr = realPart(c + im);
    const di = imaginaryPart(c + im);
    const br = realPart(a + mj);
    const bi = imaginaryPart(a + mj);
    const xr = f64x2.sub(f64x2.mul(ar, cr), f64x2.mul(ai, ci));
    const xi = f64x2.add(f64x2.mul(ar, ci), f64x2.mul(ai, cr));
    const yr = f64x2.sub(f64x2.mul(dr, br), f64x2.mul(di, bi));
    const yi = f64x2.add(f64x2.mul(dr, bi), f64x2.mul(di, br));
    gr = f64x2.add(gr, f64x2.sub(f64x2.mul(ur, xr), f64x2.mul(ui, xi)));
    gr = f64x2.add(gr, f64x2.sub(f64x2.mul(vr, yr), f64x2.mul(vi, yi)));
    gi = f64x2.add(gi, f64x2.add(f64x2.mul(ur, xi), f64x2.mul(ui, xr)));
    gi = f64x2.add(gi, f64x2.add(f64x2.mul(vr, yi), f64x2.mul(vi, yr)));
  }
  addMasked(g + <usize>(i * n + j) * COMPLEX, mask, bar, gr, gi);
}

/** g_ij += (p_ij − p_ji*)/(E_j − E_i) for levels that are not close. */
export function addRotations(n: i32, energies: usize, tolerance: usize, p: usize, g: usize): void {
  const close = v128.load64_splat(tolerance);
  const one = f64x2.splat(1);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const mask = closeLanes(energies, i, j, close);
      const split = f64x2.sub(
        v128.load(energies + <usize>j * REAL),
        v128.load(energies + <usize>i * REAL),
      );
      const factor = v128.andnot(f64x2.div(one, choose(mask, one, split)), mask);
      const ij = <usize>(i * n + j) * COMPLEX;
      const ji = <usize>(j * n + i) * COMPLEX;
      const re = f64x2.mul(factor, f64x2.sub(realPart(p + ij), realPart(p + ji)));
      const im = f64x2.mul(factor, f64x2.add(imaginaryPart(p + ij), imaginaryPart(p + ji)));
      storeComplex(g + ij, f64x2.add(realPart(g + ij), re), f64x2.add(imaginaryPart(g + ij), im));
      storeComplex(g + ji, f64x2.add(realPart(g + ji), re), f64x2.sub(imaginaryPart(g + ji), im));
    }
}
