import { expect } from "vitest";
import { createHoppingTable } from "../../runtime/bloch/hopping-table.ts";
import type { Program, Quantity } from "../../runtime/program.ts";
import { QuantityKernel } from "../../runtime/quantity.ts";
import type { Random } from "../../runtime/random.ts";
import type { Mesh } from "../../runtime/zone/mesh.ts";

/** Derivative along a direction: exact, and by central differences (fourth order). */
export function derivatives(
  program: Program,
  quantity: Quantity,
  theta: Float64Array,
  mesh: Mesh,
  direction: Float64Array,
  h = 1e-3,
): readonly [number, number] {
  const kernel = new QuantityKernel(createHoppingTable(program), quantity);
  const thetaBar = new Float64Array(theta.length);
  const value = kernel.gradient(theta, 0, mesh, thetaBar);
  expect(kernel.value(theta, 0, mesh)).toBeCloseTo(value, 10);
  const at = (t: number): number =>
    kernel.value(
      theta.map((x, i) => x + t * direction[i]),
      0,
      mesh,
    );
  const central = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
  return [thetaBar.reduce((sum, g, i) => sum + g * direction[i], 0), central];
}

export function expectAgreement([exact, central]: readonly [number, number]): void {
  expect(Math.abs(exact - central) / Math.abs(central)).toBeLessThan(1e-6);
}

/** A random direction in the space of θ. */
export function unitVector(dimension: number, random: Random): Float64Array {
  const direction = Float64Array.from({ length: dimension }, () => random.normal());
  const norm = Math.hypot(...direction);
  return direction.map((x) => x / norm);
}
