/**
 * Text of a program, as the compiler emits it: a chain of two orbitals with mass m and coupling t;
 * the goal is the mean occupation of the upper band, minus a penalty.
 */
export function programText(
  options: {
    goal?: string;
    start?: string;
    steps?: number;
    shifted?: boolean;
    constraint?: string;
    method?: string;
  } = {},
): string {
  return `
const { fermi, fermiSlope } = ham;
const energy = {
  kind: "mean", inputCount: 0, inputs: () => {}, operators: [],
  rings: [{ kind: "band",
    weight: (e) => fermi(e, 0.3, 0.5),
    weightGradient: (e, s, out) => { out[0] = fermi(e, 0.3, 0.5); out[1] = fermiSlope(e, 0.3, 0.5); } }],
  integrand: (rings) => rings[0],
  integrandAdjoint: (rings, s, bar, ringsBar) => { ringsBar[0] += bar; },
};
const occupation = {
  text: "occupation", line: 1, sweeps: [energy],
  value: (theta, step, r) => ${options.goal ?? "r[0] - theta[0] ** 2"},
  adjoint: (theta, step, r, bar, thetaBar, rBar) => { rBar[0] += bar; thetaBar[0] -= 2 * bar * theta[0]; },
};
return {
  spec: "chain.ham",
  lattice: { name: "chain", vectors: [[1]], sites: [{ name: "A", position: [0] }] },
  basis: ["s", "p"],
  parameters: [{ name: "m", line: 1, domain: { kind: "interval", low: -1, high: 2 }, members: [""],
    start: ${options.start ?? '{ kind: "default" }'}, fixed: false }],
  terms: [
    { text: "onsite", line: 1, bonds: [{ of: "s", row: 0, column: 0, d: [0] }], entries: [{ row: 0, column: 0 }],
      value: (theta, bond, out) => { out[0] = theta[0]; out[1] = 0; },
      adjoint: (theta, bond, bar, thetaBar) => { thetaBar[0] += bar[0]; } },
    { text: "hop", line: 2, bonds: [{ of: "s -> p", row: 1, column: 0, d: [1] }], entries: [{ row: 0, column: 0 }],
      value: (theta, bond, out) => { out[0] = 1; out[1] = 0; } },
  ],
  goal: { sense: "maximize", quantity: occupation },
  constraints: [${options.constraint ?? ""}],
  report: [occupation],
  solve: { method: "${options.method ?? "rmsprop"}", rate: () => 0.05, steps: ${options.steps ?? 60}, starts: 4, seed: 0, mesh: [32], shifted: ${options.shifted ?? false} },
};`;
}
