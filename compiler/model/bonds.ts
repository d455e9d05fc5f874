import { type Lattice, cellHeights, displacement } from "./lattice.ts";

/**
 * A pair of sites, up to lattice translations, with its reference direction: from the site
 * declared first to the other; between images of one site, along the offset whose first non-zero
 * component is positive.
 */
export interface UndirectedBond {
  readonly from: number;
  readonly to: number;
  /** The cell of `to`, when `from` is in the home cell. */
  readonly offset: readonly number[];
  /** r_to − r_from. */
  readonly d: readonly number[];
  readonly length: number;
  /** Number of its neighbour shell, from 1, by distance; 0 between sites at one place. */
  readonly shell: number;
  /** "A -> B + (1, 0)". */
  readonly label: string;
}

/** A bond with a direction: `reversed` when against the reference direction. */
export interface DirectedBond {
  readonly bond: UndirectedBond;
  readonly reversed: boolean;
  readonly from: number;
  readonly to: number;
  readonly offset: readonly number[];
  readonly d: readonly number[];
}

/** Lengths that differ by less than this fraction are one shell. */
const lengthTolerance = 1e-6;

/** The most bonds that are ever listed. */
export const bondLimit = 200_000;

/** All undirected bonds up to a length, each once, with shells numbered by distance. */
export function bondsWithin(lattice: Lattice, radius: number): readonly UndirectedBond[] {
  const found: Omit<UndirectedBond, "shell">[] = [];
  const heights = cellHeights(lattice.vectors);
  lattice.sites.forEach((a, from) => {
    for (let to = from; to < lattice.sites.length; to++) {
      const shift = lattice.sites[to].fractional.map((f, axis) => f - a.fractional[axis]);
      for (const offset of offsetsWithin(heights, shift, radius)) {
        if (from === to && !pointsForward(offset)) continue;
        const d = displacement(lattice, from, to, offset);
        const length = Math.hypot(...d);
        if (length <= radius * (1 + lengthTolerance))
          found.push({ from, to, offset, d, length, label: bondLabel(lattice, from, to, offset) });
      }
    }
  });
  found.sort((p, q) => (sameLength(p.length, q.length) ? 0 : p.length - q.length));
  let shell = 0;
  return found.map((bond, at) => {
    const before = at === 0 ? 0 : found[at - 1].length;
    if (!sameLength(bond.length, before)) shell++;
    return { ...bond, shell };
  });
}

/** The longest list of whole shells so far, for each lattice: every term asks for its own. */
const shells = new WeakMap<
  Lattice,
  { readonly radius: number; readonly bonds: readonly UndirectedBond[] }
>();

/** The bonds of shells 1..count; undefined where that would be more than the limit. */
export function bondsOfShells(
  lattice: Lattice,
  count: number,
): readonly UndirectedBond[] | undefined {
  const nearby = 1.5 * (lattice.measure / lattice.sites.length) ** (1 / lattice.dimension);
  for (let known = shells.get(lattice); ;) {
    if (known && (known.bonds.at(-1)?.shell ?? 0) >= count)
      return known.bonds.filter(({ shell }) => shell <= count);
    const radius: number = known ? 1.4 * known.radius : nearby;
    if (estimatedBonds(lattice, radius) > bondLimit) return undefined;
    known = { radius, bonds: bondsWithin(lattice, radius) };
    shells.set(lattice, known);
  }
}

/** The bonds up to some length by their ends, for each lattice: a spec may name thousands one by one. */
const listed = new WeakMap<
  Lattice,
  { readonly radius: number; readonly byEnds: ReadonlyMap<string, DirectedBond> }
>();

/** The bond from a site to another in the cell at `offset`, at the distance `length`. */
export function bondBetween(
  lattice: Lattice,
  from: number,
  to: number,
  offset: readonly number[],
  length: number,
): DirectedBond | undefined {
  let known = listed.get(lattice);
  if (known === undefined || known.radius < length) {
    // Further than asked, so that ever longer bonds are not listed anew each time.
    const further = 1.5 * length;
    const radius = estimatedBonds(lattice, further) <= bondLimit ? further : length;
    const byEnds = new Map(
      bondsWithin(lattice, radius)
        .flatMap((bond) => [along(bond), against(bond)])
        .map((bond) => [ends(bond.from, bond.to, bond.offset), bond]),
    );
    known = { radius, byEnds };
    listed.set(lattice, known);
  }
  return known.byEnds.get(ends(from, to, offset));
}

function ends(from: number, to: number, offset: readonly number[]): string {
  // -0 and 0 are one cell.
  return `${from} ${to} ${offset.map((n) => n + 0).join(" ")}`;
}

/** About how many bonds lie within a radius: the sites times the sites in half a ball around each. */
export function estimatedBonds(lattice: Lattice, radius: number): number {
  const ball = [2 * radius, Math.PI * radius ** 2, (4 / 3) * Math.PI * radius ** 3][
    lattice.dimension - 1
  ];
  return (lattice.sites.length ** 2 * ball) / lattice.measure / 2;
}

export function along(bond: UndirectedBond): DirectedBond {
  const { from, to, offset, d } = bond;
  return { bond, reversed: false, from, to, offset, d };
}

export function against(bond: UndirectedBond): DirectedBond {
  return {
    bond,
    reversed: true,
    from: bond.to,
    to: bond.from,
    offset: bond.offset.map((n) => 0 - n),
    d: bond.d.map((x) => 0 - x),
  };
}

export function bondLabel(
  lattice: Lattice,
  from: number,
  to: number,
  offset: readonly number[],
): string {
  const names = `${lattice.sites[from].name} -> ${lattice.sites[to].name}`;
  return offset.every((n) => n === 0) ? names : `${names} + (${offset.join(", ")})`;
}

export function sameLength(a: number, b: number): boolean {
  return Math.abs(a - b) <= lengthTolerance * Math.max(Math.abs(a), Math.abs(b));
}

/**
 * The chirality sign ν of a bond: the path from → c → to over nearest neighbours turns left (+1)
 * or right (−1), where exactly one site c is a nearest neighbour of both ends.
 */
export function chirality(
  directed: DirectedBond,
  nearest: readonly UndirectedBond[],
): { readonly neighbours: number; readonly sign: number } {
  const steps = nearest.flatMap((bond) => [along(bond), against(bond)]);
  const paths = steps
    .filter((first) => first.from === directed.from)
    .flatMap((first) =>
      steps
        .filter(
          (second) =>
            second.from === first.to &&
            second.to === directed.to &&
            second.offset.every((n, axis) => n + first.offset[axis] === directed.offset[axis]),
        )
        .map((second) => first.d[0] * second.d[1] - first.d[1] * second.d[0]),
    );
  if (paths.length !== 1) return { neighbours: paths.length, sign: 0 };
  const straight = Math.abs(paths[0]) < 1e-9 * directed.bond.length ** 2;
  return { neighbours: 1, sign: straight ? 0 : Math.sign(paths[0]) };
}

/** A bond between two sites as it is named: in its reference direction. */
export function referenceDirection(
  from: number,
  to: number,
  offset: readonly number[],
): Pick<DirectedBond, "from" | "to" | "offset" | "reversed"> {
  if (from < to || (from === to && pointsForward(offset)))
    return { from, to, offset, reversed: false };
  return { from: to, to: from, offset: offset.map((n) => 0 - n), reversed: true };
}

function pointsForward(offset: readonly number[]): boolean {
  return (offset.find((n) => n !== 0) ?? 0) > 0;
}

function offsetsWithin(
  heights: readonly number[],
  shift: readonly number[],
  radius: number,
): number[][] {
  return heights.reduce<number[][]>(
    (partial, height, axis) => {
      const reach = (radius * (1 + lengthTolerance)) / height;
      const low = Math.ceil(-reach - shift[axis]);
      const high = Math.floor(reach - shift[axis]);
      const values = Array.from({ length: Math.max(0, high - low + 1) }, (_, n) => low + n + 0);
      return partial.flatMap((offset) => values.map((n) => [...offset, n]));
    },
    [[]],
  );
}
