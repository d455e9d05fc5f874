import { type Compilation, compile } from "../../compiler/index.ts";
import type { Operation } from "../../compiler/symmetry/operation.ts";
import { type Program, loadProgram } from "../../runtime/index.ts";

/** A complex matrix as rows of [re, im]. */
export type Matrix = [number, number][][];

export interface Compiled {
  readonly compilation: Compilation;
  readonly program: Program;
  readonly group: readonly Operation[];
  /** Real numbers of all parameters. */
  readonly numbers: number;
}

/** Compiles declarations; with a goal, which lets them start anywhere. */
export function compiled(text: string): Compiled {
  const source = { path: "t.ham", text: `${text}\nmaximize bandwidth(H, bands = 1)\n` };
  const compilation = compile(source);
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
  if (!compilation.model) throw new Error(errors.map(({ message }) => message).join("\n"));
  const { blocks } = compilation.model.parameters;
  return {
    compilation,
    program: loadProgram(compilation.javascript!),
    group: compilation.model.symmetry.group,
    numbers: blocks.reduce((sum, { labels, width }) => sum + labels.length * width, 0),
  };
}

/** H(k) as the conventions have it, summed from the terms with nothing of the runtime's. */
export function bloch(program: Program, theta: Float64Array, k: readonly number[]): Matrix {
  const n = program.basis.length;
  const h: Matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => [0, 0]));
  const add = (row: number, column: number, re: number, im: number): void => {
    h[row][column][0] += re;
    h[row][column][1] += im;
  };
  for (const term of program.terms) {
    const out = new Float64Array(2 * term.entries.length);
    for (const bond of term.bonds) {
      term.value(theta, bond, out);
      const angle = -k.reduce((sum, x, axis) => sum + x * bond.d[axis], 0);
      const onsite = bond.row === bond.column && bond.d.every((x) => x === 0);
      term.entries.forEach(({ row, column }, e) => {
        const [re, im] = [out[2 * e], out[2 * e + 1]];
        const [r, c] = [bond.row + row, bond.column + column];
        if (onsite && r === c) return add(r, c, re, 0);
        const [x, y] = [
          re * Math.cos(angle) - im * Math.sin(angle),
          re * Math.sin(angle) + im * Math.cos(angle),
        ];
        add(r, c, x, y);
        add(c, r, x, -y);
      });
    }
  }
  return h;
}

/**
 * What an operation makes of a Hamiltonian, at one k: ±U(k) H(k′) U(k)†, conjugated if antiunitary, where
 * k′ is the wave vector that the operation takes to k. In the position gauge U(k) has the phases of
 * the shift alone, the same for all sites, and drops out.
 */
export function transformed(
  { rotation, antiunitary, sign, image, matrices }: Operation,
  h: (k: readonly number[]) => Matrix,
  k: readonly number[],
): Matrix {
  // k = ±R k′
  const back = k.map(
    (_, axis) => (antiunitary ? -1 : 1) * k.reduce((sum, x, i) => sum + rotation[i][axis] * x, 0),
  );
  const inner = h(back);
  const size = matrices[0].size;
  const n = inner.length;
  const u: Matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => [0, 0]));
  image.forEach((target, site) => {
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++)
        u[target * size + a][site * size + b] = [
          sign * matrices[site].re[a * size + b],
          sign * matrices[site].im[a * size + b],
        ];
  });
  const middle = antiunitary
    ? inner.map((row) => row.map(([x, y]): [number, number] => [x, -y]))
    : inner;
  const turned = multiply(multiply(u, middle), dagger(u));
  return turned.map((row) => row.map(([x, y]): [number, number] => [sign * x, sign * y]));
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) =>
    b[0].map((_, j) =>
      row.reduce<[number, number]>(
        ([x, y], [u, v], k) => {
          const [p, q] = b[k][j];
          return [x + u * p - v * q, y + u * q + v * p];
        },
        [0, 0],
      ),
    ),
  );
}

export function dagger(a: Matrix): Matrix {
  return a[0].map((_, j) => a.map((row): [number, number] => [row[j][0], -row[j][1]]));
}

/** The largest difference of two entries. */
export function difference(a: Matrix, b: Matrix): number {
  return Math.max(
    ...a.flatMap((row, i) => row.map(([x, y], j) => Math.hypot(x - b[i][j][0], y - b[i][j][1]))),
  );
}
