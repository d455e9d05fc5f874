import { describe, expect, test } from "vitest";
import { examination } from "../../../cli/editor/examination.ts";
import { withExamination } from "../../../lsp/analysis/analysis.ts";
import { hover } from "../../../lsp/features/hover.ts";
import { library, marked, textAt } from "../marked.ts";

function said(source: string): string {
  const { analysis, offset } = marked(source);
  const found = hover(analysis, offset, library);
  return found ? (found.contents as { value: string }).value : "";
}

describe("physics", () => {
  test("a lattice shows its shells with distance and coordination", () => {
    const text = said("lattice honey┆comb(a = 2.46 angstrom)\nhamiltonian H { hop shell 1: 1 eV }");
    expect(text).toContain("| 1 | 1.42028 angstrom | 3 | 3 |");
    expect(text).toContain("| 2 | 2.46 angstrom | 6 | 6 |");
    expect(text).toContain("lattice constant a");
  });

  test("a lattice of which sites have different neighbours", () => {
    expect(said("lattice li┆eb")).toContain("A 4, B 2, C 2");
  });

  test("a shell", () => {
    expect(said("lattice kagome\nhamiltonian H { hop shell ┆2: 1 }")).toContain(
      "Distance 1.73205, neighbours 4",
    );
  });

  test("a family shows how many numbers it stands for, and how it reverses", () => {
    const text = said(
      "lattice honeycomb\nparameter t┆2 : complex in disk(1) each bond of shell 2\nhamiltonian H { hop shell 2: t2 }",
    );
    expect(text).toContain("12 real numbers, 2 for each of 6 bonds");
    expect(text).toContain("its conjugate");
    expect(text).toContain("A -> A + (1, 0)");
  });

  test("a quantity shows its value and unit", () => {
    expect(said("let t┆1 = 2 * 350 meV")).toContain("0.7 eV");
    expect(said("let T = 30┆0 K * 1 [k_B]")).toContain("= 300 K");
    expect(said("let area = 3 ┆angstrom")).toContain("3 angstrom");
  });

  test("an observable shows formula, unit and source", () => {
    const text = said(
      "lattice square\nhamiltonian H { hop shell 1: 1 }\nreport { hall_┆conductivity(H, mu = 0, kT = 1) }",
    );
    expect(text).toContain("in [e^2/h]");
    expect(text).toContain("im(<n| v.a |m> * <m| v.b |n>)");
    expect(text).toContain("Thouless");
  });

  test("the Hamiltonian", () => {
    expect(said("lattice kagome\nspace { spin 1/2 }\nhamiltonian H┆ { hop shell 1: 1 }")).toContain(
      "6 bands, 1 term on kagome",
    );
  });
});

describe("what the symmetry says", () => {
  const spec = (report: string) => `lattice honeycomb
parameter m : real in [0.1, 1]
parameter t : real in [0.5, 1] each bond of shell 1
hamiltonian H {
  onsite A: m
  onsite B: -m
  hop shell 1: t
}
maximize bandwidth(H, bands = 1)
report {
  ${report}
}`;
  const hall = "hall_conductivity(H, filling = 1/2, kT = 0.3)";

  async function examined(report: string): Promise<string> {
    const { analysis, offset } = marked(spec(report));
    const found = await examination(analysis.compilation, () => Promise.resolve(true));
    const known = withExamination(analysis, found!);
    return (hover(known, offset, library)!.contents as { value: string }).value;
  }

  test("is not said before it is known", () => {
    expect(said(spec(`┆${hall}`))).not.toMatch(/forbidden|allowed/i);
  });

  test("of a quantity that time reversal forbids", async () => {
    expect(await examined(`┆${hall}`)).toContain(
      "Forbidden by time_reversal: zero for every member of the family.",
    );
  });

  test("of one that it allows", async () => {
    expect(
      await examined(`┆shift_current(H, energy = 2, broadening = 0.3, filling = 1/2, kT = 0.3)`),
    ).toContain("\n\nAllowed by the symmetry of the family.");
  });

  test("of an expression, not of its parts", async () => {
    expect(await examined(`1 + ┆${hall}`)).toContain(
      `\`1 + ${hall}\`: Allowed by the symmetry of the family.`,
    );
  });

  test("nothing of what no sum over the zone gives", async () => {
    expect(await examined("band_┆gap(H, filling = 1/2)")).not.toMatch(/forbidden|allowed/i);
  });

  test("nothing where nobody wants it any more", async () => {
    const { compilation } = marked(spec(`┆${hall}`)).analysis;
    const found = await examination(compilation, () => Promise.resolve(false));
    expect(found === undefined).toBe(true);
  });
});

test("keywords, builtins and arguments have their line", () => {
  expect(said("latt┆ice square")).toContain("Where: a lattice of the library");
  expect(said("lattice square\nhamiltonian H { hop shell 1: c┆os(1) }")).toContain("The cosine");
  expect(
    said(
      "lattice square\nhamiltonian H { hop shell 1: 1 }\nreport { band_gap(H, fill┆ing = 1/2) }",
    ),
  ).toContain("half filling is `1/2`");
});

test("a half-written Hamiltonian does not take the lattice away", () => {
  expect(
    said("lattice tri┆angular\nhamiltonian H {\n  hop shell 1:\n  onsite A: 2 +\n}"),
  ).toContain("| 1 | 1 | 6 | 3 |");
});

test("the range is that of the name", () => {
  const { analysis, offset } = marked("let al┆pha = 1");
  expect(textAt(analysis, hover(analysis, offset, library)!.range!)).toBe("alpha");
});
