import type { OperatorFactor, OperatorTerm } from "./typed.ts";

/** A square matrix, row-major. */
interface Matrix {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * Whether a sum of products of operators is Hermitian for every Hamiltonian. It is tried out on
 * matrices: those of the internal space as they are, Hermitian ones without any relation in place of
 * the derivatives of H. So σx·τz and site(A)·σz pass, which commute, and v.x·v.y does not.
 */
export function isHermitian(terms: readonly OperatorTerm[]): boolean {
  const factors = terms.flatMap((term) => term.factors);
  const locals = factors.filter((factor) => factor.kind === "local");
  const size = locals[0]?.size ?? 2;
  // One more site stands for those that no projector names.
  const sites = [...new Set(locals.flatMap((factor) => factor.sites ?? [])), -1];
  const n = size * sites.length;
  const total = zero(n);
  for (const term of terms) {
    const product = term.factors.reduce(
      (left, factor) => multiply(n, left, standIn(factor, sites, n)),
      multiple(n, term.re, term.im),
    );
    for (let p = 0; p < n * n; p++) {
      total.re[p] += product.re[p];
      total.im[p] += product.im[p];
    }
  }
  const scale = Math.max(...total.re.map(Math.abs), ...total.im.map(Math.abs));
  for (let row = 0; row < n; row++)
    for (let column = 0; column <= row; column++) {
      const [p, q] = [row * n + column, column * n + row];
      const difference = Math.hypot(total.re[p] - total.re[q], total.im[p] + total.im[q]);
      if (difference > 1e-12 * scale) return false;
    }
  return true;
}

function standIn(factor: OperatorFactor, sites: readonly number[], n: number): Matrix {
  const out = zero(n);
  if (factor.kind === "derivative") {
    const key = factor.orders.reduce((sum, order, axis) => sum + order * 4 ** axis, 1);
    for (let row = 0; row < n; row++)
      for (let column = 0; column <= row; column++) {
        const [p, q] = [row * n + column, column * n + row];
        out.re[p] = out.re[q] = Math.sin(key * (1 + 1.3 * row ** 1.1 + 0.7 * column ** 1.7));
        out.im[p] = row === column ? 0 : Math.cos(key * (2 + 0.9 * row + 1.7 * column ** 1.3));
        out.im[q] = -out.im[p];
      }
    return out;
  }
  const { size, re, im } = factor;
  sites.forEach((site, block) => {
    if (factor.sites && !factor.sites.includes(site)) return;
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) {
        const p = (block * size + row) * n + block * size + column;
        out.re[p] = re[row * size + column];
        out.im[p] = im[row * size + column];
      }
  });
  return out;
}

function zero(n: number): Matrix {
  return { re: new Float64Array(n * n), im: new Float64Array(n * n) };
}

function multiple(n: number, re: number, im: number): Matrix {
  const out = zero(n);
  for (let p = 0; p < n * n; p += n + 1) [out.re[p], out.im[p]] = [re, im];
  return out;
}

function multiply(n: number, a: Matrix, b: Matrix): Matrix {
  const out = zero(n);
  for (let row = 0; row < n; row++)
    for (let k = 0; k < n; k++) {
      const [x, y] = [a.re[row * n + k], a.im[row * n + k]];
      for (let column = 0; column < n; column++) {
        const [u, v] = [b.re[k * n + column], b.im[k * n + column]];
        out.re[row * n + column] += x * u - y * v;
        out.im[row * n + column] += x * v + y * u;
      }
    }
  return out;
}
