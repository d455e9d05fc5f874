import { toBands } from "./band-basis.ts";
import { createEigensolver, type Eigensolver } from "./eigensolver.ts";
import { addProduct, clearMatrix, createMatrix, type Matrix } from "./matrix.ts";

const MOST_SWEEPS = 40;
/** The squares of elements this small are beyond the last digit. */
const NEGLIGIBLE = 1e-12;

/** Unitary matrices: made from others, and diagonalised. Allocated once for a size. */
export class Unitary {
  private readonly n: number;
  private readonly eigen: Eigensolver;
  /** For the axes of rotations, of real symmetric matrices. */
  private readonly axes: Eigensolver;
  private readonly moment: Matrix;
  private readonly work: Matrix;
  private readonly other: Matrix;

  constructor(n: number) {
    this.n = n;
    this.eigen = createEigensolver(n);
    this.axes = createEigensolver(3);
    this.moment = createMatrix(3);
    this.work = createMatrix(n);
    this.other = createMatrix(n);
  }

  /**
   * The unitary matrix closest to m, its polar factor m (m†m)^(−1/2); NaN where m is singular. And
   * the smallest singular value of m.
   */
  closest(m: Matrix): { readonly unitary: Matrix; readonly smallest: number } {
    const { n, eigen, work } = this;
    const square = createMatrix(n);
    addProduct(n, adjoint(n, m), m, square);
    eigen.solve(square);
    // Row a of `work` is m|a⟩/√λ_a.
    clearMatrix(work);
    addProduct(n, eigen.vectors, transpose(n, m), work);
    for (let a = 0; a < n; a++) {
      const norm = eigen.energies[a] > 0 ? 1 / Math.sqrt(eigen.energies[a]) : NaN;
      for (let j = a * n; j < (a + 1) * n; j++) {
        work.re[j] *= norm;
        work.im[j] *= norm;
      }
    }
    const closest = createMatrix(n);
    addProduct(n, transpose(n, work), conjugate(eigen.vectors), closest);
    return { unitary: closest, smallest: Math.sqrt(Math.max(0, eigen.energies[0])) };
  }

  /**
   * The angles θ of the eigenvalues e^{iθ} of a unitary matrix, in (−π, π], in no order.
   *
   * In the eigenvectors of its Hermitian part cos θ the matrix is diagonal but for pairs of equal
   * cosine; Jacobi rotations for normal matrices do the rest (Goldstine and Horwitz, J. ACM 6, 176
   * (1959); angles of Cardoso and Souloumiac, SIAM J. Matrix Anal. Appl. 17, 161 (1996)).
   */
  angles(unitary: Matrix): Float64Array {
    const { n, eigen, work, other } = this;
    const [cosine, sine] = hermitianParts(n, unitary);
    eigen.solve(cosine);
    toBands(n, sine, eigen.vectors, work, other);
    const d: Matrix = { re: other.im.map((x) => -x), im: other.re.slice() };
    for (let a = 0; a < n; a++) d.re[a * (n + 1)] += eigen.energies[a];
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      let rotated = false;
      for (let p = 0; p < n; p++)
        for (let q = p + 1; q < n; q++) rotated = this.rotate(d, p, q) || rotated;
      if (!rotated) break;
    }
    return Float64Array.from({ length: n }, (_, a) =>
      Math.atan2(d.im[a * (n + 1)], d.re[a * (n + 1)]),
    );
  }

  /** Makes the elements between p and q as small as one rotation can; false where they are already. */
  private rotate(d: Matrix, p: number, q: number): boolean {
    const { n, axes, moment } = this;
    const pq = p * n + q;
    const qp = q * n + p;
    const size = Math.hypot(d.re[pq], d.im[pq]) + Math.hypot(d.re[qp], d.im[qp]);
    if (!(size > NEGLIGIBLE)) return false;
    const re = [d.re[p * (n + 1)] - d.re[q * (n + 1)], d.re[pq] + d.re[qp], d.im[pq] - d.im[qp]];
    const im = [d.im[p * (n + 1)] - d.im[q * (n + 1)], d.im[pq] + d.im[qp], d.re[qp] - d.re[pq]];
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) moment.re[3 * i + j] = re[i] * re[j] + im[i] * im[j];
    axes.solve(moment);
    const [x, y, z] = axes.vectors.re.subarray(6);
    const sign = x < 0 ? -1 : 1;
    const c = Math.sqrt(0.5 * (1 + sign * x));
    const sr = (0.5 * sign * y) / c;
    const si = (-0.5 * sign * z) / c;
    // Columns times (c, −s*; s, c), rows times its adjoint.
    for (let j = 0; j < n; j++) combine(d, j * n + p, j * n + q, c, sr, si);
    for (let j = 0; j < n; j++) combine(d, p * n + j, q * n + j, c, sr, -si);
    return true;
  }
}

/** (a, b) → (c a + s b, c b − s* a). */
function combine(
  { re, im }: Matrix,
  a: number,
  b: number,
  c: number,
  sr: number,
  si: number,
): void {
  const [ar, ai, br, bi] = [re[a], im[a], re[b], im[b]];
  re[a] = c * ar + sr * br - si * bi;
  im[a] = c * ai + sr * bi + si * br;
  re[b] = c * br - sr * ar - si * ai;
  im[b] = c * bi - sr * ai + si * ar;
}

/** (m + m†)/2 and (m − m†)/2i. */
function hermitianParts(n: number, m: Matrix): [Matrix, Matrix] {
  const { re, im } = adjoint(n, m);
  return [
    { re: m.re.map((x, p) => 0.5 * (x + re[p])), im: m.im.map((x, p) => 0.5 * (x + im[p])) },
    { re: m.im.map((x, p) => 0.5 * (x - im[p])), im: m.re.map((x, p) => 0.5 * (re[p] - x)) },
  ];
}

function transpose(n: number, m: Matrix): Matrix {
  const out = createMatrix(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      out.re[j * n + i] = m.re[i * n + j];
      out.im[j * n + i] = m.im[i * n + j];
    }
  return out;
}

function conjugate(m: Matrix): Matrix {
  return { re: m.re, im: m.im.map((x) => -x) };
}

function adjoint(n: number, m: Matrix): Matrix {
  return conjugate(transpose(n, m));
}
