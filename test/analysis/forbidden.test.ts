import { describe, expect, test } from "vitest";
import { examine } from "../../analysis/examine.ts";
import { compile } from "../../compiler/index.ts";

/** The operation that is said to forbid the goal, or undefined. */
function forbidding(text: string): string | undefined {
  const compilation = examine(compile({ path: "t.ham", text }));
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code }) => code).filter((code) => code !== "HAM8010")).toEqual([]);
  return /(?:symmetry: |the symmetry )(.*?),? (?:which )?turns its sign/.exec(
    errors[0]?.message,
  )?.[1];
}

const hoppings = (symmetry: string, domain = "complex in disk(1)"): string => `lattice honeycomb
symmetry ${symmetry}
parameter M : real in [-1, 1] each site
parameter t : ${domain} each bond of shells 1..2
hamiltonian H {
  onsite: M
  hop shells 1..2: t
}`;

const hall = "maximize hall_conductivity(H, mu = 0.1, kT = 0.7)";
const halfFilled = "maximize hall_conductivity(H, filling = 1/2, kT = 0.7)";
const shift = "maximize shift_current(H, energy = 1, broadening = 0.4, mu = 0, kT = 0.5)";

describe("σ_xy", () => {
  test.each([
    ["time reversal", hoppings("time_reversal"), "time_reversal"],
    [
      "real hoppings, where nothing is declared",
      hoppings("none", "real in [-1, 1]"),
      "time_reversal",
    ],
    ["a vertical mirror", hoppings("mirror(x)"), "mirror(x)"],
    [
      "time reversal times a rotation by 180°",
      hoppings("rotation(2) * time_reversal"),
      "time_reversal * inversion",
    ],
    [
      "time reversal times a translation",
      `lattice cell = supercell(square, 2, 1)
symmetry { translation(1/2, 0) * time_reversal }
parameter M : real in [-1, 1] each site
parameter t : complex in disk(1) each bond of shells 1..2
hamiltonian H {
  onsite: M
  hop shells 1..2: t
}`,
      "time_reversal * translation(1/2, 0)",
    ],
    [
      "spins in a plane without spin–orbit coupling",
      `lattice cell = supercell(triangular, 2, 2)
space { spin 1/2 }
parameter a : phase each site
parameter t : real in [0, 1] each bond of shell 1
hamiltonian H {
  onsite: cos(a) * σx + sin(a) * σy
  hop shell 1: t
}`,
      "time_reversal * mirror(z)",
    ],
  ])("is forbidden by %s", (_, spec, operation) => {
    expect(forbidding(`${spec}\n${hall}`)).toBe(operation);
    expect(forbidding(`${spec}\n${halfFilled}`)).toBe(operation);
  });

  test.each([
    ["rotations", hoppings("rotation(6)")],
    ["inversion", hoppings("inversion")],
    ["a mirror with time reversal", hoppings("mirror(x) * time_reversal")],
    ["complex hoppings", hoppings("none")],
    [
      "spins that are not in a plane",
      `lattice cell = supercell(triangular, 2, 2)
space { spin 1/2 }
parameter S : direction each site
hamiltonian H {
  onsite: dot(S, σ)
  hop shell 1: 1
}`,
    ],
  ])("is allowed under %s", (_, spec) => {
    expect(forbidding(`${spec}\n${hall}`)).toBeUndefined();
  });
});

test("an insulator at low temperature is not taken for a symmetry", () => {
  const cold = "maximize hall_conductivity(H, mu = 40, kT = 0.01)";
  expect(forbidding(`${hoppings("none")}\n${cold}`)).toBeUndefined();
});

test("gaps and energies are never forbidden", () => {
  const gap = "maximize band_gap(H, filling = 1/2)";
  expect(forbidding(`${hoppings("{ detect, time_reversal }")}\n${gap}`)).toBeUndefined();
});

describe("shift current", () => {
  const chain = (symmetry: string): string => `lattice wire = supercell(chain, 2)
symmetry ${symmetry}
parameter M : real in [-1, 1] each site
parameter t : real in [-1, 1] each bond of shells 1..2
hamiltonian H {
  onsite: M
  hop shells 1..2: t
}
${shift}`;

  test("is forbidden by inversion", () => {
    expect(forbidding(chain("inversion(at = (0))"))).toMatch(/inversion|mirror\(x\)|rotation/);
  });

  test("is allowed without", () => {
    expect(forbidding(chain("none"))).toBeUndefined();
  });
});
