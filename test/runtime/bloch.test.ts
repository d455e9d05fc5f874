import { describe, expect, test } from "vitest";
import { BlochSum } from "../../runtime/bloch/bloch-sum.ts";
import { coefficients, createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { createPhases, MeshPhases, phasesAt } from "../../runtime/bloch/phases.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { type Mesh, meshPoint, pointCount } from "../../runtime/zone/mesh.ts";
import { randomProgram, sweepQuantity } from "./linear-program.ts";
import { curvatureOfBands, drude, grandEnergy, hall } from "./mean-sweeps.ts";

const sines = (length: number): Float64Array =>
  Float64Array.from({ length }, (_, i) => Math.sin(1 + i));

test.each([1, 2, 3])("%i dimensions: phases on a mesh are those of its points", (dimension) => {
  const table = createHoppingTable(randomProgram(3, true, 1, dimension));
  const mesh: Mesh = {
    sizes: [4, 3, 5].slice(0, dimension),
    shift: [0.3, 0, 0.7].slice(0, dimension),
  };
  const onMesh = new MeshPhases(table, mesh);
  const alone = createPhases(table);
  const kappa = new Float64Array(dimension);
  for (let index = 0; index < pointCount(mesh); index++) {
    onMesh.moveTo(index);
    meshPoint(mesh, index, kappa);
    phasesAt(table, kappa, alone);
    alone.re.forEach((x, j) => expect(onMesh.current.re[j]).toBeCloseTo(x, 13));
    alone.im.forEach((x, j) => expect(onMesh.current.im[j]).toBeCloseTo(x, 13));
  }
});

test("each derivative of H is the derivative of the one before", () => {
  const program = randomProgram(4, true, 2);
  const table = createHoppingTable(program);
  const c = coefficients(table, sines(2 * table.count));
  const orders = [
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [3, 1],
  ];
  const at = (kx: number, ky: number) => {
    const bloch = new BlochSum(table, orders);
    const phases = createPhases(table);
    // κ_i = k·a_i/2π.
    const kappa = program.lattice.vectors.map((a) => (kx * a[0] + ky * a[1]) / (2 * Math.PI));
    phasesAt(table, Float64Array.from(kappa), phases);
    bloch.assemble(c, phases);
    expect(bloch.derivatives[0]).toEqual(bloch.hamiltonian);
    return bloch.derivatives;
  };
  const h = 1e-5;
  const here = at(0.4, -1.1);
  for (const [o, dx, dy] of [
    [1, h, 0],
    [2, h, 0],
    [3, h, 0],
    [4, 0, h],
  ]) {
    const plus = at(0.4 + dx, -1.1 + dy)[o - 1];
    const minus = at(0.4 - dx, -1.1 - dy)[o - 1];
    here[o].re.forEach((x, p) => expect(x).toBeCloseTo((plus.re[p] - minus.re[p]) / (2 * h), 7));
    here[o].im.forEach((x, p) => expect(x).toBeCloseTo((plus.im[p] - minus.im[p]) / (2 * h), 7));
  }
});

/** By numpy.linalg.eigh and explicit sums over bands, from the same coefficients and mesh. */
describe("five bands, against NumPy", () => {
  test.each([
    ["Σ f (E − μ)", grandEnergy, -4.979672995790412],
    ["(Σ f ⟨∂x∂y H⟩)²", curvatureOfBands, 0.16876835019954722],
    ["Hall sum", hall, 0.08088540718373682],
    ["smooth pairs", drude, -0.8846413594350626],
  ])("%s", (_name, sweep, expected) => {
    const program = randomProgram(5, false, 17);
    const table = createHoppingTable(program);
    const mesh: Mesh = { sizes: [9, 7], shift: [0.25, 0.5] };
    const value = new QuantityKernel(table, sweepQuantity(sweep)).value(
      sines(2 * table.count),
      0,
      mesh,
    );
    expect(value).toBeCloseTo(expected, 12);
  });
});
