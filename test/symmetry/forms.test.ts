import { expect, test } from "vitest";
import { compiled } from "./bloch.ts";

/** The forms of each orbit of a matrix on bonds. */
function forms(...lines: readonly string[]): readonly (readonly string[])[] {
  const { compilation } = compiled(lines.join("\n"));
  return compilation.model!.parameters.blocks.flatMap(({ orbits }) =>
    orbits.map((orbit) => orbit.forms.map(({ name }) => name)),
  );
}

const bonds = (shells: string): string =>
  `parameter t : matrix each bond of ${shells}\nhamiltonian H { hop ${shells}: t }`;

test("Kane and Mele's term, and Rashba's once the mirror z → −z is gone", () => {
  const spin = ["lattice honeycomb", "space { spin 1/2 }"];
  expect(
    forms(
      ...spin,
      "symmetry { rotation(6), mirror(x), mirror(z), time_reversal }",
      bonds("shells 1..2"),
    ),
  ).toEqual([["1"], ["1", "i σz"]]);
  expect(
    forms(...spin, "symmetry { rotation(6), mirror(x), time_reversal }", bonds("shells 1..2")),
  ).toEqual([
    ["1", "i σ⊥"],
    ["1", "i σ⊥", "i σz"],
  ]);
});

test("σ and π bonds of p orbitals", () => {
  const p = ["lattice honeycomb", "space { orbital px, py }"];
  expect(
    forms(...p, "symmetry { rotation(6), mirror(x), time_reversal }", bonds("shell 1")),
  ).toEqual([["p∥", "p⊥"]]);
});

test("everything where nothing is asked for, and nothing where it is forbidden", () => {
  expect(forms("lattice chain", "space { spin 1/2 }", bonds("shell 1"))).toEqual([
    ["1", "σx", "σy", "σz", "i", "i σx", "i σy", "i σz"],
  ]);
  expect(forms("lattice honeycomb", "symmetry chiral", bonds("shell 2")).flat()).toEqual([]);
});

test("a complex number that must be real is one, within its disk", () => {
  const { compilation } = compiled(`lattice honeycomb
symmetry { rotation(6) }
parameter t : complex in disk(2) each bond of shells 1..2 = 0.5 + 0.5i
hamiltonian H { hop shells 1..2: t }`);
  expect(
    compilation.model!.parameters.blocks.map(({ domain, start, width }) => ({
      domain,
      start,
      width,
    })),
  ).toEqual([
    {
      domain: { kind: "interval", low: -2, high: 2 },
      start: { kind: "value", re: 0.5, im: 0 },
      width: 1,
    },
    { domain: { kind: "disk", radius: 2 }, start: { kind: "value", re: 0.5, im: 0.5 }, width: 2 },
  ]);
});
