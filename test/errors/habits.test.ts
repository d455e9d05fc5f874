import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/index.ts";
import { complete } from "./complete.ts";

/** The remedies that a fragment is given. */
const remedies = (fragment: string): (string | undefined)[] =>
  compile({ path: "habit.ham", text: complete(fragment) }).diagnostics.map(({ help }) => help);

const hop = (rest: string): string => `hamiltonian H { hop ${rest} }`;

describe("habits of other programs, each with its remedy", () => {
  it.each([
    [hop("shell 1: 2**3"), "A power is written `a^b`."],
    [hop("shell 1: 1j"), "The imaginary unit is written `1i`."],
    [hop("shell 1: exp(i * np.pi)"), "Write `pi` alone, without what stands before it."],
    [hop("shell 1: np.cos(1)"), "Functions stand alone: `cos(…)`."],
    [hop("shell 1 = 1"), "The value of a term follows a colon."],
    [hop("shell 1: 1 + h.c."), "The Hermitian conjugate of every hopping is added for you."],
    [hop("1 -> 2: 1"), "Sites are called by their names, as in `hop A -> B: 1`."],
    [hop("A => B: 1"), "An arrow `->` stands between the sites: `hop A -> B: 1`."],
    [hop("nearest: 1"), "Nearest neighbours are `shell 1`, second neighbours `shell 2`."],
    [
      hop("A -> B + [1, 0]: 1"),
      "A vector stands in parentheses, `(1, 0)`; a range is written `1..2`.",
    ],
    [hop("A -> B + a1: 1"), "Cells are counted: `A -> B + (1, 0)` leads to the cell at a1."],
    [
      hop("shell 1: cos(kx)"),
      "A Hamiltonian is given by its hoppings in real space; the wave vector is put in for you.",
    ],
    [hop("shell 1: e^2"), "Euler's number is `exp(1)`; `e` is a unit of charge."],
    [
      hop("shell 1 where d.x > 0 and d.y > 0: 1"),
      "Conditions are not joined; each has a line of its own.",
    ],
    [
      hop("shell 1: 1 if x else 0"),
      "There are no branches and loops. A condition on bonds follows `where`.",
    ],
    ["hamiltonian H:\n  hop shell 1: 1", "A block stands in braces: `{ … }`."],
    ["hamiltonian H { hopping shell 1: 1 }", "Did you mean `hop`?"],
    [
      "hamiltonian H { onsite shell 1: 1 }",
      "Shells belong to hoppings. `onsite: …` acts on every site, `onsite A: …` on A.",
    ],
    [
      "hamiltonian H { onsite: sx }",
      "The Pauli matrices are σx, σy, σz of spin and τx, τy, τz of two orbitals (`sigma_x`, `tau_x`).",
    ],
    ["t = 1", "Write `let t = …`, or `parameter t : real` if it may vary."],
    [
      "let t = M[1]",
      "Nothing is indexed with `[ ]`: in a term, `M` is the value of the site or bond that the line acts on.",
    ],
    ["parameter t real", "A colon stands between the name and its domain."],
    ["parameter t : real in (0, 1)", "An interval stands in square brackets: `real in [-1, 1]`."],
    [
      "parameter t : real from 0 to 1",
      "A domain is written `real`, `real > 0`, `real in [0, 1]`, `complex in disk(1)`, …",
    ],
    [
      "parameter t : [0, 1]",
      "A domain is written `real`, `real > 0`, `real in [0, 1]`, `complex in disk(1)`, …",
    ],
    ["parameter t : real = 1 each site", "The order is: domain, `each …`, start value, `fixed`."],
    [
      "parameter t : real bond each of shell 2",
      "A domain is written `real`, `real > 0`, `real in [0, 1]`, `complex in disk(1)`, …",
    ],
    ["parameter a, b : real", "Each parameter has a line of its own."],
    ["space { orbital 2 }", "Orbitals are named, with commas between: `orbital s, p`."],
    ["lattice: honeycomb", "No `:` follows `lattice`."],
    ["lattice hexagonal", "Write `honeycomb` (two sites in a cell) or `triangular` (one site)."],
    ["solve { epochs 100 }", "Did you mean `steps`?"],
    ["solve { learning_rate 0.1 }", "Did you mean `rate`?"],
    ["solve { steps = 100 }", "Write `steps` and its value, without `=`."],
    ["solve { mesh 24, 24 }", "The sizes of a mesh are joined by `x`: `mesh 24 x 24`."],
    [
      "solve { rate 0.1 until 50 then 0.03 }",
      "A comma stands before it: `0.1 until 50, then 0.03`.",
    ],
    ["Report { 1 }", "Did you mean `report`?"],
    [
      "report { sigma_xy(H) }",
      "The Hall conductivity is `hall_conductivity(H, mu = 0, kT = 0.1)`.",
    ],
    ["report { hall_conductivity(H, mu == 0, kT = 1) }", "Write `=`."],
    [
      "report { hall_conductivity(H, mu = 0, kT = k_B * 300) }",
      "Kelvin are given as `temperature = 300 K`; `kT` is an energy.",
    ],
    [
      "report { minimize 1 }",
      "`minimize` begins a declaration of its own: write it outside of the block.",
    ],
  ])("%s", (fragment, remedy) => {
    expect(remedies(fragment)).toEqual([remedy]);
  });
});
