import type { Family } from "../model/family.ts";
import type { Model, Term } from "../model/model.ts";
import { families } from "../model/build-hamiltonian.ts";
import { internalSize } from "../model/space.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import type { BondRow, TermIR } from "../ir/program.ts";
import type { Typed } from "../check/typed.ts";
import type { Complex } from "./complex.ts";
import { Lowering } from "./expression.ts";
import { Inputs, readSingle } from "./inputs.ts";

/** Where a term stands in the source. */
export interface Place {
  readonly text: string;
  readonly line: number;
}

/** One term of the Hamiltonian: a table of bonds, and the code of their coefficients. */
export function lowerTerm(term: Term, name: string, place: Place, model: Model): TermIR {
  const size = internalSize(model.space);
  const builder = new ScalarBuilder();
  const inputs = new Inputs(builder);
  const members = families(term.value).filter(({ each }) => each.kind !== "one");
  const bonds = bondRows(term, members, model, size);
  const reversed = new Set(
    bonds.flatMap((bond) =>
      bond.members.filter(({ sign }) => sign < 0).map(({ family }) => family),
    ),
  );
  const lowering = new Lowering(builder, (node) => readTermLeaf(node, inputs, builder, reversed));
  const matrix = lowering.matrix(term.value, size);
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
    name,
    ...place,
    bonds,
    entries: entries.map(({ row, column }) => ({ row, column })),
    value: inputs.finish(
      entries.flatMap(({ value }, at) => [
        { name: `re${suffix(at)}`, node: value.re },
        { name: `im${suffix(at)}`, node: value.im },
      ]),
    ),
  };
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
  const { family } = node;
  if (family.each.kind === "one") return readSingle(family, inputs, builder);
  const conjugated = (value: number) =>
    reversed.has(family.name)
      ? builder.multiply(
          inputs.read(`${family.name}_sign`, { kind: "sign", family: family.name }),
          value,
        )
      : value;
  const part = (name: string, at: 0 | 1) =>
    inputs.read(name, { kind: "member", family: family.name, part: at });
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
    return term.sites.map((site) => ({
      of: model.lattice.sites[site].name,
      row: site * size,
      column: site * size,
      d: model.lattice.vectors.map(() => 0),
      members: members.map((family) => ({
        family: family.name,
        place: place(
          family,
          family.members.findIndex((member) => member.site === site),
        ),
        sign: 1,
      })),
    }));
  return term.bonds.map(({ bond, reversed, from, to, d, nu }) => ({
    of: bond.label,
    row: to * size,
    column: from * size,
    d,
    nu,
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
