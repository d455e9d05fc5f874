import {
  type Dimension,
  describeDimension,
  dimensionless,
  isDimensionless,
  sameDimension,
} from "../units/dimension.ts";

/**
 * What kind of value an expression has. A `matrix` acts on the internal space of a site,
 * `matrices` is a vector of three of them, an `operator` acts on all bands at one k.
 */
export type Shape = "real" | "complex" | "boolean" | "vector" | "matrix" | "matrices" | "operator";

export interface Type {
  readonly shape: Shape;
  /** "any": the literal 0, which fits every unit. */
  readonly dimension: Dimension | "any";
  /** Components of a vector. */
  readonly size?: number;
}

export const real: Type = { shape: "real", dimension: dimensionless };
export const complex: Type = { shape: "complex", dimension: dimensionless };
export const boolean: Type = { shape: "boolean", dimension: dimensionless };

export function isScalar(type: Type): boolean {
  return type.shape === "real" || type.shape === "complex";
}

export function isPlain(type: Type): boolean {
  return type.dimension === "any" || isDimensionless(type.dimension);
}

export function fits(type: Type, dimension: Dimension): boolean {
  return type.dimension === "any" || sameDimension(type.dimension, dimension);
}

/** The dimension with "any" read as dimensionless. */
export function definite(type: Type): Dimension {
  return type.dimension === "any" ? dimensionless : type.dimension;
}

/** The common dimension of two terms of a sum, undefined where they differ. */
export function unify(a: Type["dimension"], b: Type["dimension"]): Type["dimension"] | undefined {
  if (a === "any") return b;
  if (b === "any" || sameDimension(a, b)) return a;
  return undefined;
}

/** "a real number", "a complex number in eV": how a message names a type. */
export function describeType(type: Type): string {
  const unit =
    type.dimension === "any" || isDimensionless(type.dimension)
      ? ""
      : ` in ${describeDimension(type.dimension).replace("a quantity in ", "")}`;
  switch (type.shape) {
    case "real":
      return `a number${unit}`;
    case "complex":
      return `a complex number${unit}`;
    case "boolean":
      return "a condition";
    case "vector":
      return `a vector of ${type.size} components${unit}`;
    case "matrix":
      return `a matrix of the internal space${unit}`;
    case "matrices":
      return "a vector of matrices (use `dot`, or one of them such as `σx`)";
    case "operator":
      return "an operator on the bands";
  }
}

/** Names a dimension in messages. */
export function describeUnit(type: Type): string {
  return type.dimension === "any" ? "zero" : describeDimension(type.dimension);
}
