import type { Bond, Program, Quantity } from "../../runtime/program.ts";
import { createRandom, type Random } from "../../runtime/random.ts";

/** A hopping whose coefficient is a linear function of θ: Σ θ[place]·(re + i im). */
export interface LinearHop extends Bond {
  readonly parts: readonly { readonly place: number; readonly re: number; readonly im: number }[];
}

/** A program whose parameters p0, p1, … are real numbers that H depends on linearly. */
export function linearProgram(
  vectors: readonly (readonly number[])[],
  bands: number,
  parameterCount: number,
  hops: readonly LinearHop[],
): Program {
  return {
    spec: "test.ham",
    lattice: { name: "test", vectors, sites: [] },
    basis: Array.from({ length: bands }, (_, i) => `${i}`),
    parameters: [
      {
        name: "p",
        line: 1,
        domain: { kind: "real" },
        members: Array.from({ length: parameterCount }, (_, i) => `${i}`),
        start: { kind: "default" },
        fixed: false,
      },
    ],
    terms: [
      {
        text: "hop",
        line: 1,
        bonds: hops,
        entries: [{ row: 0, column: 0 }],
        value: (theta, bond, out) => {
          const { parts } = bond as LinearHop;
          out[0] = parts.reduce((sum, { place, re }) => sum + theta[place] * re, 0);
          out[1] = parts.reduce((sum, { place, im }) => sum + theta[place] * im, 0);
        },
        adjoint: (_theta, bond, bar, thetaBar) => {
          for (const { place, re, im } of (bond as LinearHop).parts) {
            thetaBar[place] += bar[0] * re + bar[1] * im;
          }
        },
      },
    ],
    constraints: [],
    report: [],
    solve: {
      method: "rmsprop",
      rate: () => 0.1,
      steps: 1,
      starts: 1,
      seed: 0,
      mesh: vectors.map(() => 8),
      shifted: false,
    },
  };
}

export const hop = (
  row: number,
  column: number,
  d: readonly number[],
  parts: LinearHop["parts"],
): LinearHop => ({
  of: `${column} -> ${row}`,
  row,
  column,
  d,
  parts,
});

/** A hopping with one free complex number. */
const freeHop = (row: number, column: number, d: readonly number[], place: number): LinearHop =>
  hop(row, column, d, [
    { place, re: 1, im: 0 },
    { place: place + 1, re: 0, im: 1 },
  ]);

/** A random model on an oblique lattice, positions included in the displacements. */
export function randomProgram(bands: number, dense: boolean, seed: number, dimension = 2): Program {
  const random = createRandom(seed, bands);
  const vectors = [
    [1, 0.1, 0],
    [0.3, 1.2, 0.2],
    [-0.2, 0.1, 0.9],
  ]
    .slice(0, dimension)
    .map((v) => v.slice(0, dimension));
  const positions = Array.from({ length: bands }, () => vectors.map(() => random.uniform()));
  const hops: LinearHop[] = [];
  let place = 0;
  const add = (row: number, column: number, cell: readonly number[]): void => {
    const onsite = row === column && cell.every((n) => n === 0);
    const d = vectors.map((_, axis) =>
      onsite
        ? 0
        : positions[row][axis] -
          positions[column][axis] +
          cell.reduce((sum, n, i) => sum + n * vectors[i][axis], 0),
    );
    hops.push(freeHop(row, column, d, place));
    place += 2;
  };
  const home = vectors.map(() => 0);
  const cells = [home, ...vectors.map((_, i) => home.map((_, j) => (i === j ? 1 : 0)))];
  for (let i = 0; i < bands; i++) {
    add(i, i, home);
    if (dense) for (let j = 0; j < i; j++) for (const cell of cells) add(i, j, cell);
    else {
      if (i > 0) add(i, i - 1, home);
      for (const cell of cells.slice(1)) add((i + 3) % bands, i, cell);
    }
  }
  return linearProgram(vectors, bands, place, hops);
}

/** The same model twice, without coupling: every level doubly degenerate. */
export function doubled(program: Program): Program {
  const hops = program.terms[0].bonds as readonly LinearHop[];
  const bands = program.basis.length;
  const copies = [0, 1].flatMap((spin) =>
    hops.map((h) => ({ ...h, row: 2 * h.row + spin, column: 2 * h.column + spin })),
  );
  return linearProgram(
    program.lattice.vectors,
    2 * bands,
    program.parameters[0].members.length,
    copies,
  );
}

/**
 * The doubled model with one more parameter, last, whose value 0 leaves the copies uncoupled: moving
 * it splits every level.
 */
export function coupledCopies(program: Program): Program {
  const copies = doubled(program);
  const place = program.parameters[0].members.length;
  return linearProgram(program.lattice.vectors, copies.basis.length, place + 1, [
    ...(copies.terms[0].bonds as readonly LinearHop[]),
    hop(1, 0, [0, 0], [{ place, re: 0.3, im: 1 }]),
    hop(2, 5, [1, 0.1], [{ place, re: 1, im: 0.5 }]),
    hop(0, 0, [0, 0], [{ place, re: 1, im: 0 }]),
  ]);
}

/** Two models side by side, uncoupled, so that their bands cross. */
export function sideBySide(one: Program, other: Program): Program {
  const first = one.parameters[0].members.length;
  const rows = one.basis.length;
  const moved = (other.terms[0].bonds as readonly LinearHop[]).map((h) => ({
    ...h,
    row: h.row + rows,
    column: h.column + rows,
    parts: h.parts.map((part) => ({ ...part, place: part.place + first })),
  }));
  return linearProgram(
    one.lattice.vectors,
    rows + other.basis.length,
    first + other.parameters[0].members.length,
    [...(one.terms[0].bonds as readonly LinearHop[]), ...moved],
  );
}

/** θ at random. */
export function randomTheta(program: Program, random: Random): Float64Array {
  return Float64Array.from(program.parameters[0].members, () => random.normal());
}

/** The quantity r of a single sweep. */
export function sweepQuantity(sweep: Quantity["sweeps"][number]): Quantity {
  return {
    text: "test",
    line: 1,
    sweeps: [sweep],
    value: (_theta, _step, r) => r[0],
    adjoint: (_theta, _step, _r, bar, _thetaBar, rBar) => {
      rBar[0] += bar;
    },
  };
}
