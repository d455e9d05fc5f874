/**
 * A basis of the vectors that a finite group of real matrices leaves alone: the range of the mean of
 * its matrices, a projector whose trace is the number of them, in echelon form.
 */
export function invariants(group: readonly (readonly (readonly number[])[])[]): number[][] {
  const size = group[0].length;
  const projector = Array.from({ length: size }, (_, i) =>
    Array.from(
      { length: size },
      (__, j) => group.reduce((sum, matrix) => sum + matrix[i][j], 0) / group.length,
    ),
  );
  const trace = projector.reduce((sum, row, i) => sum + row[i], 0);
  const count = Math.round(trace);
  const columns = projector.map((_, j) => projector.map((row) => row[j]));
  const basis = echelon(columns, count);
  if (Math.abs(trace - count) > 1e-9 * size || basis.length !== count)
    throw new Error(`the mean over a little group is no projector: its trace is ${trace}`);
  return basis;
}

/** The first `count` rows of the reduced echelon form, each with 1 as its first number that is not 0. */
function echelon(vectors: readonly (readonly number[])[], count: number): number[][] {
  const rows = vectors.map((row) => [...row]);
  const width = rows[0].length;
  let rank = 0;
  for (let column = 0; column < width && rank < count; column++) {
    let pivot = rank;
    for (let row = rank; row < rows.length; row++)
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    if (Math.abs(rows[pivot][column]) < 1e-9) continue;
    [rows[rank], rows[pivot]] = [rows[pivot], rows[rank]];
    const lead = rows[rank][column];
    rows[rank] = rows[rank].map((x) => x / lead);
    for (let row = 0; row < rows.length; row++) {
      const factor = rows[row][column];
      if (row === rank || factor === 0) continue;
      rows[row] = rows[row].map((x, at) => x - factor * rows[rank][at]);
    }
    rank++;
  }
  return rows.slice(0, rank).map((row) => row.map(clean));
}

/** Without what rounding left of a whole or half number. */
export function clean(x: number): number {
  const twice = Math.round(2 * x);
  return Math.abs(2 * x - twice) < 1e-12 ? twice / 2 + 0 : x;
}
