import type { Family } from "./family.ts";

/**
 * The entries of a value, as two lists of real numbers: one entry for a number, three for a
 * direction, n² (row-major) for a matrix of the internal space.
 */
export interface Entries {
  readonly re: readonly number[];
  readonly im: readonly number[];
}

/**
 * How the value of a family at one site, or on one bond in its reference direction, follows from
 * independent numbers: Σ_j θ[place + j] · patterns[j].
 */
export interface Form {
  /** Place in θ of the first number. */
  readonly place: number;
  readonly patterns: readonly Entries[];
}

/** The patterns of a value of which nothing is tied: every real number of it is one of its own. */
export function freePatterns(family: Family, size: number): readonly Entries[] {
  switch (family.type.shape) {
    case "complex":
      return [
        { re: [1], im: [0] },
        { re: [0], im: [1] },
      ];
    case "vector":
      return [0, 1, 2].map((at) => ({ re: unit(3, at), im: unit(3, -1) }));
    case "matrix":
      return Array.from({ length: 2 * size * size }, (_, at) => ({
        re: unit(size * size, at % 2 === 0 ? at / 2 : -1),
        im: unit(size * size, at % 2 === 1 ? (at - 1) / 2 : -1),
      }));
    default:
      return [{ re: [1], im: [0] }];
  }
}

function unit(length: number, place: number): readonly number[] {
  return Array.from({ length }, (_, at) => (at === place ? 1 : 0));
}

/** The value on the bond run through backwards: H is Hermitian, so complex numbers conjugate. */
export function reversed(family: Family, { re, im }: Entries): Entries {
  if (family.domain.kind === "phase") return { re: re.map((x) => 0 - x), im };
  const size = family.type.shape === "matrix" ? Math.sqrt(re.length) : 1;
  const transposed = (list: readonly number[]) =>
    list.map((_, at) => list[(at % size) * size + Math.floor(at / size)]);
  return { re: transposed(re), im: transposed(im).map((x) => 0 - x) };
}
