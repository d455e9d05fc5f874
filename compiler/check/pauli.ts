import type { Name } from "../../grammar/ast.ts";
import { localOperator } from "./operators.ts";
import type { Context } from "./scope.ts";
import type { Typed } from "./typed.ts";
import { dimensionless } from "../units/dimension.ts";

/** 2×2 matrices, row-major: [re, im] of each entry. */
const matrices: Record<string, readonly (readonly [number, number])[]> = {
  "0": [
    [1, 0],
    [0, 0],
    [0, 0],
    [1, 0],
  ],
  x: [
    [0, 0],
    [1, 0],
    [1, 0],
    [0, 0],
  ],
  y: [
    [0, 0],
    [0, -1],
    [0, 1],
    [0, 0],
  ],
  z: [
    [1, 0],
    [0, 0],
    [0, 0],
    [-1, 0],
  ],
};

export const pauliNames: readonly string[] = [
  "spin",
  ...["sigma", "tau"].flatMap((letter) => [
    letter,
    ...Object.keys(matrices).map((axis) => `${letter}_${axis}`),
  ]),
];

/**
 * `σx` … `τ0`, or the vectors `σ`, `τ` and `spin` = σ/2 of the three.
 * σ acts on spin, τ on two orbitals. The internal index runs over orbitals, then spins (spin
 * fastest), so σ is 1 ⊗ σ and τ is τ ⊗ 1.
 */
export function pauliValue(name: Name, context: Context): Typed | undefined {
  const { reporter, place, facts } = context;
  const { span } = name;
  if ((place !== "term" && place !== "quantity") || facts.orbitals === undefined)
    return reporter.report("HAM2011", span, {
      name: name.source,
      where: "in a term of the Hamiltonian or an observable",
    });
  const [letter, axis] = name.text.split("_");
  const spins = facts.spin ? 2 : 1;
  if (letter !== "tau" && !facts.spin)
    return reporter.report("HAM4009", span, {
      name: name.source,
      needs: "spin: `space { spin 1/2 }`",
    });
  if (letter === "tau" && facts.orbitals !== 2)
    return reporter.report("HAM4009", span, {
      name: name.source,
      needs: "two orbitals, for example `space { orbital s, p }`",
    });
  // S = σ/2
  const scale = letter === "spin" ? 0.5 : 1;
  const space = { orbitals: facts.orbitals, spins, onSpin: letter !== "tau", scale };
  const value = (which: string): Typed => {
    const matrix = embed(matrices[which], space);
    return place === "quantity"
      ? localOperator(matrix, `${letter}_${which}`, span)
      : { kind: "matrix", type: { shape: "matrix", dimension: dimensionless }, span, ...matrix };
  };
  if (axis !== undefined) return value(axis);
  return {
    kind: "tuple",
    type: { shape: "matrices", dimension: dimensionless, size: 3 },
    span,
    components: ["x", "y", "z"].map(value),
  };
}

/** A 2×2 matrix on spin or on two orbitals, as a matrix of the whole internal space. */
function embed(
  pauli: (typeof matrices)[string],
  space: { orbitals: number; spins: number; onSpin: boolean; scale: number },
): { size: number; re: readonly number[]; im: readonly number[] } {
  const { orbitals, spins, onSpin, scale } = space;
  const [outer, inner] = onSpin ? [orbitals, 1] : [1, spins];
  const size = orbitals * spins;
  const re = Array<number>(size * size).fill(0);
  const im = Array<number>(size * size).fill(0);
  // block ⊗ pauli ⊗ identity(inner), with `outer` blocks
  for (let block = 0; block < outer; block++)
    for (let row = 0; row < 2; row++)
      for (let column = 0; column < 2; column++)
        for (let same = 0; same < inner; same++) {
          const r = (block * 2 + row) * inner + same;
          const c = (block * 2 + column) * inner + same;
          const [entryRe, entryIm] = pauli[row * 2 + column];
          re[r * size + c] = scale * entryRe;
          im[r * size + c] = scale * entryIm;
        }
  return { size, re, im };
}
