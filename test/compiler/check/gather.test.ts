import { expect, test } from "vitest";
import { compile } from "../../../compiler/index.ts";
import { families } from "../../../compiler/model/families.ts";
import { isConstant } from "../../../compiler/lower/constant.ts";

const spec = `lattice square
parameter a : real = 1
parameter b : real = 2
parameter c : real = 3
let inner = b * a
let outer = c + inner + inner
let number = 2 * 3
hamiltonian H { hop shell 1: outer }
report {
  outer + a
  number
  b
}
`;

test("families are found through definitions, each once, in the order of the text", () => {
  const { model, diagnostics } = compile({ path: "spec.ham", text: spec });
  expect(diagnostics).toEqual([]);
  const names = model!.report.map(({ value }) => families(value).map(({ name }) => name));
  expect(names).toEqual([["c", "b", "a"], [], ["b"]]);
  expect(families(model!.terms[0].value).map(({ name }) => name)).toEqual(["c", "b", "a"]);
  expect(model!.report.map(({ value }) => isConstant(value))).toEqual([false, true, false]);
});
