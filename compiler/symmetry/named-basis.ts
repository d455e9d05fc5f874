import type { Entries } from "../model/form.ts";
import type { Space } from "../model/space.ts";
import { adjoint, kronecker, product } from "./complex-matrix.ts";
import { closes, isKnownOrbital, noSpin, orbitalMatrix, spinMatrix } from "./representation.ts";
import { rotationAbout } from "./rotation.ts";

/**
 * A basis of the matrices of the internal space in which a physicist writes them: for each pair of
 * orbitals 1, σx, σy, σz on spin, or the entry itself; first with real numbers, then with i.
 */
export interface NamedMatrix extends Entries {
  /** "σz", "i px←s", … */
  readonly name: string;
}

const pauli: readonly { name: string; re: readonly number[]; im: readonly number[] }[] = [
  { name: "1", re: [1, 0, 0, 1], im: [0, 0, 0, 0] },
  { name: "σx", re: [0, 1, 1, 0], im: [0, 0, 0, 0] },
  { name: "σy", re: [0, 0, 0, 0], im: [0, -1, 1, 0] },
  { name: "σz", re: [1, 0, 0, -1], im: [0, 0, 0, 0] },
];

export function namedBasis({ orbitals, spin }: Space): readonly NamedMatrix[] {
  const spins = spin ? pauli : [{ name: "1", re: [1], im: [0] }];
  const width = spin ? 2 : 1;
  const size = orbitals.length * width;
  const matrices = orbitals.flatMap((to, row) =>
    orbitals.flatMap((from, column) =>
      spins.map(({ name, re, im }): NamedMatrix => {
        const placed = (block: readonly number[]) =>
          Array.from({ length: size * size }, (_, at) => {
            const [r, c] = [Math.floor(at / size), at % size];
            return Math.floor(r / width) === row && Math.floor(c / width) === column
              ? block[(r % width) * width + (c % width)]
              : 0;
          });
        const where = orbitals.length === 1 ? "" : to === from ? to : `${to}←${from}`;
        const label = [name === "1" && where ? "" : name, where].filter(Boolean).join(" ");
        return { name: label, re: placed(re), im: placed(im) };
      }),
    ),
  );
  return [
    ...matrices,
    ...matrices.map(({ name, re, im }) => ({
      name: name === "1" ? "i" : `i ${name}`,
      re: im.map((x) => 0 - x),
      im: re,
    })),
  ];
}

/**
 * The same in the frame of a bond in the plane: σ∥ and p∥ along it, σ⊥ and p⊥ across, to the left. So
 * σ and π bonds have names of their own, and so has Rashba's term, i σ⊥. Undefined where the space
 * has not all the orbitals that the frame needs, or where the bond leaves the plane.
 */
export function bondBasis(space: Space, d: readonly number[]): readonly NamedMatrix[] | undefined {
  const [x, y = 0, z = 0] = d;
  if (Math.hypot(x, y) < 1e-9 || Math.abs(z) > 1e-9) return undefined;
  const { orbitals, spin } = space;
  if (!orbitals.every(isKnownOrbital)) return undefined;
  const frame = rotationAbout([0, 0, 1], Math.atan2(y, x));
  const turned = orbitalMatrix(orbitals, frame);
  if (!closes(turned)) return undefined;
  const u = kronecker(turned, spin ? spinMatrix(frame) : noSpin);
  return namedBasis(space).map(({ name, re, im }) => {
    const matrix = product(product(u, { size: u.size, re, im }), adjoint(u));
    return { name: inFrame(name), re: matrix.re, im: matrix.im };
  });
}

function inFrame(name: string): string {
  return name
    .replaceAll("dx2y2", "d∥²⊥²")
    .replaceAll("dxy", "d∥⊥")
    .replaceAll(/([σpd])x/g, "$1∥")
    .replaceAll(/([σpd])y/g, "$1⊥");
}

/** "i σz", "0.866 i σx − 0.5 i σy": a combination of named matrices. */
export function combinationText(numbers: readonly number[], basis: readonly NamedMatrix[]): string {
  const terms = numbers.flatMap((x, at) => {
    if (Math.abs(x) < 1e-9) return [];
    const size = Math.abs(Math.abs(x) - 1) < 1e-9 ? "" : `${Number(Math.abs(x).toPrecision(3))} `;
    return [{ sign: x < 0 ? "−" : "+", text: `${size}${basis[at].name}` }];
  });
  return terms
    .map(({ sign, text }, at) =>
      at === 0 ? (sign === "−" ? `−${text}` : text) : ` ${sign} ${text}`,
    )
    .join("");
}
