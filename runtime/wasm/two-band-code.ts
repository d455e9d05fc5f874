import type { Operator } from "../program.ts";
import type { TermTable } from "../bloch/term-table.ts";
import { instruction as i, REAL } from "../../webassembly/instructions.ts";
import { type Code, encodeModule } from "../../webassembly/module.ts";

/** Numbers of a Hermitian matrix of two bands: m₀₀, m₁₁, Re m₁₀, Im m₁₀. */
export const MATRIX = 4;
/** Bytes of a pair of points: the factors' places of both lanes, then their weights. */
export const POINTS = 32;

const COMPLEX = 32;
/** Bytes of a function's factor of one lane. */
const FACTOR = 16;

/** Where the code finds what it works on. */
export interface TwoBandPlaces {
  /** Of each term: re, im. */
  readonly coefficients: number;
  /** The numbers of H, then of each operator. */
  readonly entries: number;
  readonly scalars: number;
  /** What the closed form writes: integrand, splitting, derivatives by entries and scalars. */
  readonly out: number;
  /** Sums over points: of the integrand, then of its derivatives by the scalars. */
  readonly totals: number;
  /** The least splitting. */
  readonly split: number;
  /** Sums over points of the derivatives by the terms' coefficients. */
  readonly sums: number;
}

/** What a term adds to a number of a matrix: factor times its real or imaginary part. */
interface Share {
  readonly entry: number;
  readonly part: "re" | "im";
  readonly factor: number;
}

/**
 * Code that goes through pairs of points and adds up the integrand of a sweep over two bands, with
 * its derivatives if `gradient`: a Bloch sum without loops, made for the model's terms. Exports
 * `sum(points, count)`; imports the closed form of the integrand.
 */
export function twoBandCode(
  functions: number,
  terms: TermTable,
  operators: readonly (number | undefined)[],
  scalars: number,
  places: TwoBandPlaces,
  gradient: boolean,
): Uint8Array<ArrayBuffer> {
  const shares = sharesOf(terms, operators);
  const integers = 4;
  const rows = [2, 3, 4, 5];
  let next = 2 + integers;
  const local = (): number => next++;
  const phases = Array.from({ length: functions }, () => ({ re: local(), im: local() }));
  const [ar, ai, br, bi, real, imaginary, weight] = Array.from({ length: 7 }, local);
  const entries = new Map<number, number>();
  for (const list of shares)
    for (const { entry } of list) if (!entries.has(entry)) entries.set(entry, local());
  const base = i.integer(0);

  const readRows = rows.flatMap((row, at) => [
    ...i.get(0),
    ...i.loadInteger(4 * at),
    ...i.set(row),
  ]);
  /** One number of each lane, from a row for each. */
  const lanes = (first: number, second: number, offset: number): Code => [
    ...i.get(second),
    ...i.get(first),
    ...i.loadBoth(offset),
    ...i.loadSecond(offset),
  ];
  const product = (x: number, y: number, z: number, w: number, join: Code): Code => [
    ...i.get(x),
    ...i.get(y),
    ...i.multiply,
    ...i.get(z),
    ...i.get(w),
    ...i.multiply,
    ...join,
  ];
  const setPhases = phases.flatMap(({ re, im }, f) => [
    ...lanes(rows[0], rows[2], FACTOR * f),
    ...i.set(ar),
    ...lanes(rows[0], rows[2], FACTOR * f + 8),
    ...i.set(ai),
    ...lanes(rows[1], rows[3], FACTOR * f),
    ...i.set(br),
    ...lanes(rows[1], rows[3], FACTOR * f + 8),
    ...i.set(bi),
    ...product(ar, br, ai, bi, i.subtract),
    ...i.set(re),
    ...product(ar, bi, ai, br, i.add),
    ...i.set(im),
  ]);

  const clearEntries = [...entries.values()].flatMap((entry) => [
    ...i.constant(0),
    ...i.set(entry),
  ]);
  const scaled = (value: number, factor: number): Code =>
    factor === 1 ? i.get(value) : [...i.get(value), ...i.constant(factor), ...i.multiply];
  const addTerms = shares.flatMap((list, t) => {
    const phase = phases[terms.phase[t]];
    const place = places.coefficients + 16 * t;
    return [
      ...base,
      ...i.loadBoth(place),
      ...i.set(ar),
      ...base,
      ...i.loadBoth(place + 8),
      ...i.set(ai),
      ...product(ar, phase.re, ai, phase.im, i.subtract),
      ...i.set(real),
      ...product(ar, phase.im, ai, phase.re, i.add),
      ...i.set(imaginary),
      ...list.flatMap(({ entry, part, factor }) => [
        ...i.get(entries.get(entry)!),
        ...scaled(part === "re" ? real : imaginary, factor),
        ...i.add,
        ...i.set(entries.get(entry)!),
      ]),
    ];
  });
  const storeEntries = [...entries].flatMap(([entry, value]) => [
    ...base,
    ...i.get(value),
    ...i.store(places.entries + REAL * entry),
  ]);
  const callForm = [
    ...i.integer(places.entries),
    ...i.integer(places.scalars),
    ...i.integer(places.out),
    ...i.call(0),
    ...i.get(0),
    ...i.load(16),
    ...i.set(weight),
  ];
  /** total += weight · out. */
  const addTo = (total: number, out: number): Code => [
    ...base,
    ...base,
    ...i.load(total),
    ...base,
    ...i.load(out),
    ...i.get(weight),
    ...i.multiply,
    ...i.add,
    ...i.store(total),
  ];
  const keepSplit = [
    ...base,
    ...base,
    ...i.load(places.split),
    ...base,
    ...i.load(places.out + REAL),
    ...i.min,
    ...i.store(places.split),
  ];
  const derivatives = places.out + 2 * REAL;
  const allEntries = MATRIX * (1 + operators.length);
  const addScalars = Array.from({ length: scalars }, (_, s) =>
    addTo(places.totals + REAL * (1 + s), derivatives + REAL * (allEntries + s)),
  ).flat();
  const setBars = [...entries].flatMap(([entry, value]) => [
    ...base,
    ...i.load(derivatives + REAL * entry),
    ...i.get(weight),
    ...i.multiply,
    ...i.set(value),
  ]);
  /** The adjoint of a part of a term's value. */
  const barOf = (list: readonly Share[], wanted: "re" | "im"): Code => {
    const parts = list
      .filter(({ part }) => part === wanted)
      .map(({ entry, factor }) => scaled(entries.get(entry)!, factor));
    if (parts.length === 0) return i.constant(0);
    return parts.flatMap((part, at) => (at === 0 ? part : [...part, ...i.add]));
  };
  // `PairedBloch.addSums` takes half of them.
  const half = (list: readonly Share[]): readonly Share[] =>
    list.map((share) => ({ ...share, factor: 0.5 * share.factor }));
  const addSums = shares.flatMap((list, t) => {
    const phase = phases[terms.phase[t]];
    const place = places.sums + COMPLEX * t;
    const add = (to: number, change: Code): Code => [
      ...base,
      ...base,
      ...i.load(to),
      ...change,
      ...i.add,
      ...i.store(to),
    ];
    return [
      ...barOf(half(list), "re"),
      ...i.set(real),
      ...barOf(half(list), "im"),
      ...i.set(imaginary),
      ...add(place, product(real, phase.re, imaginary, phase.im, i.add)),
      ...add(place + 16, product(imaginary, phase.re, real, phase.im, i.subtract)),
    ];
  });
  const step = [
    ...i.get(0),
    ...i.integer(POINTS),
    ...i.addIntegers,
    ...i.set(0),
    ...i.get(1),
    ...i.integer(1),
    ...i.subtractIntegers,
    ...i.tee(1),
  ];
  const body = i.repeat([
    ...readRows,
    ...setPhases,
    ...clearEntries,
    ...addTerms,
    ...storeEntries,
    ...callForm,
    ...addTo(places.totals, places.out),
    ...keepSplit,
    ...(gradient ? [...addScalars, ...setBars, ...addSums] : []),
    ...step,
  ]);
  return encodeModule(
    [{ name: "form", parameters: ["i32", "i32", "i32"] }],
    [
      {
        name: "sum",
        parameters: ["i32", "i32"],
        locals: [
          ...Array.from({ length: integers }, () => "i32" as const),
          ...Array.from({ length: next - 2 - integers }, () => "v128" as const),
        ],
        body,
      },
    ],
  );
}

/** Of each term; `operators` says which derivative each operator is, if it is one. */
function sharesOf(
  terms: TermTable,
  operators: readonly (number | undefined)[],
): readonly (readonly Share[])[] {
  const shares: Share[][] = Array.from(terms.coefficient, () => []);
  const add = (
    term: number,
    matrix: number,
    place: number,
    mirror: number,
    power: number,
    factor: number,
  ): void => {
    // (−i)^power · factor · v, and its conjugate on the other side of the diagonal.
    const re: Omit<Share, "entry"> = { part: power ? "im" : "re", factor };
    const im: Omit<Share, "entry"> = power
      ? { part: "re", factor: -factor }
      : { part: "im", factor };
    const first = MATRIX * matrix;
    if (place === mirror)
      shares[term].push({ entry: first + (place === 0 ? 0 : 1), ...re, factor: 2 * re.factor });
    else {
      const sign = place === 2 ? 1 : -1;
      shares[term].push({ entry: first + 2, ...re });
      shares[term].push({ entry: first + 3, ...im, factor: sign * im.factor });
    }
  };
  terms.place.forEach((place, t) => add(t, 0, place, terms.mirror[t], 0, 1));
  operators.forEach((derivative, o) => {
    if (derivative === undefined) return;
    const { term, place, mirror, factor, power } = terms.derivatives[derivative];
    term.forEach((t, at) => add(t, 1 + o, place[at], mirror[at], power, factor[at]));
  });
  return shares;
}

/** Which derivative of H each operator is; constant ones are none. Undefined if some is made of others. */
export function plainOperators(
  operators: readonly Operator[],
  orders: readonly (readonly number[])[],
): readonly (number | undefined)[] | undefined {
  if (operators.some(({ kind }) => kind === "combination")) return undefined;
  const keys = orders.map((order) => order.join());
  return operators.map((operator) =>
    operator.kind === "derivative" ? keys.indexOf(operator.orders.join()) : undefined,
  );
}
