import type { Expression, LatticeDeclaration, LatticeItem } from "../../grammar/ast.ts";
import type { Span } from "../../grammar/span.ts";
import { suggest } from "../bind/suggest.ts";
import { type Context, type Meaning, type Names } from "../check/scope.ts";
import { describeUnit, fits } from "../check/types.ts";
import { dimensionless, length as lengthDimension } from "../units/dimension.ts";
import { buildCrystal } from "./build-crystal.ts";
import { buildUnitCell, components, siteLimit } from "./build-unit-cell.ts";
import { constantNumber } from "./constants.ts";
import { type Lattice, determinant } from "./lattice.ts";
import { buildContinuum } from "./continuum.ts";
import { supercell } from "./supercell.ts";

/** The lattices of the library, by name. */
export type LatticeLibrary = Names<LatticeDeclaration>;

/** The lattices that a name may stand for. */
interface Known {
  readonly library: LatticeLibrary;
  /** Those of the spec, above. */
  readonly own: ReadonlyMap<string, Lattice>;
  /** Orbitals times spins of a site. */
  readonly internal: number;
}

/** The last of the lattices, each of which may be made of those above it. */
export function buildLattices(
  declarations: readonly LatticeDeclaration[],
  library: LatticeLibrary,
  internal: number,
  context: Context,
): Lattice | undefined {
  const own = new Map<string, Lattice>();
  let lattice: Lattice | undefined;
  for (const declaration of declarations) {
    lattice = buildLattice(declaration, { library, own, internal }, context);
    if (!lattice) return undefined;
    own.set(lattice.name, lattice);
  }
  return lattice;
}

function buildLattice(
  declaration: LatticeDeclaration,
  known: Known,
  context: Context,
): Lattice | undefined {
  const { name, body, value } = declaration;
  if (body)
    return buildUnitCell(
      name?.text ?? "lattice",
      body,
      new Map(),
      (name ?? declaration).span,
      context,
    );
  const lattice = value && latticeOf(value, known, context);
  return lattice && (name ? { ...lattice, name: name.text } : lattice);
}

/** `honeycomb`, `honeycomb(a = 2.46 angstrom)`, `supercell(triangular, 2, 2)`. */
function latticeOf(value: Expression, known: Known, context: Context): Lattice | undefined {
  const { reporter } = context;
  const { library, own, internal } = known;
  if (value.kind === "call" && value.callee.text === "continuum")
    return buildContinuum(value, context);
  if (value.kind === "call" && value.callee.text === "supercell")
    return buildSupercell(value, known, context);
  if (value.kind === "call" && value.callee.text === "file")
    return buildCrystal(value, internal, context);
  if (value.kind === "name" && own.has(value.text)) return own.get(value.text);
  const callee = value.kind === "name" ? value : value.kind === "call" ? value.callee : undefined;
  const found = callee && library.get(callee.text);
  if (!callee)
    return reporter.report("HAM2003", value.span, {
      what: "What follows `lattice`",
      expected: "the name of a lattice",
      found: value.kind === "text" ? "a text in quotes" : "an expression",
    });
  if (value.kind === "call" && own.has(callee.text))
    return reporter.report("HAM2006", value.span, {
      callee: callee.source,
      most: 0,
      given: value.arguments.length,
    });
  if (!found?.body) {
    const names = [...own.keys(), ...library.keys()];
    return reporter.report("HAM4021", callee.span, {
      name: callee.source,
      known: [...library.keys()],
      suggestion: suggest(callee.text, names),
    });
  }
  const constants =
    value.kind === "call" ? latticeArguments(value, found.body, context) : new Map();
  if (!constants) return undefined;
  return reporter.within({ span: value.span, name: callee.source, foreign: true }, () =>
    buildUnitCell(callee.text, found.body!, constants, value.span, context),
  );
}

/** `supercell(lattice, 2, 3)`, or one vector of whole numbers for each axis. */
function buildSupercell(
  call: Expression & { kind: "call" },
  known: Known,
  context: Context,
): Lattice | undefined {
  const { reporter } = context;
  const [base, ...axes] = call.arguments;
  const lattice = base?.value && latticeOf(base.value, known, context);
  if (!base)
    return reporter.report("HAM2005", call.span, {
      callee: "supercell",
      missing: "a lattice and its extent",
      example: "supercell(triangular, 2, 2)",
    });
  if (!lattice) return undefined;
  const wrong = (span: Span, found: string): undefined =>
    reporter.report("HAM4025", span, { dimension: lattice.dimension, found });
  const named = axes.find(({ name }) => name);
  if (named) return wrong(named.span, "one has a name");
  if (axes.length !== lattice.dimension)
    return wrong(
      call.span,
      axes.length === 1 ? "there is one" : `there are ${axes.length || "none"}`,
    );
  const cells: (readonly number[])[] = [];
  for (const [axis, argument] of axes.entries()) {
    const extent = components(argument.value, "The extent of a supercell", context);
    if (!extent) return undefined;
    const given = extent.components;
    if (given.length === 1 && !(given[0] > 0)) return wrong(argument.span, `this is ${given[0]}`);
    const row =
      given.length === 1 ? lattice.vectors.map((_, j) => (j === axis ? given[0] : 0)) : given;
    if (row.length !== lattice.dimension || !row.every((n) => Number.isInteger(n)))
      return wrong(
        argument.span,
        `this is ${given.length === 1 ? given[0] : `(${given.join(", ")})`}`,
      );
    if (row.some((n) => Math.abs(n) > siteLimit))
      return reporter.report("HAM4017", argument.span, {
        what: "The extent of a supercell",
        limit: siteLimit,
      });
    cells.push(row);
  }
  const copies = Math.abs(determinant(cells));
  if (copies === 0) return wrong(call.span, "these vectors are linearly dependent");
  if (copies * lattice.sites.length > siteLimit)
    return reporter.report("HAM4017", call.span, {
      what: "The number of sites in a cell",
      limit: siteLimit,
    });
  return supercell(lattice, cells, `supercell of ${lattice.name}`);
}

/** The constants that a use such as `honeycomb(a = 2.46 angstrom)` replaces. */
function latticeArguments(
  call: Expression & { kind: "call" },
  body: readonly LatticeItem[],
  context: Context,
): ReadonlyMap<string, Meaning> | undefined {
  const { reporter } = context;
  const known = body.flatMap((item) =>
    item.kind === "latticeConstant" && item.name ? [item.name.text] : [],
  );
  const constants = new Map<string, Meaning>();
  for (const [at, argument] of call.arguments.entries()) {
    const key = argument.name?.text ?? (at === 0 ? known[0] : undefined);
    if (key === undefined)
      return reporter.report("HAM2006", argument.span, {
        callee: call.callee.source,
        most: known.length > 0 ? 1 : 0,
        given: call.arguments.length,
      });
    if (!known.includes(key))
      return reporter.report("HAM2004", argument.name!.span, {
        callee: call.callee.source,
        argument: key,
        suggestion: suggest(key, known),
        known,
      });
    const number = constantNumber(argument.value, `The lattice constant \`${key}\``, context);
    if (!number) return undefined;
    if (!(number.value > 0))
      return reporter.report("HAM2003", argument.span, {
        what: `The lattice constant \`${key}\``,
        expected: "a positive length",
        found: `${number.value}`,
      });
    if (!fits(number.type, dimensionless) && !fits(number.type, lengthDimension))
      return reporter.report("HAM3003", number.typed.span, {
        what: `The lattice constant \`${key}\``,
        expected: "a length or a plain number",
        found: describeUnit(number.type),
      });
    constants.set(key, { kind: "value", value: number.typed });
  }
  return constants;
}
