import type { Operator } from "../program.ts";
import type { TermTable } from "../bloch/term-table.ts";
import { instruction as i, REAL } from "../../webassembly/instructions.ts";
import { type Code, encodeModule } from "../../webassembly/module.ts";
import { addInMemory, atAllPoints, Locals, twoProducts } from "./point-code.ts";

/** Numbers of a Hermitian matrix of two bands: m₀₀, m₁₁, Re m₁₀, Im m₁₀. */
export const MATRIX = 4;

const COMPLEX = 32;

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
  const locals = new Locals(2);
  const number = (): number => locals.new("v128");
  const phases = Array.from({ length: functions }, () => ({ re: number(), im: number() }));
  const [cr, ci, real, imaginary] = Array.from({ length: 4 }, number);
  const entries = new Map<number, number>();
  for (const list of shares)
    for (const { entry } of list) if (!entries.has(entry)) entries.set(entry, number());
  const base = i.integer(0);

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
      ...i.set(cr),
      ...base,
      ...i.loadBoth(place + 8),
      ...i.set(ci),
      ...twoProducts(cr, phase.re, ci, phase.im, i.subtract),
      ...i.set(real),
      ...twoProducts(cr, phase.im, ci, phase.re, i.add),
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
  ];
  const weighted = (weight: number, out: number): Code => [
    ...base,
    ...i.load(out),
    ...i.get(weight),
    ...i.multiply,
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
  const addScalars = (weight: number): Code =>
    Array.from({ length: scalars }, (_, s) =>
      addInMemory(
        places.totals + REAL * (1 + s),
        weighted(weight, derivatives + REAL * (allEntries + s)),
      ),
    ).flat();
  const setBars = (weight: number): Code =>
    [...entries].flatMap(([entry, value]) => [
      ...weighted(weight, derivatives + REAL * entry),
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
    return [
      ...barOf(half(list), "re"),
      ...i.set(real),
      ...barOf(half(list), "im"),
      ...i.set(imaginary),
      ...addInMemory(place, twoProducts(real, phase.re, imaginary, phase.im, i.add)),
      ...addInMemory(place + 16, twoProducts(imaginary, phase.re, real, phase.im, i.subtract)),
    ];
  });
  const body = atAllPoints(
    functions,
    locals,
    (f, re, im) => [...re, ...i.set(phases[f].re), ...im, ...i.set(phases[f].im)],
    (weight) => [
      ...clearEntries,
      ...addTerms,
      ...storeEntries,
      ...callForm,
      ...addInMemory(places.totals, weighted(weight, places.out)),
      ...keepSplit,
      ...(gradient ? [...addScalars(weight), ...setBars(weight), ...addSums] : []),
    ],
  );
  return encodeModule(
    [{ name: "form", parameters: ["i32", "i32", "i32"] }],
    [{ name: "sum", parameters: ["i32", "i32"], locals: locals.types, body }],
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
