/** A row of the Jacobian: a sweep's value, its derivatives by the coefficients and by its scalars. */
export interface Row {
  value: number;
  readonly c: Float64Array;
  readonly s: Float64Array;
}

export function createRow(coefficientNumbers: number, inputs: number): Row {
  return { value: 0, c: new Float64Array(coefficientNumbers), s: new Float64Array(inputs) };
}

export function clearRow(row: Row): void {
  row.value = 0;
  row.c.fill(0);
  row.s.fill(0);
}

export function addRow(into: Row, row: Row): void {
  into.value += row.value;
  for (let i = 0; i < row.c.length; i++) into.c[i] += row.c[i];
  for (let i = 0; i < row.s.length; i++) into.s[i] += row.s[i];
}

export function scaleRow(row: Row, factor: number): void {
  row.value *= factor;
  for (let i = 0; i < row.c.length; i++) row.c[i] *= factor;
  for (let i = 0; i < row.s.length; i++) row.s[i] *= factor;
}
