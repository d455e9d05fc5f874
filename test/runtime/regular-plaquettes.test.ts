/** The flux by plaquettes row after row, against the same sum point by point. */
import { expect, test } from "vitest";
import { BlochSum } from "../../runtime/bloch/bloch-sum.ts";
import { coefficients, createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { createPhases, phasesAt } from "../../runtime/bloch/phases.ts";
import { createEigensolver } from "../../runtime/linalg/eigensolver.ts";
import { createRandom } from "../../runtime/random.ts";
import { linkDeterminant } from "../../runtime/zone/link.ts";
import { regularFlux } from "../../runtime/zone/regular-plaquettes.ts";
import { fastKernels } from "../../runtime/wasm/kernels.ts";
import { randomProgram, randomTheta } from "./linear-program.ts";

const anything = { varies: Infinity, overlap: 0, flux: 4 };
const mesh = { sizes: [9, 14], shift: [0.2, 0.7] };
const random = createRandom(4, 2);

/** Phases of ⟨a|b⟩⟨b|c⟩⟨c|d⟩⟨d|a⟩ around every plaquette. */
function fluxes(bands: number, group: { first: number; last: number }, seed: number) {
  const program = randomProgram(bands, true, seed);
  const theta = randomTheta(program, random);
  const table = createHoppingTable(program);
  const c = coefficients(table, theta);
  const bloch = new BlochSum(table, []);
  const phases = createPhases(table);
  const statesAt = (i: number, j: number) => {
    const solver = createEigensolver(bands);
    const kappa = Float64Array.of((i + 0.2) / 9, (j + 0.7) / 14);
    phasesAt(table, kappa, phases);
    bloch.assemble(c, phases);
    solver.solve(bloch.hamiltonian);
    return solver.vectors;
  };
  const states = Array.from({ length: 10 }, (_, i) =>
    Array.from({ length: 15 }, (_, j) => statesAt(i, j)),
  );
  const angle = (path: readonly (readonly [number, number])[]): number =>
    path.reduce((sum, [i, j], at) => {
      const [k, l] = path[(at + 1) % path.length];
      const { re, im } = linkDeterminant(
        bands,
        states[i][j],
        states[k][l],
        group.first,
        group.last,
      );
      return sum + Math.atan2(im, re);
    }, 0);
  const all = Array.from({ length: 9 * 14 }, (_, p) => {
    const [i, j] = [Math.floor(p / 14), p % 14];
    const loop = angle([
      [i, j],
      [i + 1, j],
      [i + 1, j + 1],
      [i, j + 1],
    ]);
    return loop - 2 * Math.PI * Math.round(loop / (2 * Math.PI));
  });
  return { table, c, all };
}

test.skipIf(fastKernels() === undefined).each([
  [2, 0, 0],
  [3, 1, 1],
  [4, 0, 1],
  [5, 1, 3],
])("%i bands, from %i to %i", (bands, first, last) => {
  for (let seed = 0; seed < 4; seed++) {
    const { table, c, all } = fluxes(bands, { first, last }, seed);
    const flux = regularFlux(table, { first, last }, [last], c, mesh, anything)!;
    expect(flux).toBeCloseTo(
      all.reduce((sum, x) => sum + x, 0),
      8,
    );
    const largest = Math.max(...all.map(Math.abs));
    const withLimit = (limit: number) =>
      regularFlux(table, { first, last }, [last], c, mesh, { ...anything, flux: limit });
    expect(withLimit(1.001 * largest)).toBe(flux);
    expect(withLimit(0.999 * largest)).toBeUndefined();
    for (const strict of [{ varies: 1 }, { overlap: 1 }])
      expect(
        regularFlux(table, { first, last }, [last], c, mesh, { ...anything, ...strict }),
      ).toBeUndefined();
  }
});
