import { expect, test } from "vitest";
import { compile } from "../../../compiler/index.ts";

test.each([
  ["symmetry rotation(4 eV)", "`the order of a rotation` must be a whole number without a unit"],
  ["solve { steps 5 eV }", "`steps` must be a whole number without a unit"],
])("%s", (line, message) => {
  const text = `lattice square
parameter t : real in [0, 1] each bond of shell 1
hamiltonian H { hop shell 1: t }
maximize flatness(H, bands = 1)
${line}
`;
  const { diagnostics } = compile({ path: "t.ham", text });
  expect(diagnostics.find(({ code }) => code === "HAM3003")?.message).toContain(message);
});
