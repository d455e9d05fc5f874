import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/index.ts";
import { loadProgram } from "../../runtime/search/load-program.ts";
import { searchCost } from "../../runtime/threads/search-cost.ts";

const program = (cells: number, mesh: number, starts: number) =>
  loadProgram(
    compile({
      path: "sheet.ham",
      text: `
        lattice sheet = supercell(honeycomb, ${cells}, ${cells})
        parameter m : real in [-2, 2] each site
        hamiltonian H on sheet {
          onsite:      m
          hop shell 1: 1
          hop shell 2: 0.2i * nu
        }
        maximize hall_conductivity(H, mu = 0.1, kT = 0.1)
        solve { mesh ${mesh} x ${mesh}  steps 4  starts ${starts} }`,
    }).javascript!,
  );

describe("the cost of a search", () => {
  test("a mesh that takes long is measured on a smaller one", () => {
    const cost = searchCost(program(2, 1000, 3), 2)!;
    expect(cost.points).toBe(1000 * 1000);
    expect(cost.measured).toBeLessThan(cost.points);
    expect(cost.secondsPerStep).toBeGreaterThan(0.25);
  });

  test("a small one as a whole, and it is not divided", () => {
    const cost = searchCost(program(1, 8, 1), 4)!;
    expect(cost).toMatchObject({ bands: 2, points: 64, measured: 64, helpers: [0] });
  });

  test("starts come first, then the threads that are left help", () => {
    expect(searchCost(program(2, 1000, 3), 2)!.helpers).toEqual([0, 0]);
    expect(searchCost(program(2, 1000, 1), 3)!.helpers).toEqual([2]);
  });

  test("larger matrices take more memory", () => {
    const [small, large] = [1, 4].map((cells) => searchCost(program(cells, 8, 1), 1)!);
    expect(large.bytesPerThread).toBeGreaterThan(small.bytesPerThread);
  });
});
