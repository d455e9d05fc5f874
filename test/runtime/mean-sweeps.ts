import type { MeanSweep, PairRing } from "../../runtime/program.ts";
import { fermi, fermiCurvature, fermiSlope } from "../../runtime/math/fermi.ts";
import { hallWeight, hallWeightGradient } from "./haldane-program.ts";

/** s = (μ, kT). */
const scalars = {
  inputCount: 2,
  inputs: (_theta: Float64Array, _step: number, _r: Float64Array, s: Float64Array): void => {
    s[0] = 0.2;
    s[1] = 0.4;
  },
};
const x = { kind: "derivative", orders: [1, 0] } as const;
const y = { kind: "derivative", orders: [0, 1] } as const;

/** Σ f(E_n) (E_n − μ). */
export const grandEnergy: MeanSweep = {
  kind: "mean",
  ...scalars,
  operators: [],
  rings: [
    {
      kind: "band",
      weight: (e, [mu, kT]) => fermi(e, mu, kT) * (e - mu),
      weightGradient: (e, [mu, kT], out) => {
        const f = fermi(e, mu, kT);
        const slope = fermiSlope(e, mu, kT);
        out[0] = f * (e - mu);
        out[1] = slope * (e - mu) + f;
        out[2] = -slope * (e - mu) - f;
        out[3] = (-slope * (e - mu) ** 2) / kT;
      },
    },
  ],
  integrand: (r) => r[0],
  integrandAdjoint: (_r, _s, bar, ringsBar) => {
    ringsBar[0] += bar;
  },
};

/** (Σ f(E_n) ⟨n|∂x∂y H|n⟩)² kT: an operator of second order, and an integrand that is not linear. */
export const curvatureOfBands: MeanSweep = {
  kind: "mean",
  ...scalars,
  operators: [{ kind: "derivative", orders: [1, 1] }],
  rings: [
    {
      kind: "band",
      operator: 0,
      weight: (e, [mu, kT]) => fermi(e, mu, kT),
      weightGradient: (e, [mu, kT], out) => {
        out[0] = fermi(e, mu, kT);
        out[1] = fermiSlope(e, mu, kT);
        out[2] = -out[1];
        out[3] = (-out[1] * (e - mu)) / kT;
      },
    },
  ],
  integrand: (r, s) => r[0] ** 2 * s[1],
  integrandAdjoint: (r, s, bar, ringsBar, sBar) => {
    ringsBar[0] += bar * 2 * r[0] * s[1];
    sBar[1] += bar * r[0] ** 2;
  },
};

/** A weight without symmetry or pole: f'(E_n) f(E_m). */
const smoothPair: Pick<PairRing, "weight" | "weightGradient"> = {
  weight: (en, em, [mu, kT]) => fermiSlope(en, mu, kT) * fermi(em, mu, kT),
  weightGradient: (en, em, [mu, kT], out) => {
    const f = fermi(em, mu, kT);
    const fSlope = fermiSlope(em, mu, kT);
    const slope = fermiSlope(en, mu, kT);
    const curvature = fermiCurvature(en, mu, kT);
    out[0] = slope * f;
    out[1] = curvature * f;
    out[2] = slope * fSlope;
    out[3] = -out[1] - out[2];
    out[4] = (-(slope + curvature * (en - mu)) * f - slope * fSlope * (em - mu)) / kT;
  },
};

/** Re r² + Im r · μ over a pair ring of ∂x H and ∂y H. */
function pairSweep(
  levels: PairRing["levels"],
  weights: Pick<PairRing, "weight" | "weightGradient">,
): MeanSweep {
  return {
    kind: "mean",
    ...scalars,
    operators: [x, y],
    rings: [{ kind: "pair", operators: [0, 1], levels, ...weights }],
    integrand: (r, s) => 0.3 * r[0] ** 2 + r[1] * (1 + s[0]),
    integrandAdjoint: (r, s, bar, ringsBar, sBar) => {
      ringsBar[0] += bar * 0.6 * r[0];
      ringsBar[1] += bar * (1 + s[0]);
      sBar[0] += bar * r[1];
    },
  };
}

export const smoothPairs = pairSweep("all", smoothPair);
export const smoothDifferent = pairSweep("different", smoothPair);
export const samePairs = pairSweep("same", smoothPair);
export const hallPairs = pairSweep("different", {
  weight: hallWeight,
  weightGradient: hallWeightGradient,
});

/** Σ w(E_n, E_m) Re ⟨n|∂x H|m⟩⟨m|∂x H|n⟩, linear, so that a doubled model gives twice. */
export const drude: MeanSweep = {
  ...pairSweep("all", smoothPair),
  operators: [x],
  rings: [{ kind: "pair", operators: [0, 0], levels: "all", ...smoothPair }],
  integrand: (r) => r[0],
  integrandAdjoint: (_r, _s, bar, ringsBar) => {
    ringsBar[0] += bar;
  },
};
export const hall: MeanSweep = {
  ...hallPairs,
  integrand: (r) => r[1],
  integrandAdjoint: (_r, _s, bar, ringsBar) => {
    ringsBar[1] += bar;
  },
};

/** Pairs with a constant matrix: a bond of rows 0 and 1, and ∂x H. */
export const matrixPairs: MeanSweep = {
  ...smoothPairs,
  operators: [
    {
      kind: "matrix",
      name: "O",
      entries: [
        [0, 0, 1.1, 0],
        [0, 1, 0.7, -0.4],
        [1, 0, 0.7, 0.4],
      ],
    },
    x,
  ],
};
