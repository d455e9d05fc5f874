import { describe, expect, test } from "vitest";
import { BlochSum } from "../../runtime/bloch/bloch-sum.ts";
import { coefficients, createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { createPhases, MeshPhases, phasesAt } from "../../runtime/bloch/phases.ts";
import { certify, certifyDefaults } from "../../runtime/certify.ts";
import type { ExtremumSweep, MeanSweep } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { createRandom } from "../../runtime/random.ts";
import { lowestPoints } from "../../runtime/zone/lowest-points.ts";
import { type Mesh, unshifted } from "../../runtime/zone/mesh.ts";
import {
  cellMeasure,
  continuumProgram,
  diracCone,
  monomial,
  parabola,
} from "./continuum-program.ts";
import { derivatives, expectAgreement, unitVector } from "./differences.ts";
import { chemicalPotentialAt, hallAtFilling } from "./filling-quantities.ts";
import { bandGap, hallConductivity } from "./haldane-program.ts";
import { sweepQuantity } from "./linear-program.ts";
import { curvatureOfBands, drude, grandEnergy, hall, smoothPairs } from "./mean-sweeps.ts";

describe("H(k) and its derivatives", () => {
  // A = θ0 + iθ1 at (1, 0) with kx² ky³, θ2 at (0, 0) with kx ky, θ3 at (0, 1) constant.
  const program = continuumProgram(2, 3, 2, 4, [
    monomial(
      1,
      0,
      [2, 3],
      [
        { place: 0, re: 1, im: 0 },
        { place: 1, re: 0, im: 1 },
      ],
    ),
    monomial(0, 0, [1, 1], [{ place: 2, re: 1, im: 0 }]),
    monomial(0, 1, [0, 0], [{ place: 3, re: 1, im: 0 }]),
  ]);
  const table = createHoppingTable(program);
  const c = coefficients(table, Float64Array.of(0.7, -0.4, 1.1, 0.6));
  const [x, y] = [-1.7, 0.9];
  test.each([
    ["H", [0, 0], x ** 2 * y ** 3, x * y, 0.6],
    ["∂x H", [1, 0], 2 * x * y ** 3, y, 0],
    ["∂x∂y H", [1, 1], 6 * x * y ** 2, 1, 0],
    ["∂x²∂y² H", [2, 2], 12 * y, 0, 0],
    ["∂x³ H", [3, 0], 0, 0, 0],
  ])("%s", (_name, orders, quintic, product, constant) => {
    const bloch = new BlochSum(table, [orders]);
    const phases = createPhases(table);
    phasesAt(table, Float64Array.of(x / 6, y / 6), phases);
    bloch.assemble(c, phases);
    const [{ re, im }] = bloch.derivatives;
    const expected = [1.1 * product, 0.7 * quintic + constant, 0.7 * quintic + constant, 0];
    const imaginary = [0, 0.4 * quintic, -0.4 * quintic, 0];
    re.forEach((value, p) => expect(value).toBeCloseTo(expected[p], 12));
    im.forEach((value, p) => expect(value).toBeCloseTo(imaginary[p], 12));
  });
});

test("a shifted mesh stays in the box, evenly spaced, and without shift it has no odd mean", () => {
  const table = createHoppingTable(
    continuumProgram(1, 3, 1, 1, [monomial(0, 0, [1], [{ place: 0, re: 1, im: 0 }])]),
  );
  const linear = [...table.functions.largest].indexOf(3);
  const wavesAt = (size: number, shift: number): number[] => {
    const phases = new MeshPhases(table, { sizes: [size], shift: [shift] });
    return Array.from({ length: size }, (_, index) => {
      phases.moveTo(index);
      return phases.current.re[linear];
    });
  };
  for (const size of [5, 8]) {
    for (const shift of [0, 0.2, 0.5, 0.9]) {
      const k = wavesAt(size, shift);
      expect(Math.min(...k)).toBeGreaterThanOrEqual(-3);
      expect(Math.max(...k)).toBeLessThan(3);
      k.slice(1).forEach((x, i) => expect(x - k[i]).toBeCloseTo(6 / size, 12));
    }
    expect(wavesAt(size, 0).reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 12);
  }
});

test("points at opposite edges of the box are no neighbours", () => {
  const values = Float64Array.of(1, 2, 3, 2, 0);
  expect(lowestPoints(values, [5], true)).toEqual([4]);
  expect(lowestPoints(values, [5], false)).toEqual([4, 0]);
});

describe("a massive Dirac cone", () => {
  const [v, m, cutoff] = [1.3, 0.4, 5];
  const theta = Float64Array.of(v, m, 0, 0);
  const sigma = (mu: number, kT: number, box = cutoff) =>
    hallConductivity(cellMeasure(2, box), mu, () => kT);
  // σ_xy of the filled lower band on the box by SciPy (dblquad), and (1/π) arctan(Λ²v²/m√(m² + 2Λ²v²)).
  const filled = 0.47234156433629;
  test.each([
    ["in the gap", 0, 1e-3, filled],
    // By SciPy (quad) over the energies that the Fermi function leaves.
    ["above it", 1, 0.02, 0.172606227022108],
    ["below it", -2, 0.05, 0.072548992730945],
  ])("σ_xy with μ %s", (_name, mu, kT, expected) => {
    const result = certify(diracCone(cutoff), sigma(mu, kT), theta, 0);
    expect(result).toMatchObject({ certified: true, mesh: [] });
    expect(result.error).toBeLessThan(2e-5);
    expect(Math.abs(result.value - expected)).toBeLessThanOrEqual(result.error);
  });

  test("a wide box approaches ½ and m/2|μ| as m/Λ", () => {
    for (const box of [50, 500]) {
      // What the box leaves out of ½, and adds to it between its edges and the disk.
      const missing = ((Math.SQRT2 / Math.PI) * m) / (v * box);
      for (const [mu, limit] of [
        [0, 0.5],
        [2, m / 4],
      ]) {
        const { value, error, certified } = certify(diracCone(box), sigma(mu, 0, box), theta, 0);
        expect(certified).toBe(true);
        expect(Math.abs(value - (limit - missing))).toBeLessThanOrEqual(error + missing ** 3);
      }
    }
  });

  test("extrema: the gap, band edges at the corners, and a direct gap that is off k = 0", () => {
    const edges = certify(diracCone(cutoff), bandGap(0, 1), theta, 0);
    expect(edges).toMatchObject({ certified: true });
    expect(edges.value).toBeCloseTo(2 * m, 12);
    const widest = certify(diracCone(cutoff), sweepQuantity(edge("max", 1)), theta, 0);
    expect(widest.value).toBeCloseTo(Math.hypot(m, v * cutoff * Math.SQRT2), 12);
    // Tilted: min of √(v²k² + m²) + αkx is m √(1 − α²/v²).
    const tilted = Float64Array.of(v, m, 0, 0.9);
    const lowest = certify(diracCone(cutoff), sweepQuantity(edge("min", 1)), tilted, 0);
    expect(lowest.value).toBeCloseTo(m * Math.sqrt(1 - (0.9 / v) ** 2), 12);
  });
});

const edge = (sense: "min" | "max", band: number): ExtremumSweep => ({
  kind: "extremum",
  sense,
  bands: [band],
  inputCount: 0,
  inputs: () => {},
  body: (e) => e[0],
  bodyAdjoint: (_e, _s, bar, eBar) => {
    eBar[0] += bar;
  },
});

describe.each([1, 2, 3])("a parabola in %i dimensions", (dimension) => {
  const [cutoff, a] = [2, 1.5];
  const program = parabola(dimension, cutoff);
  const theta = Float64Array.of(a);

  test("its bottom is at k = 0 and its top at the corners of the box", () => {
    const bottom = certify(program, sweepQuantity(edge("min", 0)), theta, 0);
    const top = certify(program, sweepQuantity(edge("max", 0)), theta, 0);
    expect(bottom.certified && top.certified).toBe(true);
    expect(Math.abs(bottom.value)).toBeLessThan(1e-13);
    expect(top.value).toBeCloseTo(0.5 * a * dimension * cutoff ** 2, 12);
    const kernel = new QuantityKernel(createHoppingTable(program), sweepQuantity(edge("max", 0)));
    const gradient = new Float64Array(1);
    kernel.gradient(theta, 0, unshifted(program.solve.mesh), gradient);
    expect(gradient[0]).toBeCloseTo(0.5 * dimension * cutoff ** 2, 12);
  });

  test("its filling: a line, a disk, a ball of occupied k", () => {
    const unit = [2, Math.PI, (4 * Math.PI) / 3][dimension - 1];
    const rough = { ...certifyDefaults, relative: 1e-3, budget: 1.5e6 };
    // In one dimension many: that two samples of a cell agree by chance shows at some of them.
    for (let filling = 0.05; filling < 0.5; filling += dimension === 1 ? 0.013 : 0.3) {
      const volume = filling * (2 * cutoff) ** dimension;
      const exact = 0.5 * a * (volume / unit) ** (2 / dimension);
      const quantity = chemicalPotentialAt(filling, 0);
      const result = certify(program, quantity, theta, 0, dimension === 1 ? undefined : rough);
      expect(result.certified).toBe(true);
      expect(Math.abs(result.value - exact)).toBeLessThan(2e-3);
      expect(Math.abs(result.value - exact)).toBeLessThanOrEqual(result.error);
    }
  });

  test("its mean energy is that of a polynomial", () => {
    const energy: MeanSweep = {
      ...grandEnergy,
      rings: [{ kind: "band", weight: (e) => e }],
    };
    const result = certify(program, sweepQuantity(energy), theta, 0);
    expect(result.certified).toBe(true);
    expect(result.value).toBeCloseTo((a * dimension * cutoff ** 2) / 6, 12);
  });
});

test("the filling of a warm disk is that of two dimensions", () => {
  // μ = kT ln(exp(E_F/kT) − 1), with the band's top 8 kT and more above.
  const [cutoff, kT, eF] = [2, 0.05, 0.15];
  const filling = (2 * Math.PI * eF) / (2 * cutoff) ** 2;
  const result = certify(
    parabola(2, cutoff),
    chemicalPotentialAt(filling, kT),
    Float64Array.of(1),
    0,
  );
  expect(result.certified).toBe(true);
  expect(result.error).toBeLessThan(1e-4);
  expect(Math.abs(result.value - kT * Math.log(Math.expm1(eF / kT)))).toBeLessThanOrEqual(
    result.error,
  );
});

test("a cube of Weyl cones: energies have a cusp at k = 0", () => {
  const weyl = continuumProgram(3, 1, 2, 1, [
    monomial(1, 0, [1, 0, 0], [{ place: 0, re: 1, im: 0 }]),
    monomial(1, 0, [0, 1, 0], [{ place: 0, re: 0, im: 1 }]),
    monomial(0, 0, [0, 0, 1], [{ place: 0, re: 1, im: 0 }]),
    monomial(1, 1, [0, 0, 1], [{ place: 0, re: -1, im: 0 }]),
  ]);
  const energy: MeanSweep = {
    ...grandEnergy,
    rings: [{ kind: "band", weight: (e) => Math.max(e, 0) }],
  };
  const result = certify(weyl, sweepQuantity(energy), Float64Array.of(1), 0);
  expect(result.certified).toBe(true);
  expect(result.error).toBeLessThan(1e-4);
  // Mean distance of a cube's points from its middle, in half edges.
  const exact = Math.sqrt(3) / 4 + Math.log(2 + Math.sqrt(3)) / 2 - Math.PI / 24;
  expect(Math.abs(result.value - exact)).toBeLessThanOrEqual(result.error);
});

describe("gradients agree with central differences", () => {
  const program = diracCone(2);
  const theta = Float64Array.of(1.3, 0.4, 0.3, 0.2);
  const mesh: Mesh = { sizes: [12, 9], shift: [0.3, 0.8] };
  const direction = unitVector(4, createRandom(5, 0));
  test.each([
    ["Σ f (E − μ)", sweepQuantity(grandEnergy)],
    [
      "(Σ f ⟨∂x∂y H⟩)²",
      sweepQuantity({ ...curvatureOfBands, operators: [{ kind: "derivative", orders: [2, 0] }] }),
    ],
    ["smooth pairs", sweepQuantity(smoothPairs)],
    ["Hall", sweepQuantity(hall)],
    ["Drude", sweepQuantity(drude)],
    ["μ", chemicalPotentialAt(0.6, 0.3)],
    ["μ in the gap at kT = 0", chemicalPotentialAt(0.5, 0)],
    ["σ_xy at a filling", hallAtFilling(cellMeasure(2, 2), 0.6, 0.3)],
    ["gap", bandGap(0, 1)],
    ["an extremum in a corner", sweepQuantity(edge("max", 1))],
    ["an extremum on an edge", sweepQuantity(edge("min", 0))],
  ])("%s", (_name, quantity) => {
    expectAgreement(derivatives(program, quantity, theta, mesh, direction));
  });
});
