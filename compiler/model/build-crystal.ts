import type { Call, Expression, Name, TextLiteral } from "../../grammar/ast.ts";
import { canonicalName } from "../../grammar/canonical-name.ts";
import { suggest } from "../bind/suggest.ts";
import type { Context } from "../check/scope.ts";
import { readCif } from "../formats/cif.ts";
import type { Atom, Crystal } from "../formats/crystal.ts";
import { readPoscar } from "../formats/poscar.ts";
import { readFormat } from "../formats/read.ts";
import { length } from "../units/dimension.ts";
import { buildWannierLattice } from "./build-wannier-lattice.ts";
import { siteLimit } from "./build-unit-cell.ts";
import { type Lattice, cartesian, determinant } from "./lattice.ts";

/** The formats of crystals, by what the name of a file looks like. */
const formats: readonly {
  readonly name: RegExp;
  readonly read: (text: string) => Crystal;
}[] = [
  { name: /\.cif$/i, read: readCif },
  { name: /(^|[\\/])(POSCAR|CONTCAR)[^\\/]*$|\.(poscar|vasp)$/i, read: readPoscar },
];

/**
 * `file("diamond.cif")`, `file("POSCAR", sites = (Ga, As))`, `file("silicon_tb.dat")`: the lattice of
 * a file. `internal` is the number of states of a site.
 */
export function buildCrystal(call: Call, internal: number, context: Context): Lattice | undefined {
  const { reporter } = context;
  const arguments_ = crystalArguments(call, context);
  if (!arguments_) return undefined;
  const { file, sites } = arguments_;
  if (/tb\.dat$/i.test(file.value)) return buildWannierLattice(file, sites, internal, context);
  const format = formats.find(({ name }) => name.test(file.value));
  if (!format) return reporter.report("HAM7003", file.span, { name: file.value });
  const crystal = readFormat(file, format.read, context);
  if (!crystal) return undefined;
  const atoms = selected(namedAtoms(crystal.atoms), sites, context);
  if (!atoms) return undefined;
  if (atoms.length > siteLimit)
    return reporter.report("HAM4017", call.span, {
      what: "The number of sites in a cell",
      limit: siteLimit,
    });
  const { vectors } = crystal;
  const twins = samePlace(atoms, vectors);
  if (twins)
    return reporter.report("HAM7002", file.span, {
      name: file.value,
      line: twins[1].line,
      reason: `the atom of this line is at the place of that of line ${twins[0].line}`,
    });
  return {
    name: "crystal",
    dimension: 3,
    vectors,
    sites: atoms.map(({ name, fractional }) => ({
      name,
      fractional,
      position: cartesian(vectors, fractional),
    })),
    length,
    measure: Math.abs(determinant(vectors)),
    points: [],
  };
}

/** An atom with the name of its site: "C" where it is the only one of its species, else "C2". */
interface NamedAtom extends Atom {
  readonly name: string;
}

function namedAtoms(atoms: readonly Atom[]): readonly NamedAtom[] {
  const counts = new Map<string, number>();
  for (const { species } of atoms) counts.set(species, (counts.get(species) ?? 0) + 1);
  const met = new Map<string, number>();
  return atoms.map((atom) => {
    const number = (met.get(atom.species) ?? 0) + 1;
    met.set(atom.species, number);
    const name = counts.get(atom.species) === 1 ? atom.species : `${atom.species}${number}`;
    return { ...atom, name: canonicalName(name) };
  });
}

/** The atoms of the species and sites that are asked for, in the order of the file. */
function selected(
  atoms: readonly NamedAtom[],
  sites: readonly Name[] | undefined,
  { reporter }: Context,
): readonly NamedAtom[] | undefined {
  if (!sites) return atoms;
  const meets = ({ text }: Name, { species, name }: NamedAtom) => species === text || name === text;
  const unknown = sites.find((wanted) => !atoms.some((atom) => meets(wanted, atom)));
  if (unknown) {
    const species = [...new Set(atoms.map((atom) => atom.species))];
    const known = [...species, ...atoms.map(({ name }) => name)];
    return reporter.report("HAM7004", unknown.span, {
      name: unknown.source,
      species,
      suggestion: suggest(unknown.text, known),
    });
  }
  return atoms.filter((atom) => sites.some((wanted) => meets(wanted, atom)));
}

function crystalArguments(
  call: Call,
  { reporter }: Context,
): { readonly file: TextLiteral; readonly sites?: readonly Name[] } | undefined {
  const example = 'file("diamond.cif")';
  const [first, ...others] = call.arguments;
  if (!first?.value)
    return reporter.report("HAM2005", call.span, {
      callee: "file",
      missing: "the name of a file",
      example,
    });
  if (first.name || first.value.kind !== "text")
    return reporter.report("HAM2003", first.span, {
      what: "What `file` reads",
      expected: `the name of a file in quotes, as in \`${example}\``,
      found: "something else",
    });
  let sites: readonly Name[] | undefined;
  for (const argument of others) {
    if (!argument.name)
      return reporter.report("HAM2006", argument.span, {
        callee: "file",
        most: 1,
        given: call.arguments.length,
      });
    if (argument.name.text !== "sites")
      return reporter.report("HAM2004", argument.name.span, {
        callee: "file",
        argument: argument.name.text,
        suggestion: suggest(argument.name.text, ["sites"]),
        known: ["sites"],
      });
    sites = names(argument.value);
    if (!sites)
      return reporter.report("HAM2003", argument.span, {
        what: "What `sites` selects",
        expected: "species or sites by name, as in `sites = C` or `sites = (Ga, As)`",
        found: "something else",
      });
  }
  return { file: first.value, sites };
}

/** `C`, `(Ga, As)`. */
function names(value: Expression | undefined): readonly Name[] | undefined {
  if (value?.kind === "name") return [value];
  if (value?.kind === "group") return names(value.inner);
  if (value?.kind !== "tuple") return undefined;
  return value.components.every((component) => component.kind === "name")
    ? value.components
    : undefined;
}

/** Two atoms that are nearer than any two can be: 0.05 angstrom. */
function samePlace(
  atoms: readonly NamedAtom[],
  vectors: readonly (readonly number[])[],
): readonly [NamedAtom, NamedAtom] | undefined {
  for (const [at, atom] of atoms.entries())
    for (const other of atoms.slice(0, at)) {
      const difference = atom.fractional.map((x, axis) => {
        const d = x - other.fractional[axis];
        return d - Math.round(d);
      });
      if (Math.hypot(...cartesian(vectors, difference)) < 0.05) return [other, atom];
    }
  return undefined;
}
