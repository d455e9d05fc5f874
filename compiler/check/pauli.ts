import type { Name } from "../../grammar/ast.ts";
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

export const pauliNames: readonly string[] = ["sigma", "tau"].flatMap((letter) =>
  Object.keys(matrices).map((axis) => `${letter}_${axis}`),
);

/**
 * σ acts on spin, τ on two orbitals. The internal index runs over orbitals, then spins (spin
 * fastest), so σ is 1 ⊗ σ and τ is τ ⊗ 1.
 */
export function pauliMatrix(name: Name, context: Context): Typed | undefined {
  const { reporter, place, facts } = context;
  const { span } = name;
  if (place !== "term" || facts.orbitals === undefined)
    return reporter.report("HAM2011", span, {
      name: name.source,
      where: "in a term of the Hamiltonian",
    });
  const [letter, axis] = name.text.split("_");
  const spins = facts.spin ? 2 : 1;
  if (letter === "sigma" && !facts.spin)
    return reporter.report("HAM4009", span, {
      name: name.source,
      needs: "spin: `space { spin 1/2 }`",
    });
  if (letter === "tau" && facts.orbitals !== 2)
    return reporter.report("HAM4009", span, {
      name: name.source,
      needs: "two orbitals, for example `space { orbital s, p }`",
    });
  const [outer, inner] = letter === "sigma" ? [facts.orbitals, 1] : [1, spins];
  const size = facts.orbitals * spins;
  const re = Array<number>(size * size).fill(0);
  const im = Array<number>(size * size).fill(0);
  // block ⊗ pauli ⊗ identity(inner), with `outer` blocks
  for (let block = 0; block < outer; block++)
    for (let row = 0; row < 2; row++)
      for (let column = 0; column < 2; column++)
        for (let same = 0; same < inner; same++) {
          const r = (block * 2 + row) * inner + same;
          const c = (block * 2 + column) * inner + same;
          [re[r * size + c], im[r * size + c]] = matrices[axis][row * 2 + column];
        }
  return {
    kind: "matrix",
    type: { shape: "matrix", dimension: dimensionless },
    span,
    size,
    re,
    im,
  };
}
