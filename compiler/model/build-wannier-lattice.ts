import type { Name, TextLiteral } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { checkedCrystal } from "../formats/crystal.ts";
import { readFormat } from "../formats/read.ts";
import { FileProblem } from "../formats/lines.ts";
import { readTb } from "../formats/wannier90.ts";
import { length } from "../units/dimension.ts";
import { siteLimit } from "./build-unit-cell.ts";
import { type Lattice, cartesian, determinant, invert } from "./lattice.ts";

/** How far apart the Wannier functions of one site may be, in angstrom. */
const oneSite = 0.5;

/**
 * The lattice of `name_tb.dat`: its vectors, and sites W1, W2, … at the mean centre of `internal`
 * functions each. Sites may be at one place, as orbitals of one atom are.
 */
export function buildWannierLattice(
  file: TextLiteral,
  sites: readonly Name[] | undefined,
  internal: number,
  context: Context,
): Lattice | undefined {
  const { reporter } = context;
  if (sites)
    return reporter.report("HAM2004", sites[0].span, {
      callee: "file",
      argument: "sites",
      known: [],
    });
  const wannier = readFormat(file, readCrystal, context);
  if (!wannier) return undefined;
  const { vectors, centres } = wannier;
  const count = centres.length / internal;
  if (!Number.isInteger(count))
    return reporter.report("HAM7005", file.span, {
      name: file.value,
      functions: centres.length,
      sites: Math.ceil(count),
      internal,
    });
  if (count > siteLimit)
    return reporter.report("HAM4017", file.span, {
      what: "The number of sites in a cell",
      limit: siteLimit,
    });
  const groups = Array.from({ length: count }, (_, site) =>
    centres.slice(site * internal, (site + 1) * internal),
  );
  const spreads = groups.map(spread);
  const loose = spreads.findIndex((apart) => apart > oneSite);
  if (loose >= 0)
    return reporter.report("HAM7008", file.span, {
      name: file.value,
      first: loose * internal + 1,
      last: (loose + 1) * internal,
      apart: spreads[loose].toFixed(2),
    });
  const inverse = invert(vectors);
  return {
    name: "crystal",
    dimension: 3,
    vectors,
    sites: groups.map((group, site) => {
      const position = [0, 1, 2].map(
        (axis) => group.reduce((sum, centre) => sum + centre[axis], 0) / internal,
      );
      return { name: `W${site + 1}`, fractional: cartesian(inverse, position), position };
    }),
    length,
    measure: Math.abs(determinant(vectors)),
    points: [],
  };
}

/** Vectors and centres; a file without centres is refused. */
function readCrystal(text: string): {
  readonly vectors: readonly (readonly number[])[];
  readonly centres: readonly (readonly number[])[];
} {
  const { vectors, centres } = readTb(text);
  if (!centres)
    throw new FileProblem(
      1,
      "the centres of the functions are missing: the file ends with the Hamiltonian",
      "Write it anew with Wannier90 3, or give the sites in a lattice of your own.",
    );
  const inverse = invert(vectors!);
  const atoms = centres.map(({ position, line }) => ({
    species: "W",
    fractional: cartesian(inverse, position),
    line,
  }));
  checkedCrystal({ vectors: vectors!, atoms });
  return { vectors: vectors!, centres: centres.map(({ position }) => position) };
}

/** The largest distance between two of the places. */
function spread(places: readonly (readonly number[])[]): number {
  const distances = places.flatMap((p, at) =>
    places.slice(0, at).map((q) => Math.hypot(...p.map((x, axis) => x - q[axis]))),
  );
  return Math.max(0, ...distances);
}
