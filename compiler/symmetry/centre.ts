import type { Operation } from "./operation.ts";

/** "(1/2, 1/2)": a point in lattice vectors that the operation leaves where it is, if there is one. */
export function centreText(operation: Operation): string {
  const centre = centreOf(operation);
  return centre
    ? `(${centre.map(fraction).join(", ")})`
    : `a shift by (${operation.shift.map(fraction).join(", ")})`;
}

/** A fixed point: x = turn·x + shift up to a lattice vector, found among fractions of the cell. */
export function centreOf({ turn, shift }: Operation): readonly number[] | undefined {
  const parts = [0, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 5 / 6, 1 / 8, 3 / 8, 5 / 8, 7 / 8];
  const points = shift.reduce<readonly (readonly number[])[]>(
    (all) => all.flatMap((point) => parts.map((x) => [...point, x])),
    [[]],
  );
  return points.find((x) =>
    turn.every((row, i) => {
      const moved = row.reduce((sum, t, j) => sum + t * x[j], 0) + shift[i] - x[i];
      return Math.abs(moved - Math.round(moved)) < 1e-6;
    }),
  );
}

/** "1/3", or the number where it is no simple fraction. */
export function fraction(x: number): string {
  for (const denominator of [1, 2, 3, 4, 6, 8, 12]) {
    const numerator = Math.round(x * denominator);
    if (Math.abs(x * denominator - numerator) < 1e-6)
      return denominator === 1 || numerator === 0
        ? `${numerator + 0}`
        : `${numerator}/${denominator}`;
  }
  return String(Number(x.toPrecision(6)));
}
