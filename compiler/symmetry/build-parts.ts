import type { Argument, Expression, Name } from "../../grammar/ast.ts";
import { suggest } from "../bind/suggest.ts";
import type { Context } from "../check/scope.ts";
import { components } from "../model/build-unit-cell.ts";
import { wholeNumber } from "../model/constants.ts";
import { type Lattice, cartesian } from "../model/lattice.ts";
import { siteNumber } from "../model/select-bonds.ts";
import type { Space } from "../model/space.ts";
import { identity } from "./complex-matrix.ts";
import { type Part, combine, onInternalSpace } from "./part.ts";
import {
  closes,
  isKnownOrbital,
  noSpin,
  orbitalMatrix,
  spinMatrix,
  spinReversal,
} from "./representation.ts";
import {
  type Rotation,
  type Vector,
  diagonal,
  mirrorNormalTo,
  properPart,
  rotationAbout,
  unity,
} from "./rotation.ts";
import { fraction } from "./centre.ts";
import { directionText } from "./name.ts";
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

interface Surroundings {
  readonly lattice: Lattice;
  readonly space: Space;
  readonly context: Context;
}

const nowhere: Vector = [0, 0, 0];
const anywhere: readonly Vector[] = [];

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
      args.allow(1, "axis", "at", "spin");
      const order = args.whole(2, 24);
      const axis = args.direction("axis") ?? [0, 0, 1];
      if (order === undefined || args.failed) return undefined;
      return args.spatial(
        `rotation(${order}${args.detail("axis")})`,
        rotationAbout(axis, (2 * Math.PI) / order),
      );
    }
    case "mirror": {
      args.allow(1, "at", "spin");
      const normal = args.direction(0);
      if (!normal || args.failed)
        return args.missing("a direction: `mirror(x)` or `mirror((1, 0))`");
      return args.spatial(`mirror(${args.source(0)})`, mirrorNormalTo(normal));
    }
    case "inversion":
      args.allow(0, "at", "spin");
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
        surroundings,
      );
      return [{ ...part, displacement, free: anywhere }];
    }
    case "time_reversal":
      args.allow(0);
      return args.failed ? undefined : [timeReversal(surroundings)];
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
      return args.failed ? undefined : signChanging(name, given, surroundings);
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

/** All spins turned by 180° about an axis, and nothing else. */
export function spinHalfTurn(axis: Vector, space: Space): Part {
  const half = rotationAbout(axis, Math.PI);
  return {
    name: `spin_rotation(${directionText(axis)})`,
    rotation: unity,
    spin: half,
    matrix: onInternalSpace(identity(space.orbitals.length), spinMatrix(half)),
    antiunitary: false,
    sign: 1,
    displacement: nowhere,
    free: anywhere,
    negative: [],
  };
}

export function timeReversal({ space }: Pick<Surroundings, "space">): Part {
  return {
    name: "time_reversal",
    rotation: unity,
    spin: diagonal(-1, -1, -1),
    matrix: onInternalSpace(identity(space.orbitals.length), space.spin ? spinReversal : noSpin),
    antiunitary: true,
    sign: 1,
    displacement: nowhere,
    free: anywhere,
    negative: [],
  };
}

/** `chiral`, `particle_hole(B)`: states change their sign on one sublattice. */
function signChanging(
  name: Name,
  given: readonly Argument[],
  { lattice, space, context }: Surroundings,
): readonly Part[] | undefined {
  const { reporter } = context;
  const named = given.map(({ value }) =>
    value?.kind === "name" ? siteNumber(value, lattice, context) : undefined,
  );
  if (!named.every((site) => site !== undefined)) {
    if (!reporter.hasErrors)
      reporter.report("HAM8002", name.span, {
        name: `\`${name.source}\``,
        reason: "it takes the sites of one sublattice",
        example: `${name.source}(${lattice.sites.at(-1)!.name})`,
      });
    return undefined;
  }
  const negative = given.length > 0 ? named : sublattices(lattice);
  if (!negative)
    return reporter.report("HAM8002", name.span, {
      name: `\`${name.source}\``,
      reason: `nearest neighbours of ${lattice.name} do not make two sublattices`,
      example: `${name.source}(${lattice.sites.at(-1)!.name})`,
    });
  const antiunitary = name.text === "particle_hole";
  const states = space.orbitals.length * (space.spin ? 2 : 1);
  return [
    {
      name: name.text,
      rotation: unity,
      spin: antiunitary ? diagonal(1, -1, 1) : unity,
      matrix: identity(states),
      antiunitary,
      sign: -1,
      displacement: nowhere,
      free: anywhere,
      negative,
    },
  ];
}

/** An operation on places, which turns spins too unless they are `fixed`; about any point. */
export function spatialPart(
  name: string,
  rotation: Rotation,
  spinsFixed: boolean,
  { space }: Pick<Surroundings, "space">,
): Part {
  const spin = space.spin ? spinMatrix(spinsFixed ? unity : rotation) : noSpin;
  return {
    name,
    rotation,
    spin: spinsFixed ? unity : properPart(rotation),
    matrix: onInternalSpace(
      // What turns nothing leaves orbitals of any shape alone.
      rotation === unity
        ? identity(space.orbitals.length)
        : orbitalMatrix(space.orbitals, rotation),
      spin,
    ),
    antiunitary: false,
    sign: 1,
    displacement: nowhere,
    // About another point p it is shifted by (1 − R) p.
    free: [0, 1, 2].map((j) => rotation.map((row, i) => (i === j ? 1 : 0) - row[j])),
    negative: [],
  };
}

export function padded(v: readonly number[]): Vector {
  return [0, 1, 2].map((i) => v[i] ?? 0);
}

/** `A`, `(1/3, 1/3)`: a site, or a place in lattice vectors. */
export function buildPoint(
  value: Expression,
  lattice: Lattice,
  context: Context,
): readonly number[] | undefined {
  const inner = value.kind === "group" ? value.inner! : value;
  if (inner.kind === "name") {
    const site = siteNumber(inner, lattice, context);
    return site === undefined ? undefined : lattice.sites[site].fractional;
  }
  const vector = components(inner, "A point", context);
  if (!vector || vector.components.length === lattice.dimension) return vector?.components;
  return context.reporter.report("HAM4010", value.span, {
    what: "The point",
    expected: lattice.dimension,
    found: vector.components.length,
  });
}

/** The arguments of one generator. Reports the first that is wrong. */
export class Arguments {
  failed = false;
  private readonly name: Name;
  private readonly given: readonly Argument[];
  private readonly syntax: Expression;
  private readonly surroundings: Surroundings;

  constructor(
    name: Name,
    given: readonly Argument[],
    syntax: Expression,
    surroundings: Surroundings,
  ) {
    this.name = name;
    this.given = given;
    this.syntax = syntax;
    this.surroundings = surroundings;
  }

  /** Up to so many arguments by place, and these by name. */
  allow(places: number, ...names: readonly string[]): void {
    const unnamed = this.given.filter(({ name }) => !name);
    const strange = this.given.find(({ name }) => name && !names.includes(name.text));
    const because = strange
      ? `it has no argument \`${strange.name!.source}\``
      : unnamed.length > places
        ? `it takes ${places === 0 ? "no" : places} number${places === 1 ? "" : "s"}, not ${unnamed.length}`
        : undefined;
    if (because) this.fail((strange ?? unnamed[places] ?? this.syntax).span, because);
  }

  whole(low: number, high: number): number | undefined {
    const [argument] = this.given.filter(({ name }) => !name);
    if (!argument?.value) return this.fail(this.name.span, "its order is missing", "rotation(3)");
    const number = wholeNumber(
      argument.value,
      "the order of a rotation",
      low,
      high,
      this.surroundings.context,
    );
    if (number === undefined) this.failed = true;
    return number;
  }

  /** A direction by name or by place: x, y, z or a vector. */
  direction(which: string | number): Vector | undefined {
    const value = this.find(which)?.value;
    if (!value) return undefined;
    const inner = value.kind === "group" ? value.inner! : value;
    const axis = inner.kind === "name" ? ["x", "y", "z"].indexOf(inner.text) : -1;
    if (axis >= 0) return [0, 1, 2].map((i) => (i === axis ? 1 : 0));
    const vector = components(inner, "A direction", this.surroundings.context);
    if (!vector) {
      this.failed = true;
      return undefined;
    }
    if (Math.hypot(...vector.components) > 0 && vector.components.length <= 3)
      return padded(vector.components);
    return this.fail(value.span, "a direction has up to three components, not all of them 0");
  }

  numbers(): readonly number[] | undefined {
    const { lattice, context } = this.surroundings;
    const values = this.given.map(
      ({ value }) => components(value, "A translation", context)?.components[0],
    );
    if (!values.every((value) => value !== undefined)) {
      this.failed = true;
      return undefined;
    }
    if (values.length === lattice.dimension) return values;
    const example = `translation(${lattice.vectors.map((_, i) => (i === 0 ? "1/2" : "0")).join(", ")})`;
    return this.fail(this.syntax.span, "it takes one number for each lattice vector", example);
  }

  /** The operation about the point `at`, or about any. */
  spatial(name: string, rotation: Rotation): readonly Part[] | undefined {
    const { space, context } = this.surroundings;
    const fixed = this.spinsFixed();
    if (this.failed) return undefined;
    const strange = space.orbitals.find((orbital) => !isKnownOrbital(orbital));
    if (strange !== undefined)
      return context.reporter.report("HAM8005", this.syntax.span, { orbital: strange });
    const orbitals = orbitalMatrix(space.orbitals, rotation);
    if (!closes(orbitals))
      return context.reporter.report("HAM8006", this.syntax.span, {
        name,
        orbitals: space.orbitals,
      });
    const part = spatialPart(name, rotation, fixed, { space });
    const place = this.point();
    if (this.failed) return undefined;
    if (!place) return [part];
    const point = padded(cartesian(this.surroundings.lattice.vectors, place));
    const turned = rotation.map((row) => row.reduce((sum, x, j) => sum + x * point[j], 0));
    return [{ ...part, displacement: point.map((x, i) => x - turned[i]), free: anywhere }];
  }

  /** `spin = fixed`: places are turned, and spins are not. */
  spinsFixed(): boolean {
    const fixed = this.find("spin")?.value;
    if (fixed && (fixed.kind !== "name" || fixed.text !== "fixed"))
      this.fail(fixed.span, "spins are turned, or `fixed`", `${this.name.source}(…, spin = fixed)`);
    return fixed !== undefined;
  }

  /** The point `at`, in lattice vectors, if one is given. */
  point(): readonly number[] | undefined {
    const at = this.find("at")?.value;
    const place = at && buildPoint(at, this.surroundings.lattice, this.surroundings.context);
    if (at && !place) this.failed = true;
    return place;
  }

  /** The argument without a name. */
  first(): Expression | undefined {
    return this.given.find(({ name }) => !name)?.value;
  }

  /** `, axis = x` as it was written, for names. */
  detail(name: string): string {
    return this.find(name) ? `, ${name} = ${this.source(name)}` : "";
  }

  source(which: string | number): string {
    const value = this.find(which)?.value;
    return value ? directionText(this.direction(which)!) : "";
  }

  missing(what: string): undefined {
    return this.failed ? undefined : this.fail(this.syntax.span, `it needs ${what}`);
  }

  private find(which: string | number): Argument | undefined {
    return typeof which === "number"
      ? this.given.filter(({ name }) => !name)[which]
      : this.given.find(({ name }) => name?.text === which);
  }

  fail(span: Expression["span"], reason: string, example?: string): undefined {
    if (!this.failed)
      this.surroundings.context.reporter.report("HAM8002", span, {
        name: `\`${this.name.source}\``,
        reason,
        example,
      });
    this.failed = true;
    return undefined;
  }
}
