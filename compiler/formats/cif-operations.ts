import { FileProblem, shortened } from "./lines.ts";

/** x → W x + w, in fractional coordinates. */
export interface Operation {
  readonly matrix: readonly (readonly number[])[];
  readonly shift: readonly number[];
}

/** Reads "-y, x-y, z+1/3". Throws FileProblem. */
export function parseOperation({
  text,
  line,
}: {
  readonly text: string;
  readonly line: number;
}): Operation {
  const parts = text.toLowerCase().replaceAll(/\s/g, "").split(",");
  const components = parts.map(parseComponent);
  const wrong = () =>
    new FileProblem(
      line,
      `\`${shortened(text)}\` is no symmetry operation such as \`-y, x-y, z+1/3\``,
    );
  if (components.length !== 3) throw wrong();
  const rows = components.map((component) => {
    if (!component) throw wrong();
    return component;
  });
  const matrix = rows.map(({ row }) => row);
  const [p, q, r] = matrix;
  const determinant =
    p[0] * (q[1] * r[2] - q[2] * r[1]) -
    p[1] * (q[0] * r[2] - q[2] * r[0]) +
    p[2] * (q[0] * r[1] - q[1] * r[0]);
  if (Math.abs(determinant) !== 1) throw wrong();
  return { matrix, shift: rows.map(({ shift }) => shift) };
}

export function applyOperation({ matrix, shift }: Operation, place: readonly number[]): number[] {
  return matrix.map((row, axis) => row.reduce((sum, w, j) => sum + w * place[j], shift[axis]));
}

/** "x-y+1/2": signed letters and numbers, one after the other. */
function parseComponent(
  text: string,
): { readonly row: readonly number[]; readonly shift: number } | undefined {
  const row = [0, 0, 0];
  let shift = 0;
  let rest = text;
  while (rest !== "") {
    const term = /^([+-]?)(?:([xyz])|(\d+(?:\.\d*)?|\.\d+)(?:\/(\d+))?)(?=[+-]|$)/.exec(rest);
    if (!term) return undefined;
    const [whole, sign, letter, number, divisor] = term;
    const factor = sign === "-" ? -1 : 1;
    if (letter) row["xyz".indexOf(letter)] += factor;
    else shift += (factor * Number(number)) / Number(divisor ?? 1);
    rest = rest.slice(whole.length);
  }
  return text !== "" && Number.isFinite(shift) ? { row, shift } : undefined;
}
