import type { Bond, Program, Quantity } from "../../runtime/program.ts";

/**
 * The triangular problem of Inui and Motome (2023) as the compiler would write it: a 2 × 2
 * supercell, distance 1, a phase for each of its 36 bonds up to the third shell, |t1| = 1, and one
 * magnitude for each of the other shells. θ = 36 phases, t2, t3.
 */
export interface ShellBond extends Bond {
  readonly shell: number;
  readonly place: number;
}

type Vector = readonly [number, number];

const a1: Vector = [1, 0];
const a2: Vector = [1 / 2, Math.sqrt(3) / 2];
const at = (m: number, n: number): Vector => [m * a1[0] + n * a2[0], m * a1[1] + n * a2[1]];
const sites = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
const vectors = [at(2, 0), at(0, 2)];
/** Half of each shell. */
const shells = [
  [at(1, 0), at(0, 1), at(-1, 1)],
  [at(1, 1), at(-1, 2), at(-2, 1)],
  [at(2, 0), at(0, 2), at(-2, 2)],
];

/** The site at r, up to a vector of the supercell; −1 if there is none. */
export function siteAt(r: Vector): number {
  const n = r[1] / a2[1];
  const m = r[0] - n / 2;
  if (Math.abs(m - Math.round(m)) > 1e-6 || Math.abs(n - Math.round(n)) > 1e-6) return -1;
  return (Math.round(m) & 1) + 2 * (Math.round(n) & 1);
}

export const bonds: readonly ShellBond[] = shells.flatMap((shell, s) =>
  shell.flatMap((d, j) =>
    sites.map((r, from) => {
      const to = siteAt([r[0] + d[0], r[1] + d[1]]);
      const place = 12 * s + 4 * j + from;
      return { of: `${from} -> ${to}`, row: to, column: from, d, shell: s + 1, place };
    }),
  ),
);

const nothing: Quantity = { text: "1", line: 1, sweeps: [], value: () => 1 };

export const triangular: Program = {
  spec: "six-times.ham",
  lattice: {
    name: "cell",
    vectors,
    sites: sites.map((position, j) => ({ name: `A${j + 1}`, position })),
  },
  basis: ["A1", "A2", "A3", "A4"],
  parameters: [
    {
      name: "phi",
      line: 1,
      domain: { kind: "phase" },
      members: bonds.map(({ of }) => of),
      start: { kind: "default" },
      fixed: false,
    },
    ...["t2", "t3"].map((name) => ({
      name,
      line: 2,
      domain: { kind: "interval" as const, low: 0, high: 1 },
      members: [""],
      start: { kind: "default" as const },
      fixed: false,
    })),
  ],
  terms: [
    {
      text: "hop",
      line: 3,
      bonds,
      entries: [{ row: 0, column: 0 }],
      value: (theta: Float64Array, bond: ShellBond, out: Float64Array) => {
        const size = bond.shell === 1 ? 1 : theta[34 + bond.shell];
        out[0] = size * Math.cos(theta[bond.place]);
        out[1] = size * Math.sin(theta[bond.place]);
      },
    },
  ] as unknown as Program["terms"],
  goal: { sense: "maximize", quantity: nothing },
  constraints: [],
  report: [],
  solve: {
    method: "rmsprop",
    rate: () => 0.1,
    steps: 0,
    starts: 1,
    seed: 0,
    mesh: [4, 4],
    shifted: false,
  },
};

/** An orthogonal map and a translation, then phases of sites, a shift of k, and a conjugation. */
export interface Change {
  readonly rows: readonly [Vector, Vector];
  readonly translation: Vector;
  readonly chi: readonly number[];
  readonly q: Vector;
  readonly conjugate: boolean;
}

/** The same design in other words, by positions in the plane alone. */
export function changed(theta: ArrayLike<number>, change: Change): Float64Array {
  const out = Float64Array.from(theta);
  const turn = (r: Vector): Vector => [dot(change.rows[0], r), dot(change.rows[1], r)];
  for (const bond of bonds) {
    const begin = turn(sites[bond.column]);
    const d = turn(bond.d as unknown as Vector);
    const from = siteAt([begin[0] + change.translation[0], begin[1] + change.translation[1]]);
    const same = (sign: number) => (image: ShellBond) =>
      Math.hypot(d[0] - sign * image.d[0], d[1] - sign * image.d[1]) < 1e-6 &&
      (sign > 0 ? image.column : image.row) === from;
    const along = bonds.find(same(1));
    const image = along ?? bonds.find(same(-1))!;
    const conjugate = change.conjugate ? -1 : 1;
    const direction = along === undefined ? -1 : 1;
    out[image.place] =
      direction * conjugate * theta[bond.place] +
      change.chi[image.row] -
      change.chi[image.column] +
      dot(change.q, image.d as unknown as Vector);
  }
  return out;
}

/** Element j of the twelve of the point group 6mm. */
export function pointGroup(j: number): Change["rows"] {
  const [c, s] = [Math.cos((j * Math.PI) / 3), Math.sin((j * Math.PI) / 3)];
  const mirror = j % 12 < 6 ? 1 : -1;
  return [
    [c, -s * mirror],
    [s, c * mirror],
  ];
}

/**
 * Uniform flux π/4 per elementary triangle with t1 = t2 = 1, t3 = −1: bands of Chern numbers
 * (5, 1, −3, −3) up to a common sign, and with every hopping negated (3, 3, −1, −5). Straight-line
 * Peierls phases in Landau's gauge, (π/2)(m + Δm/2)Δn from the site m a1 + n a2; a gauge
 * transformation −π n ⌊m/2⌋ makes them periodic in the supercell.
 */
export function uniformFlux(sign: 1 | -1): Float64Array {
  const theta = new Float64Array(38).fill(1);
  const chi = (m: number, n: number): number => -Math.PI * n * Math.floor(m / 2);
  for (const { place, column, d, shell } of bonds) {
    const [m, n] = [column & 1, column >> 1];
    const dn = d[1] / a2[1];
    const dm = d[0] - dn / 2;
    const negated = (shell === 3) !== sign < 0;
    theta[place] =
      (Math.PI / 2) * (m + dm / 2) * dn +
      chi(Math.round(m + dm), Math.round(n + dn)) -
      chi(m, n) +
      (negated ? Math.PI : 0);
  }
  return theta;
}

function dot(u: Vector, v: Vector): number {
  return u[0] * v[0] + u[1] * v[1];
}
