import type { Argument, Expression, Name } from "../../grammar/ast.ts";
import type { Context } from "../check/scope.ts";
import { components } from "../model/build-unit-cell.ts";
import { wholeNumber } from "../model/constants.ts";
import { type Lattice, cartesian } from "../model/lattice.ts";
import { siteNumber } from "../model/select-bonds.ts";
import type { Space } from "../model/space.ts";
import { nothingFree, spatialPart } from "./basic-parts.ts";
import { directionText } from "./name.ts";
import type { ComplexMatrix } from "./complex-matrix.ts";
import { givenMatrix } from "./given-matrix.ts";
import type { Part } from "./part.ts";
import { closes, isKnownOrbital, orbitalMatrix } from "./representation.ts";
import type { Rotation, Vector } from "./rotation.ts";

/** What generators act on. */
export interface Surroundings {
  readonly lattice: Lattice;
  readonly space: Space;
  readonly context: Context;
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

/** The space with orbitals that nothing turns: their shapes do not matter. */
function unshaped(space: Space): Space {
  return { ...space, orbitals: space.orbitals.map(() => "s") };
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
    const own = this.matrix();
    if (this.failed) return undefined;
    if (own) return this.at({ ...spatialPart(name, rotation, true, unshaped(space)), matrix: own });
    const strange = space.orbitals.find((orbital) => !isKnownOrbital(orbital));
    if (strange !== undefined)
      return context.reporter.report("HAM8005", this.syntax.span, { orbital: strange });
    const orbitals = orbitalMatrix(space.orbitals, rotation);
    if (!closes(orbitals))
      return context.reporter.report("HAM8006", this.syntax.span, {
        name,
        orbitals: space.orbitals,
      });
    return this.at(spatialPart(name, rotation, fixed, space));
  }

  /** `on = τz`: what the operation does to the states of a site, in place of what follows from it. */
  matrix(): ComplexMatrix | undefined {
    const syntax = this.find("on")?.value;
    if (!syntax) return undefined;
    const { space, context } = this.surroundings;
    const matrix = givenMatrix(syntax, space, context);
    if (typeof matrix !== "string") {
      if (!matrix) this.failed = true;
      return matrix;
    }
    return this.fail(syntax.span, matrix, `${this.name.source}(…, on = τz)`);
  }

  /** Sites that are named, as of a sublattice. */
  sites(): readonly number[] {
    const { lattice, context } = this.surroundings;
    return this.given.flatMap(({ name, value }) => {
      if (name) return [];
      const site = value?.kind === "name" ? siteNumber(value, lattice, context) : undefined;
      if (site !== undefined) return [site];
      if (value?.kind === "name") this.failed = true;
      else
        this.fail(
          (value ?? this.syntax).span,
          "it takes the sites of one sublattice",
          `${this.name.source}(${lattice.sites.at(-1)!.name})`,
        );
      return [];
    });
  }

  private at(part: Part): readonly Part[] | undefined {
    const place = this.point();
    if (this.failed) return undefined;
    if (!place) return [part];
    const point = padded(cartesian(this.surroundings.lattice.vectors, place));
    const turned = part.rotation.map((row) => row.reduce((sum, x, j) => sum + x * point[j], 0));
    return [{ ...part, displacement: point.map((x, i) => x - turned[i]), free: nothingFree }];
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
