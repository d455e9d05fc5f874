import { createEigensolver } from "../linalg/eigensolver.ts";

/**
 * Blocks of `internal` rows, spin fastest, as components b of (1, σx, σy, σz)/√2 for each pair of
 * orbitals: b_0 = (B↑↑ + B↓↓)/√2, b_x = (B↑↓ + B↓↑)/√2, b_y = i(B↑↓ − B↓↑)/√2, b_z = (B↑↑ − B↓↓)/√2.
 */
export function pauliComponents(blocks: Float64Array, internal: number): Float64Array {
  const out = new Float64Array(blocks.length);
  const size = 2 * internal ** 2;
  let next = 0;
  for (let block = 0; block < blocks.length; block += size) {
    for (let row = 0; row < internal; row += 2) {
      for (let column = 0; column < internal; column += 2) {
        const upper = block + 2 * (row * internal + column);
        const lower = upper + 2 * internal;
        const [uuRe, uuIm, udRe, udIm] = blocks.subarray(upper, upper + 4);
        const [duRe, duIm, ddRe, ddIm] = blocks.subarray(lower, lower + 4);
        const components = [
          uuRe + ddRe,
          uuIm + ddIm,
          udRe + duRe,
          udIm + duIm,
          duIm - udIm,
          udRe - duRe,
          uuRe - ddRe,
          uuIm - ddIm,
        ];
        for (const x of components) out[next++] = x * Math.SQRT1_2;
      }
    }
  }
  return out;
}

/** A rotation of spins, row-major. */
export type Rotation = Float64Array;

/**
 * The proper rotation R with the largest Σ R_ij m_ij, from the quaternion that is the last
 * eigenvector of a symmetric 4 × 4 matrix: Horn, J. Opt. Soc. Am. A 4, 629 (1987).
 */
export function closestRotation(m: Float64Array): Rotation {
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = m;
  const solver = createEigensolver(4);
  solver.solve({
    re: matrixOf([
      [xx + yy + zz, zy - yz, xz - zx, yx - xy],
      [zy - yz, xx - yy - zz, xy + yx, xz + zx],
      [xz - zx, xy + yx, yy - xx - zz, yz + zy],
      [yx - xy, xz + zx, yz + zy, zz - xx - yy],
    ]),
    im: new Float64Array(16),
  });
  const [w, x, y, z] = solver.vectors.re.subarray(12);
  return matrixOf([
    [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
  ]);
}

function matrixOf(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat());
}
