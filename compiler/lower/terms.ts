import type { Family } from "../model/family.ts";
import { type Form, reversed } from "../model/form.ts";
import type { GivenHamiltonian } from "../model/given.ts";
import type { HopTerm, Model, Term } from "../model/model.ts";
import { families } from "../model/families.ts";
import { type Parameters, formOf } from "../model/parameters.ts";
import { internalSize } from "../model/space.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import type { BondRow, TermIR } from "../ir/program.ts";
import type { Typed } from "../check/typed.ts";
import type { Complex } from "./complex.ts";
import { Lowering } from "./expression.ts";
import { matrixPolynomial, powersOf } from "./polynomial.ts";
import { Inputs, readSingle } from "./inputs.ts";
import { Members, type RowForms } from "./members.ts";

/** Where a term stands in the source. */
export interface Place {
  readonly text: string;
  readonly line: number;
}

/** A row of the table of a term, and what it reads of families. */
interface TermRow {
  readonly row: Omit<BondRow, "members" | "amplitudes">;
  readonly forms: RowForms;
}

/**
 * A term of the Hamiltonian: a table of bonds, and the code of their coefficients. There are several
 * such tables where the values on some bonds are made of fewer numbers than on others; in a
 * continuum there is one for each product of powers of k.
 */
export function lowerTerm(term: Term, name: string, place: Place, model: Model): readonly TermIR[] {
  const size = internalSize(model.space);
  const tables = alike(termRows(term, model, size)).flatMap((rows) =>
    lowerRows(term, rows, model, size),
  );
  return tables.map((table, at) => ({
    name: at === 0 ? name : `${name}_${at + 1}`,
    ...place,
    ...table,
  }));
}

/** Rows whose members are made of equally many numbers. */
function alike(rows: readonly TermRow[]): readonly (readonly TermRow[])[] {
  const kinds = new Map<string, TermRow[]>();
  for (const row of rows) {
    const kind = [...row.forms.values()].map(({ patterns }) => patterns.length).join(" ");
    const same = kinds.get(kind);
    if (same) same.push(row);
    else kinds.set(kind, [row]);
  }
  return [...kinds.values()];
}

function lowerRows(
  term: Term,
  rows: readonly TermRow[],
  model: Model,
  size: number,
): readonly Pick<TermIR, "bonds" | "entries" | "value">[] {
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const members = new Members(
    rows.map(({ forms }) => forms),
    inputs,
    builder,
  );
  const lowering = new Lowering(builder, (node) => readTermLeaf(node, inputs, builder, members), {
    matrix: (node) => members.matrix(node, size),
  });
  const bonds = () => rows.map((row, at) => bondRow(row, at, members));
  if (model.declared.continuum) {
    const polynomial = matrixPolynomial(term.value, size, model.lattice.dimension, lowering);
    const powers = [...polynomial].filter(([, matrix]) =>
      matrix.some((entry) => !lowering.complex.isZero(entry)),
    );
    return powers.map(([key, matrix]) => ({
      bonds: bonds().map((bond) => ({ ...bond, of: monomial(key), powers: powersOf(key) })),
      ...coefficients(matrix, term, size, lowering, inputs),
    }));
  }
  const bare = lowering.matrix(term.value, size);
  const matrix =
    term.kind === "hop" && hasField(term)
      ? bare.map((entry) => withPhase(entry, inputs, lowering))
      : bare;
  return [{ bonds: bonds(), ...coefficients(matrix, term, size, lowering, inputs) }];
}

function bondRow({ row, forms }: TermRow, at: number, { amplitudes }: Members): BondRow {
  return {
    ...row,
    members: Object.fromEntries(
      [...forms].map(([family, { place: first }]) => [family.name, first]),
    ),
    amplitudes: Object.fromEntries([...amplitudes].map(([name, values]) => [name, values[at]])),
  };
}

/** What a file gives: elements each with its own place in H(k) and its own number. */
export function lowerGiven({ elements }: GivenHamiltonian, name: string, place: Place): TermIR {
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const output = (part: "re" | "im") => ({
    name: part,
    node: inputs.read(part, { kind: "amplitude", name: part }),
  });
  return {
    name,
    ...place,
    bonds: elements.map(({ label, row, column, d, re, im }) => ({
      of: label,
      row,
      column,
      d,
      members: {},
      amplitudes: { re, im },
    })),
    entries: [{ row: 0, column: 0 }],
    value: inputs.finish([output("re"), output("im")]),
  };
}

/** "1", "k.x", "k.x^2 k.y". */
function monomial(key: string): string {
  const factors = powersOf(key).flatMap((power, axis) =>
    power === 0 ? [] : [`k.${"xyz"[axis]}${power === 1 ? "" : `^${power}`}`],
  );
  return factors.join(" ") || "1";
}

/** The entries of a matrix that are not zero, and their code. */
function coefficients(
  matrix: readonly Complex[],
  term: Term,
  size: number,
  lowering: Lowering,
  inputs: Inputs,
): Pick<TermIR, "entries" | "value"> {
  const entries: { row: number; column: number; value: Complex }[] = [];
  matrix.forEach((value, at) => {
    const row = Math.floor(at / size);
    const column = at % size;
    // The upper triangle of an on-site matrix is the conjugate of the lower.
    const redundant = term.kind === "onsite" && row < column;
    if (!redundant && !lowering.complex.isZero(value)) entries.push({ row, column, value });
  });
  const suffix = (at: number) => (entries.length > 1 ? `_${at}` : "");
  return {
    entries: entries.map(({ row, column }) => ({ row, column })),
    value: inputs.finish(
      entries.flatMap(({ value }, at) => [
        { name: `re${suffix(at)}`, node: value.re },
        { name: `im${suffix(at)}`, node: value.im },
      ]),
    ),
  };
}

function hasField(term: HopTerm): boolean {
  return term.bonds.some(({ phase }) => phase !== undefined && phase !== 0);
}

/** A hopping in a magnetic field: times exp(i · Peierls phase), which every bond carries. */
function withPhase(value: Complex, inputs: Inputs, { complex }: Lowering): Complex {
  if (complex.isZero(value)) return value;
  const factor = {
    re: inputs.read("phase_re", { kind: "peierls", part: "re" }),
    im: inputs.read("phase_im", { kind: "peierls", part: "im" }),
  };
  return complex.multiply(value, factor);
}

function readTermLeaf(
  node: Typed,
  inputs: Inputs,
  builder: ScalarBuilder,
  members: Members,
): Complex | undefined {
  const zero = builder.constant(0);
  if (node.kind === "bond") {
    if (node.quantity === "nu") return { re: inputs.read("nu", { kind: "chirality" }), im: zero };
    const axis = ["x", "y", "z"].indexOf(node.quantity);
    return { re: inputs.read(`d${node.quantity}`, { kind: "displacement", axis }), im: zero };
  }
  if (node.kind !== "parameter") return undefined;
  return node.family.each.kind === "one" ? readSingle(node, inputs, builder) : members.scalar(node);
}

function termRows(term: Term, model: Model, size: number): readonly TermRow[] {
  const { lattice, declared, parameters } = model;
  const read = families(term.value).filter(({ each }) => each.kind !== "one");
  const formsOf = (of: (family: Family) => Form) =>
    new Map(read.map((family) => [family, of(family)]));
  if (term.kind === "onsite")
    return term.sites.map((site, at) => ({
      row: {
        of: lattice.sites[site].name,
        row: site * size,
        column: site * size,
        d: lattice.vectors.map(() => 0),
      },
      forms: formsOf((family) =>
        formOf(parameters, family, { label: declared.sites[term.members?.[at] ?? site].name }),
      ),
    }));
  return term.bonds.map((bond) => ({
    row: {
      of: bond.label ?? bond.bond.label,
      row: bond.to * size,
      column: bond.from * size,
      d: bond.d,
      nu: bond.nu,
      phase: bond.phase,
    },
    forms: formsOf((family) => orientedForm(parameters, family, bond)),
  }));
}

/** The form of a member in the direction in which a term runs its bond. */
function orientedForm(
  parameters: Parameters,
  family: Family,
  bond: HopTerm["bonds"][number],
): Form {
  const form = formOf(parameters, family, bond.bond);
  if (!bond.reversed) return form;
  return { ...form, patterns: form.patterns.map((pattern) => reversed(family, pattern)) };
}

/** Whether an on-site value is Hermitian: its matrix equals its conjugate transpose at random inputs. */
export function isHermitian(value: Typed, size: number): boolean {
  const builder = new ScalarBuilder();
  let seed = 0.37;
  const next = () => (seed = (seed * 997.13 + 0.618) % 1);
  const known = new Map<Family, Complex>();
  const leaf = (node: Typed): Complex | undefined => {
    if (node.kind === "waveVector")
      return { re: builder.constant(0.3 + 0.4 * node.axis), im: builder.constant(0) };
    if (node.kind !== "parameter") return undefined;
    const value_ = known.get(node.family) ?? {
      re: builder.constant(next()),
      im: builder.constant(node.type.shape === "complex" ? next() : 0),
    };
    known.set(node.family, value_);
    return value_;
  };
  // On sites a parameter that is a matrix is Hermitian.
  const lowering = new Lowering(builder, leaf, {
    matrix: () =>
      Array.from({ length: size * size }, (_, at) => {
        const [row, column] = [Math.floor(at / size), at % size];
        const [low, high] = [Math.min(row, column), Math.max(row, column)];
        return {
          re: builder.constant(Math.sin(1 + low + 7 * high)),
          im: builder.constant(Math.sign(column - row) * Math.cos(2 + low + 5 * high)),
        };
      }),
  });
  const matrix = lowering.matrix(value, size).map(({ re, im }) => ({
    re: builder.constantValue(re) ?? 0,
    im: builder.constantValue(im) ?? 0,
  }));
  const scale = Math.max(1, ...matrix.map(({ re, im }) => Math.hypot(re, im)));
  return matrix.every(({ re, im }, at) => {
    const mirror = matrix[(at % size) * size + Math.floor(at / size)];
    return Math.abs(re - mirror.re) <= 1e-9 * scale && Math.abs(im + mirror.im) <= 1e-9 * scale;
  });
}
