import type { KFunctions } from "./k-functions.ts";

/** A displacement: Cartesian, and in units of the primitive vectors. */
export interface Displacement {
  readonly d: readonly number[];
  readonly t: readonly number[];
}

/** exp(−i k·d) = Π_i exp(−2πi κ_i t_i) of each displacement. */
export function planeWaves(displacements: readonly Displacement[]): KFunctions {
  return {
    count: displacements.length,
    largest: new Float64Array(displacements.length).fill(1),
    at: (kappa, out) =>
      displacements.forEach(({ t }, index) => {
        let turns = 0;
        for (let axis = 0; axis < t.length; axis++) turns += kappa[axis] * t[axis];
        const angle = 2 * Math.PI * turns;
        out.re[index] = Math.cos(angle);
        out.im[index] = -Math.sin(angle);
      }),
    axisFactors: (axis, kappa, out, place) =>
      displacements.forEach(({ t }, index) => {
        const angle = 2 * Math.PI * kappa * t[axis];
        out.re[place + index] = Math.cos(angle);
        out.im[place + index] = -Math.sin(angle);
      }),
    derivative: (orders) => {
      const order = orders.reduce((sum, n) => sum + n, 0);
      // The real factor carries the sign of (−i)^order, so that only 1 and −i are left.
      const sign = order % 4 < 2 ? 1 : -1;
      return {
        power: order % 2,
        factor: displacements.map(({ d }) =>
          orders.reduce((value, n, axis) => value * d[axis] ** n, sign),
        ),
        index: [...displacements.keys()],
      };
    },
  };
}
