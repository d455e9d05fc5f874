import type { Family } from "../model/family.ts";
import type { HopTerm, Model, Term } from "../model/model.ts";
import { families } from "../model/families.ts";
import { internalSize } from "../model/space.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import type { BondRow, TermIR } from "../ir/program.ts";
import type { Typed } from "../check/typed.ts";
import type { Complex } from "./complex.ts";
import { Lowering } from "./expression.ts";
import { matrixPolynomial, powersOf } from "./polynomial.ts";
import { Inputs, readSingle, componentName } from "./inputs.ts";

/** Where a term stands in the source. */
export interface Place {
  readonly text: string;
  readonly line: number;
}

/**
 * A term of the Hamiltonian: a table of bonds, and the code of their coefficients. In a continuum a
 * term has one such table for each product of powers of k.
 */
export function lowerTerm(term: Term, name: string, place: Place, model: Model): readonly TermIR[] {
  const size = internalSize(model.space);
  const members = families(term.value).filter(({ each }) => each.kind !== "one");
  const bonds = bondRows(term, members, model, size);
  const reversed = new Set(
    bonds.flatMap((bond) =>
      bond.members.filter(({ sign }) => sign < 0).map(({ family }) => family),
    ),
  );
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const lowering = new Lowering(builder, (node) => readTermLeaf(node, inputs, builder, reversed));
  if (model.declared.continuum) {
    const polynomial = matrixPolynomial(term.value, size, model.lattice.dimension, lowering);
    const powers = [...polynomial].filter(([, matrix]) =>
      matrix.some((entry) => !lowering.complex.isZero(entry)),
    );
    return powers.map(([key, matrix], at) => ({
      name: at === 0 ? name : `${name}_${at + 1}`,
      ...place,
      bonds: bonds.map((bond) => ({ ...bond, of: monomial(key), powers: powersOf(key) })),
      ...coefficients(matrix, term, size, lowering, inputs),
    }));
  }
  const bare = lowering.matrix(term.value, size);
  const matrix =
    term.kind === "hop" && hasField(term)
      ? bare.map((entry) => withPhase(entry, inputs, lowering))
      : bare;
  return [{ name, ...place, bonds, ...coefficients(matrix, term, size, lowering, inputs) }];
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
  reversed: ReadonlySet<string>,
): Complex | undefined {
  const zero = builder.constant(0);
  if (node.kind === "bond") {
    if (node.quantity === "nu") return { re: inputs.read("nu", { kind: "chirality" }), im: zero };
    const axis = ["x", "y", "z"].indexOf(node.quantity);
    return { re: inputs.read(`d${node.quantity}`, { kind: "displacement", axis }), im: zero };
  }
  if (node.kind !== "parameter") return undefined;
  const { family, component } = node;
  if (family.each.kind === "one") return readSingle(node, inputs, builder);
  const conjugated = (value: number) =>
    reversed.has(family.name)
      ? builder.multiply(
          inputs.read(`${family.name}_sign`, { kind: "sign", family: family.name }),
          value,
        )
      : value;
  const part = (name: string, at: 0 | 1 | 2) =>
    inputs.read(name, { kind: "member", family: family.name, part: at });
  if (component !== undefined)
    return { re: part(componentName(family, component), component), im: zero };
  if (family.width === 2)
    return { re: part(`${family.name}_re`, 0), im: conjugated(part(`${family.name}_im`, 1)) };
  const value = part(family.name, 0);
  return { re: family.reversal === "conjugate" ? conjugated(value) : value, im: zero };
}

function bondRows(
  term: Term,
  members: readonly Family[],
  model: Model,
  size: number,
): readonly BondRow[] {
  const place = (family: Family, at: number) => family.offset + at * family.width;
  if (term.kind === "onsite")
    return term.sites.map((site, at) => ({
      of: model.lattice.sites[site].name,
      row: site * size,
      column: site * size,
      d: model.lattice.vectors.map(() => 0),
      members: members.map((family) => ({
        family: family.name,
        place: place(
          family,
          family.members.findIndex((member) => member.site === (term.members?.[at] ?? site)),
        ),
        sign: 1,
      })),
    }));
  return term.bonds.map(({ bond, label, reversed, from, to, d, nu, phase }) => ({
    of: label ?? bond.label,
    row: to * size,
    column: from * size,
    d,
    nu,
    phase,
    members: members.map((family) => ({
      family: family.name,
      place: place(
        family,
        family.members.findIndex((member) => member.bond!.label === bond.label),
      ),
      sign: reversed && family.reversal === "conjugate" ? -1 : 1,
    })),
  }));
}

/** Whether an on-site value is Hermitian: its matrix equals its conjugate transpose at random inputs. */
export function isHermitian(value: Typed, size: number): boolean {
  const builder = new ScalarBuilder();
  let seed = 0.37;
  const next = () => (seed = (seed * 997.13 + 0.618) % 1);
  const known = new Map<Family, Complex>();
  const lowering = new Lowering(builder, (node) => {
    if (node.kind === "waveVector")
      return { re: builder.constant(0.3 + 0.4 * node.axis), im: builder.constant(0) };
    if (node.kind !== "parameter") return undefined;
    const value_ = known.get(node.family) ?? {
      re: builder.constant(next()),
      im: builder.constant(node.family.width === 2 ? next() : 0),
    };
    known.set(node.family, value_);
    return value_;
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
