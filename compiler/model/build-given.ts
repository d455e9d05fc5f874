import type { FromItem, TextLiteral } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { readFormat } from "../formats/read.ts";
import { type WannierHamiltonian, readHr, readTb } from "../formats/wannier90.ts";
import { type GivenHamiltonian, givenElements } from "./given.ts";
import type { Lattice } from "./lattice.ts";

/** The most matrix elements of a Hamiltonian from a file. */
const elementLimit = 200_000;

/** How far lattice vectors of a file may be from those of the lattice, as a part of their length. */
const sameVectors = 1e-3;

/** A residual of Hermiticity, as a part of the largest element, that rounding cannot explain. */
const hermitianTolerance = 1e-4;

/** `from wannier90("silicon_tb.dat")`: the Hamiltonian of a file on the rows of the model. */
export function buildGiven(
  item: FromItem,
  lattice: Lattice,
  internal: number,
  context: Context,
): GivenHamiltonian | undefined {
  const { reporter } = context;
  const file = wannierFile(item, context);
  if (!file) return undefined;
  const wannier = readFormat(file, readerOf(file.value), context);
  if (!wannier) return undefined;
  const rows = lattice.sites.length * internal;
  if (wannier.functions !== rows)
    return reporter.report("HAM7005", file.span, {
      name: file.value,
      functions: wannier.functions,
      sites: lattice.sites.length,
      internal,
    });
  if (!fits(wannier, lattice, file, context)) return undefined;
  const given = givenElements(wannier, lattice);
  if (given.elements.length > elementLimit)
    return reporter.report("HAM4017", item.span, {
      what: "The number of matrix elements",
      limit: elementLimit,
    });
  if (given.residual > hermitianTolerance * given.largest)
    reporter.report("HAM7007", file.span, {
      name: file.value,
      residual: `${Number(given.residual.toPrecision(2))}`,
      largest: `${Number(given.largest.toPrecision(2))}`,
    });
  return {
    span: item.span,
    file: file.value,
    functions: wannier.functions,
    cells: wannier.blocks.length,
    ...given,
  };
}

function wannierFile({ value, span }: FromItem, { reporter }: Context): TextLiteral | undefined {
  const known = value?.kind === "call" && value.callee.text === "wannier90";
  const [file, ...others] = known ? value.arguments : [];
  if (file?.value?.kind === "text" && !file.name && others.length === 0) return file.value;
  return reporter.report("HAM2003", value?.span ?? span, {
    what: "What follows `from`",
    expected: 'the Hamiltonian of a file, as in `from wannier90("name_tb.dat")`',
    found: "something else",
  });
}

/** By what stands in the file's name; `_tb.dat` is what has lattice vectors. */
function readerOf(name: string): (text: string) => WannierHamiltonian {
  return /tb\.dat$/i.test(name) ? readTb : readHr;
}

/** Whether the cells and vectors of the file are those of the lattice; reports what is not. */
function fits(
  { blocks, vectors }: WannierHamiltonian,
  lattice: Lattice,
  file: TextLiteral,
  { reporter }: Context,
): boolean {
  const { dimension } = lattice;
  const outside = blocks.find(
    ({ cell, matrix }) =>
      cell.slice(dimension).some((x) => x !== 0) && matrix.some((part) => part !== 0),
  );
  if (outside) {
    reporter.report("HAM7002", file.span, {
      name: file.value,
      line: outside.line,
      reason: `the cell (${outside.cell.join(", ")}) is not one of a lattice of ${dimension} dimension${dimension === 1 ? "" : "s"}`,
      remedy: "Declare a lattice of three dimensions.",
    });
    return false;
  }
  if (!vectors) return true;
  const metric = (rows: readonly (readonly number[])[]) =>
    rows.map((p) => rows.map((q) => p.reduce((sum, x, axis) => sum + x * q[axis], 0)));
  const theirs = metric(vectors.slice(0, dimension));
  const ours = metric(lattice.vectors);
  const differs = ours.some((row, i) =>
    row.some(
      (product, j) =>
        Math.abs(product - theirs[i][j]) > sameVectors * Math.sqrt(ours[i][i] * ours[j][j]),
    ),
  );
  if (!differs) return true;
  const lengths = (rows: readonly (readonly number[])[]) =>
    rows.map((row, i) => Number(Math.sqrt(row[i]).toPrecision(6))).join(", ");
  reporter.report("HAM7006", file.span, {
    name: file.value,
    theirs: lengths(theirs),
    ours: lengths(ours),
  });
  return false;
}
