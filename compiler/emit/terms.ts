import type { InputSource, TermIR } from "../ir/program.ts";
import { printCode } from "./scalar.ts";
import { type Value, array, number, numbers, object, text } from "./target.ts";

const ownFields = new Set(["of", "row", "column", "d", "nu", "phase_re", "phase_im"]);

/** The field of a bond that holds the place of a family's member. */
function field(family: string): string {
  return ownFields.has(family) ? `${family}_` : family;
}

/** `Term<Bond & { readonly t2: number }>`: with the fields that the term's bonds carry. */
export function termType(term: TermIR): string {
  const fields = bondFields(term);
  return fields.length === 0
    ? "Term"
    : `Term<Bond & { ${fields.map((name) => `readonly ${name}: number`).join("; ")} }>`;
}

function bondFields(term: TermIR): readonly string[] {
  const sources = [...term.value.inputs.values()];
  return [
    ...new Set(
      sources.flatMap((source) =>
        source.kind === "member"
          ? [field(source.family)]
          : source.kind === "amplitude"
            ? [source.name]
            : source.kind === "chirality"
              ? ["nu"]
              : source.kind === "peierls"
                ? [`phase_${source.part}`]
                : [],
      ),
    ),
  ];
}

/** A term: its table of bonds and the code of their coefficients. */
export function emitTerm(term: TermIR, placeOf: (family: string) => number): Value {
  const readTerm = termReader(placeOf);
  const fields = new Set(bondFields(term));
  const value = printCode(term.value, readTerm, ["theta", "bond", "out"]);
  const adjoint =
    term.adjoint && printCode(term.adjoint, readTerm, ["theta", "bond", "bar", "thetaBar"]);
  return object({
    text: text(term.text),
    line: number(term.line),
    entries: array(
      term.entries.map(({ row, column }) => object({ row: number(row), column: number(column) })),
    ),
    bonds: array(
      term.bonds.map((bond) =>
        object({
          of: text(bond.of),
          row: number(bond.row),
          column: number(bond.column),
          d: numbers(bond.d),
          powers: bond.powers && numbers(bond.powers),
          nu: fields.has("nu") ? number(bond.nu!) : undefined,
          phase_re: fields.has("phase_re") ? number(Math.cos(bond.phase!)) : undefined,
          phase_im: fields.has("phase_im") ? number(Math.sin(bond.phase!)) : undefined,
          ...Object.fromEntries([
            ...Object.entries(bond.members).map(([family, place]) => [
              field(family),
              number(place),
            ]),
            ...Object.entries(bond.amplitudes).map(([name, value]) => [name, number(value)]),
          ]),
        }),
      ),
    ),
    value: {
      kind: "lambda",
      parameters: ["theta", "bond", "out"],
      body: [...value.statements, ...value.outputs.map((output, at) => `out[${at}] = ${output};`)],
    },
    adjoint: adjoint && {
      kind: "lambda",
      parameters: ["theta", "bond", "bar", "thetaBar"],
      body: [
        ...adjoint.statements,
        ...term.adjoint!.scalar.outputs.map(({ name }, at) => {
          const source = term.adjoint!.inputs.get(name)!;
          return `${readTerm(source).replace(/^theta/, "thetaBar")} += ${adjoint.outputs[at]};`;
        }),
      ],
    },
  });
}

function termReader(placeOf: (family: string) => number): (source: InputSource) => string {
  return (source) =>
    source.kind === "theta" ? `theta[${placeOf(source.family) + source.part}]` : readBond(source);
}

function readBond(source: InputSource): string {
  switch (source.kind) {
    case "member":
      return `theta[bond.${field(source.family)}${source.part ? ` + ${source.part}` : ""}]`;
    case "amplitude":
      return `bond.${source.name}`;
    case "displacement":
      return `bond.d[${source.axis}]`;
    case "chirality":
      return "bond.nu";
    case "peierls":
      return `bond.phase_${source.part}`;
    case "bar":
      return `bar[${source.at}]`;
    default:
      throw new Error(`a term cannot read ${source.kind}`);
  }
}
