/** Values, types and units of expressions, as a report shows them. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../compiler/index.ts";
import { programOf } from "../../reference/spec.ts";

const number = (source: string, lets = ""): { value: number; unit?: string } => {
  const text = `lattice chain\n${lets}\nhamiltonian H { hop shell 1: 1 }\nreport { ${source} }`;
  const [quantity] = programOf(text).report;
  return {
    value: quantity.value(new Float64Array(0), 0, new Float64Array(0)),
    unit: quantity.unit,
  };
};

const physical = (source: string) => {
  const text = `lattice chain(a = 2 nm)\nhamiltonian H { hop shell 1: 1 eV }\nreport { ${source} }`;
  const [quantity] = programOf(text).report;
  return {
    value: quantity.value(new Float64Array(0), 0, new Float64Array(0)),
    unit: quantity.unit,
  };
};

describe("values", () => {
  test.each<[string, number]>([
    ["2 + 3 * 4^2 / 6 - 1", 9],
    ["-2^2", -4],
    ["2^3^2", 512],
    ["2^-1", 0.5],
    ["8 / 2 / 2", 2],
    ["8 / 2 * 2", 8],
    ["1 - 2 - 3", -4],
    ["-(-3)", 3],
    ["|3 - 4i|", 5],
    ["|(3, 4)|", 5],
    ["|-2|", 2],
    ["re(exp(i * pi))", -1],
    ["im(conj(2 + 3i))", -3],
    ["re((1 + 2i) * (3 - i))", 5],
    ["im((1 + 2i) / (3 - i))", 0.7],
    ["re((1 + i)^3)", -2],
    ["dot((1, 2), (3, 4))", 11],
    ["(5, 7).y", 7],
    ["angle((0, 2))", Math.PI / 2],
    ["angle((-1, -1))", (5 * Math.PI) / 4],
    ["180 deg", Math.PI],
    ["min(3, 1, 2) + max(3, 1, 2)", 4],
    ["sqrt(2) * sqrt(2)", 2],
    ["abs(-1.5) + log(exp(0.5))", 2],
    ["sin(0.3)^2 + cos(0.3)^2", 1],
    ["tan(atan(0.7)) + sinh(0) + cosh(0) + tanh(0)", 1.7],
    ["asin(1) + acos(1)", Math.PI / 2],
    ["1.5e2", 150],
  ])("%s = %d", (source, value) => {
    expect(number(source).value).toBeCloseTo(value, 12);
  });

  test("a vector has a name as a number has", () => {
    const lets = "let a = (3, 4)\nlet b = 2 * a - (1, 0)";
    expect(number("dot(a, b)", lets).value).toBe(3 * 5 + 4 * 8);
    expect(number("b.y + |a| + angle(a - (3, 0)) / pi", lets).value).toBe(8 + 5 + 0.5);
  });

  test("functions take arguments by position and by name, with defaults", () => {
    const lets = "let f(x, y = 2) = x^2 + y\nlet g = f(3) + f(1, y = 0.5) + f(x = 0)";
    expect(number("g", lets).value).toBe(11 + 1.5 + 2);
  });

  test("a definition may stand after its use", () => {
    expect(number("a + b", "let a = 2 * b\nlet b = 5").value).toBe(15);
  });
});

describe("units", () => {
  test.each<[string, number, string | undefined]>([
    ["0.25 eV + 10 meV", 0.26, "eV"],
    ["3 eV / 2 eV", 1.5, undefined],
    ["2 * cell_length", 40, "angstrom"],
    ["cell_length^2 / (1 nm)", 40, "angstrom"],
    ["sqrt(cell_length * 5 angstrom)", 10, "angstrom"],
    ["|-3 meV|", 0.003, "eV"],
    ["max(1 eV, 2 meV)", 1, "eV"],
    ["1 eV + 0", 1, "eV"],
    ["1 [eV/nm^2]", 0.01, "eV/angstrom^2"],
    ["300 K * 1 [k_B]", 300 * 8.617333262145179e-5, "eV"],
    ["1 [h] * 1 THz", 4.135667696923859e-3, "eV"],
    ["exp(1 eV / 2 eV)", Math.exp(0.5), undefined],
    ["bandwidth(H, bands = 1) * 0 + 2 eV", 2, "eV"],
  ])("%s = %d", (source, value, unit) => {
    const found = physical(source);
    expect(found.value).toBeCloseTo(value, 12);
    expect(found.unit).toBe(unit);
  });
});

describe("refused", () => {
  const codes = (source: string) => {
    const text = `lattice chain(a = 2 nm)\nhamiltonian H { hop shell 1: 1 eV }\nreport { ${source} }`;
    return compile({ path: "spec.ham", text }).diagnostics.map(({ code }) => code);
  };
  test.each<[string, string]>([
    ["1 eV + 1 nm", "HAM3001"],
    ["1 eV + 1", "HAM3001"],
    ["max(1 eV, 1 K)", "HAM3001"],
    ["exp(1 eV)", "HAM3004"],
    ["sin(cell_length)", "HAM3004"],
    ["sin(2i)", "HAM2003"],
    ["2i", "HAM5010"],
    ["(1, 2)", "HAM2003"],
    ["(1, 2) + 1", "HAM2003"],
    ["(1, 2).z", "HAM2019"],
    ["dot((1, 2), (1, 2, 3))", "HAM4010"],
    ["unknown", "HAM2001"],
    ["step", "HAM2011"],
    ["d.x", "HAM2011"],
    ["E(1)", "HAM2011"],
    ["mean over k: E(1)", "HAM5012"],
    ["min over k: sum over n: E(n)", "HAM5012"],
    ["mean over k: sum over n: im(<n| v.x |m>)", "HAM5009"],
    ["cell_area", "HAM5013"],
    ["sin(1, 2)", "HAM2006"],
    ["H", "HAM2003"],
  ])("%s: %s", (source, code) => {
    expect(codes(source)).toEqual([code]);
  });
});
