/** Cold metals: a Fermi step inside a cell must not pass for a smooth integrand by chance. */
import { expect, test } from "vitest";
import { report } from "../reference/spec.ts";

// Σ −2 cos k f(2 cos k) / N of a chain, by SciPy's quad between the Fermi points.
const known: readonly (readonly [mu: number, kT: number, weight: number])[] = [
  [0, 0.01, 0.6365935901670347],
  [0, 0.03, 0.6363839691393423],
  [0.3, 0.002, 0.6294159705740495],
  [0.7, 0.004, 0.5963482846251031],
];

test("the Drude weight of a cold chain lies within its error bar", () => {
  const items = known.map(([mu, kT]) => `drude_weight(H, mu = ${mu}, kT = ${kT})`);
  const found = report(
    `lattice chain\nhamiltonian H { hop shell 1: 1 }\nreport {\n${items.join("\n")}\n}`,
  );
  found.forEach(({ value, error, certified }, at) => {
    expect(certified).toBe(true);
    expect(Math.abs(value - known[at][2])).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-4);
  });
});
