type Matrix = readonly (readonly number[])[];

/**
 * One x with D·x = c up to whole numbers, D an integer matrix (rows may be many); undefined where
 * there is none. D is brought to diagonal form by unimodular row and column operations (Smith).
 */
export function solveCongruence(d: Matrix, c: readonly number[]): readonly number[] | undefined {
  const rows = d.map((row) => [...row]);
  const right = [...c];
  const size = d[0]?.length ?? 0;
  // x = V·y
  const v: number[][] = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)),
  );
  const swapColumns = (a: number, b: number): void => {
    for (const row of [...rows, ...v]) [row[a], row[b]] = [row[b], row[a]];
  };
  const rank = Math.min(size, rows.length);
  let done = 0;
  for (; done < rank; done++) {
    for (;;) {
      const pivot = smallest(rows, done);
      if (!pivot) break;
      [rows[done], rows[pivot.row]] = [rows[pivot.row], rows[done]];
      [right[done], right[pivot.row]] = [right[pivot.row], right[done]];
      swapColumns(done, pivot.column);
      const top = rows[done][done];
      let clear = true;
      for (let i = done + 1; i < rows.length; i++) {
        const factor = Math.trunc(rows[i][done] / top);
        rows[i] = rows[i].map((x, j) => x - factor * rows[done][j]);
        right[i] -= factor * right[done];
        clear &&= rows[i][done] === 0;
      }
      for (let j = done + 1; j < size; j++) {
        const factor = Math.trunc(rows[done][j] / top);
        for (const row of [...rows, ...v]) row[j] -= factor * row[done];
        clear &&= rows[done][j] === 0;
      }
      if (clear) break;
    }
    if (!smallest(rows, done)) break;
  }
  // What is left says 0 = c.
  if (right.slice(done).some((x) => !isNearlyWhole(x))) return undefined;
  const y = Array.from({ length: size }, (_, i) => (i < done ? right[i] / rows[i][i] : 0));
  return v.map((row) => row.reduce((sum, x, j) => sum + x * y[j], 0));
}

/** The entry of least size other than 0 in the lower right part. */
function smallest(
  rows: Matrix,
  from: number,
): { readonly row: number; readonly column: number } | undefined {
  let best: { readonly row: number; readonly column: number } | undefined;
  for (let row = from; row < rows.length; row++)
    for (let column = from; column < rows[row].length; column++) {
      const size = Math.abs(rows[row][column]);
      if (size > 0 && (!best || size < Math.abs(rows[best.row][best.column])))
        best = { row, column };
    }
  return best;
}

function isNearlyWhole(x: number): boolean {
  return Math.abs(x - Math.round(x)) < 1e-5;
}
