import { fermi, fermiSlope } from "../../runtime/math/fermi.ts";
import type { Edge, MeanSweep, Operator } from "../../runtime/program.ts";

/** A weight (f(E_row) − f(E_column))^occupied / (ω + i g − (E_column − E_row)); s = (μ, kT, ω, g). */
function resonance(occupied: boolean): Pick<Edge, "weight" | "weightGradient"> {
  const weightGradient: Edge["weightGradient"] = (row, column, [mu, kT, omega, g], out) => {
    const x = omega - column + row;
    const norm = x ** 2 + g ** 2;
    const u = [x / norm, -g / norm];
    const square = [u[0] ** 2 - u[1] ** 2, 2 * u[0] * u[1]];
    const f = occupied ? fermi(row, mu, kT) - fermi(column, mu, kT) : 1;
    const fRow = occupied ? fermiSlope(row, mu, kT) : 0;
    const fColumn = occupied ? -fermiSlope(column, mu, kT) : 0;
    const fTemperature = -(fRow * (row - mu) + fColumn * (column - mu)) / kT;
    [0, 1].forEach((part) => {
      out[part] = f * u[part];
      out[2 + part] = fRow * u[part] - f * square[part];
      out[4 + part] = fColumn * u[part] + f * square[part];
      out[6 + part] = -(fRow + fColumn) * u[part];
      out[8 + part] = fTemperature * u[part];
      out[10 + part] = -f * square[part];
    });
    out[12] = f * square[1];
    out[13] = -f * square[0];
  };
  return withValue(weightGradient);
}

/** 1/(E_row − E_column): a pole within a level. */
const pole = withValue((row, column, _s, out) => {
  out.fill(0);
  out[0] = 1 / (row - column);
  out[2] = -1 / (row - column) ** 2;
  out[4] = 1 / (row - column) ** 2;
});

function withValue(
  weightGradient: NonNullable<Edge["weightGradient"]>,
): Pick<Edge, "weight" | "weightGradient"> {
  const all = new Float64Array(14);
  return {
    weightGradient,
    weight: (row, column, s, out) => {
      weightGradient(row, column, s, all);
      out.set(all.subarray(0, 2));
    },
  };
}

const x: Operator = { kind: "derivative", orders: [1, 0] };
const y: Operator = { kind: "derivative", orders: [0, 1] };
const xy: Operator = { kind: "derivative", orders: [1, 1] };

/** Re r + 0.3 Im r² over a triple ring; the scalars depend on the first parameters. */
export function tripleSweep(
  edges: readonly [Edge, Edge, Edge],
  operators: readonly Operator[] = [x, y, xy],
): MeanSweep {
  const slopes = [0.1, 0.02, 0.2, 0.03];
  return {
    kind: "mean",
    inputCount: 4,
    inputs: (theta, _step, _r, s) => {
      [0.2, 0.4, 0.5, 0.35].forEach((value, j) => (s[j] = value + slopes[j] * theta[0]));
    },
    inputsAdjoint: (_theta, _step, _r, sBar, thetaBar) => {
      sBar.forEach((bar, j) => (thetaBar[0] += slopes[j] * bar));
    },
    operators,
    rings: [{ kind: "triple", operators: [0, 1, 2], edges }],
    integrand: (r) => r[0] + 0.3 * r[1] ** 2,
    integrandAdjoint: (r, _s, bar, ringsBar) => {
      ringsBar[0] += bar;
      ringsBar[1] += 0.6 * bar * r[1];
    },
  };
}

/** Complex weights, no two alike, smooth at every pair of energies. */
export const smoothEdges: readonly [Edge, Edge, Edge] = [
  { levels: "all", ...resonance(true) },
  { levels: "all", ...resonance(false) },
  {
    levels: "all",
    ...withValue((row, column, [mu, kT], out) => {
      const f = fermi(row, mu, kT);
      const slope = fermiSlope(row, mu, kT);
      out.fill(0);
      out[0] = f;
      out[1] = 0.2 * column * f;
      out[2] = slope;
      out[3] = 0.2 * column * slope;
      out[5] = 0.2 * f;
      out[6] = -slope;
      out[7] = -0.2 * column * slope;
      out[8] = (-slope * (row - mu)) / kT;
      out[9] = 0.2 * column * out[8];
    }),
  },
];

export const smoothTriples = tripleSweep(smoothEdges);
/** One operator on all edges, as in a one-dimensional response. */
export const singleOperatorTriples: MeanSweep = {
  ...smoothTriples,
  operators: [x],
  rings: [{ kind: "triple", operators: [0, 0, 0], edges: smoothEdges }],
};
/** Two edges with weights, one without. */
export const unweightedTriples = tripleSweep([smoothEdges[0], { levels: "all" }, smoothEdges[1]]);
/** As in a shift current: a pole, whose pairs lie in different levels. */
export const polarTriples = tripleSweep([
  { levels: "different", ...pole },
  smoothEdges[0],
  { levels: "all" },
]);
export const sameLevelTriples = tripleSweep([
  { levels: "same" },
  { levels: "different", ...pole },
  smoothEdges[0],
]);
