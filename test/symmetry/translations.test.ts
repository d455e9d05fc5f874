import { expect, test } from "vitest";
import { compiled } from "./bloch.ts";

const spec = (symmetry: string): string => `lattice cell = supercell(square, 2, 2)
space { orbital s, p }
symmetry ${symmetry}
parameter e : hermitian each site
parameter t : matrix each bond of shell 1
hamiltonian H {
  onsite: e
  hop shell 1: t
}`;

test("translations tie the sites of a supercell, whatever the orbitals", () => {
  // 2 × 2 orbitals: 4 real numbers for each site, 8 for each bond.
  expect(compiled(spec("none")).numbers).toBe(4 * 4 + 8 * 8);
  expect(compiled(spec("translation(1/2, 0)")).numbers).toBe(2 * 4 + 4 * 8);
  expect(compiled(spec("{ translation(1/2, 0), translation(0, 1/2) }")).numbers).toBe(4 + 2 * 8);
});
