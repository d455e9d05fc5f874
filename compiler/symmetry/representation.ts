import { type ComplexMatrix, adjoint, distance, identity, product } from "./complex-matrix.ts";
import { type Rotation, axisAngle, compose, properPart, transposed } from "./rotation.ts";

/**
 * Orbitals as polynomials: a number, a vector, or a symmetric traceless matrix M that stands for
 * r·M r, normalised to tr M² = 1.
 */
type Shape =
  | { readonly l: 0 }
  | { readonly l: 1; readonly axis: 0 | 1 | 2 }
  | { readonly l: 2; readonly form: Rotation };

const [half, sixth] = [Math.SQRT1_2, 1 / Math.sqrt(6)];

function offDiagonal(i: number, j: number): Rotation {
  return [0, 1, 2].map((row) =>
    [0, 1, 2].map((column) =>
      (row === i && column === j) || (row === j && column === i) ? half : 0,
    ),
  );
}

const shapes: Readonly<Record<string, Shape>> = {
  s: { l: 0 },
  px: { l: 1, axis: 0 },
  py: { l: 1, axis: 1 },
  pz: { l: 1, axis: 2 },
  dxy: { l: 2, form: offDiagonal(0, 1) },
  dyz: { l: 2, form: offDiagonal(1, 2) },
  dxz: { l: 2, form: offDiagonal(0, 2) },
  dzx: { l: 2, form: offDiagonal(0, 2) },
  dx2y2: {
    l: 2,
    form: [
      [half, 0, 0],
      [0, -half, 0],
      [0, 0, 0],
    ],
  },
  dz2: {
    l: 2,
    form: [
      [-sixth, 0, 0],
      [0, -sixth, 0],
      [0, 0, 2 * sixth],
    ],
  },
};

function shapeOf(orbital: string): Shape | undefined {
  return shapes[orbital.replaceAll("_", "")];
}

export function isKnownOrbital(orbital: string): boolean {
  return shapeOf(orbital) !== undefined;
}

/**
 * How real orbitals turn: column a holds the orbital that a becomes, (gφ_a)(r) = φ_a(R⁻¹r), in terms
 * of all. It is unitary only if the orbitals turn among themselves.
 */
export function orbitalMatrix(orbitals: readonly string[], m: Rotation): ComplexMatrix {
  const all = orbitals.map((orbital) => shapeOf(orbital)!);
  const re = all.flatMap((to) => all.map((from) => overlap(to, from, m)));
  return { size: orbitals.length, re, im: re.map(() => 0) };
}

function overlap(to: Shape, from: Shape, m: Rotation): number {
  if (to.l === 0 && from.l === 0) return 1;
  if (to.l === 1 && from.l === 1) return m[to.axis][from.axis];
  if (to.l === 2 && from.l === 2) {
    const turned = compose(compose(m, from.form), transposed(m));
    return turned.reduce(
      (sum, row, i) => sum + row.reduce((part, x, j) => part + x * to.form[i][j], 0),
      0,
    );
  }
  return 0;
}

/** exp(−iθ n·σ/2) of the proper part of a rotation: how spin-1/2 turns. */
export function spinMatrix(m: Rotation): ComplexMatrix {
  const { axis, angle } = axisAngle(properPart(m));
  const [x, y, z] = axis;
  const [c, s] = [Math.cos(angle / 2), Math.sin(angle / 2)];
  return { size: 2, re: [c, -s * y, s * y, c], im: [-s * z, -s * x, -s * x, s * z] };
}

/** iσy, with which spin-1/2 goes under time reversal after conjugation. */
export const spinReversal: ComplexMatrix = { size: 2, re: [0, 1, -1, 0], im: [0, 0, 0, 0] };

export const noSpin: ComplexMatrix = identity(1);

/** Whether the orbitals turn among themselves. */
export function closes(orbitals: ComplexMatrix): boolean {
  return distance(product(orbitals, adjoint(orbitals)), identity(orbitals.size)) < 1e-6;
}
