import { describe, expect, it } from "vitest";
import {
  canonicalName,
  lineMap,
  parse,
  tokenTable,
  unitNames,
  type LetDeclaration,
  type NumberLiteral,
} from "../../grammar/index.ts";

/** The name of the unit of the number that a text declares. */
function unitOf(number: string): string | undefined {
  const [declaration] = parse(`let x = ${number}`).file.declarations;
  return ((declaration as LetDeclaration).value as NumberLiteral).unit?.factors[0].name;
}

describe("canonicalName", () => {
  it.each([
    ["σx", "sigma_x"],
    ["σ_x", "sigma_x"],
    ["sigma_x", "sigma_x"],
    ["t2", "t2"],
    ["μ", "mu"],
    ["\u00B5", "mu"],
    ["ν", "nu"],
    ["Δt", "Delta_t"],
    ["tμ", "t_mu"],
    ["ϕ1", "phi_1"],
    ["ϵ", "epsilon"],
    ["ε", "epsilon"],
    ["ς", "sigma"],
    ["αβ", "alpha_beta"],
    ["Γ", "Gamma"],
    ["é", "é".normalize("NFKC")],
  ])("%s is %s", (source, name) => {
    expect(canonicalName(source)).toBe(name);
  });
});

describe("lineMap", () => {
  it("counts lines from 1 and columns in code points", () => {
    const position = lineMap("a\n𝒳b\n");
    expect([0, 1, 2, 4, 5, 6].map((offset) => Object.values(position(offset)).join(":"))).toEqual([
      "1:1",
      "1:2",
      "2:1",
      "2:2",
      "2:3",
      "3:1",
    ]);
  });
});

describe("the token table", () => {
  it("names every token once", () => {
    const names = tokenTable.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has patterns that match their own labels", () => {
    for (const { pattern, label } of tokenTable.filter(({ kind }) => kind !== "class")) {
      expect(label.slice(1, -1)).toMatch(new RegExp(`^${pattern}$`, "u"));
    }
  });
});

describe("unit names", () => {
  it.each([...unitNames])("%s follows a number", (name) => {
    expect(unitOf(`2 ${name}`)).toBe(name);
  });

  it.each([
    ["Å", "angstrom"],
    ["µm", "um"],
    ["ħ", "hbar"],
  ])("%s is %s", (source, name) => {
    expect(unitOf(`2 [${source}]`)).toBe(name);
  });
});
