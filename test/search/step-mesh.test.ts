import { expect, test } from "vitest";
import { stepMesh } from "../../runtime/optimise/step-mesh.ts";
import type { Solve } from "../../runtime/program.ts";

const solve: Solve = {
  method: "rmsprop",
  rate: () => 0.1,
  steps: 100,
  starts: 5,
  seed: 0,
  mesh: [6, 4],
  shifted: true,
};

test("a shifted mesh lies elsewhere at every step, start and seed, and the same when asked again", () => {
  const shifts = new Set<string>();
  for (const seed of [0, 1]) {
    for (let start = 0; start < 5; start++) {
      for (let step = 0; step < 100; step++) {
        const mesh = stepMesh(solve, 1, seed, start, step);
        expect(mesh).toEqual(stepMesh(solve, 1, seed, start, step));
        expect(mesh.sizes).toEqual([6, 4]);
        shifts.add(mesh.shift.join());
      }
    }
  }
  expect(shifts.size).toBe(1000);
});

test("the shifts fill a cell of the mesh evenly", () => {
  const counts = Array.from({ length: 16 }, () => 0);
  for (let step = 0; step < 4000; step++) {
    const [a, b] = stepMesh(solve, 1, 0, 2, step).shift;
    counts[4 * Math.floor(4 * a) + Math.floor(4 * b)]++;
  }
  // 250 expected in each, deviation 15.
  for (const count of counts) expect(Math.abs(count - 250)).toBeLessThan(75);
});

test("a fixed mesh stays at the origin", () => {
  expect(stepMesh({ ...solve, shifted: false }, 6, 3, 4, 5)).toEqual({
    sizes: [6, 4],
    shift: [0, 0],
  });
});
