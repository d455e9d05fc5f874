import { expect, test } from "vitest";
import { compiled } from "./bloch.ts";

/** The mirror that exchanges the legs moves no place along the ladder, and yet is an operation. */
test("the mirror between its legs makes them equal", () => {
  const spec = (symmetry: string): string =>
    `lattice ladder\nsymmetry ${symmetry}\nparameter e : real each site\nparameter t : real each bond of shell 1\nhamiltonian H {\n  onsite: e\n  hop shell 1: t\n}`;
  const free = compiled(spec("none"));
  const tied = compiled(spec("{ mirror(y) }"));
  // Two energies, two legs and a rung; one of each.
  expect([free.numbers, tied.numbers]).toEqual([5, 3]);
  expect(tied.group.map(({ name, image }) => [name, image])).toEqual([
    ["identity", [0, 1]],
    ["mirror(y)", [1, 0]],
  ]);
});
