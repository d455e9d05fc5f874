import type { Call, Expression } from "../../../grammar/ast.ts";
import { suggest } from "../../bind/suggest.ts";
import type { Context } from "../../check/scope.ts";
import { constantNumber } from "../../model/constants.ts";
import type { Lattice } from "../../model/lattice.ts";
import type { Space } from "../../model/space.ts";
import { isDimensionless } from "../../units/dimension.ts";
import { Arguments } from "../arguments.ts";
import { spatialPart } from "../basic-parts.ts";
import { nameOf } from "../name.ts";
import type { Operation } from "../operation.ts";
import { operationAt } from "../place.ts";
import { closes, isKnownOrbital, orbitalMatrix } from "../representation.ts";
import { framesOf } from "./frames.ts";
import { describeOwnSymmetry, distinguish } from "./describe.ts";
import { type Match, type Wish, matchGroup, siteShifts, wishedFrames } from "./match.ts";
import { type GroupKind, type StandardGroup, findGroup, symbolsOf } from "./table.ts";

/** A group that a spec names, and how it lies on the lattice. */
export interface DeclaredGroup {
  readonly group: StandardGroup;
  readonly match: Match;
}

export interface BuiltGroup extends DeclaredGroup {
  /** The generators of the standard setting. */
  readonly operations: readonly Operation[];
}

const kinds: Readonly<Record<string, GroupKind>> = {
  point_group: "point",
  layer_group: "layer",
  space_group: "space",
};

/** The generators that stand for a group by its symbol. */
export const groupGenerators: readonly string[] = Object.keys(kinds);

export function isGroup(syntax: Expression): syntax is Call {
  return syntax.kind === "call" && groupGenerators.includes(syntax.callee.text);
}

/** `layer_group("p6mm")`, `space_group(227, at = A)`: matched to the lattice of the spec. */
export function buildGroup(
  syntax: Call,
  lattice: Lattice,
  space: Space,
  context: Context,
): BuiltGroup | undefined {
  const kind = kinds[syntax.callee.text];
  const args = new Arguments(syntax.callee, syntax.arguments, syntax, { lattice, space, context });
  args.allow(1, "at", "a", "b", "c", "spin");
  const group = args.failed ? undefined : namedGroup(kind, args, syntax, context);
  if (!group) return undefined;
  const needed = { point: lattice.dimension, layer: 2, space: 3 }[kind];
  if (lattice.dimension !== needed) {
    const other = ["point_group", "layer_group", "space_group"][lattice.dimension - 1];
    return args.fail(
      syntax.callee.span,
      `it is for lattices with ${needed === 2 ? "two" : "three"} vectors, and ${lattice.name} has ${lattice.dimension}`,
      `${other}(${lattice.dimension === 1 ? '"mmm"' : lattice.dimension === 2 ? '"p6mm"' : '"Fd-3m"'})`,
    );
  }
  const fixed = args.spinsFixed();
  const wish: Wish = {
    origin: args.point(),
    axes: ["a", "b", "c"].map((axis) => args.direction(axis)),
  };
  if (args.failed) return undefined;
  const match = onlyMatch(group, lattice, wish, syntax, context);
  const operations = match && operationsOn(match, lattice, space, fixed, syntax, context);
  return operations && { group, match, operations };
}

function namedGroup(
  kind: GroupKind,
  args: Arguments,
  syntax: Call,
  context: Context,
): StandardGroup | undefined {
  const name = args.first();
  const example = { point: '"6mm"', layer: '"p6mm"', space: '"Fd-3m"' }[kind];
  if (!name)
    return args.fail(
      syntax.callee.span,
      "the symbol of the group is missing",
      `${syntax.callee.source}(${example})`,
    );
  if (name.kind === "text") return known(kind, name.value, name, context);
  if (kind === "point" || name.kind === "name")
    return args.fail(
      name.span,
      `it takes a symbol in quotes${kind === "point" ? "" : ", or a number"}`,
      `${syntax.callee.source}(${example})`,
    );
  const number = constantNumber(name, "the number of a group", context);
  const dimension = number?.type.dimension;
  if (dimension !== undefined && dimension !== "any" && !isDimensionless(dimension))
    return args.fail(name.span, "the number of a group has no unit");
  return number && known(kind, number.value, name, context);
}

function known(
  kind: GroupKind,
  name: string | number,
  syntax: Expression,
  { reporter }: Context,
): StandardGroup | undefined {
  const group = findGroup(kind, name);
  if (group) return group;
  return reporter.report("HAM8011", syntax.span, {
    kind,
    name: String(name),
    suggestion: typeof name === "string" ? suggest(name, likely(name, kind)) : undefined,
  });
}

/** The symbols of a kind, those first that end alike. */
function likely(name: string, kind: GroupKind): readonly string[] {
  const plain = (symbol: string) => symbol.replaceAll(/\d/g, "#");
  const alike = (symbol: string) => {
    const [a, b] = [plain(symbol), plain(name)];
    let count = 0;
    while (count < a.length && a.at(-1 - count) === b.at(-1 - count)) count++;
    return count;
  };
  return symbolsOf(kind).toSorted((a, b) => alike(b) - alike(a));
}

/** The way in which the group lies on the lattice; none or several are reported. */
function onlyMatch(
  group: StandardGroup,
  lattice: Lattice,
  wish: Wish,
  syntax: Call,
  { reporter }: Context,
): Match | undefined {
  const matches = matchGroup(group, lattice, siteShifts(lattice), wish);
  if (matches.length === 1) return matches[0];
  const name = `${kindOf(group)} \`${group.symbol}\``;
  if (matches.length > 1) {
    const { what, choices } = distinguish(matches);
    return reporter.report("HAM8013", syntax.span, {
      name,
      lattice: lattice.name,
      what,
      choices,
      source: syntax.callee.source,
      symbol: group.symbol,
    });
  }
  return reporter.report("HAM8012", syntax.span, {
    name,
    lattice: lattice.name,
    reason: reasonAgainst(group, lattice, wish),
    own: describeOwnSymmetry(lattice),
  });
}

/** Why a group does not fit: what is the first that fails. */
function reasonAgainst(group: StandardGroup, lattice: Lattice, wish: Wish): string {
  const directions: StandardGroup = { ...group, kind: "point", oriented: false };
  const all = framesOf(group, lattice);
  if (framesOf(directions, lattice).length === 0)
    return "it has rotations or mirrors that do not take vectors of the lattice to vectors of it";
  if (all.length === 0)
    return group.kind === "point"
      ? "its axes lie otherwise to the shortest vectors"
      : `its translations, ${group.centrings.length > 0 ? `centred as ${group.symbol[0]} says` : "without a centring"}, are not those of the cell`;
  if (wishedFrames(all, group, wish).length === 0)
    return "no axes along the given directions go with its vectors";
  return `${wish.origin ? "with its origin there" : "wherever it is put"}, it takes a site to a place without one`;
}

function kindOf({ kind }: StandardGroup): string {
  return `The ${kind} group`;
}

function operationsOn(
  { generators }: Match,
  lattice: Lattice,
  space: Space,
  spinsFixed: boolean,
  syntax: Call,
  { reporter }: Context,
): readonly Operation[] | undefined {
  const strange = space.orbitals.find((orbital) => !isKnownOrbital(orbital));
  if (strange !== undefined && generators.length > 0)
    return reporter.report("HAM8005", syntax.span, { orbital: strange });
  const operations: Operation[] = [];
  for (const { rotation, turn, shift } of generators) {
    const part = spatialPart("", rotation, spinsFixed, space);
    const operation = operationAt(part, turn, shift, lattice);
    const name = nameOf(operation);
    if (!closes(orbitalMatrix(space.orbitals, rotation)))
      return reporter.report("HAM8006", syntax.span, { name, orbitals: space.orbitals });
    operations.push({ ...operation, name });
  }
  return operations;
}
