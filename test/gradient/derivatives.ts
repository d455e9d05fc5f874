import { expect } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import { createLayout, rawAdjoint, rawToTheta } from "../../runtime/parameters/layout.ts";
import { startingPoint } from "../../runtime/parameters/start.ts";
import type { Program, Quantity } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import { createRandom } from "../../runtime/random.ts";
import type { Mesh } from "../../runtime/zone/mesh.ts";

/** A quantity of a program as a function of the raw vector x, on a fixed mesh. */
export interface RawFunction {
  readonly start: Float64Array;
  readonly value: (x: Float64Array) => number;
  readonly gradient: (x: Float64Array) => Float64Array;
}

const shift = [0.137, 0.412, 0.291];

/** More than one chunk of mesh points. */
export function meshOf(program: Program): Mesh {
  const sizes = [[300], [21, 14], [7, 6, 7]][program.lattice.vectors.length - 1];
  return { sizes, shift: shift.slice(0, sizes.length) };
}

export function rawFunction(
  program: Program,
  options: { readonly quantity?: Quantity; readonly mesh?: Mesh; readonly step?: number } = {},
): RawFunction {
  const { quantity = program.goal!.quantity, mesh = meshOf(program), step = 0 } = options;
  const layout = createLayout(program);
  const kernel = new QuantityKernel(createHoppingTable(program), quantity);
  const { x, theta } = startingPoint(layout, 1, 0);
  const at = (raw: Float64Array): Float64Array => {
    const values = theta.slice();
    rawToTheta(layout, raw, values);
    return values;
  };
  return {
    start: x,
    value: (raw) => kernel.value(at(raw), step, mesh),
    gradient: (raw) => {
      const thetaBar = new Float64Array(theta.length);
      const value = kernel.gradient(at(raw), step, mesh, thetaBar);
      expect(value).toBeCloseTo(kernel.value(at(raw), step, mesh), 10);
      const rawBar = new Float64Array(raw.length);
      rawAdjoint(layout, raw, thetaBar, rawBar);
      return rawBar;
    },
  };
}

/** Derivative along a direction by central differences of fourth order. */
export function centralDifference(
  { value }: RawFunction,
  x: Float64Array,
  direction: Float64Array,
  h = 4e-4,
): number {
  const at = (t: number): number => value(x.map((xi, i) => xi + t * direction[i]));
  return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
}

export function along(gradient: Float64Array, direction: Float64Array): number {
  return gradient.reduce((sum, g, i) => sum + g * direction[i], 0);
}

export function randomDirection(size: number, stream: number): Float64Array {
  const random = createRandom(11, stream);
  const direction = Float64Array.from({ length: size }, () => random.normal());
  const norm = Math.hypot(...direction);
  return direction.map((d) => d / norm);
}

/** To 1e-6 of the larger of the value and the scale of the gradient. */
export function expectClose(exact: number, central: number, scale = 0): void {
  expect(Number.isFinite(exact)).toBe(true);
  expect(Math.abs(exact - central)).toBeLessThan(1e-6 * Math.max(Math.abs(central), scale));
}

/**
 * The gradient against differences along directions in x: at random ones tilted towards the
 * gradient the derivative is of the size of the gradient, so that it can be told to 1e-6.
 */
export function expectGradient(f: RawFunction, h?: number): void {
  const gradient = f.gradient(f.start);
  const norm = Math.hypot(...gradient);
  expect(norm).toBeGreaterThan(1e-6);
  for (const stream of [1, 2]) {
    const random = randomDirection(f.start.length, stream);
    const direction = random.map((d, i) => (d + gradient[i] / norm) / 2);
    expectClose(along(gradient, direction), centralDifference(f, f.start, direction, h));
  }
}

/** Every component of the gradient against differences. */
export function expectEveryDerivative(f: RawFunction, h?: number): void {
  const gradient = f.gradient(f.start);
  const scale = Math.max(...gradient.map(Math.abs));
  gradient.forEach((exact, i) => {
    const axis = gradient.map((_, j) => (j === i ? 1 : 0));
    expectClose(exact, centralDifference(f, f.start, axis, h), scale / 10);
  });
}
