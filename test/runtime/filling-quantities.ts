import type { FillingSweep, MeanSweep, Quantity } from "../../runtime/program.ts";
import { hallConductivity } from "./haldane-program.ts";

const fillingSweep = (filling: number, kT: number): FillingSweep => ({
  kind: "filling",
  inputCount: 2,
  inputs: (_theta, _step, _r, s) => {
    s[0] = filling;
    s[1] = kT;
  },
});

/** μ itself. */
export const chemicalPotentialAt = (filling: number, kT: number): Quantity => ({
  text: "mu",
  line: 1,
  sweeps: [fillingSweep(filling, kT)],
  value: (_theta, _step, r) => r[0],
  adjoint: (_theta, _step, _r, bar, _thetaBar, rBar) => {
    rBar[0] += bar;
  },
});

/** σ_xy at a filling. */
export function hallAtFilling(cellArea: number, filling: number, kT: number): Quantity {
  const hall = hallConductivity(cellArea, NaN, () => kT);
  const mean: MeanSweep = {
    ...(hall.sweeps[0] as MeanSweep),
    inputs: (_theta, _step, r, s) => {
      s[0] = r[0];
      s[1] = kT;
    },
    inputsAdjoint: (_theta, _step, _r, sBar, _thetaBar, rBar) => {
      rBar[0] += sBar[0];
    },
  };
  const factor = (-2 * Math.PI) / cellArea;
  return {
    ...hall,
    sweeps: [fillingSweep(filling, kT), mean],
    value: (_theta, _step, r) => factor * r[1],
    adjoint: (_theta, _step, _r, bar, _thetaBar, rBar) => {
      rBar[1] += bar * factor;
    },
  };
}
