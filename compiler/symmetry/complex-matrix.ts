/** A square complex matrix, row-major. */
export interface ComplexMatrix {
  readonly size: number;
  readonly re: readonly number[];
  readonly im: readonly number[];
}

export function identity(size: number): ComplexMatrix {
  const one = Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  return { size, re: one, im: one.map(() => 0) };
}

export function product(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  const { size } = a;
  const re = Array<number>(size * size).fill(0);
  const im = Array<number>(size * size).fill(0);
  for (let row = 0; row < size; row++)
    for (let k = 0; k < size; k++) {
      const [x, y] = [a.re[row * size + k], a.im[row * size + k]];
      if (x === 0 && y === 0) continue;
      for (let column = 0; column < size; column++) {
        const [u, v] = [b.re[k * size + column], b.im[k * size + column]];
        re[row * size + column] += x * u - y * v;
        im[row * size + column] += x * v + y * u;
      }
    }
  return { size, re, im };
}

export function conjugate({ size, re, im }: ComplexMatrix): ComplexMatrix {
  return { size, re, im: im.map((x) => 0 - x) };
}

/** The conjugate transpose. */
export function adjoint({ size, re, im }: ComplexMatrix): ComplexMatrix {
  const transposed = (list: readonly number[]) =>
    list.map((_, at) => list[(at % size) * size + Math.floor(at / size)]);
  return { size, re: transposed(re), im: transposed(im).map((x) => 0 - x) };
}

export function scaled({ size, re, im }: ComplexMatrix, by: number): ComplexMatrix {
  return { size, re: re.map((x) => by * x), im: im.map((x) => by * x) };
}

/** a ⊗ b. */
export function kronecker(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  const size = a.size * b.size;
  const entry = (at: number): readonly [number, number] => {
    const [row, column] = [Math.floor(at / size), at % size];
    const p = Math.floor(row / b.size) * a.size + Math.floor(column / b.size);
    const q = (row % b.size) * b.size + (column % b.size);
    return [a.re[p] * b.re[q] - a.im[p] * b.im[q], a.re[p] * b.im[q] + a.im[p] * b.re[q]];
  };
  const entries = Array.from({ length: size * size }, (_, at) => entry(at));
  return { size, re: entries.map(([x]) => x), im: entries.map(([, y]) => y) };
}

/** The largest difference of two entries. */
export function distance(a: ComplexMatrix, b: ComplexMatrix): number {
  return Math.max(...a.re.map((x, at) => Math.hypot(x - b.re[at], a.im[at] - b.im[at])));
}
