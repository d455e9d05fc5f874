import type { Argument, Expression, Name } from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import { wholeNumber } from "../model/constants.ts";
import { cartesian } from "../model/lattice.ts";
import { internalSize } from "../model/space.ts";
import { Arguments, type Surroundings, padded } from "./arguments.ts";
import { nothingFree, nowhere, spatialPart, spinHalfTurn, timeReversal } from "./basic-parts.ts";
import { fraction } from "./centre.ts";
import { identity } from "./complex-matrix.ts";
import { type Part, combine } from "./part.ts";
import { type Vector, diagonal, mirrorNormalTo, rotationAbout, unity } from "./rotation.ts";
import { sublattices } from "./sublattices.ts";

/** The words that a generator may begin with. */
export const generatorNames: readonly string[] = [
  "none",
  "detect",
  "rotation",
  "mirror",
  "inversion",
  "translation",
  "time_reversal",
  "spin_rotation",
  "chiral",
  "particle_hole",
  "point_group",
  "layer_group",
  "space_group",
];

/** A generator as one or more operations without their place; what is wrong is reported. */
export function buildParts(
  syntax: Expression,
  surroundings: Surroundings,
): readonly Part[] | undefined {
  const { reporter } = surroundings.context;
  switch (syntax.kind) {
    case "name":
      return generator(syntax, [], syntax, surroundings);
    case "call":
      return generator(syntax.callee, syntax.arguments, syntax, surroundings);
    case "group":
      return syntax.inner && buildParts(syntax.inner, surroundings);
    case "power": {
      const base = single(syntax.base, surroundings);
      const power = wholeNumber(syntax.exponent, "a power", 1, 24, surroundings.context);
      if (!base || power === undefined) return undefined;
      return [Array.from({ length: power }, () => base).reduce((a, b) => combine(a, b))];
    }
    case "product": {
      const factors = syntax.factors.map(({ operator, operand }) =>
        operator === "*" && operand ? single(operand, surroundings) : undefined,
      );
      if (syntax.factors.some(({ operator }) => operator === "/"))
        return reporter.report("HAM8002", syntax.span, {
          name: "A generator",
          reason: "it cannot be divided by another",
        });
      if (!factors.every((factor) => factor !== undefined)) return undefined;
      return [factors.reduce((a, b) => combine(a, b))];
    }
    default:
      return reporter.report("HAM8001", syntax.span, { known: generatorNames });
  }
}

function single(syntax: Expression, surroundings: Surroundings): Part | undefined {
  const parts = buildParts(syntax, surroundings);
  if (!parts || parts.length === 1) return parts?.[0];
  return surroundings.context.reporter.report("HAM8002", syntax.span, {
    name: "A product",
    reason: "each factor must be one operation, and this stands for several",
  });
}

function generator(
  name: Name,
  given: readonly Argument[],
  syntax: Expression,
  surroundings: Surroundings,
): readonly Part[] | undefined {
  const { context, lattice } = surroundings;
  const args = new Arguments(name, given, syntax, surroundings);
  switch (name.text) {
    case "rotation": {
      args.allow(1, "axis", "at", "spin", "on");
      const order = args.whole(2, 24);
      const axis = args.direction("axis") ?? [0, 0, 1];
      if (order === undefined || args.failed) return undefined;
      return args.spatial(
        `rotation(${order}${args.detail("axis")})`,
        rotationAbout(axis, (2 * Math.PI) / order),
      );
    }
    case "mirror": {
      args.allow(1, "at", "spin", "on");
      const normal = args.direction(0);
      if (!normal || args.failed)
        return args.missing("a direction: `mirror(x)` or `mirror((1, 0))`");
      return args.spatial(`mirror(${args.source(0)})`, mirrorNormalTo(normal));
    }
    case "inversion":
      args.allow(0, "at", "spin", "on");
      return args.failed ? undefined : args.spatial("inversion", diagonal(-1, -1, -1));
    case "translation": {
      args.allow(lattice.dimension);
      const by = args.numbers();
      if (args.failed || !by) return undefined;
      const displacement = padded(cartesian(lattice.vectors, by));
      const part = spatialPart(
        `translation(${by.map(fraction).join(", ")})`,
        unity,
        true,
        surroundings.space,
      );
      return [{ ...part, displacement, free: nothingFree }];
    }
    case "time_reversal": {
      args.allow(0, "on");
      const matrix = args.matrix();
      const reversal = timeReversal(surroundings.space);
      return args.failed ? undefined : [{ ...reversal, matrix: matrix ?? reversal.matrix }];
    }
    case "spin_rotation":
      args.allow(1);
      if (!surroundings.space.spin)
        return context.reporter.report("HAM4009", name.span, {
          name: name.source,
          needs: "spin: `space { spin 1/2 }`",
        });
      return args.failed ? undefined : spinRotations(args, surroundings);
    case "chiral":
    case "particle_hole":
      args.allow(lattice.sites.length, "on");
      return args.failed ? undefined : signChanging(name, args, surroundings);
    case "detect":
    case "none":
    case "point_group":
    case "layer_group":
    case "space_group":
      return context.reporter.report("HAM8002", syntax.span, {
        name: `\`${name.source}\``,
        reason:
          syntax.kind === "name" && name.text.endsWith("_group")
            ? "the symbol of the group is missing"
            : "it stands alone, not in a product",
      });
    default:
      return context.reporter.report("HAM8001", name.span, {
        name: name.source,
        known: generatorNames,
        suggestion: suggest(name.text, generatorNames),
      });
  }
}

/** Half turns of spins alone suffice for spin-1/2: what they keep, every turn about their axes keeps. */
function spinRotations(args: Arguments, { space }: Surroundings): readonly Part[] | undefined {
  const axis = args.direction(0);
  if (args.failed) return undefined;
  const axes: readonly Vector[] = axis
    ? [axis]
    : [
        [1, 0, 0],
        [0, 0, 1],
      ];
  return axes.map((about) => spinHalfTurn(about, space));
}

/** `chiral`, `particle_hole(B)`: states change their sign on one sublattice, or as a matrix says. */
function signChanging(
  name: Name,
  args: Arguments,
  { lattice, space, context }: Surroundings,
): readonly Part[] | undefined {
  const matrix = args.matrix();
  const named = args.sites();
  if (args.failed) return undefined;
  const negative = named.length > 0 || matrix ? named : sublattices(lattice);
  if (!negative)
    return context.reporter.report("HAM8002", name.span, {
      name: `\`${name.source}\``,
      reason: `nearest neighbours of ${lattice.name} do not make two sublattices`,
      example: `${name.source}(${lattice.sites.at(-1)!.name})`,
    });
  const antiunitary = name.text === "particle_hole";
  return [
    {
      name: name.text,
      rotation: unity,
      spin: antiunitary ? diagonal(1, -1, 1) : unity,
      matrix: matrix ?? identity(internalSize(space)),
      antiunitary,
      sign: -1,
      displacement: nowhere,
      free: nothingFree,
      negative,
    },
  ];
}
