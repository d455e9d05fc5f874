/**
 * Coordinates t of a displacement d in the primitive vectors a_i (one row each): d = Σ t_i a_i.
 * With k = Σ κ_i b_i and a_i·b_j = 2πδ_ij this makes k·d = 2π Σ κ_i t_i. Components of d beyond
 * those of the vectors are perpendicular to the lattice and to k.
 */
export function reducedCoordinates(
  vectors: readonly (readonly number[])[],
  d: readonly number[],
): number[] {
  const n = vectors.length;
  const rows = vectors.map((_, axis) => [...vectors.map((a) => a[axis]), d[axis]]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = rows[r][c] / rows[c][c];
      for (let j = c; j <= n; j++) rows[r][j] -= factor * rows[c][j];
    }
  }
  return rows.map((row, i) => row[n] / row[i]);
}

/** Sign of the volume spanned by the primitive vectors: +1 right-handed, −1 left-handed. */
export function handedness(vectors: readonly (readonly number[])[]): number {
  const [a, b, c] = vectors;
  if (vectors.length === 1) return Math.sign(a[0]);
  if (vectors.length === 2) return Math.sign(a[0] * b[1] - a[1] * b[0]);
  return Math.sign(
    a[0] * (b[1] * c[2] - b[2] * c[1]) +
      a[1] * (b[2] * c[0] - b[0] * c[2]) +
      a[2] * (b[0] * c[1] - b[1] * c[0]),
  );
}
