/** A square complex matrix, row-major, real and imaginary parts apart. */
export interface Matrix {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function createMatrix(n: number): Matrix {
  return { re: new Float64Array(n * n), im: new Float64Array(n * n) };
}

export function clearMatrix(a: Matrix): void {
  a.re.fill(0);
  a.im.fill(0);
}

/**
 * out = U† A U, where row n of `vectors` is the eigenvector |n⟩ (column n of U):
 * out_nm = ⟨n|A|m⟩. `work` is scratch.
 */
export function toBands(n: number, a: Matrix, vectors: Matrix, work: Matrix, out: Matrix): void {
  const { re: vr, im: vi } = vectors;
  const { re: ar, im: ai } = a;
  const { re: yr, im: yi } = work;
  for (let m = 0; m < n; m++) {
    for (let i = 0; i < n; i++) {
      let sr = 0;
      let si = 0;
      for (let j = 0, p = i * n, q = m * n; j < n; j++, p++, q++) {
        sr += ar[p] * vr[q] - ai[p] * vi[q];
        si += ar[p] * vi[q] + ai[p] * vr[q];
      }
      yr[m * n + i] = sr;
      yi[m * n + i] = si;
    }
  }
  const { re: or, im: oi } = out;
  for (let l = 0; l < n; l++) {
    for (let m = 0; m < n; m++) {
      let sr = 0;
      let si = 0;
      for (let i = 0, p = l * n, q = m * n; i < n; i++, p++, q++) {
        sr += vr[p] * yr[q] + vi[p] * yi[q];
        si += vr[p] * yi[q] - vi[p] * yr[q];
      }
      or[l * n + m] = sr;
      oi[l * n + m] = si;
    }
  }
}

/** out = U G U†: a matrix given between bands, back in the basis of orbitals. */
export function fromBands(n: number, g: Matrix, vectors: Matrix, work: Matrix, out: Matrix): void {
  const { re: vr, im: vi } = vectors;
  const { re: gr, im: gi } = g;
  const { re: yr, im: yi } = work;
  const { re: or, im: oi } = out;
  yr.fill(0);
  yi.fill(0);
  or.fill(0);
  oi.fill(0);
  for (let l = 0; l < n; l++) {
    for (let m = 0; m < n; m++) {
      const cr = gr[l * n + m];
      const ci = gi[l * n + m];
      if (cr === 0 && ci === 0) continue;
      for (let j = 0, p = l * n, q = m * n; j < n; j++, p++, q++) {
        yr[p] += cr * vr[q] + ci * vi[q];
        yi[p] += ci * vr[q] - cr * vi[q];
      }
    }
  }
  for (let l = 0; l < n; l++) {
    for (let i = 0; i < n; i++) {
      const cr = vr[l * n + i];
      const ci = vi[l * n + i];
      for (let j = 0, p = i * n, q = l * n; j < n; j++, p++, q++) {
        or[p] += cr * yr[q] - ci * yi[q];
        oi[p] += cr * yi[q] + ci * yr[q];
      }
    }
  }
}
