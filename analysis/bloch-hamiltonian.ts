import { coefficients, type HoppingTable } from "../runtime/bloch/hopping-table.ts";
import type { ComplexMatrix } from "../compiler/symmetry/complex-matrix.ts";

/** H(k), k Cartesian. */
export type Bloch = (k: readonly number[]) => ComplexMatrix;

/** H(k) at one θ: the sum over the table as the conventions have it. */
export function blochHamiltonian(table: HoppingTable, theta: Float64Array): Bloch {
  const c = coefficients(table, theta);
  const size = table.bands;
  return (k) => {
    const re = Array<number>(size * size).fill(0);
    const im = Array<number>(size * size).fill(0);
    for (let j = 0; j < table.count; j++) {
      const { d } = table.displacements[table.displacement[j]];
      const angle = -k.reduce((sum, x, axis) => sum + x * d[axis], 0);
      const [x, y] = [c[2 * j] * table.share[j], c[2 * j + 1] * table.share[j]];
      const [u, v] = [
        x * Math.cos(angle) - y * Math.sin(angle),
        x * Math.sin(angle) + y * Math.cos(angle),
      ];
      re[table.place[j]] += u;
      im[table.place[j]] += v;
      re[table.mirror[j]] += u;
      im[table.mirror[j]] -= v;
    }
    return { size, re, im };
  };
}
