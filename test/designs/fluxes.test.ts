import { expect, test } from "vitest";
import { type LoopFlux, loopFluxes } from "../../runtime/designs/fluxes.ts";
import { haldane, haldaneTheta } from "../runtime/haldane-program.ts";
import { changed, pointGroup, triangular, uniformFlux } from "./triangular-program.ts";

const summary = (fluxes: readonly LoopFlux[]): [string, number, number][] =>
  fluxes.map(({ lengths, flux, loops }) => [
    lengths.map((length) => length.toFixed(2)).join(" "),
    Number(flux.toFixed(6)),
    loops.length,
  ]);

test("uniform flux: an eighth of 2π through every triangle of the area 1/2 · √3/2", () => {
  expect(summary(loopFluxes(triangular, uniformFlux(1)))).toEqual([
    ["1.00 1.00 1.00", 0.125, 8],
    ["1.00 1.00 1.73", 0.125, 24],
    // Flat; the sign of t3 alone.
    ["1.00 1.00 2.00", 0.5, 12],
    // Twice the area, and the sign of t3: 1/4 − 1/2.
    ["1.00 1.73 2.00", -0.25, 48],
    ["1.73 1.73 1.73", 0.375, 8],
    // Four times the area, and the sign of t3 three times.
    ["2.00 2.00 2.00", 0, 8],
  ]);
});

test("gauges, translations, rotations and shifts of k change no flux; mirrors and reversal its sign", () => {
  const theta = Float64Array.from({ length: 38 }, (_, p) => (p < 36 ? 2.4 * p * p : 0.5));
  const same = {
    rows: pointGroup(1),
    translation: [1, 0] as const,
    chi: [0.1, 0.7, 2, 3],
    q: [0.3, -2] as const,
    conjugate: false,
  };
  const before = loopFluxes(triangular, theta);
  const values = (fluxes: readonly LoopFlux[]): number[] =>
    summary(fluxes.filter(({ lengths }) => lengths[2] < 1.9)).map(([, flux]) => flux);
  expect(values(loopFluxes(triangular, changed(theta, same)))).toEqual(values(before));
  const mirrored = changed(theta, { ...same, rows: pointGroup(6) });
  const opposite = values(loopFluxes(triangular, mirrored)).map((flux) => -flux);
  expect(opposite.toSorted()).toEqual(values(before).toSorted());
  const both = changed(theta, { ...same, rows: pointGroup(6), conjugate: true });
  expect(values(loopFluxes(triangular, both))).toEqual(values(before));
});

test("Haldane's model: φ/2π between sublattices, 3φ/2π within one", () => {
  const fluxes = summary(loopFluxes(haldane, haldaneTheta(0.3, 0.6)));
  const turn = (phase: number): number => Number((phase / (2 * Math.PI)).toFixed(6));
  expect(fluxes).toEqual([
    ["1.00 1.00 1.73", turn(0.6), 6],
    ["1.73 1.73 1.73", turn(-1.8), 2],
    ["1.73 1.73 1.73", turn(1.8), 2],
  ]);
});

test("the honeycomb without second neighbours has hexagons", () => {
  const [hexagon, ...others] = loopFluxes(haldane, haldaneTheta(0, 0));
  expect(others).toEqual([]);
  expect(hexagon.flux).toBe(0);
  expect(hexagon.loops).toHaveLength(1);
  expect(hexagon.loops[0].split(" -> ")).toHaveLength(6);
});
